//! What the styles of a text say: the depth of a heading, and whether it is seen at all.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::{
    colour::Colour,
    sight::{Sight, is_tiny},
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
    sight: Sight,
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
    let outline = attribute(style, "default-outline-level").and_then(|level| level.parse().ok());
    Style {
        based_on: attribute(style, "parent-style-name").map(str::to_owned),
        level: match name {
            "Title" => Some(0),
            _ => outline.filter(|level| (1..=9).contains(level)),
        },
        sight: child(style, "text-properties").map_or_else(Sight::default, seen),
    }
}

/// What the properties of letters say of their being seen.
fn seen(properties: Node<'_, '_>) -> Sight {
    let said = |name| attribute(properties, name);
    let colour = |name| said(name)?.strip_prefix('#').and_then(Colour::of_hex);
    let ground = colour("background-color").unwrap_or(Colour::PAPER);
    let points = |name| said(name)?.strip_suffix("pt")?.parse::<f32>().ok();
    Sight {
        hidden: said("display").map(|display| display == "none"),
        white: colour("color").map(|ink| ink.fades_into(ground)),
        struck: said("text-line-through-style")
            .or_else(|| said("text-line-through-type"))
            .map(|line| line != "none"),
        tiny: points("font-size").map(is_tiny),
        otherwise: None,
    }
}

fn sight(styles: &Named, name: &str, outer: Sight) -> Sight {
    let mut said = Sight::default();
    let mut at = styles.get(name);
    for _ in 0..MOST_BASED {
        let Some(style) = at else { break };
        said = said.within(style.sight);
        let base = style.based_on.as_ref();
        at = base.and_then(|base| styles.get(base));
    }
    said.within(outer)
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
