//! The sheet 数字: the figures of the narrative, each with last year's number and who counts it.

use std::collections::BTreeSet;

use super::asked::Asked;
use crate::{
    document::printer::Printer,
    model::{
        Report,
        figure::{FigureId, Origin},
    },
    workbook::{
        figure_use::figures_of_last_year,
        home::{Homes, entry},
        live_expression::live,
        number_format::format_of,
        position::{Position, Reference},
        sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell},
        sheet_cells::{across, formula_cell, places, result_of, text_cell, to_column, value_style},
        sheet_formula::Formula,
        sheet_name,
    },
};

/// The head of the column of labels.
pub const LABEL_HEAD: &str = "名称";
/// The head of the column of values.
pub const VALUE_HEAD: &str = "数值";
/// The head of the column of ids.
pub const ID_HEAD: &str = "编号";

/// The columns and their widths in characters; the ids are not shown.
const COLUMNS: [(&str, f64); 8] = [
    (LABEL_HEAD, 36.0),
    ("单位", 8.0),
    (VALUE_HEAD, 12.0),
    ("上年", 10.0),
    ("增减", 10.0),
    ("来源", 20.0),
    ("由谁填", 12.0),
    (ID_HEAD, 0.0),
];
const VALUE: u16 = 2;
const LAST: u16 = 3;
const CHANGE: u16 = 4;
const SOURCE: u16 = 5;
const FILLED_BY: u16 = 6;
const ID: u16 = 7;

/// The sheet, which is to be the workbook's sheet of that number; `None` where there is nothing on it.
pub(super) fn sheet(
    printer: &Printer<'_>,
    asked: Asked<'_>,
    inputs: &BTreeSet<FigureId>,
    sheet: usize,
    homes: &mut Homes,
) -> Option<Sheet> {
    let report = printer.report();
    let shown: Vec<FigureId> = report
        .figures
        .iter()
        .filter(|(id, figure)| {
            let is_own = matches!(figure.origin, Origin::Stated | Origin::Text);
            is_own && (asked.department.is_none() || inputs.contains(id))
        })
        .map(|(id, _)| id)
        .collect();
    let (heading, further) = place(report, &shown, sheet, homes);
    let width = to_column(COLUMNS.len() - 1);
    let mut cells = vec![across(0, width, "数字", CellStyle::Title)];
    for (column, (head, width)) in (0..).zip(COLUMNS) {
        let style = if width > 0.0 {
            CellStyle::Header
        } else {
            CellStyle::Plain
        };
        cells.push(text_cell(1, column, head, style));
    }
    for id in &shown {
        cells.extend(line(report, asked, inputs, *id, homes));
    }
    if !further.is_empty() {
        cells.push(across(heading, width, "上年数字", CellStyle::Part));
    }
    for id in &further {
        cells.extend(last_line(report, *id, homes));
    }
    cells.sort_by_key(|cell| cell.at);
    (!shown.is_empty() || !further.is_empty()).then(|| Sheet {
        name: sheet_name::FIGURES.to_owned(),
        column_widths: COLUMNS.iter().map(|(_, width)| *width).collect(),
        row_heights: vec![(0, 36.0)],
        cells,
        repeated_rows: Some((1, 1)),
        landscape: true,
        locked: true,
        page_breaks: Vec::new(),
        pages: Pages::Together,
        folded: Vec::new(),
        charts: Vec::new(),
    })
}

/// Gives the figures their homes, and last year's beside them and below; the row over those below, and
/// which they are.
fn place(
    report: &Report,
    shown: &[FigureId],
    sheet: usize,
    homes: &mut Homes,
) -> (u32, Vec<FigureId>) {
    let mut row = 2;
    for id in shown {
        let home = |column| Reference {
            sheet,
            at: Position { row, column },
        };
        homes.insert(*id, home(VALUE));
        if let Some(last) = report.figures.last_id(*id) {
            homes.insert(last, home(LAST));
        }
        row += 1;
    }
    // What else is compared with last year's.
    let further = figures_of_last_year(report);
    let further: Vec<FigureId> = further
        .into_iter()
        .filter(|id| !homes.contains_key(id))
        .collect();
    let heading = row;
    for (row, id) in (row + 1..).zip(&further) {
        let at = Position { row, column: VALUE };
        homes.insert(*id, Reference { sheet, at });
    }
    (heading, further)
}

