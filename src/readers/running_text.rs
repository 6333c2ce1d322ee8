//! A running text as it is laid out: lines in reading order, each with its place, and how deep what is
//! read lies within other things.

use super::{
    places::{Places, margin},
    transcript::{Hidden, HiddenKind, LineKind, Piece, Transcript},
};
use crate::{
    diagnostic::{Locator, Text},
    language::heading::is_part,
};

/// How deep blocks may lie within each other: tables in cells, boxes on paragraphs.
const DEEPEST: usize = 24;

/// A transcript that a running text is laid out in.
#[derive(Debug)]
pub(super) struct RunningText {
    pub(super) transcript: Transcript,
    places: Places,
    depth: usize,
}

impl RunningText {
    /// Goes on with a transcript that holds what a file says about itself.
    pub(super) fn new(transcript: Transcript) -> Self {
        Self {
            transcript,
            places: Places::default(),
            depth: 0,
        }
    }

    /// Whether there is room to go into what lies within a block; says so where there is none.
    pub(super) fn goes_deeper(&mut self) -> bool {
        let has_room = self.depth < DEEPEST;
        if has_room {
            self.depth += 1;
        } else {
            self.say_too_deep();
        }
        has_room
    }

    /// Comes back from there.
    pub(super) fn comes_back(&mut self) {
        self.depth -= 1;
    }

    /// That something was left out for its depth.
    pub(super) fn say_too_deep(&mut self) {
        self.transcript.unread.push(Text::fixed(
            "嵌套太深的内容没有读",
            "what lies too deep within other things was not read",
        ));
    }

    /// Where a paragraph of this text stands that comes next.
    pub(super) fn next_place(&mut self, text: &str, kind: LineKind) -> Locator {
        if kind == LineKind::Margin {
            return margin();
        }
        let text = text.trim();
        if !text.is_empty() {
            let is_heading = matches!(kind, LineKind::Heading(1..)) || is_part(text);
            if is_heading {
                self.places.begin(text);
            }
            self.places.count();
        }
        self.places.locator()
    }

    /// Adds a paragraph, if anything stands in it.
    pub(super) fn paragraph(&mut self, kind: LineKind, piece: Piece) {
        if !piece.text.trim().is_empty() {
            self.transcript.paragraph(kind, piece);
        }
    }

    /// Tells what is not seen there.
    pub(super) fn hide(&mut self, kind: HiddenKind, locator: Locator, content: String) {
        self.transcript.hidden.push(Hidden {
            kind,
            locator: Some(locator),
            content,
        });
    }

    /// How the table after those read so far is numbered, from 0.
    pub(super) fn next_table(&self) -> usize {
        self.transcript.tables.len()
    }
}
