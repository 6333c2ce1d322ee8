//! The figures of the form's cells by where they stand: to make the id of a cell and look it up for each
//! sum of a form costs more than all sums.

use toml::Spanned;

use super::{figure::FigureId, report::Report};
use crate::forms::{Row, Table, cell::LAST_YEAR};

/// The figures of the cells of one table, row by row; a heading has none.
#[derive(Debug, Default)]
pub(super) struct TableCells(pub(super) Vec<Vec<FigureId>>);

/// The figures of the cells of a form, table by table.
#[derive(Debug, Default)]
pub(super) struct FormCells(pub(super) Vec<TableCells>);

impl TableCells {
    /// The figure of a cell, by the numbers of its row and column.
    pub(super) fn at(&self, row: usize, column: usize) -> Option<FigureId> {
        self.0.get(row)?.get(column).copied()
    }

    /// The figures of the cells of these columns in one row, as far as there are any: last year's file
    /// may be unknown, or on a form without such a cell.
    pub(super) fn in_row(
        &self,
        report: &Report,
        table: &Table,
        (number, row): (usize, &Row),
        codes: &[Spanned<String>],
    ) -> Vec<FigureId> {
        let cell = |code: &Spanned<String>| {
            let mut columns = table.columns.iter();
            let column = columns.position(|column| is_this_years(&column.code, code));
            let known = column.and_then(|column| self.at(number, column));
            known.or_else(|| {
                let mut ids = table.cells_in_row(row, std::slice::from_ref(code));
                report.figures.find(&ids.next()?)
            })
        };
        codes.iter().filter_map(cell).collect()
    }

    /// The figures of the cells of these rows in one column, as [`Self::in_row`].
    pub(super) fn in_column(
        &self,
        report: &Report,
        table: &Table,
        number: usize,
        codes: &[Spanned<String>],
    ) -> Vec<FigureId> {
        let cell = |code: &Spanned<String>| {
            let mut rows = table.rows.iter();
            let row = rows.position(|row| is_this_years(&row.code, code));
            let known = row.and_then(|row| self.at(row, number));
            known.or_else(|| {
                let column = table.columns.get(number)?;
                let mut ids = table.cells_in_column(std::slice::from_ref(code), column);
                report.figures.find(&ids.next()?)
            })
        };
        codes.iter().filter_map(cell).collect()
    }
}

/// Whether a code names a row or a column in this year's table.
fn is_this_years(own: &Spanned<String>, code: &Spanned<String>) -> bool {
    own.get_ref() == code.get_ref() && !code.get_ref().starts_with(LAST_YEAR)
}
