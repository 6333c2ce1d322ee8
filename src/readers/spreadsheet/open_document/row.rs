//! A row of cells, laid out as often as it says that it is repeated.

use std::ops::Range;

use super::super::{
    book::{Book, Cell, MOST_COLUMNS, MOST_ROWS, Place, Sheet},
    xml::Tag,
};
use crate::diagnostic::Text;

/// A row that has begun.
#[derive(Default)]
pub(super) struct Row {
    pub(super) times: usize,
    pub(super) is_hidden: bool,
    /// The style of its cells.
    pub(super) style: Option<String>,
    /// Its cells that hold something or cover others.
    pub(super) cells: Vec<Laid>,
}

/// A cell of it.
pub(super) struct Laid {
    /// The first column in which it stands.
    pub(super) column: usize,
    /// In how many, one beside the other.
    pub(super) times: usize,
    /// How many columns and rows it covers.
    pub(super) spans: (usize, usize),
    pub(super) cell: Option<Cell>,
}

impl Row {
    /// Puts the cells into these rows of a sheet; a row without any costs nothing.
    ///
    /// # Errors
    /// There are more than any report has.
    pub(super) fn lay_out(
        self,
        rows: Range<usize>,
        sheet: &mut Sheet,
        book: &mut Book,
    ) -> Result<(), Text> {
        if self.cells.is_empty() {
            return Ok(());
        }
        for row in rows {
            if self.is_hidden {
                sheet.hidden_rows.insert(row);
            }
            for laid in &self.cells {
                for column in laid.column..laid.column + laid.times {
                    if laid.spans != (1, 1) {
                        book.count_merged()?;
                        let last = covered((row, column), laid.spans);
                        sheet.merged.push(((row, column), last));
                    }
                    if let Some(cell) = &laid.cell {
                        book.count(cell)?;
                        sheet.cells.insert((row, column), cell.clone());
                    }
                }
            }
        }
        Ok(())
    }
}

/// The last place that a cell covers, within the largest sheet.
fn covered((row, column): Place, (columns, rows): (usize, usize)) -> Place {
    (
        row.saturating_add(rows - 1).min(MOST_ROWS - 1),
        column.saturating_add(columns - 1).min(MOST_COLUMNS - 1),
    )
}

/// How often something is repeated, at least once.
pub(super) fn repeated(tag: Tag<'_>, name: &str) -> usize {
    let number = tag.attribute(name).and_then(|one| one.trim().parse().ok());
    number.unwrap_or(1_usize).max(1)
}
