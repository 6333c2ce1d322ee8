//! How the cells of a table fill its rows, and how text fits into them.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::table::SMALLEST_SIZE;
use crate::document::grid::GridCell;

/// Twips of each column; rounding never adds up to more or less than the whole.
pub fn column_widths(columns: &[u32], width: usize) -> Vec<usize> {
    let whole: usize = columns
        .iter()
        .map(|share| *share as usize)
        .sum::<usize>()
        .max(1);
    let mut shares = 0;
    let mut left_edge = 0;
    columns
        .iter()
        .map(|share| {
            shares += *share as usize;
            let right_edge = width * shares / whole;
            let column = right_edge - left_edge;
            left_edge = right_edge;
            column
        })
        .collect()
}

/// Whether a cell of several rows starts in a row or goes on in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vertical {
    /// It starts here.
    Starts,
    /// It started in a row above.
    GoesOn,
}

/// Cells that reach down from a row above: by column, the rows left and the columns covered.
pub type Merged = BTreeMap<usize, (usize, usize)>;

/// A place in a row, from a border to the next.
pub struct Place<'a> {
    /// The first column it covers.
    pub column: usize,
    /// How many columns it covers.
    pub span: usize,
    /// Whether a cell of several rows starts or goes on here.
    pub vertical: Option<Vertical>,
    /// The cell that starts here; none where one from above goes on, or where the grid has none.
    pub cell: Option<&'a GridCell>,
}

/// The places of a row from left to right, together as wide as the table.
pub fn places<'a>(cells: &'a [GridCell], columns: usize, merged: &mut Merged) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    let mut column = 0;
    while column < columns {
        let place = if let Some((rows_left, span)) = merged.remove(&column) {
            if rows_left > 1 {
                merged.insert(column, (rows_left - 1, span));
            }
            Place {
                column,
                span,
                vertical: Some(Vertical::GoesOn),
                cell: None,
            }
        } else if let Some(cell) = cells.iter().find(|cell| cell.column == column) {
            let free = merged
                .range(column..)
                .next()
                .map_or(columns, |(next, _)| *next)
                - column;
            let span = cell.column_span.max(1);
            if span > free {
                // No place for it: the caller counts the cells and refuses the row.
                column += free;
                continue;
            }
            if cell.row_span > 1 {
                merged.insert(column, (cell.row_span - 1, span));
            }
            Place {
                column,
                span,
                vertical: (cell.row_span > 1).then_some(Vertical::Starts),
                cell: Some(cell),
            }
        } else {
            Place {
                column,
                span: 1,
                vertical: None,
                cell: None,
            }
        };
        column += place.span;
        places.push(place);
    }
    places
}

/// What a table's type and margins leave for the text of its cells.
#[derive(Debug)]
pub struct Fit {
    /// Half points of the table's type.
    pub size: usize,
    /// White at both sides of a cell, in twips.
    pub margin: usize,
}

impl Fit {
    /// White at both sides of a head in twips, so that its lines are of one length: 商业 over 企业
    /// and not 商业企 over 业.
    pub fn white_beside_head(&self, text: &str, width: usize) -> usize {
        let room = self.room(width);
        // A full-width character is as wide as its type is high: ten twips to the half point.
        let character = 10 * self.size;
        let length = text.width().div_ceil(2).max(1);
        let lines = length.div_ceil((room / character).max(1));
        if lines == 1 {
            return 0;
        }
        // A little more than the characters need, for faces that run wide.
        let needed = length.div_ceil(lines) * character + character / 4;
        room.saturating_sub(needed) / 2
    }

    /// The size in half points at which a figure stays in one line, where the table's own is too
    /// large for a cell so many twips wide.
    pub fn smaller_size(&self, text: &str, width: usize) -> Option<usize> {
        // A digit is half as wide as its type is high, in some faces a tenth more: eleven twips
        // for two digits to the half point.
        let largest = 2 * self.room(width) / (11 * text.width().max(1));
        (largest < self.size).then_some(largest.max(SMALLEST_SIZE))
    }

    /// What a cell so many twips wide has for its text.
    fn room(&self, width: usize) -> usize {
        width.saturating_sub(2 * self.margin)
    }
}
