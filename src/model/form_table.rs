//! The cells of the statutory form as figures.

use super::{
    figure::{Figure, FigureId, Origin, ToFill},
    form_cells::{FormCells, TableCells},
    problem::Problem,
    report::Report,
};
use crate::{
    diagnostic::Place,
    forms::{self, Form},
    language::number::Approximation,
    source::Span,
    year_file::{CellInput, YearFile},
};

/// Adds the form's cells with what the file fills in; returns which figures they are.
pub(super) fn fill(report: &mut Report, file: &YearFile) -> FormCells {
    let Some(form) = report.form.take() else {
        let mut cells = file.table.iter().flat_map(|table| &table.value);
        let first = cells.next().map(|cell| cell.code.span);
        let first = first.or_else(|| file.notes.first().map(|note| note.text.span));
        report
            .problems
            .extend(first.map(|first| Problem::TableWithoutForm {
                place: Place::year(first),
            }));
        return FormCells::default();
    };
    let cells = add_cells(report, &form);
    if let Some(table) = &file.table {
        for entry in &table.value {
            fill_entry(
                report,
                (&form, &cells),
                &entry.code.value,
                entry.code.span,
                &entry.value,
            );
        }
    }
    compute_totals(report, &form, &cells);
    report.form = Some(form);
    cells
}

/// Whether `code` is a row of the form that prints a label without cells.
pub(super) fn is_heading(report: &Report, code: &str) -> bool {
    report
        .form
        .as_ref()
        .is_some_and(|form| heading_in(form, code))
}

/// The ids of the cells in the row of this code, where a cell's id is not the row's code itself.
pub(super) fn cells_of_row(form: &Form, code: &str) -> Vec<String> {
    let mut rows = form
        .tables
        .iter()
        .filter(|table| !table.cells_by_column && table.columns.len() > 1)
        .flat_map(|table| table.data_rows().map(move |row| (table, row)));
    rows.find(|(_, row)| row.code.get_ref() == code)
        .map(|(table, row)| {
            let columns = table.columns.iter();
            columns.map(|column| table.cell_id(row, column)).collect()
        })
        .unwrap_or_default()
}

fn heading_in(form: &Form, code: &str) -> bool {
    let mut rows = form.tables.iter().flat_map(|table| &table.rows);
    rows.any(|row| row.heading && row.code.get_ref() == code)
}

fn add_cells(report: &mut Report, form: &Form) -> FormCells {
    let mut tables = Vec::with_capacity(form.tables.len());
    for (table_index, table) in form.tables.iter().enumerate() {
        let mut rows = Vec::with_capacity(table.rows.len());
        for (row_index, row) in table.rows.iter().enumerate() {
            let mut cells = Vec::new();
            if row.heading {
                rows.push(cells);
                continue;
            }
            for (column_index, column) in table.columns.iter().enumerate() {
                let figure = Figure {
                    label: table.cell_label(row, column),
                    unit: table.cell_unit(row, column).map(str::to_owned),
                    kind: table.cell_kind(row, column),
                    value: None,
                    to_fill: None,
                    has_plus: false,
                    approximation: None,
                    source: None,
                    origin: Origin::Cell {
                        table: table_index,
                        row: row_index,
                        column: column_index,
                    },
                    place: None,
                    whole: None,
                    same_as: None,
                    is_not_applicable: false,
                    id: table.cell_id(row, column),
                };
                let origin = figure.origin;
                cells.push(report.figures.add(figure).unwrap_or_else(|stated| {
                    // The file states the cell among its own figures: it is that cell.
                    report.figures.get_mut(stated).origin = origin;
                    stated
                }));
            }
            rows.push(cells);
        }
        tables.push(TableCells(rows));
    }
    FormCells(tables)
}

fn fill_entry(
    report: &mut Report,
    (form, figures): (&Form, &FormCells),
    code: &str,
    span: Span,
    input: &CellInput,
) {
    if let CellInput::Row(cells) = input {
        fill_row(report, (form, figures), code, span, &cells.value);
        return;
    }
    if let CellInput::Unread(_) = input {
        let row = cells_of_row(form, code);
        let row = row.iter().filter_map(|id| report.figures.find(id));
        let unread: Vec<FigureId> = row.collect();
        if !unread.is_empty() {
            let unread = unread
                .into_iter()
                .map(|figure| Problem::UnreadCell { figure });
            report.problems.extend(unread);
            return;
        }
    }
    let cell = report
        .figures
        .find(code)
        .filter(|id| is_cell(report.figures.get(*id)));
    match cell {
        Some(id) => fill_cell(report, id, span, input),
        None => report.problems.push(Problem::UnknownCell {
            code: code.to_owned(),
            place: Place::year(span),
            is_heading: heading_in(form, code),
        }),
    }
}

