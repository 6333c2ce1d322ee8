//! Looks of cells as formats of the library.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::{
    workbook::sheet::{BODY_SIZE, SheetCell},
    writers::cell_look::{
        BODY_FONT, CellKind, CellLook, GREEN, GREY, RED, SIMPLIFIED_CHINESE, Side, Weight,
    },
};

/// Height of a row of one line: 18 points.
pub(super) const DEFAULT_ROW_PIXELS: u32 = 24;

/// Width of a column in the body font, whose digits are 8 pixels wide.
pub(super) const DEFAULT_COLUMN_PIXELS: u32 = 72;

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
    Format::new().set_font_color(Color::RGB(GREEN))
}

/// How a verdict that fails is coloured.
pub(super) fn failed() -> Format {
    Format::new().set_font_color(Color::RGB(RED))
}

/// How a verdict that cannot be given is coloured.
pub(super) fn not_assessable() -> Format {
    Format::new().set_font_color(Color::RGB(GREY))
}

/// The formats of a file, each made once however many cells have it.
#[derive(Debug, Default)]
pub(super) struct Formats {
    numbers: BTreeMap<CellKind, usize>,
    formats: Vec<Format>,
}

impl Formats {
    /// The number of the format that a cell has.
    pub(super) fn number(&mut self, cell: &SheetCell) -> usize {
        let kind = CellKind::of(cell);
        if let Some(number) = self.numbers.get(&kind) {
            return *number;
        }
        let number = self.formats.len();
        self.formats.push(format(&CellLook::of(&kind)));
        self.numbers.insert(kind, number);
        number
    }

    /// The format of this number.
    pub(super) fn get(&self, number: usize) -> &Format {
        let format = self.formats.get(number);
        format.expect("numbers are given to formats that are there")
    }
}

fn format(look: &CellLook) -> Format {
    let mut format = body().set_font_name(look.font).set_font_size(look.size);
    if look.weight == Weight::Heavy {
        format = format.set_bold();
    }
    if let Some(colour) = look.colour {
        format = format.set_font_color(Color::RGB(colour));
    }
    if let Some(colour) = look.paper {
        format = format.set_background_color(Color::RGB(colour));
    }
    format = match look.side {
        Side::Left(0) => format.set_align(FormatAlign::Left),
        Side::Left(indent) => format.set_align(FormatAlign::Left).set_indent(indent),
        Side::Middle => format.set_align(FormatAlign::Center),
    };
    if look.wraps {
        format = format.set_text_wrap();
    }
    if let Some(number) = &look.number {
        format = format.set_num_format(number).set_shrink();
    }
    if look.bordered {
        format = format.set_border(FormatBorder::Thin);
    }
    if look.open {
        format = format.set_unlocked();
    }
    format
}
