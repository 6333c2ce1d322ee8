//! The styles of a spreadsheet, as far as they decide whether something in it is seen.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    super::{
        colour::Colour,
        sight::{Sight, is_tiny},
    },
    xml::{Next, Tag, each},
};
use crate::diagnostic::Text;

/// The most styles that build on each other.
const MOST_BASED: usize = 20;

/// The styles of cells and sheets.
#[derive(Debug, Default)]
pub(super) struct Looks {
    cells: BTreeMap<String, Look>,
    hidden_sheets: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Look {
    based_on: Option<String>,
    sight: Sight,
    ink: Option<Colour>,
    ground: Option<Colour>,
}

/// A style that has begun.
enum Open {
    Cell(String, Look),
    Sheet(String),
}

impl Looks {
    /// Adds the styles of a part.
    ///
    /// # Errors
    /// The part is broken.
    pub(super) fn read(&mut self, part: &[u8], name: &str) -> Result<(), Text> {
        let mut open: Option<Open> = None;
        each(part, name, |next| {
            match next {
                Next::Start("style", tag) => open = begun(tag),
                Next::Start(element, tag) => match &mut open {
                    Some(Open::Cell(_, look)) => look.set(element, tag),
                    Some(Open::Sheet(name))
                        if element == "table-properties"
                            && tag.attribute("display").as_deref() == Some("false") =>
                    {
                        self.hidden_sheets.insert(name.clone());
                    }
                    _ => {}
                },
                Next::End("style") => {
                    if let Some(Open::Cell(name, look)) = open.take() {
                        self.cells.insert(name, look);
                    }
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// Whether a sheet in this style is not shown.
    pub(super) fn is_hidden_sheet(&self, name: &str) -> bool {
        self.hidden_sheets.contains(name)
    }

    /// Whether a cell in this style is seen.
    pub(super) fn sight(&self, name: &str) -> Sight {
        let ink = self.first(name, |look| look.ink);
        let ground = self.first(name, |look| look.ground);
        let ground = ground.unwrap_or(Colour::PAPER);
        Sight {
            white: ink.map(|ink| ink.fades_into(ground)),
            struck: self.first(name, |look| look.sight.struck),
            tiny: self.first(name, |look| look.sight.tiny),
            ..Sight::default()
        }
    }

    fn first<T>(&self, name: &str, says: impl Fn(&Look) -> Option<T>) -> Option<T> {
        let mut at = self.cells.get(name);
        for _ in 0..MOST_BASED {
            let look = at?;
            if let Some(said) = says(look) {
                return Some(said);
            }
            at = self.cells.get(look.based_on.as_ref()?);
        }
        None
    }
}

fn begun(tag: Tag<'_>) -> Option<Open> {
    let name = tag.attribute("name")?;
    match tag.attribute("family")?.as_str() {
        "table-cell" => {
            let look = Look {
                based_on: tag.attribute("parent-style-name"),
                ..Look::default()
            };
            Some(Open::Cell(name, look))
        }
        "table" => Some(Open::Sheet(name)),
        _ => None,
    }
}

impl Look {
    fn set(&mut self, element: &str, tag: Tag<'_>) {
        match element {
            "text-properties" => {
                self.ink = colour(tag, "color");
                let line = tag.attribute("text-line-through-style");
                self.sight.struck = line.map(|line| line != "none");
                let size = tag.attribute("font-size");
                let points = size.and_then(|size| size.strip_suffix("pt")?.parse::<f32>().ok());
                self.sight.tiny = points.map(is_tiny);
            }
            "table-cell-properties" => {
                self.ground = colour(tag, "background-color");
            }
            _ => {}
        }
    }
}

fn colour(tag: Tag<'_>, name: &str) -> Option<Colour> {
    Colour::of_hex(tag.attribute(name)?.strip_prefix('#')?)
}