/// Fills a row from an array in the order of the form's columns; columns that are sums may all be
/// left out.
fn fill_row(
    report: &mut Report,
    (form, figures): (&Form, &FormCells),
    code: &str,
    span: Span,
    cells: &[Option<CellInput>],
) {
    let place = Place::year(span);
    let row = form.tables.iter().zip(&figures.0).find_map(|(table, of)| {
        let mut rows = table.rows.iter();
        let row = rows.position(|row| !row.heading && row.code.get_ref() == code)?;
        Some((table, of, row))
    });
    let Some((table, of_table, row)) = row else {
        report.problems.push(Problem::UnknownCell {
            code: code.to_owned(),
            place,
            is_heading: heading_in(form, code),
        });
        return;
    };
    let all: Vec<(usize, &forms::Column)> = table.columns.iter().enumerate().collect();
    let stated: Vec<(usize, &forms::Column)> = all
        .iter()
        .copied()
        .filter(|(_, column)| column.sum_of.is_empty())
        .collect();
    let columns = if cells.len() == stated.len() {
        stated
    } else {
        all
    };
    if cells.len() != columns.len() {
        report.problems.push(Problem::RowLength {
            code: code.to_owned(),
            found: cells.len(),
            expected: columns.len(),
            place,
        });
    }
    for ((column, _), cell) in columns.into_iter().zip(cells) {
        let Some(id) = of_table.at(row, column) else {
            continue;
        };
        fill_cell(
            report,
            id,
            span,
            cell.as_ref().unwrap_or(&CellInput::Unread(span)),
        );
    }
}

fn fill_cell(report: &mut Report, id: FigureId, code: Span, input: &CellInput) {
    let figure = report.figures.get(id);
    if matches!(input, CellInput::Same(name) if name.value == figure.id) {
        return;
    }
    if let Some(first) = figure.place {
        report.problems.push(Problem::StatedTwice {
            id: figure.id.clone(),
            second: Place::year(code),
            first: Some(first),
        });
        return;
    }
    let (value, same_as, span) = match input {
        CellInput::Number(number) => (Some(number.value), None, number.span),
        CellInput::Same(name) => {
            let other = report.figures.find(&name.value);
            if other.is_none() {
                report.problems.push(Problem::UnknownFigure {
                    name: name.value.clone(),
                    place: Place::year(name.span),
                    is_heading: false,
                });
            }
            let value = other.and_then(|other| report.figures.get(other).value);
            (value, other, name.span)
        }
        CellInput::Blank(span) | CellInput::NotApplicable(span) => {
            report.figures.get_mut(id).is_not_applicable =
                matches!(input, CellInput::NotApplicable(_));
            report.problems.push(Problem::BlankCell {
                figure: id,
                place: Place::year(*span),
            });
            return;
        }
        CellInput::ToFill(span) => {
            let figure = report.figures.get_mut(id);
            figure.to_fill = Some(ToFill::Marked);
            figure.place = Some(Place::year(*span));
            return;
        }
        CellInput::Unread(_) => {
            report.problems.push(Problem::UnreadCell { figure: id });
            return;
        }
        CellInput::Row(_) => return,
    };
    let (approximation, has_plus) = match input {
        CellInput::Number(number) => (number.approximation.clone(), number.has_plus),
        // That of the figure which the cell repeats is known once all are computed.
        _ => (None, false),
    };
    let figure = report.figures.get_mut(id);
    figure.value = value;
    figure.same_as = same_as;
    figure.approximation = approximation;
    figure.has_plus = has_plus;
    figure.place = Some(Place::year(span));
}

/// Computes the cells of total columns that were left out beside reported ones.
fn compute_totals(report: &mut Report, form: &Form, cells: &FormCells) {
    for (table, cells) in form.tables.iter().zip(&cells.0) {
        for row in table.rows.iter().enumerate() {
            for (number, column) in
                { table.columns.iter().enumerate() }.filter(|(_, column)| !column.sum_of.is_empty())
            {
                let Some(total) = cells.at(row.0, number) else {
                    continue;
                };
                if report.figures.get(total).place.is_some() {
                    continue;
                }
                let parts = cells.in_row(report, table, row, &column.sum_of);
                let sum = parts
                    .iter()
                    .try_fold(rust_decimal::Decimal::ZERO, |sum, part| {
                        sum.checked_add(report.figures.get(*part).value?)
                    });
                let place = parts
                    .first()
                    .and_then(|first| report.figures.get(*first).place);
                let is_about = |part: &FigureId| report.figures.get(*part).approximation.is_some();
                let approximation = parts.iter().any(is_about).then(Approximation::about);
                let figure = report.figures.get_mut(total);
                figure.value = sum;
                figure.approximation = approximation;
                if sum.is_some() {
                    figure.place = place;
                }
            }
        }
    }
}

fn is_cell(figure: &Figure) -> bool {
    matches!(figure.origin, Origin::Cell { .. })
}
