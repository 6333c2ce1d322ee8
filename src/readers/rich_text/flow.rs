//! The texts of a file: its own, and within it notes, remarks, boxes.

use super::words::Words;

/// A text within the file.
pub(super) struct Flow {
    pub(super) kind: FlowKind,
    pub(super) words: Words,
    /// Those that have ended, where it is not the text of the file itself.
    pub(super) paragraphs: Vec<Words>,
}

/// What a text within the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FlowKind {
    /// That of the file.
    Body,
    /// The note of this number, at the foot or behind the text.
    Note(usize),
    /// The head or the foot of every page.
    Margin,
    /// A remark beside the text.
    Comment,
    /// A text box.
    Box,
}

impl Flow {
    pub(super) fn new(kind: FlowKind) -> Self {
        Self {
            kind,
            words: Words::default(),
            paragraphs: Vec::new(),
        }
    }
}
