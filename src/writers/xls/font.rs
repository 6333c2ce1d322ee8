//! Fonts, number formats and looks of cells, each written once and referred to by number.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::record::{Content, Records};
use crate::{
    workbook::sheet::SheetCell,
    writers::cell_look::{CellKind, CellLook, GREEN, GREY, RED, SIMPLIFIED_CHINESE, Side, Weight},
};

const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const STYLE: u16 = 0x0293;
const PALETTE: u16 = 0x0092;

/// Looks of styles that come before those of cells.
const STYLE_LOOKS: u16 = 15;

/// The first number of a number format of our own.
const FIRST_FORMAT: u16 = 164;

/// The colour of text where nothing else is said.
const AUTOMATIC: u16 = 0x7FFF;

/// The first place of the palette.
const FIRST_COLOUR: u16 = 8;

/// The palette of the format's own programs; three of its colours are those of verdicts.
const COLOURS: [u32; 56] = [
    0x00_00_00, 0xFF_FF_FF, 0xFF_00_00, 0x00_FF_00, 0x00_00_FF, 0xFF_FF_00, 0xFF_00_FF, 0x00_FF_FF,
    RED, GREEN, 0x00_00_80, 0x80_80_00, 0x80_00_80, 0x00_80_80, 0xC0_C0_C0, GREY, 0x99_99_FF,
    0x99_33_66, 0xFF_FF_CC, 0xCC_FF_FF, 0x66_00_66, 0xFF_80_80, 0x00_66_CC, 0xCC_CC_FF, 0x00_00_80,
    0xFF_00_FF, 0xFF_FF_00, 0x00_FF_FF, 0x80_00_80, 0x80_00_00, 0x00_80_80, 0x00_00_FF, 0x00_CC_FF,
    0xCC_FF_FF, 0xCC_FF_CC, 0xFF_FF_99, 0x99_CC_FF, 0xFF_99_CC, 0xCC_99_FF, 0xFF_CC_99, 0x33_66_FF,
    0x33_CC_CC, 0x99_CC_00, 0xFF_CC_00, 0xFF_99_00, 0xFF_66_00, 0x66_66_99, 0x96_96_96, 0x00_33_66,
    0x33_99_66, 0x00_33_00, 0x33_33_00, 0x99_33_00, 0x99_33_66, 0x33_33_99, 0x33_33_33,
];

