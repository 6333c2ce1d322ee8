//! A table laid out once: Word, spreadsheet and web page only draw it.

use super::{figure::PrintedFigure, inline::Inline};

/// A table whose merged cells are resolved.
///
/// Rows hold only the cells that start in them: a cell with `row_span` 2 stands in its first row
/// and leaves its place empty in the second.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// What the table is, for screen readers and file properties.
    pub title: String,
    /// Widths in parts of a thousand of the table's width; their sum is 1000.
    pub columns: Vec<u32>,
    /// How many rows at the top are repeated on every page.
    pub header_rows: usize,
    /// Whether the table needs a page turned on its side.
    pub landscape: bool,
    /// Whether its many columns want smaller type and less white than other tables have.
    pub small_type: bool,
    /// Whether it goes to the next page rather than be divided; only what a page holds.
    pub keep_together: bool,
    /// The rows, header rows first.
    pub rows: Vec<Vec<GridCell>>,
    /// What is remarked under the table, a paragraph each.
    pub remarks: Vec<Vec<Inline>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// The column it starts in, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub column_span: usize,
    /// How many rows it covers, at least 1.
    pub row_span: usize,
    /// What it holds.
    pub content: CellContent,
    /// What is remarked behind it.
    pub remark: Vec<Inline>,
    /// How it is set.
    pub role: CellRole,
    /// Steps of indentation of a label, from 0.
    pub indent: u8,
}

impl GridCell {
    /// A cell of one row and one column.
    #[must_use]
    pub fn new(column: usize, content: CellContent, role: CellRole) -> Self {
        Self {
            column,
            column_span: 1,
            row_span: 1,
            content,
            remark: Vec::new(),
            role,
            indent: 0,
        }
    }

    /// A cell of one row and one column with a text in it.
    #[must_use]
    pub fn of_text(column: usize, text: &str, role: CellRole) -> Self {
        Self::new(column, CellContent::Text(text.to_owned()), role)
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellContent {
    /// Nothing.
    Blank,
    /// Text; a label that starts with `=` stays text.
    Text(String),
    /// A figure; not reported prints blank.
    Figure(PrintedFigure),
}

/// How a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellRole {
    /// Head of a column: bold, centred.
    Header,
    /// Head of a part of the form: bold, at the left.
    Part,
    /// A row's label, at the left.
    Label,
    /// The label of several rows, merged beside them: centred.
    Group,
    /// What the form remarks on its figures: centred, in plain type.
    Note,
    /// A unit, centred.
    Unit,
    /// A figure, centred.
    Value,
}
