//! The text of a paragraph or a cell as it is put together, with the figures that it marks.

use super::super::transcript::{Mark, NoteCall, Piece, TaggedFigure};
use crate::diagnostic::Locator;

/// A text that is not yet whole. White space shows as one blank, as on the page.
#[derive(Debug, Default)]
pub(super) struct Phrase {
    text: String,
    figures: Vec<TaggedFigure>,
    /// Where it leads to notes.
    calls: Vec<NoteCall>,
    /// What stands before the next character, if there is one.
    gap: Gap,
    /// The figures that are open, with where their text began, once it has.
    open: Vec<(String, Option<usize>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Gap {
    #[default]
    None,
    /// A blank.
    Blank,
    /// A line end within a heading or a cell: a blank where words would run together.
    Line,
}

impl Phrase {
    pub(super) fn push(&mut self, text: &str) {
        for sign in text.chars() {
            // `char::is_whitespace` would take the wide blanks too, which show.
            if sign.is_ascii_whitespace() {
                self.gap = Gap::Blank;
            } else if !sign.is_control() {
                self.push_sign(sign);
            }
        }
    }

    fn push_sign(&mut self, sign: char) {
        let last = self.text.chars().next_back();
        let is_blank = match self.gap {
            Gap::None => false,
            Gap::Blank => true,
            Gap::Line => is_narrow(sign) && last.is_some_and(is_narrow),
        };
        if is_blank && last.is_some() {
            self.text.push(' ');
        }
        self.gap = Gap::None;
        let start = self.text.len();
        for (_, begins) in &mut self.open {
            begins.get_or_insert(start);
        }
        self.text.push(sign);
    }

    /// Ends a line within the text.
    pub(super) fn end_line(&mut self) {
        if self.gap == Gap::None {
            self.gap = Gap::Line;
        }
    }

    /// Leads to the note of this number.
    pub(super) fn call(&mut self, note: usize) {
        let at = self.text.len();
        self.calls.push(NoteCall { at, note });
    }

    pub(super) fn open_figure(&mut self, tag: &str) {
        self.open.push((tag.to_owned(), None));
    }

    pub(super) fn close_figure(&mut self) {
        if let Some((tag, start)) = self.open.pop() {
            let end = self.text.len();
            self.figures.push(TaggedFigure {
                tag,
                range: start.unwrap_or(end)..end,
                by: Mark::Tag,
            });
        }
    }

    /// Whether there is nothing of it yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.figures.is_empty()
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The piece that it is at this place. A figure that goes on does so in the next text.
    pub(super) fn take(&mut self, locator: Locator) -> Piece {
        let open: Vec<String> = self.open.iter().map(|(tag, _)| tag.clone()).collect();
        while !self.open.is_empty() {
            self.close_figure();
        }
        let whole = std::mem::take(self);
        for tag in &open {
            self.open_figure(tag);
        }
        Piece {
            locator,
            text: whole.text,
            figures: whole.figures,
            calls: whole.calls,
            stored: None,
        }
    }
}

fn is_narrow(sign: char) -> bool {
    sign.is_ascii()
}