/// A font: name, twips, heavy, colour's place.
type Font = (&'static str, u16, bool, u16);

/// The looks that a workbook uses.
#[derive(Debug)]
pub(super) struct Formats {
    kinds: BTreeMap<CellKind, u16>,
    looks: Vec<CellLook>,
    fonts: Vec<Font>,
    numbers: Vec<String>,
}

impl Formats {
    pub(super) fn new() -> Self {
        let mut formats = Self {
            kinds: BTreeMap::new(),
            looks: Vec::new(),
            fonts: Vec::new(),
            numbers: Vec::new(),
        };
        formats.number(CellLook::empty());
        formats
    }

    /// The number of the look of a cell.
    pub(super) fn of(&mut self, cell: &SheetCell) -> u16 {
        let kind = CellKind::of(cell);
        if let Some(number) = self.kinds.get(&kind) {
            return *number;
        }
        let number = self.number(CellLook::of(&kind));
        self.kinds.insert(kind, number);
        number
    }

    /// The number of a look.
    fn number(&mut self, look: CellLook) -> u16 {
        let place = self.looks.iter().position(|known| *known == look);
        let place = place.unwrap_or_else(|| {
            let font = font(&look);
            if !self.fonts.contains(&font) {
                self.fonts.push(font);
            }
            if let Some(number) = &look.number
                && !self.numbers.contains(number)
            {
                self.numbers.push(number.clone());
            }
            self.looks.push(look);
            self.looks.len() - 1
        });
        // A workbook has a few dozen looks.
        let place = u16::try_from(place).expect("a style has a few hundred looks at most");
        place + STYLE_LOOKS
    }

    /// Writes fonts, formats, looks, the one style and the palette.
    pub(super) fn write(&self, records: &mut Records) -> Result<()> {
        // The first four are the default's; number 4 does not exist, and the fifth is number 5.
        let default = self
            .fonts
            .first()
            .copied()
            .context("there is a default font")?;
        for font in [default; 4].iter().chain(&self.fonts) {
            write_font(records, font)?;
        }
        for (number, format) in (FIRST_FORMAT..).zip(&self.numbers) {
            records.push(FORMAT, Content::new().short(number).text(format)?.finish())?;
        }
        for _ in 0..STYLE_LOOKS {
            // A style's look: nothing locked, in the middle of its height, no lines, no colour.
            let content = Content::new()
                .shorts(&[0, 0, 0xFFF5])
                .bytes(&[0x10, 0, 0, 0])
                .long(0)
                .long(0)
                .short(0x20C0);
            records.push(XF, content.finish())?;
        }
        for look in &self.looks {
            records.push(XF, self.look(look)?.finish())?;
        }
        // The ordinary style is built in and has the first look.
        let style = Content::new().short(0x8000).byte(0).byte(0xFF);
        records.push(STYLE, style.finish())?;
        let palette = COLOURS.iter().fold(
            Content::new().short(u16::try_from(COLOURS.len())?),
            |content, colour| content.long(colour.swap_bytes() >> 8),
        );
        records.push(PALETTE, palette.finish())
    }

    fn look(&self, look: &CellLook) -> Result<Content> {
        let font = font(look);
        let place = self.fonts.iter().position(|known| *known == font);
        let font = u16::try_from(place.context("every font is known")?)? + 5;
        let format = match &look.number {
            None => 0,
            Some(number) => {
                let place = self.numbers.iter().position(|known| known == number);
                FIRST_FORMAT + u16::try_from(place.context("every number format is known")?)?
            }
        };
        let locked = u16::from(!look.open);
        let (side, indent) = match look.side {
            Side::Left(indent) => (1, indent.min(15)),
            Side::Middle => (2, 0),
        };
        let wraps = u8::from(look.wraps) << 3;
        let middle = 1 << 4;
        let shrinks = u8::from(look.number.is_some()) << 4;
        // Everything said here outranks the style.
        let all = 0xFC;
        let (lines, more_lines) = if look.bordered {
            // A thin line at each side, in the colour of automatic lines.
            (0x1111 | 0x40 << 16 | 0x40 << 23, 0x40 | 0x40 << 7)
        } else {
            (0, 0)
        };
        Ok(Content::new()
            .shorts(&[font, format, locked])
            .bytes(&[side | wraps | middle, 0, indent | shrinks, all])
            .long(lines)
            .long(more_lines)
            .short(0x20C0))
    }
}

fn font(look: &CellLook) -> Font {
    let colour = look.colour.and_then(|colour| {
        let place = COLOURS.iter().position(|known| *known == colour)?;
        Some(FIRST_COLOUR + u16::try_from(place).ok()?)
    });
    (
        look.font,
        twips(look.size),
        look.weight == Weight::Heavy,
        colour.unwrap_or(AUTOMATIC),
    )
}

fn write_font(records: &mut Records, (name, height, bold, colour): &Font) -> Result<()> {
    let weight = if *bold { 700 } else { 400 };
    let content = Content::new()
        .shorts(&[*height, u16::from(*bold), *colour, weight, 0])
        .bytes(&[0, 0, SIMPLIFIED_CHINESE, 0])
        .short_text(name)?;
    records.push(FONT, content.finish())
}

/// Points in twentieths of a point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes and heights are a few hundred points, never below zero"
)]
pub(super) fn twips(points: f64) -> u16 {
    (points * 20.0).round().clamp(0.0, 8191.0) as u16
}
