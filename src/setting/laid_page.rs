//! What stands on a page, and where.

use super::{
    laid_table::LaidRow, length::Length, lines::Line, orientation::Orientation,
    set_block::SetParagraph, set_table::SetTable,
};

/// A page.
#[derive(Debug)]
pub struct LaidPage<'s, 'a> {
    /// How it lies.
    pub orientation: Orientation,
    /// What stands on it, from the top.
    pub pieces: Vec<Piece<'s, 'a>>,
    /// The notes at its foot.
    pub notes: Vec<LaidNote<'a>>,
    /// The height that notes take.
    pub notes_height: Length,
}

/// A note with its number.
#[derive(Debug)]
pub struct LaidNote<'a> {
    /// Its number in the report, from 1.
    pub number: usize,
    /// Its lines.
    pub lines: Vec<Line<'a>>,
}

/// What stands on a page.
#[derive(Debug)]
pub struct Piece<'s, 'a> {
    /// Its upper edge, from that of the text.
    pub top: Length,
    /// Its height.
    pub height: Length,
    /// The number of its block in the report, from 0.
    pub block: usize,
    /// What it is.
    pub what: What<'s, 'a>,
}

/// What a piece is.
#[derive(Debug)]
pub enum What<'s, 'a> {
    /// A line of a paragraph.
    Line {
        /// The paragraph.
        paragraph: &'s SetParagraph<'a>,
        /// The line.
        line: Line<'a>,
        /// Whether the paragraph starts with it.
        is_first: bool,
        /// Whether the paragraph ends with it.
        is_last: bool,
    },
    /// A drawing.
    Drawing(&'s SetParagraph<'a>),
    /// A row of a table, or the head of one once more.
    Row {
        /// The table.
        table: &'s SetTable<'a>,
        /// The place of the row among the laid rows of its table.
        row: usize,
        /// Whether it has stood on a page before.
        is_repetition: bool,
    },
}

/// The pages, with the rows of the tables by their blocks.
#[derive(Debug)]
pub struct Laid<'s, 'a> {
    /// The pages.
    pub pages: Vec<LaidPage<'s, 'a>>,
    /// The rows of the table that is the block of that number; none of other blocks.
    pub rows: Vec<Vec<LaidRow<'a>>>,
}
