//! A row an organ and a column a figure, with live totals and how far the district's own figure is
//! from them.

use rust_decimal::Decimal;

use super::one_sheet::{number, sheet};
use crate::{
    diagnostic::{Language, Text},
    rollup::{added::Rollup, contribution::Contribution, sum::Cell},
    workbook::{
        position::Position,
        sheet::{CellStyle, FormulaResult, Sheet, SheetCell},
        sheet_cells::{blank_cell, formula_cell, places, text_cell, to_column, to_row},
        sheet_formula::Formula,
    },
};

/// The rows of title, labels and units; the organs begin behind them.
const LABELS: u32 = 1;
const UNITS: u32 = 2;
const FIRST: u32 = 3;

/// The sheet.
pub(super) fn sheet_of(rollup: &Rollup, language: Language) -> Sheet {
    let columns = to_column(rollup.cells.len());
    let mut cells = vec![text_cell(
        0,
        0,
        &format!("{} {}", rollup.district, rollup.year),
        CellStyle::Title,
    )];
    let head = Text::new("单位", "organ");
    cells.push(text_cell(LABELS, 0, head.get(language), CellStyle::Header));
    for (column, cell) in (1..).zip(&rollup.cells) {
        cells.push(text_cell(
            LABELS,
            column,
            &cell.measure.label,
            CellStyle::Header,
        ));
    }
    let unit = Text::new("计量单位", "unit");
    cells.push(text_cell(UNITS, 0, unit.get(language), CellStyle::Unit));
    for (column, cell) in (1..).zip(&rollup.cells) {
        let unit = cell.measure.unit.as_deref().unwrap_or("");
        cells.push(text_cell(UNITS, column, unit, CellStyle::Unit));
    }
    for (row, organ) in (FIRST..).zip(&rollup.organs) {
        cells.push(text_cell(row, 0, &organ.organ, CellStyle::Label(0)));
        for (column, cell) in (1..).zip(&rollup.cells) {
            cells.push(figure(row, column, organ, cell));
        }
    }
    let total = FIRST + to_row(rollup.organs.len());
    let rows = [
        (Text::new("合计", "total"), total_cell as Row),
        (Text::new("本级", "the district's own"), own_cell),
        (Text::new("本级减合计", "own less total"), difference_cell),
        (Text::new("缺几个单位", "organs lacking"), lacking_cell),
    ];
    for (row, (label, of)) in (total..).zip(rows) {
        cells.push(text_cell(row, 0, label.get(language), CellStyle::Part));
        for (column, cell) in (1..).zip(&rollup.cells) {
            cells.push(of(row, column, total, cell));
        }
    }
    let widths = std::iter::once(28.0).chain((0..columns).map(|_| 12.0));
    sheet(
        &Text::new("各单位", "Organs"),
        language,
        widths.collect(),
        (LABELS, UNITS),
        cells,
    )
}

/// A cell of one of the rows under the organs, of which the total is in this row.
type Row = fn(u32, u16, u32, &Cell) -> SheetCell;

/// What an organ adds; what it states and is not added is shown as a text, which no sum counts.
fn figure(row: u32, column: u16, organ: &Contribution, cell: &Cell) -> SheetCell {
    let id = &cell.measure.id;
    if let Some(value) = organ.adds(id) {
        return number(row, column, value);
    }
    let stated = organ.figures.get(id).and_then(|figure| figure.value);
    match stated {
        Some(value) => text_cell(row, column, &format!("({value})"), CellStyle::Unit),
        None => blank_cell(row, column),
    }
}

fn total_cell(row: u32, column: u16, total: u32, cell: &Cell) -> SheetCell {
    let at = |row| Position { row, column };
    let sum = Formula::sum(at(FIRST), at(total.saturating_sub(1)));
    let style = CellStyle::Value(places(cell.sum));
    formula_cell(row, column, sum, FormulaResult::Number(cell.sum), style)
}

fn own_cell(row: u32, column: u16, _: u32, cell: &Cell) -> SheetCell {
    match cell.own {
        Some(own) => number(row, column, own),
        None => blank_cell(row, column),
    }
}

/// Red where it is not zero, also after somebody changed a figure.
fn difference_cell(row: u32, column: u16, total: u32, cell: &Cell) -> SheetCell {
    let at = |row| Position { row, column };
    let gap = cell.own.and_then(|own| own.checked_sub(cell.sum));
    let result = gap.map_or_else(|| FormulaResult::Text(String::new()), FormulaResult::Number);
    let digits = gap.map_or(0, places);
    let zeros = match digits {
        0 => String::new(),
        digits => format!(".{}", "0".repeat(digits.into())),
    };
    let formula = Formula::known_difference(at(total + 1), at(total));
    SheetCell {
        format: Some(format!("[Red]0{zeros};[Red]-0{zeros};0{zeros}")),
        ..formula_cell(row, column, formula, result, CellStyle::Value(digits))
    }
}

fn lacking_cell(row: u32, column: u16, _: u32, cell: &Cell) -> SheetCell {
    number(row, column, Decimal::from(cell.lacking.len()))
}
