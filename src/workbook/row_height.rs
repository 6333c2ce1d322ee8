//! Heights of rows whose text needs more than one line.
//!
//! Spreadsheet programs fit a row to its text only where no height is stored, never for merged
//! cells, and some viewers not at all. So a height is stored for every row that needs one, and
//! no other: a row of one line keeps fitting itself when somebody types more into it.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthChar;

use super::sheet::{BODY_SIZE, CellStyle, CellValue, Sheet, SheetCell};

/// Height of a row of one line, in points.
pub const DEFAULT_ROW_HEIGHT: f64 = 18.0;

/// The tallest row that spreadsheets know, in points.
const TALLEST: f64 = 409.5;

/// Width of a column whose width is not given, in characters.
const DEFAULT_COLUMN_WIDTH: f64 = 8.38;

/// Height of a line in sizes of its type; the tallest of the usual Chinese fonts takes so much.
const LINE: f64 = 1.45;

/// A step of indentation, in digits of the body type.
const INDENT: f64 = 1.5;

/// Points above and below the text of a cell, together.
const PADDING: f64 = 2.0;

/// Heights in points of the rows that differ from [`DEFAULT_ROW_HEIGHT`], by row.
///
/// A height given in [`Sheet::row_heights`] is the least that its row has. A cell that covers
/// several rows and needs more than they have makes its last row taller.
#[must_use]
pub fn row_heights(sheet: &Sheet) -> BTreeMap<u32, f64> {
    let mut heights: BTreeMap<u32, f64> = sheet.row_heights.iter().copied().collect();
    // Cells of one row first, so that a cell of several adds only what is then still missing.
    for several in [false, true] {
        for cell in sheet
            .cells
            .iter()
            .filter(|cell| (cell.row_span > 1) == several)
        {
            let last = cell.at.row.saturating_add(cell.row_span.saturating_sub(1));
            let above: f64 = (cell.at.row..last)
                .map(|row| height_of(row, &heights))
                .sum();
            let needed = (needed_height(cell, sheet) - above).min(TALLEST);
            if needed > height_of(last, &heights) {
                heights.insert(last, needed);
            }
        }
    }
    heights
}

fn height_of(row: u32, heights: &BTreeMap<u32, f64>) -> f64 {
    heights.get(&row).copied().unwrap_or(DEFAULT_ROW_HEIGHT)
}

/// Points that a cell's text needs; 0 where it does not wrap.
fn needed_height(cell: &SheetCell, sheet: &Sheet) -> f64 {
    let CellValue::Text(text) = &cell.value else {
        return 0.0;
    };
    if !cell.wraps() {
        return 0.0;
    }
    let first = usize::from(cell.at.column);
    let width: f64 = (first..first + usize::from(cell.column_span))
        .map(|column| sheet.column_widths.get(column).copied())
        .map(|width| width.unwrap_or(DEFAULT_COLUMN_WIDTH))
        .sum();
    let indent = indent(cell.style);
    let size = cell.style.font_size();
    // Widths are counted in digits of the body type: larger type has fewer to a line.
    let room = (width - indent) * BODY_SIZE / size;
    let lines: f64 = text.split('\n').map(|line| lines_of(line, room)).sum();
    lines * size * LINE + PADDING
}

/// How far a text of a style stands from the edge of its cell, in digits of the body type.
fn indent(style: CellStyle) -> f64 {
    match style {
        CellStyle::Label(steps) => (f64::from(steps) + 1.0) * INDENT,
        CellStyle::Part => INDENT,
        _ => 0.0,
    }
}

/// The width of a column in which a text of a style takes one line.
pub(super) fn width_of_line(text: &str, style: CellStyle) -> f64 {
    let width: f64 = text.chars().map(width_of).sum();
    indent(style) + width * style.font_size() / BODY_SIZE
}

/// How many lines a text takes in a cell that has room for so many half-width characters.
///
/// A line that is broken may lose one full-width character to the rule that no line starts with
/// a full stop or a closing bracket.
fn lines_of(text: &str, room: f64) -> f64 {
    let width: f64 = text.chars().map(width_of).sum();
    if width <= room {
        1.0
    } else {
        (width / (room - 2.0).max(2.0)).ceil()
    }
}

/// Digits of the body type that a character takes, dashes and quotation marks being full-width as
/// Chinese fonts have them: a digit is rounded up to 8 pixels, and 11 points are 14.7.
fn width_of(character: char) -> f64 {
    match character.width_cjk() {
        None | Some(0) => 0.0,
        Some(1) => 0.95,
        Some(_) => 1.9,
    }
}
