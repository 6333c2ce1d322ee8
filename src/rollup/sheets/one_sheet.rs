//! What the sheets of a district have in common.

use rust_decimal::Decimal;

use crate::{
    diagnostic::{Language, Text},
    workbook::{
        sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell},
        sheet_cells::{places, text_cell},
    },
};

/// A sheet of these cells, its first row its title and its heads repeated on every page.
pub(super) fn sheet(
    name: &Text,
    language: Language,
    column_widths: Vec<f64>,
    heads: (u32, u32),
    cells: Vec<SheetCell>,
) -> Sheet {
    Sheet {
        name: name.get(language).to_owned(),
        column_widths,
        row_heights: vec![(0, 36.0)],
        cells,
        repeated_rows: Some(heads),
        landscape: true,
        locked: false,
        page_breaks: Vec::new(),
        pages: Pages::Together,
        folded: Vec::new(),
        charts: Vec::new(),
    }
}

/// A number.
pub(super) fn number(row: u32, column: u16, value: Decimal) -> SheetCell {
    SheetCell {
        value: CellValue::Number(value),
        ..text_cell(row, column, "", CellStyle::Value(places(value)))
    }
}
