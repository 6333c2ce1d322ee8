//! What a named style of paragraphs says.

use super::{Distance, Face, Size};

/// How a line of a style is placed between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Both edges straight.
    Both,
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// How high a line of a style is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineHeight {
    /// A line of the page's grid, or as many as the type needs.
    Grid,
    /// Exactly the distance of two lines of the grid, whatever the type.
    Pitch,
    /// Exactly so many twips.
    Exactly(u32),
    /// Exactly 1.4 times the height of the type, the same in every face.
    Close,
    /// What the type needs, off the grid.
    Single,
}

/// [`LineHeight::Close`] in twips to the half point.
pub const CLOSE: u32 = 14;

/// Who named a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Word, which knows what it is for.
    Word,
    /// This program.
    Own,
}

/// A named style of paragraphs.
#[derive(Debug, Clone, Copy)]
pub struct ParagraphStyle {
    /// Id that paragraphs name.
    pub id: &'static str,
    /// Name: Word's own for a style it knows, otherwise ours.
    pub name: &'static str,
    /// Who named it.
    pub origin: Origin,
    /// East Asian face, where it is not the body's.
    pub face: Face,
    /// Latin face.
    pub latin: Face,
    /// Size of type.
    pub size: Size,
    /// Heavy type.
    pub bold: bool,
    /// Colour of type.
    pub colour: Option<&'static str>,
    /// Place between the margins.
    pub alignment: Alignment,
    /// Indentation of the first line, in characters.
    pub first_line: u32,
    /// Indentation at the left, in characters.
    pub left: u32,
    /// Indentation at the right, in characters.
    pub right: u32,
    /// Free above.
    pub before: Distance,
    /// Free below.
    pub after: Distance,
    /// Height of a line.
    pub line: LineHeight,
    /// Depth in the outline, from 0.
    pub outline: Option<u8>,
    /// Whether it stays on the page of the paragraph after it.
    pub keep_next: bool,
    /// Whether a tab leads to the right margin along dots.
    pub leader: bool,
}
