//! The cells of a table: what each counts, and which of them a form's relations name.

use toml::Spanned;

use super::{Column, Row, Table};
use crate::language::heading::plain_label;

/// What the code of a row or a column of last year's table starts with.
pub const LAST_YEAR: &str = "last.";

/// The id under which last year's figure of this id stands beside this year's.
#[must_use]
pub fn last_years(id: &str) -> String {
    [LAST_YEAR, id].concat()
}

impl Table {
    /// What a cell counts, in the form's words without their numbering.
    #[must_use]
    pub fn cell_label(&self, row: &Row, column: &Column) -> String {
        let row_label = plain_label(&row.label);
        if self.columns.len() == 1 {
            return row_label.to_owned();
        }
        let column_label: &[&str] = match column.above.last() {
            Some(above) if self.cells_by_column => &[above, "：", &column.label],
            _ => &[&column.label],
        };
        let column_label = column_label.concat();
        if row_label.is_empty() {
            column_label
        } else {
            [row_label, "（", &column_label, "）"].concat()
        }
    }

    /// The ids of the cells of these columns in one row; an id of last year's starts as its code
    /// does. A code that names no column has no cell.
    pub fn cells_in_row(
        &self,
        row: &Row,
        codes: &[Spanned<String>],
    ) -> impl Iterator<Item = String> {
        codes.iter().filter_map(|code| {
            let (year, code) = split_year(code.get_ref());
            let mut columns = self.columns.iter();
            let column = columns.find(|column| column.code.get_ref() == code)?;
            Some(of_year(year, self.cell_id(row, column)))
        })
    }

    /// The ids of the cells of these rows in one column, as [`Self::cells_in_row`].
    pub fn cells_in_column(
        &self,
        codes: &[Spanned<String>],
        column: &Column,
    ) -> impl Iterator<Item = String> {
        codes.iter().filter_map(|code| {
            let (year, code) = split_year(code.get_ref());
            let mut rows = self.rows.iter();
            let row = rows.find(|row| row.code.get_ref() == code)?;
            Some(of_year(year, self.cell_id(row, column)))
        })
    }
}

/// The id of a cell, with `last.` or nothing before it.
fn of_year(year: &str, id: String) -> String {
    if year.is_empty() {
        return id;
    }
    [year, &id].concat()
}

/// `last.` and the code behind it, or nothing and the code.
fn split_year(code: &str) -> (&str, &str) {
    let length = if code.starts_with(LAST_YEAR) {
        LAST_YEAR.len()
    } else {
        0
    };
    code.split_at(length)
}
