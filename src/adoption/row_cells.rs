//! The cells of a row that the parts of its total are: 收到申请163件，其中自然人152件、商业企业11件.

use rust_decimal::Decimal;

use super::cell::CellHome;
use crate::model::{
    Report,
    figure::{Figure, Origin},
};

/// A label that names its column beside other words has so many characters at least: 其他 is part of too
/// much.
const TELLING: usize = 3;

/// The cells that these parts, each with its label and its number, are of the row in which `whole` is;
/// `None` where one of them is no cell of it, or the cell has another number.
pub(super) fn of_parts<'a>(
    report: &Report,
    whole: Option<&CellHome>,
    parts: impl Iterator<Item = (&'a str, Option<Decimal>)>,
) -> Option<Vec<CellHome>> {
    let Some(CellHome::Same { id, .. }) = whole else {
        return None;
    };
    let row = place_of(report.figures.get(report.figures.find(id)?))?;
    let form = report.form.as_deref()?;
    let columns = &form.tables.get(row.0)?.columns;
    let of_row: Vec<(&str, &Figure)> = report
        .figures
        .iter()
        .filter_map(|(_, figure)| {
            let (table, line, column) = place_of(figure)?;
            let column = columns.get(column)?;
            ((table, line) == (row.0, row.1)).then_some((column.label.as_str(), figure))
        })
        .collect();
    parts
        .map(|(label, value)| {
            let is_meant = |(column, figure): &&(&str, &Figure)| {
                let is_named = label == *column
                    || column.chars().count() >= TELLING && label.contains(*column);
                is_named && figure.value.is_some() && figure.value == value
            };
            let (_, cell) = of_row.iter().find(is_meant)?;
            Some(CellHome::Same {
                id: cell.id.clone(),
                is_alone: false,
            })
        })
        .collect()
}

/// Table, row and column of a cell.
fn place_of(figure: &Figure) -> Option<(usize, usize, usize)> {
    match figure.origin {
        Origin::Cell { table, row, column } => Some((table, row, column)),
        Origin::Stated | Origin::Last | Origin::Text => None,
    }
}
