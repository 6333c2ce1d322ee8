//! Fonts, sizes and distances of the report as text processors set it, in one place.
//!
//! Source: GB/T 9704-2012 《党政机关公文格式》, where the user asks for nothing else. Lengths are
//! in twips (1/20 point), sizes of type in half points, as Word counts them.

pub mod advance;
pub mod blocks;
pub mod cells;
pub mod chart_size;
pub mod closing;
pub mod laid_page;
pub mod laid_table;
pub mod layer;
pub mod length;
mod line_edges;
pub mod lines;
pub mod orientation;
pub mod pages;
mod paging;
pub mod paragraph_style;
pub mod set_block;
pub mod set_table;
pub mod sign;
pub mod styles;
pub mod table;
pub mod text_lines;
pub mod units;

use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use crate::year_file::style::{Margins, Style};

/// Every face in use, with the one that stands in for it where it is not installed.
const FACES: [(Face, &str, Option<&str>); 6] = [
    (Face::Body, "仿宋", Some("仿宋_GB2312")),
    (Face::Latin, "Times New Roman", None),
    (Face::Song, "宋体", Some("SimSun")),
    (Face::Title, "方正小标宋简体", Some("方正小标宋_GBK")),
    (Face::Hei, "黑体", Some("SimHei")),
    (Face::Kai, "楷体", Some("楷体_GB2312")),
];

/// What a face is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Running text.
    Body,
    /// Latin letters and digits in the text.
    Latin,
    /// Tables and page numbers.
    Song,
    /// Titles.
    Title,
    /// Headings of the first level.
    Hei,
    /// Headings of the second level.
    Kai,
}

/// A size of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Running text's: 三号, 16 points.
    Body,
    /// Titles': 二号, 22 points.
    Title,
    /// Tables': 五号, 10.5 points.
    Table,
    /// So many half points.
    Fixed(u32),
}

/// A distance between lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// So many lines of the page.
    Lines(u32),
    /// So many twips.
    Twips(u32),
}

/// The paper and what is kept free on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Width of the paper.
    pub width: u32,
    /// Height of the paper.
    pub height: u32,
    /// Free above the text.
    pub top: u32,
    /// Free at the right.
    pub right: u32,
    /// Free below the text.
    pub bottom: u32,
    /// Free at the left.
    pub left: u32,
    /// From the upper edge of the paper to the header.
    pub header: u32,
    /// From the page number's lower edge to the edge of the paper.
    pub footer: u32,
}

impl Page {
    /// Width of a table: the text's, less one border, so that none stands out.
    pub fn table_width(&self) -> usize {
        (self.text_width() as usize).saturating_sub(11)
    }

    /// Width of the text.
    pub fn text_width(&self) -> u32 {
        self.width.saturating_sub(self.left + self.right)
    }

    /// Height of the text.
    pub fn text_height(&self) -> u32 {
        self.height.saturating_sub(self.top + self.bottom)
    }
}

/// How the whole report looks.
#[derive(Debug)]
pub struct Look {
    /// The sheet as it lies for text: A4; 37 mm above, 28 mm left, 26 mm right, 35 mm below; the
    /// number 7 mm under the text.
    pub portrait: Page,
    /// The same sheet turned on its side for a wide table, the bound edge at the top.
    pub landscape: Page,
    /// The distance of two lines: 22 of them fill the page.
    pub line_pitch: u32,
    /// Pulls body characters together so that a line holds 28 of them.
    pub character_spacing: i32,
    faces: Vec<(Face, String, Option<&'static str>)>,
    body_size: u32,
    title_size: u32,
    table_size: u32,
}

/// What is left under the last line of a page at least: half a point.
const HAIR: u32 = 10;

/// Width and height of A4.
const A4: (u32, u32) = (11906, 16838);

/// From the upper edge of the paper to the header: 15 mm.
const HEADER: u32 = 851;

/// How much lower than the text's lower edge the lower edge of the page's number is, on a sheet
/// that stands and on one that lies: 10 and 12 mm.
const FOOTER_DROP: (u32, u32) = (567, 680);

impl Look {
    /// The look of the standard with what the user asks for.
    pub fn new(style: &Style) -> Self {
        let portrait = portrait(&style.margins);
        let body_size = style.body_size.unwrap_or(32);
        let lines = style.lines.unwrap_or(22).max(1);
        let characters = style.characters.unwrap_or(28).max(1);
        let width = i64::from(portrait.text_width());
        // A line has something over, so that its last character neither goes to the next nor, as
        // LibreOffice has it of a mark that just fits, vanishes.
        let spacing = width.div_euclid(i64::from(characters)) - 10 * i64::from(body_size) - 1;
        let faces = FACES.map(|(face, standard, substitute)| {
            let asked = match face {
                Face::Body => &style.body_font,
                Face::Latin => &style.latin_font,
                Face::Song => &style.table_font,
                Face::Title => &style.title_font,
                Face::Hei => &style.heading_font,
                Face::Kai => &style.subheading_font,
            };
            match asked {
                Some(asked) => (face, asked.clone(), Some(standard)),
                None => (face, standard.to_owned(), substitute),
            }
        });
        Self {
            landscape: landscape(&portrait),
            line_pitch: line_pitch(&portrait, lines),
            portrait,
            character_spacing: i32::try_from(spacing).expect("type and paper are of a size"),
            faces: faces.into(),
            body_size,
            title_size: style.title_size.unwrap_or(44),
            table_size: style.table_size.unwrap_or(21),
        }
    }

