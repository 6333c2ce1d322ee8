//! The last part of the sheet 校核: what differs from last year's report, and room for the reason.

use rust_decimal::Decimal;

use super::{
    home::Homes,
    number_format::format_of,
    position::Position,
    sheet::{CellStyle, CellValue, SheetCell},
    sheet_cells::{
        across, blank_cell, copy_cell, formula_cell, places, result_of, text_cell, value_style,
    },
    sheet_formula::{Formula, Operator},
};
use crate::model::{
    Report,
    figure::{Figure, FigureId, Origin},
};

const LAST: u16 = 1;
const THIS: u16 = 2;
const CHANGE: u16 = 3;
const REASON: u16 = 4;

/// The rows from `top` on; none where nothing differs from last year's.
pub(super) fn rows(report: &Report, homes: &Homes, top: u32) -> Vec<SheetCell> {
    let changed = changed(report);
    if changed.is_empty() {
        return Vec::new();
    }
    let title = format!("与上年不同的数字（{}项），原因请填写", changed.len());
    let mut cells = vec![across(top, REASON + 1, &title, CellStyle::Part)];
    let heads = [
        "指标".to_owned(),
        format!("{}年", report.year.saturating_sub(1)),
        format!("{}年", report.year),
        "增减".to_owned(),
        "原因".to_owned(),
    ];
    for (column, head) in (0..).zip(&heads) {
        cells.push(text_cell(top + 1, column, head, CellStyle::Header));
    }
    for (row, (last, id)) in (top + 2..).zip(changed) {
        let figure = report.figures.get(id);
        cells.push(text_cell(row, 0, &figure.label, CellStyle::Label(0)));
        for (column, id) in [(LAST, last), (THIS, id)] {
            cells.push(value_cell(report, homes, id, Position { row, column }));
        }
        let at = |column| Position { row, column };
        let change = value(report, id).and_then(|now| now.checked_sub(value(report, last)?));
        let formula = Formula::Cell(at(THIS)).with(Operator::Subtract, Formula::Cell(at(LAST)));
        let shown = CellStyle::Value(change.map_or(0, places));
        cells.push(formula_cell(row, CHANGE, formula, result_of(change), shown));
        cells.push(text_cell(row, REASON, "", CellStyle::Label(0)));
    }
    cells
}

/// Last year's figures and this year's that differ from them, in the order of the report. A cell
/// that repeats a figure says nothing more.
fn changed(report: &Report) -> Vec<(FigureId, FigureId)> {
    let figures = report.figures.iter();
    figures
        .filter(|(_, figure)| {
            let is_own = matches!(figure.origin, Origin::Stated | Origin::Cell { .. });
            is_own && figure.same_as.is_none()
        })
        .filter_map(|(id, _)| Some((report.figures.last_id(id)?, id)))
        .filter(|(last, id)| {
            let both = value(report, *last).zip(value(report, *id));
            both.is_some_and(|(last, now)| last != now && now.checked_sub(last).is_some())
        })
        .collect()
}

fn value(report: &Report, id: FigureId) -> Option<Decimal> {
    report.figures.get(id).value
}

/// A figure's value from its home; last year's have one only where the report uses them.
fn value_cell(report: &Report, homes: &Homes, id: FigureId, at: Position) -> SheetCell {
    let figure: &Figure = report.figures.get(id);
    match (homes.get(&id), figure.value) {
        (Some(home), _) => copy_cell(at, *home, figure),
        (None, Some(value)) => SheetCell {
            value: CellValue::Number(value),
            format: format_of(figure),
            ..text_cell(at.row, at.column, "", value_style(figure.value))
        },
        (None, None) => blank_cell(at.row, at.column),
    }
}