fn line(
    report: &Report,
    asked: Asked<'_>,
    inputs: &BTreeSet<FigureId>,
    id: FigureId,
    homes: &Homes,
) -> Vec<SheetCell> {
    let figure = report.figures.get(id);
    let Some(home) = homes.get(&id) else {
        return Vec::new();
    };
    let row = home.at.row;
    let at = |column| Position { row, column };
    let label = |column, text: &str| text_cell(row, column, text, CellStyle::Label(0));
    let who = asked.departments.who_counts(&figure.id);
    let mut cells = vec![
        label(0, &figure.label),
        text_cell(
            row,
            1,
            figure.unit.as_deref().unwrap_or(""),
            CellStyle::Unit,
        ),
        SheetCell {
            figure: Some(figure.id.clone()),
            format: format_of(figure),
            ..value_cell(report, inputs, id, at(VALUE), homes)
        },
        label(SOURCE, figure.source.as_deref().unwrap_or("")),
        label(FILLED_BY, who.unwrap_or("")),
        // A line that does not wrap takes no room in a column that is not shown.
        text_cell(row, ID, &figure.id, CellStyle::Plain),
    ];
    let last = report.figures.last_id(id);
    let last = last.map(|last| report.figures.get(last));
    let was = last.and_then(|last| last.value);
    cells.push(SheetCell {
        value: was.map_or(CellValue::Blank, CellValue::Number),
        format: last.and_then(format_of),
        ..text_cell(row, LAST, "", value_style(was))
    });
    let change = figure.value.zip(was);
    let change = change.and_then(|(now, was)| now.checked_sub(was));
    let style = CellStyle::Value(change.map_or(0, places));
    let formula = Formula::known_difference(at(VALUE), at(LAST));
    cells.push(formula_cell(row, CHANGE, formula, result_of(change), style));
    cells
}

/// The figure itself: a number to be typed, or the formula that gives it.
fn value_cell(
    report: &Report,
    inputs: &BTreeSet<FigureId>,
    id: FigureId,
    at: Position,
    homes: &Homes,
) -> SheetCell {
    let figure = report.figures.get(id);
    let is_input = inputs.contains(&id);
    let style = match figure.value {
        value if is_input => CellStyle::Input(value.map_or(0, places)),
        value => value_style(value),
    };
    let computed = report
        .obligations
        .formula_of(id)
        .filter(|(one, _)| !is_input && !one.is_to_prove())
        .and_then(|(_, derivation)| {
            let places = figure.value.map_or(2, |value| value.scale());
            live(report, derivation, places, homes)
        });
    match computed {
        Some(formula) => formula_cell(at.row, at.column, formula, result_of(figure.value), style),
        None => SheetCell {
            value: figure.value.map_or(CellValue::Blank, CellValue::Number),
            entry: is_input.then(|| entry(figure)),
            ..text_cell(at.row, at.column, "", style)
        },
    }
}

/// A figure of last year's that is compared with one of the tables.
fn last_line(report: &Report, id: FigureId, homes: &Homes) -> Vec<SheetCell> {
    let figure = report.figures.get(id);
    let Some(home) = homes.get(&id) else {
        return Vec::new();
    };
    let (row, column) = (home.at.row, home.at.column);
    vec![
        text_cell(row, 0, &figure.label, CellStyle::Label(0)),
        text_cell(
            row,
            1,
            figure.unit.as_deref().unwrap_or(""),
            CellStyle::Unit,
        ),
        SheetCell {
            value: figure.value.map_or(CellValue::Blank, CellValue::Number),
            format: format_of(figure),
            figure: Some(figure.id.clone()),
            ..text_cell(row, column, "", value_style(figure.value))
        },
        text_cell(row, ID, &figure.id, CellStyle::Plain),
    ]
}
