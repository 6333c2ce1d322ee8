//! `[style]`: a look of one's own for the Word report, in the year file or in `report.toml`.

use rust_decimal::Decimal;
use toml::de::{DeFloat, DeInteger, DeTable};

use super::{
    Located,
    walk::{Value, Walk},
};
use crate::diagnostic::Text;

pub(super) const STYLE: &[&str] = &[
    "body_font",
    "latin_font",
    "title_font",
    "heading_font",
    "subheading_font",
    "table_font",
    "body_size",
    "title_size",
    "table_size",
    "lines",
    "characters",
    "margins",
    "template",
];
pub(super) const MARGINS: &[&str] = &["top", "right", "bottom", "left"];

/// What a report should look like; what is `None` is as GB/T 9704-2012 has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// Face of running text.
    pub body_font: Option<String>,
    /// Face of Latin letters and digits.
    pub latin_font: Option<String>,
    /// Face of titles.
    pub title_font: Option<String>,
    /// Face of headings of the first level.
    pub heading_font: Option<String>,
    /// Face of headings of the second level.
    pub subheading_font: Option<String>,
    /// Face of tables and page numbers.
    pub table_font: Option<String>,
    /// Size of running text, in half points.
    pub body_size: Option<u32>,
    /// Size of titles, in half points.
    pub title_size: Option<u32>,
    /// Size of tables, in half points.
    pub table_size: Option<u32>,
    /// Lines of a page.
    pub lines: Option<u32>,
    /// Characters of a line.
    pub characters: Option<u32>,
    /// What is kept free on the paper.
    pub margins: Margins,
    /// A Word file whose styles, headers, footers and page set-up are taken over.
    pub template: Option<Located<String>>,
}

/// What is kept free on the paper, in millimetres.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Margins {
    /// Above the text.
    pub top: Option<Decimal>,
    /// At the right.
    pub right: Option<Decimal>,
    /// Below the text.
    pub bottom: Option<Decimal>,
    /// At the left.
    pub left: Option<Decimal>,
}

/// The Chinese names of sizes, in half points.
const SIZES: &[(&str, u32)] = &[
    ("初号", 84),
    ("小初", 72),
    ("一号", 52),
    ("小一", 48),
    ("二号", 44),
    ("小二", 36),
    ("三号", 32),
    ("小三", 30),
    ("四号", 28),
    ("小四", 24),
    ("五号", 21),
    ("小五", 18),
    ("六号", 15),
];

/// The smallest and the largest size of type, in half points.
const SIZE_RANGE: (u32, u32) = (10, 144);

/// The narrowest and the widest margin, in millimetres: the text keeps a third of the paper.
const MARGIN_RANGE: (u32, u32) = (10, 70);

impl Style {
    /// This style, and what it leaves open as `base` has it.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            body_font: self.body_font.or(base.body_font),
            latin_font: self.latin_font.or(base.latin_font),
            title_font: self.title_font.or(base.title_font),
            heading_font: self.heading_font.or(base.heading_font),
            subheading_font: self.subheading_font.or(base.subheading_font),
            table_font: self.table_font.or(base.table_font),
            body_size: self.body_size.or(base.body_size),
            title_size: self.title_size.or(base.title_size),
            table_size: self.table_size.or(base.table_size),
            lines: self.lines.or(base.lines),
            characters: self.characters.or(base.characters),
            margins: Margins {
                top: self.margins.top.or(base.margins.top),
                right: self.margins.right.or(base.margins.right),
                bottom: self.margins.bottom.or(base.margins.bottom),
                left: self.margins.left.or(base.margins.left),
            },
            template: self.template.or(base.template),
        }
    }
}

/// Reads the table.
pub(super) fn style(walk: &mut Walk<'_>, table: &DeTable<'_>) -> Style {
    let mut style = Style::default();
    walk.known_keys(table, STYLE, "style");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("style.{name}"));
        match name {
            "body_font" => style.body_font = font(walk, value, &what),
            "latin_font" => style.latin_font = font(walk, value, &what),
            "title_font" => style.title_font = font(walk, value, &what),
            "heading_font" => style.heading_font = font(walk, value, &what),
            "subheading_font" => style.subheading_font = font(walk, value, &what),
            "table_font" => style.table_font = font(walk, value, &what),
            "body_size" => style.body_size = size(walk, value, &what),
            "title_size" => style.title_size = size(walk, value, &what),
            "table_size" => style.table_size = size(walk, value, &what),
            "lines" => style.lines = count(walk, value, &what),
            "characters" => style.characters = count(walk, value, &what),
            "template" => style.template = walk.string(value, &what),
            "margins" => {
                if let Some(table) = walk.table(value, &what) {
                    style.margins = margins(walk, table);
                }
            }
            _ => {}
        }
    }
    style
}

fn font(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<String> {
    walk.string(value, what).map(|font| font.value)
}

/// A size by its name, or in points.
fn size(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<u32> {
    let named = value.get_ref().as_str().and_then(|name| {
        let known = SIZES.iter().find(|(known, _)| *known == name.trim());
        known.map(|(_, size)| *size)
    });
    if named.is_some() {
        return named;
    }
    let points = Text::new(
        "5 到 72 的磅数，如 16 或 10.5，或者字号，如 \"三号\"",
        "points from 5 to 72, such as 16 or 10.5, or a size such as \"三号\"",
    );
    let Some(number) = plain_number(value) else {
        walk.wrong_type(value, &points, what);
        return None;
    };
    let doubled = number * Decimal::TWO;
    let size = u32::try_from(doubled.trunc().mantissa())
        .ok()
        .filter(|size| doubled.fract().is_zero() && in_range(*size, SIZE_RANGE));
    if size.is_none() {
        walk.wrong_type(value, &points, what);
    }
    size
}

fn count(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<u32> {
    let count = plain_number(value)
        .filter(|number| number.fract().is_zero())
        .and_then(|number| u32::try_from(number.trunc().mantissa()).ok())
        .filter(|count| in_range(*count, (10, 60)));
    if count.is_none() {
        let expected = Text::new("10 到 60 的整数", "a whole number from 10 to 60");
        walk.wrong_type(value, &expected, what);
    }
    count
}

fn margins(walk: &mut Walk<'_>, table: &DeTable<'_>) -> Margins {
    let mut margins = Margins::default();
    walk.known_keys(table, MARGINS, "style.margins");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let slot = match name {
            "top" => &mut margins.top,
            "right" => &mut margins.right,
            "bottom" => &mut margins.bottom,
            "left" => &mut margins.left,
            _ => continue,
        };
        let (least, most) = MARGIN_RANGE;
        *slot = plain_number(value)
            .filter(|number| (Decimal::from(least)..=Decimal::from(most)).contains(number));
        if slot.is_none() {
            let expected = Text::new(
                format!("{least} 到 {most} 的毫米数"),
                format!("millimetres from {least} to {most}"),
            );
            walk.wrong_type(
                value,
                &expected,
                &Text::same(format!("style.margins.{name}")),
            );
        }
    }
    margins
}

/// A number without quotes.
fn plain_number(value: &Value<'_>) -> Option<Decimal> {
    let value = value.get_ref();
    let integer = value.as_integer().map(DeInteger::as_str);
    let typed = integer.or_else(|| value.as_float().map(DeFloat::as_str));
    typed?.replace('_', "").parse().ok()
}

fn in_range(number: u32, (least, most): (u32, u32)) -> bool {
    (least..=most).contains(&number)
}
