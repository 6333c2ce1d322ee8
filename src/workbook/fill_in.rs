//! The workbook that is sent round to be filled in: a sheet a table of the form, a sheet with the
//! figures of the narrative, what must hold, live, and how it is filled in.

mod asked;
mod figures_sheet;
mod guide;

use std::collections::BTreeSet;

pub use self::asked::Asked;
pub use self::{
    figures_sheet::{ID_HEAD, LABEL_HEAD, VALUE_HEAD},
    guide::{DEPARTMENT, ORGAN, YEAR},
};
use super::{
    compose::{make_repeats_live, statutory_sheets},
    departments::Departments,
    home::{Homes, entry},
    live_totals::total_of_row,
    proof,
    sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell, Workbook},
    sheet_cells::{places, result_of, text_cell, to_column},
};
use crate::{
    document::{printer::Printer, properties::Properties},
    model::{
        Report,
        figure::{Figure, FigureId, Origin},
    },
    year_file::{CellInput, YearFile},
};

/// The workbook of a report.
#[must_use]
pub fn workbook(printer: &Printer<'_>, asked: Asked<'_>) -> Workbook {
    let report = printer.report();
    let inputs = inputs(report, asked);
    let computed = computed(report, asked.file);
    let mut homes = Homes::new();
    // Behind the guide stand the tables, the proof, the figures.
    let mut sheets = statutory_sheets(printer, &mut homes, 1);
    let figures = figures_sheet::sheet(printer, asked, &inputs, sheets.len() + 2, &mut homes);
    sheets.insert(0, guide::sheet(report, asked.department, figures.is_some()));
    make_repeats_live(&mut sheets, report, &homes);
    for sheet in &mut sheets {
        for cell in &mut sheet.cells {
            set(cell, report, &inputs, &computed, &homes);
        }
        name_cells(sheet);
    }
    sheets.push(proof::sheet(report, &homes));
    sheets.extend(figures);
    let mut workbook = Workbook {
        properties: Properties {
            title: guide::title(report, asked.department),
            ..Properties::of(report)
        },
        edition: printer.edition().clone(),
        sheets,
    };
    for sheet in &mut workbook.sheets {
        sheet.locked = true;
        sheet.pages = Pages::Together;
    }
    workbook
}

/// The figures and cells that are to be typed: those of the department that no other figure gives.
#[must_use]
pub fn inputs(report: &Report, asked: Asked<'_>) -> BTreeSet<FigureId> {
    let computed = computed(report, asked.file);
    let is_asked = |id: &str| {
        let wanted = asked.department;
        wanted.is_none() || asked.departments.who_counts(id) == wanted
    };
    let figures = report.figures.iter();
    let inputs = figures.filter(|(id, figure)| {
        is_typed(report, *id, figure) && !computed.contains(id) && is_asked(&figure.id)
    });
    inputs.map(|(id, _)| id).collect()
}

/// The figures and cells that are to be typed, whoever counts them.
#[must_use]
pub fn all_inputs(report: &Report, file: &YearFile) -> BTreeSet<FigureId> {
    let departments = Departments::of(file);
    let asked = Asked {
        file,
        departments: &departments,
        department: None,
    };
    inputs(report, asked)
}

/// Whether a figure is a number of its own: stated or a cell, not repeated and not computed.
fn is_typed(report: &Report, id: FigureId, figure: &Figure) -> bool {
    let is_own = matches!(figure.origin, Origin::Stated | Origin::Cell { .. });
    let formula = report.obligations.formula_of(id);
    let has_formula = formula.is_some_and(|(one, _)| !one.is_to_prove());
    is_own && figure.same_as.is_none() && !has_formula && !figure.is_not_applicable
}

/// The cells of columns that add up others, where the year file does not state them.
fn computed(report: &Report, file: &YearFile) -> BTreeSet<FigureId> {
    let stated = file.table.iter().flat_map(|table| &table.value);
    let stated: Vec<_> = stated.collect();
    let mut computed = BTreeSet::new();
    for table in report.form.iter().flat_map(|form| &form.tables) {
        for row in table.data_rows() {
            // A row in full states its totals too.
            let is_whole = |input: &CellInput| match input {
                CellInput::Row(cells) => cells.value.len() == table.columns.len(),
                _ => false,
            };
            let mut rows = stated.iter();
            if rows.any(|one| one.code.value == *row.code.get_ref() && is_whole(&one.value)) {
                continue;
            }
            for column in table.columns.iter().filter(|one| !one.sum_of.is_empty()) {
                let id = table.cell_id(row, column);
                let mut cells = stated.iter();
                if !cells.any(|one| one.code.value == id) {
                    computed.extend(report.figures.find(&id));
                }
            }
        }
    }
    computed
}

/// Makes a cell an input, a live total, or neither.
fn set(
    cell: &mut SheetCell,
    report: &Report,
    inputs: &BTreeSet<FigureId>,
    computed: &BTreeSet<FigureId>,
    homes: &Homes,
) {
    let named = cell.figure.as_deref();
    let Some(id) = named.and_then(|id| report.figures.find(id)) else {
        return;
    };
    let figure = report.figures.get(id);
    cell.entry = None;
    if inputs.contains(&id) {
        *cell = SheetCell {
            entry: Some(entry(figure)),
            style: CellStyle::Input(figure.value.map_or(0, places)),
            ..cell.clone()
        };
        if figure.value.is_none() {
            cell.value = CellValue::Blank;
        }
    } else if computed.contains(&id)
        && let Some(sum) = total_of_row(report, id, homes)
    {
        cell.value = CellValue::Formula(sum, result_of(figure.value));
    }
}

/// Writes beside each row of a table what its cells are, in a column that is not shown: some programs
/// lose the names of cells.
fn name_cells(sheet: &mut Sheet) {
    let width = to_column(sheet.column_widths.len());
    let named: Vec<SheetCell> = sheet
        .cells
        .iter()
        .filter_map(|cell| {
            let id = cell.figure.as_ref()?;
            // The mark says in which column the cell stands that it names.
            let text = format!("{}{BETWEEN}{id}", cell.at.column);
            let column = width.saturating_add(1).saturating_add(cell.at.column);
            Some(text_cell(cell.at.row, column, &text, CellStyle::Plain))
        })
        .collect();
    let last = named.iter().map(|cell| cell.at.column).max();
    for column in width..=last.unwrap_or(width) {
        // The first of them parts them from the table.
        let shown = if column == width { 2.0 } else { 0.0 };
        sheet.column_widths.push(shown);
    }
    sheet.cells.extend(named);
    sheet.cells.sort_by_key(|cell| cell.at);
}

/// What stands between a column's number and the id that is noted beside a row.
const BETWEEN: char = '=';

/// The column, from 0, and the id that a hidden mark notes.
#[must_use]
pub fn noted(text: &str) -> Option<(usize, &str)> {
    let (column, id) = text.split_once(BETWEEN)?;
    Some((column.parse().ok()?, id))
}
