//! A line of a report's text, and where it stands in a transcript.

use std::ops::Range;

use crate::readers::laid_out::PiecePlace;

/// A paragraph: where its lines stand, one where a file does not break them by hand.
pub type Lines = Vec<PiecePlace>;

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct TextLine<'t> {
    pub(super) place: PiecePlace,
    pub(super) text: &'t str,
    /// Whether it goes on from the line before, which was broken by hand.
    pub(super) goes_on: bool,
}

impl TextLine<'_> {
    /// A stretch of it.
    pub(super) fn part(&self, range: Range<usize>) -> PiecePlace {
        PiecePlace {
            range: self.place.range.start + range.start..self.place.range.start + range.end,
            ..self.place.clone()
        }
    }

    /// Adds it to a text.
    pub(super) fn add_to(self, paragraphs: &mut Vec<Lines>) {
        match paragraphs.last_mut() {
            Some(last) if self.goes_on => last.push(self.place),
            _ => paragraphs.push(vec![self.place]),
        }
    }

    /// The same line of which nothing is left.
    pub(super) fn emptied(&self) -> Self {
        let end = self.place.range.end;
        Self {
            place: PiecePlace {
                range: end..end,
                ..self.place.clone()
            },
            text: "",
            goes_on: false,
        }
    }
}
