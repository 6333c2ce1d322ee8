//! What is seen on a page: characters with their places, and rules. Points from the page's upper
//! left corner, rightwards and downwards.

use super::{super::transcript::HiddenKind, matrix::Area};

/// A character, or the few that one glyph stands for.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// What it says; nothing where its font does not tell.
    pub(super) text: String,
    pub(super) area: Area,
    /// The size of the type.
    pub(super) size: f64,
    /// Which showing of text put it down.
    pub(super) run: usize,
    /// Whether the file says that it is none of the text's: a page number, a running head.
    pub(super) is_beside: bool,
}

impl Glyph {
    /// Whether nothing of it is seen.
    pub(super) fn is_blank(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(char::is_whitespace)
    }
}

/// A straight line along or down the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// How far down an `is_level` one lies, how far right one that is upright.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Ink {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    /// What is written across the page, at the slant of a watermark: it stands in no line.
    pub(super) aslant: String,
    /// The rules along the page.
    pub(super) level: Vec<Rule>,
    /// The rules down the page.
    pub(super) upright: Vec<Rule>,
    /// Coloured areas and pictures, on which white type is seen.
    pub(super) shades: Vec<Area>,
    /// How much of the page its pictures cover, at the most all of it.
    pub(super) pictured: f64,
    /// How many showings of text there were.
    pub(super) runs: usize,
    /// What is written so that it is not seen.
    pub(super) hidden: Vec<(HiddenKind, String)>,
}

impl Ink {
    /// Adds text that is not seen: to what was said last, where that goes on.
    pub(super) fn hide(&mut self, kind: HiddenKind, text: &str) {
        match self.hidden.last_mut() {
            Some((last, content)) if *last == kind => content.push_str(text),
            _ => self.hidden.push((kind, text.to_owned())),
        }
    }
}