    /// Lays the report on another page; the distance of lines follows.
    pub fn lay_on(&mut self, page: Page) {
        let lines = self.portrait.text_height() / self.line_pitch.max(1);
        self.line_pitch = line_pitch(&page, lines.max(1));
        self.landscape = landscape(&page);
        self.portrait = page;
    }

    /// The name of a face.
    pub fn face(&self, face: Face) -> &str {
        self.faces
            .iter()
            .find(|(known, _, _)| *known == face)
            .map(|(_, name, _)| name)
            .expect("a look has every face")
    }

    /// Every face with the one that stands in for it where it is not installed.
    pub fn faces(&self) -> impl Iterator<Item = (Face, &str, Option<&'static str>)> {
        self.faces
            .iter()
            .map(|(face, name, substitute)| (*face, name.as_str(), *substitute))
    }

    /// A size in half points.
    pub fn size(&self, size: Size) -> u32 {
        match size {
            Size::Body => self.body_size,
            Size::Title => self.title_size,
            Size::Table => self.table_size,
            Size::Fixed(size) => size,
        }
    }

    /// A distance in twips.
    pub fn distance(&self, distance: Distance) -> u32 {
        match distance {
            Distance::Lines(lines) => lines * self.line_pitch,
            Distance::Twips(twips) => twips,
        }
    }
}

/// The distance of so many lines on a page. A hair is left over: a program that counts in
/// hundredths of millimetres would else find room for one line less.
fn line_pitch(page: &Page, lines: u32) -> u32 {
    page.text_height().saturating_sub(HAIR) / lines
}

fn portrait(margins: &Margins) -> Page {
    let margin = |asked: Option<Decimal>, standard: u32| asked.map_or(standard, twips);
    let (width, height) = A4;
    let bottom = margin(margins.bottom, 1984);
    Page {
        width,
        height,
        top: margin(margins.top, 2098),
        right: margin(margins.right, 1474),
        bottom,
        left: margin(margins.left, 1587),
        header: HEADER,
        footer: bottom.saturating_sub(FOOTER_DROP.0),
    }
}

fn landscape(portrait: &Page) -> Page {
    Page {
        width: portrait.height,
        height: portrait.width,
        top: portrait.left,
        right: portrait.bottom,
        bottom: portrait.right,
        left: portrait.top,
        header: HEADER,
        footer: portrait.right.saturating_sub(FOOTER_DROP.1),
    }
}

/// Millimetres in twips.
fn twips(millimetres: Decimal) -> u32 {
    let twips = millimetres * Decimal::from(1440) / Decimal::new(254, 1);
    let twips = twips.round().to_u32();
    twips.expect("a margin is some centimetres wide")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_comes_out_of_its_own_measures() {
        let asked = Style {
            margins: Margins {
                top: Some(37.into()),
                right: Some(26.into()),
                bottom: Some(35.into()),
                left: Some(28.into()),
            },
            body_size: Some(32),
            lines: Some(22),
            characters: Some(28),
            ..Style::default()
        };
        for style in [Style::default(), asked] {
            let look = Look::new(&style);
            assert_eq!(look.line_pitch, 579);
            assert_eq!(look.character_spacing, -6);
            let Page {
                top,
                right,
                bottom,
                left,
                footer,
                ..
            } = look.portrait;
            assert_eq!(
                [top, right, bottom, left, footer],
                [2098, 1474, 1984, 1587, 1417]
            );
        }
    }
}
