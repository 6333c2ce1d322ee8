//! Values that are opened: `"?"` in their place, last year's value in a note behind them.

use std::collections::BTreeMap;

use super::{
    edits::Edits,
    notes::{CARRIED_OVER, LAST_YEAR},
};
use crate::{
    forms::{Applies, Comparison, Form},
    model::Report,
    source::{Source, Span},
    year_file::{CellEntry, CellInput, FigureEntry, YearFile},
};

/// What stands for a value that is still to be filled in.
pub(super) const TO_FILL: &str = "\"?\"";

/// Calls `look` with each figure and each part below it.
pub(super) fn each_figure(figures: &[FigureEntry], look: &mut dyn FnMut(&FigureEntry)) {
    for figure in figures {
        look(figure);
        each_figure(&figure.of_which, look);
        for set in &figure.breakdowns {
            each_figure(&set.parts, look);
        }
    }
}

/// Opens every value of `[figures]`.
pub(super) fn open_figures(edits: &mut Edits<'_>, source: &Source, figures: &[FigureEntry]) {
    each_figure(figures, &mut |figure| {
        if let Some(number) = &figure.value {
            open(edits, source, number.span);
        }
    });
}

/// Opens every value of `[table]`, but for those that the old file gives where it is last year's.
pub(super) fn open_cells(
    edits: &mut Edits<'_>,
    source: &Source,
    file: &YearFile,
    report: &Report,
    follows: bool,
) {
    let form = report.form.as_deref().filter(|_| follows);
    let openings = form.map_or_else(BTreeMap::new, openings);
    let mut carried = Vec::new();
    for entry in file.table.iter().flat_map(|table| &table.value) {
        let code = entry.code.value.as_str();
        let row = openings
            .iter()
            .find(|(opening, _)| code == *opening || code.starts_with(&format!("{opening}.")));
        match form.zip(row) {
            Some((form, (opening, closing))) => {
                carried.push(opening.clone());
                let source_code = code.replacen(opening.as_str(), closing, 1);
                carry_over(edits, report, form, entry, &source_code);
            }
            None => open_cell(edits, source, &entry.value),
        }
    }
    let absent = openings
        .iter()
        .filter(|(opening, _)| !carried.contains(opening));
    for (opening, closing) in absent.filter(|_| file.table.is_some()) {
        add_carried_over(edits, report, opening, closing);
    }
}

/// The rows that last year's file gives, by the form's own relation: opening row to closing row.
pub(super) fn openings(form: &Form) -> BTreeMap<String, String> {
    let relations = form.tables.iter().flat_map(|table| &table.relations);
    relations
        .filter(|relation| relation.is == Comparison::Equal && relation.applies == Applies::Column)
        .filter_map(|relation| {
            let ([opening], [closing]) = (
                relation.left.get_ref().as_slice(),
                relation.right.get_ref().as_slice(),
            ) else {
                return None;
            };
            let closing = closing.get_ref().strip_prefix("last.")?;
            Some((opening.get_ref().clone(), closing.to_owned()))
        })
        .collect()
}

/// Last year's values of a row, in the order of the columns that are filled in; `"?"` where one is
/// not reported.
pub(super) fn row_values(report: &Report, form: &Form, code: &str) -> Vec<String> {
    let mut rows = form
        .tables
        .iter()
        .flat_map(|table| table.data_rows().map(move |row| (table, row)));
    let Some((table, row)) = rows.find(|(_, row)| row.code.get_ref() == code) else {
        return Vec::new();
    };
    table
        .columns
        .iter()
        .filter(|column| column.sum_of.is_empty())
        .map(|column| cell_value(report, &table.cell_id(row, column)))
        .collect()
}

/// Last year's value of a cell, as it is typed.
pub(super) fn cell_value(report: &Report, id: &str) -> String {
    report
        .figures
        .find(id)
        .and_then(|id| report.figures.get(id).value)
        .map_or_else(|| TO_FILL.to_owned(), |value| value.to_string())
}

fn open(edits: &mut Edits<'_>, source: &Source, span: Span) {
    let typed = source.slice(span).trim_matches(['"', '\'']).trim();
    edits.note(span, format!("{LAST_YEAR}{typed}"));
    edits.replace(span, TO_FILL.to_owned());
}

fn open_cell(edits: &mut Edits<'_>, source: &Source, input: &CellInput) {
    match input {
        CellInput::Number(number) => open(edits, source, number.span),
        CellInput::Row(row) => {
            for cell in row.value.iter().flatten() {
                open_cell(edits, source, cell);
            }
        }
        // A figure's cell follows the figure; a blank mark says that the organ has no such thing.
        CellInput::Same(_)
        | CellInput::Blank(_)
        | CellInput::NotApplicable(_)
        | CellInput::ToFill(_)
        | CellInput::Unread(_) => {}
    }
}

/// Puts last year's closing values in the place of an opening row or cell.
fn carry_over(
    edits: &mut Edits<'_>,
    report: &Report,
    form: &Form,
    entry: &CellEntry,
    closing: &str,
) {
    let (span, values) = match &entry.value {
        CellInput::Row(row) => {
            let values = row_values(report, form, closing);
            (row.span, format!("[{}]", values.join(", ")))
        }
        CellInput::Number(number) => (number.span, cell_value(report, closing)),
        CellInput::Blank(span) | CellInput::NotApplicable(span) | CellInput::ToFill(span) => {
            (*span, cell_value(report, closing))
        }
        CellInput::Same(_) | CellInput::Unread(_) => return,
    };
    edits.note(span, CARRIED_OVER.to_owned());
    edits.replace(span, values);
}

/// Adds an opening row that the old file did not have.
fn add_carried_over(edits: &mut Edits<'_>, report: &Report, opening: &str, closing: &str) {
    let Some(form) = &report.form else { return };
    let values = row_values(report, form, closing).join(", ");
    edits.add_row(opening, &format!("[{values}]"));
}
