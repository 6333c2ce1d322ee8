//! What the styles of a Word file say of the text in them: the depth of a heading, and whether it is
//! seen at all.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{
    super::{
        sight::Sight,
        xml_tree::{attribute, child, elements, parsed},
    },
    node::{is_on, value},
};
use crate::diagnostic::Text;

/// The most styles that build on each other.
const MOST_BASED: usize = 20;

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
}

#[derive(Debug)]
struct Style {
    based_on: Option<String>,
    level: Option<u8>,
    is_hidden: Option<bool>,
    is_white: Option<bool>,
}

impl Styles {
    /// The styles of the part with this text.
    pub(super) fn read(text: &str) -> Result<Self, Text> {
        let document = parsed(text, "styles.xml")?;
        let styles = elements(document.root_element(), "style").filter_map(|style| {
            let run = child(style, "rPr");
            let named = value(style, "name").and_then(level_of_name);
            let outlined = child(style, "pPr").and_then(outline_level);
            let style_read = Style {
                based_on: value(style, "basedOn").map(str::to_owned),
                level: named.or(outlined),
                is_hidden: run.and_then(is_hidden),
                is_white: run.and_then(is_white),
            };
            Some((attribute(style, "styleId")?.to_owned(), style_read))
        });
        Ok(Self {
            by_id: styles.collect(),
        })
    }

    /// The depth of the heading that text in this style is, from 1; 0 for a title.
    pub(super) fn level(&self, id: &str) -> Option<u8> {
        self.first(id, |style| style.level)
    }

    /// What a style says of being seen, `sight` where it says nothing.
    pub(super) fn sight(&self, id: &str, sight: Sight) -> Sight {
        Sight {
            is_hidden: self
                .first(id, |style| style.is_hidden)
                .unwrap_or(sight.is_hidden),
            is_white: self
                .first(id, |style| style.is_white)
                .unwrap_or(sight.is_white),
        }
    }

    /// What the style, or the first that it builds on, says.
    fn first<T>(&self, id: &str, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = self.by_id.get(id);
        for _ in 0..MOST_BASED {
            let style = at?;
            if let Some(said) = says(style) {
                return Some(said);
            }
            at = style
                .based_on
                .as_ref()
                .and_then(|base| self.by_id.get(base));
        }
        None
    }
}

/// What the properties of a run say themselves, `sight` where they say nothing.
pub(super) fn own_sight(properties: Node<'_, '_>, sight: Sight) -> Sight {
    Sight {
        is_hidden: is_hidden(properties).unwrap_or(sight.is_hidden),
        is_white: is_white(properties).unwrap_or(sight.is_white),
    }
}

fn is_hidden(properties: Node<'_, '_>) -> Option<bool> {
    child(properties, "vanish").map(|_| is_on(properties, "vanish"))
}

/// White on a ground of its own is read well: heads of tables are set so.
fn is_white(properties: Node<'_, '_>) -> Option<bool> {
    let colour = value(properties, "color")?;
    let has_ground = child(properties, "shd").is_some() || child(properties, "highlight").is_some();
    Some(colour.eq_ignore_ascii_case("ffffff") && !has_ground)
}

/// The depth that a paragraph's own properties give it in the outline, from 1.
pub(super) fn outline_level(properties: Node<'_, '_>) -> Option<u8> {
    let level: u8 = value(properties, "outlineLvl")?.parse().ok()?;
    // 9 is running text.
    (level < 9).then_some(level + 1)
}

fn level_of_name(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(0);
    }
    let level = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}
