//! Styles of cells as formats of the library.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::document::workbook::{BODY_SIZE, CellStyle, SheetCell};

/// The font of labels and figures.
pub(super) const BODY_FONT: &str = "宋体";

/// The font of titles and heads.
pub(super) const HEAD_FONT: &str = "黑体";

/// The code of Simplified Chinese in the format's list of character sets.
const SIMPLIFIED_CHINESE: u8 = 134;

/// Height of a row of one line: 18 points.
pub(super) const DEFAULT_ROW_PIXELS: u32 = 24;

/// Width of a column in the body font, whose digits are 8 pixels wide.
pub(super) const DEFAULT_COLUMN_PIXELS: u32 = 72;

const GREEN: Color = Color::RGB(0x00_61_00);
const RED: Color = Color::RGB(0x9C_00_06);
const GREY: Color = Color::RGB(0x59_59_59);

/// The workbook's own format, in which column widths are measured.
pub(super) fn body() -> Format {
    Format::new()
        .set_font_name(BODY_FONT)
        .set_font_size(BODY_SIZE)
        .set_font_charset(SIMPLIFIED_CHINESE)
        .set_align(FormatAlign::VerticalCenter)
}

/// How a verdict that holds is coloured.
pub(super) fn held() -> Format {
    Format::new().set_font_color(GREEN)
}

/// How a verdict that fails is coloured.
pub(super) fn failed() -> Format {
    Format::new().set_font_color(RED)
}

/// How a verdict that cannot be given is coloured.
pub(super) fn not_assessable() -> Format {
    Format::new().set_font_color(GREY)
}

/// The format of a cell.
pub(super) fn format(cell: &SheetCell) -> Format {
    let body = body().set_font_size(cell.style.font_size());
    let body = if cell.wraps() {
        body.set_text_wrap()
    } else {
        body
    };
    let body = if cell.entry.is_some() {
        body.set_unlocked()
    } else {
        body
    };
    let head = body.clone().set_font_name(HEAD_FONT).set_bold();
    let centre = FormatAlign::Center;
    let left = FormatAlign::Left;
    match cell.style {
        CellStyle::Title => head.set_align(centre),
        CellStyle::Plain => body.set_align(left),
        CellStyle::Header => bordered(head).set_align(centre),
        CellStyle::Part => bordered(head).set_align(left),
        CellStyle::Label(indent) => bordered(body).set_align(left).set_indent(indent),
        CellStyle::Unit => bordered(body).set_align(centre),
        // Smaller type rather than `###` where a figure is wider than its column.
        CellStyle::Value(places) => bordered(body)
            .set_align(centre)
            .set_num_format(number_format(places))
            .set_shrink(),
        CellStyle::Held => verdict(body, GREEN).set_bold(),
        CellStyle::Failed => verdict(body, RED).set_bold(),
        CellStyle::NotAssessable => verdict(body, GREY),
    }
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin)
}

fn verdict(format: Format, colour: Color) -> Format {
    bordered(format)
        .set_align(FormatAlign::Center)
        .set_font_color(colour)
}

/// `0`, `0.0`, `0.00` …: as many places as the figure was typed with.
fn number_format(places: u8) -> String {
    match usize::from(places) {
        0 => "0".to_owned(),
        places => format!("0.{}", "0".repeat(places)),
    }
}
