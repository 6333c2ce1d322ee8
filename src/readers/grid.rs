//! A table laid out cell by cell, with the merged ones as one.

use std::collections::BTreeMap;

use super::transcript::{Table, TableCell};

/// A table that grows row by row.
#[derive(Debug, Default)]
pub(super) struct Grid {
    table: Table,
    /// The cell that was placed last from each column on.
    lowest: BTreeMap<usize, usize>,
}

impl Grid {
    /// How many rows it has so far: the number of the one that is laid out.
    pub(super) fn row(&self) -> usize {
        self.table.rows
    }

    /// Places a cell of the row that is laid out.
    pub(super) fn place(&mut self, column: usize, span: usize, line: usize, piece: usize) {
        let covered: Vec<usize> = self
            .lowest
            .range(column..column + span)
            .map(|(at, _)| *at)
            .collect();
        for one in covered {
            self.lowest.remove(&one);
        }
        self.lowest.insert(column, self.table.cells.len());
        self.reaches(column + span);
        self.table.cells.push(TableCell {
            row: self.table.rows,
            column,
            row_span: 1,
            column_span: span,
            line,
            piece,
        });
    }

    /// Lets the cell above `column` cover the row that is laid out too.
    pub(super) fn stretch(&mut self, column: usize, span: usize) {
        self.reaches(column + span);
        let above = self.lowest.range(..=column).next_back();
        let above = above.and_then(|(_, index)| self.table.cells.get_mut(*index));
        if let Some(above) = above.filter(|cell| {
            (cell.column..cell.column + cell.column_span).contains(&column)
                && cell.row + cell.row_span == self.table.rows
        }) {
            above.row_span += 1;
        }
    }

    /// Lets the cell placed last cover more columns.
    pub(super) fn widen(&mut self, span: usize) {
        if let Some(last) = self.table.cells.last_mut() {
            last.column_span += span;
            let columns = last.column + last.column_span;
            self.reaches(columns);
        }
    }

    /// The row has this many columns.
    pub(super) fn reaches(&mut self, columns: usize) {
        self.table.columns = self.table.columns.max(columns);
    }

    /// Goes on to the next row.
    pub(super) fn end_row(&mut self) {
        self.table.rows += 1;
    }

    /// The table.
    pub(super) fn finish(self) -> Table {
        self.table
    }
}
