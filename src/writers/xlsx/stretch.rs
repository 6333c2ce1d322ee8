//! The formats of cells, set for many cells at once.
//!
//! The library looks a format up by all that it says, each time that a cell is written with it:
//! that took a fifth of the time of a file. So cells are written without one, and what stands
//! below each other in the same format gets it with one look-up.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::Formats;
use crate::workbook::{
    position::Position,
    sheet::{CellValue, SheetCell},
};

/// Cells of a column below each other that have the same format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    format: usize,
    first_row: u32,
    last_row: u32,
}

/// The formats of a sheet as far as it is written.
#[derive(Debug, Default)]
pub(super) struct Stretches {
    /// The stretch that each column ends with.
    open: BTreeMap<u16, Stretch>,
    /// The formats that the sheet has.
    used: BTreeSet<usize>,
    /// The first and the last corner of what the library knows of.
    known: Option<(Position, Position)>,
}

impl Stretches {
    /// Prepares the place of a cell: what is written there has its format once all is finished.
    pub(super) fn add(
        &mut self,
        drawn: &mut Worksheet,
        cell: &SheetCell,
        formats: &mut Formats,
    ) -> Result<(), XlsxError> {
        let Position { row, column } = cell.at;
        let number = formats.number(cell);
        let format = formats.get(number);
        let last = Position {
            row: row.saturating_add(cell.row_span.saturating_sub(1)),
            column: column.saturating_add(cell.column_span.saturating_sub(1)),
        };
        if last != cell.at {
            // Blank all over; the first cell is written once more.
            drawn.merge_range(row, column, last.row, last.column, "", format)?;
            self.used.insert(number);
        } else if self.used.insert(number) {
            // Formats are numbered in the order in which they are used.
            drawn.set_range_format(row, column, row, column, format)?;
        }
        if is_blank(cell) && !self.knows(cell.at) {
            // A blank cell counts as a part of the sheet only where it is written by itself.
            drawn.write_blank(row, column, format)?;
        }
        self.know(cell.at);
        self.know(last);
        match self.open.get_mut(&column) {
            Some(stretch) if stretch.format == number && stretch.last_row + 1 == row => {
                stretch.last_row = row;
            }
            _ => {
                let stretch = Stretch {
                    format: number,
                    first_row: row,
                    last_row: row,
                };
                if let Some(ended) = self.open.insert(column, stretch) {
                    set(drawn, column..=column, ended, formats)?;
                }
            }
        }
        Ok(())
    }

    /// Sets the formats that are still to be set: at the end of a sheet, or of each row where what
    /// is written cannot be changed later.
    pub(super) fn finish(
        &mut self,
        drawn: &mut Worksheet,
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        let mut open = std::mem::take(&mut self.open).into_iter().peekable();
        while let Some((column, stretch)) = open.next() {
            // Neighbours of the same format need one look-up.
            let mut last = column;
            while let Some((next, _)) = open.next_if(|next| *next == (last + 1, stretch)) {
                last = next;
            }
            set(drawn, column..=last, stretch, formats)?;
        }
        Ok(())
    }

    fn knows(&self, at: Position) -> bool {
        self.known.is_some_and(|(first, last)| {
            (first.row..=last.row).contains(&at.row)
                && (first.column..=last.column).contains(&at.column)
        })
    }

    fn know(&mut self, at: Position) {
        let (first, last) = self.known.get_or_insert((at, at));
        first.row = first.row.min(at.row);
        first.column = first.column.min(at.column);
        last.row = last.row.max(at.row);
        last.column = last.column.max(at.column);
    }
}

fn is_blank(cell: &SheetCell) -> bool {
    match &cell.value {
        CellValue::Blank => true,
        CellValue::Text(text) => text.is_empty(),
        CellValue::Number(_) | CellValue::Formula(..) => false,
    }
}

fn set(
    drawn: &mut Worksheet,
    columns: RangeInclusive<u16>,
    stretch: Stretch,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = formats.get(stretch.format);
    let (first, last) = columns.into_inner();
    drawn.set_range_format(stretch.first_row, first, stretch.last_row, last, format)?;
    Ok(())
}
