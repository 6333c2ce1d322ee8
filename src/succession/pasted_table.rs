//! The numbers of the statutory tables, as a year file that is written of them has them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{
    forms::{Column, Row, Table},
    language::written_toml,
    readers::laid_out::PiecePlace,
    recognition::statistics::{
        Statistics,
        cell::{Cell, CellState},
    },
};

/// What is known of the form's tables.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PastedTables {
    /// The values of a row by the id of its table and its code: all of its columns, or, where those
    /// that add up others do so, all but these.
    pub rows: BTreeMap<(String, String), Vec<String>>,
    /// The titles of the tables of which rows were not found, and how many.
    pub missing: Vec<(String, usize)>,
}

/// What stands for a cell that was not found or could not be read.
const TO_FILL: &str = "\"?\"";

impl PastedTables {
    /// What was recognised; `text` gives the words of a cell.
    pub(super) fn of(statistics: &Statistics, text: &dyn Fn(&PiecePlace) -> String) -> Self {
        let cells = statistics.cells.iter();
        let cells: BTreeMap<&str, &Cell> = cells.map(|cell| (cell.id.as_str(), cell)).collect();
        let mut tables = Self::default();
        for table in &statistics.form.tables {
            let mut missing = 0;
            for row in table.data_rows() {
                match values(table, row, &cells, text) {
                    Some(values) => {
                        let key = (table.id.get_ref().clone(), row.code.get_ref().clone());
                        tables.rows.insert(key, values);
                    }
                    None => missing += 1,
                }
            }
            if missing > 0 {
                tables.missing.push((table.title.clone(), missing));
            }
        }
        tables
    }
}

/// The values of a row; `None` where none of its cells was found.
fn values(
    table: &Table,
    row: &Row,
    cells: &BTreeMap<&str, &Cell>,
    text: &dyn Fn(&PiecePlace) -> String,
) -> Option<Vec<String>> {
    let found = |column: &Column| cells.get(table.cell_id(row, column).as_str()).copied();
    if table.columns.iter().all(|column| found(column).is_none()) {
        return None;
    }
    let adds_up = table
        .columns
        .iter()
        .filter(|column| !column.sum_of.is_empty())
        .all(|column| {
            let parts = table.cells_in_row(row, &column.sum_of);
            let parts = parts.map(|id| number(cells.get(id.as_str()).copied()));
            let sum = parts
                .into_iter()
                .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?));
            // A total that is not there is computed.
            found(column).is_none() || sum.is_some() && sum == number(found(column))
        });
    let columns = table.columns.iter();
    let columns = columns.filter(|column| !adds_up || column.sum_of.is_empty());
    Some(columns.map(|column| written(found(column), text)).collect())
}

fn number(cell: Option<&Cell>) -> Option<Decimal> {
    match cell?.state {
        CellState::Stated(value) => Some(value),
        CellState::Blank | CellState::Mark | CellState::Unreadable => None,
    }
}

/// A cell as a year file writes it.
fn written(cell: Option<&Cell>, text: &dyn Fn(&PiecePlace) -> String) -> String {
    let Some(cell) = cell else {
        return TO_FILL.to_owned();
    };
    match cell.state {
        CellState::Stated(value) => value.to_string(),
        CellState::Blank => written_toml::string(""),
        CellState::Mark if text(&cell.place).contains(['-', '—', '－', '–']) => {
            written_toml::string("—")
        }
        CellState::Mark => written_toml::string("/"),
        CellState::Unreadable => TO_FILL.to_owned(),
    }
}
