//! What the styles of a text say: the depth of a heading, and whether it is seen at all.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::{
    sight::Sight,
    xml_tree::{attribute, child, elements},
};

/// The most styles that build on each other.
const MOST_BASED: usize = 20;

/// The styles of paragraphs, or of stretches within them, by their names.
type Named = BTreeMap<String, Style>;

/// The styles of a text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: Named,
    stretches: Named,
}

#[derive(Debug)]
struct Style {
    based_on: Option<String>,
    level: Option<u8>,
    is_hidden: Option<bool>,
    is_white: Option<bool>,
}

impl Styles {
    /// The styles of these lists; the last one of a name holds.
    pub(super) fn read<'a, 'input: 'a>(lists: impl Iterator<Item = Node<'a, 'input>>) -> Self {
        let mut styles = Self::default();
        for style in lists.flat_map(|list| elements(list, "style")) {
            let Some(name) = attribute(style, "name") else {
                continue;
            };
            let named = match attribute(style, "family") {
                Some("paragraph") => &mut styles.paragraphs,
                Some("text") => &mut styles.stretches,
                _ => continue,
            };
            named.insert(name.to_owned(), read(style, name));
        }
        styles
    }

    /// The depth of the heading that a paragraph in this style is, from 1; 0 for a title.
    pub(super) fn level(&self, name: &str) -> Option<u8> {
        first(&self.paragraphs, name, |style| style.level)
    }

    /// Whether a paragraph in this style is seen.
    pub(super) fn of_paragraph(&self, name: Option<&str>) -> Sight {
        name.map_or_else(Sight::default, |name| {
            sight(&self.paragraphs, name, Sight::default())
        })
    }

    /// Whether a stretch in this style is seen, as what it stands in where the style says nothing.
    pub(super) fn of_stretch(&self, name: Option<&str>, outer: Sight) -> Sight {
        name.map_or(outer, |name| sight(&self.stretches, name, outer))
    }
}

fn read(style: Node<'_, '_>, name: &str) -> Style {
    let properties = child(style, "text-properties");
    let of_text = |name| attribute(properties?, name);
    let outline = attribute(style, "default-outline-level").and_then(|level| level.parse().ok());
    let ground = of_text("background-color").filter(|ground| *ground != "transparent");
    let is_white = of_text("color").map(|colour| colour.eq_ignore_ascii_case("#ffffff"));
    Style {
        based_on: attribute(style, "parent-style-name").map(str::to_owned),
        level: match name {
            "Title" => Some(0),
            _ => outline.filter(|level| (1..=9).contains(level)),
        },
        is_hidden: of_text("display").map(|display| display == "none"),
        is_white: is_white.map(|is_white| is_white && ground.is_none()),
    }
}

fn sight(styles: &Named, name: &str, outer: Sight) -> Sight {
    Sight {
        is_hidden: first(styles, name, |style| style.is_hidden).unwrap_or(outer.is_hidden),
        is_white: first(styles, name, |style| style.is_white).unwrap_or(outer.is_white),
    }
}

/// What the style, or the first that it builds on, says.
fn first<T>(styles: &Named, name: &str, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
    let mut at = styles.get(name);
    for _ in 0..MOST_BASED {
        let style = at?;
        if let Some(said) = says(style) {
            return Some(said);
        }
        at = styles.get(style.based_on.as_ref()?);
    }
    None
}
