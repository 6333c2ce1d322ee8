//! What the styles of a Word file say of the text in them: the depth of a heading, and whether it is
//! seen at all.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{
    super::{
        outline::depth,
        sight::Sight,
        xml_tree::{attribute, child, elements, parsed},
    },
    node::value,
    seen::{of_paragraph, of_run},
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
    sight: Sight,
}

impl Styles {
    /// The styles of the part with this text.
    pub(super) fn read(text: &str) -> Result<Self, Text> {
        let document = parsed(text, "styles.xml")?;
        let styles = elements(document.root_element(), "style").filter_map(|style| {
            let of_run = child(style, "rPr").map_or_else(Sight::default, of_run);
            let of_paragraph = child(style, "pPr").map_or_else(Sight::default, of_paragraph);
            let named = value(style, "name").and_then(level_of_name);
            let outlined = child(style, "pPr").and_then(outline_level);
            let style_read = Style {
                based_on: value(style, "basedOn").map(str::to_owned),
                level: named.or(outlined),
                sight: of_run.within(of_paragraph),
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

    /// What a style and those that it builds on say of being seen, `outer` where they say nothing.
    pub(super) fn sight(&self, id: &str, outer: Sight) -> Sight {
        let mut said = Sight::default();
        let mut at = self.by_id.get(id);
        for _ in 0..MOST_BASED {
            let Some(style) = at else { break };
            said = said.within(style.sight);
            let base = style.based_on.as_ref();
            at = base.and_then(|base| self.by_id.get(base));
        }
        said.within(outer)
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

/// The depth that a paragraph's own properties give it in the outline, from 1.
pub(super) fn outline_level(properties: Node<'_, '_>) -> Option<u8> {
    depth(value(properties, "outlineLvl")?.parse().ok()?)
}

fn level_of_name(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(0);
    }
    let level = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}
