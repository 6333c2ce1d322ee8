//! The cells that sheets are made of, as the sheets ask for them.

use rust_decimal::Decimal;

use super::{
    number_format::format_of,
    position::{Position, Reference},
    sheet::{CellStyle, CellValue, FormulaResult, SheetCell},
    sheet_formula::Formula,
};
use crate::model::figure::Figure;

/// A text.
pub(crate) fn text_cell(row: u32, column: u16, text: &str, style: CellStyle) -> SheetCell {
    SheetCell {
        at: Position { row, column },
        row_span: 1,
        column_span: 1,
        value: CellValue::text(text),
        style,
        format: None,
        figure: None,
        remark: String::new(),
        entry: None,
    }
}

/// A text over the first columns of a row.
pub(crate) fn across(row: u32, columns: u16, text: &str, style: CellStyle) -> SheetCell {
    SheetCell {
        column_span: columns,
        ..text_cell(row, 0, text, style)
    }
}

/// A formula that copies a figure, shown as the figure is.
pub(crate) fn copy_cell(at: Position, home: Reference, figure: &Figure) -> SheetCell {
    let style = value_style(figure.value);
    let formula = Formula::same(home);
    SheetCell {
        format: format_of(figure),
        ..formula_cell(at.row, at.column, formula, result_of_copy(figure), style)
    }
}

/// What a formula gives that copies a figure's cell.
pub(crate) fn result_of_copy(figure: &Figure) -> FormulaResult {
    match figure.value {
        Some(value) => FormulaResult::Number(value),
        None => FormulaResult::Text(figure.in_cell()),
    }
}

/// A place for a figure with nothing in it.
pub(crate) fn blank_cell(row: u32, column: u16) -> SheetCell {
    SheetCell {
        value: CellValue::Blank,
        ..text_cell(row, column, "", CellStyle::Value(0))
    }
}

/// A formula and what it gives.
pub(crate) fn formula_cell(
    row: u32,
    column: u16,
    formula: Formula,
    result: FormulaResult,
    style: CellStyle,
) -> SheetCell {
    SheetCell {
        value: CellValue::Formula(formula, result),
        ..text_cell(row, column, "", style)
    }
}

/// What a formula gives that sums some figures; blank where one is not reported.
pub(crate) fn result_of(value: Option<Decimal>) -> FormulaResult {
    value.map_or_else(|| FormulaResult::Text(String::new()), FormulaResult::Number)
}

/// The style of a figure's cell: as many decimal places as the figure has.
pub(crate) fn value_style(value: Option<Decimal>) -> CellStyle {
    CellStyle::Value(value.map_or(0, places))
}

/// The decimal places of a number.
pub(crate) fn places(value: Decimal) -> u8 {
    u8::try_from(value.scale()).expect("a decimal has at most 28 decimal places")
}

/// A row or a count of rows as sheets number them.
pub(crate) fn to_row(index: usize) -> u32 {
    u32::try_from(index).expect("no year file has 4,294,967,296 lines")
}

/// A column, or a count of columns, as sheets number them. A form of one's own may have more than
/// any sheet; its last column is then one that both formats refuse.
pub(crate) fn to_column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
