//! How cells are displayed: the part `styles.xml`.

use std::collections::BTreeMap;

use super::{
    super::{
        colour::Colour,
        sight::{Sight, is_tiny},
    },
    number_format::built_in,
    xml::{Next, Tag, each},
};
use crate::diagnostic::Text;

/// The most looks of a workbook; Excel takes 65,490.
const MOST: usize = 65_536;
/// How a format says that its numbers are white.
const WHITE: [&str; 3] = ["[white]", "[color2]", "[白色]"];

/// The looks of cells, by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub(super) looks: Vec<Look>,
    /// Of the looks that conditions give: whether each hides a cell, or shows it as another.
    conditional: Vec<bool>,
}

/// How a cell is displayed.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) format: String,
    pub(super) sight: Sight,
}

/// What is read of the part so far.
#[derive(Debug, Default)]
struct Reading {
    formats: BTreeMap<u32, String>,
    fonts: Vec<Font>,
    fills: Vec<Option<Colour>>,
    /// The format, the font and the fill of each look.
    looks: Vec<[Option<u32>; 3]>,
    /// What looks that a condition gives do to a cell.
    conditional: Vec<Conditional>,
    /// The list that is read.
    room: String,
}

#[derive(Debug, Default, Clone, Copy)]
struct Font {
    ink: Option<Colour>,
    sight: Sight,
}

#[derive(Debug, Default, Clone, Copy)]
struct Conditional {
    font: Font,
    ground: Option<Colour>,
    has_format: bool,
}

impl Reading {
    fn next(&mut self, next: Next<'_>) {
        match (next, self.room.as_str()) {
            (
                Next::Start(name @ ("fonts" | "fills" | "cellXfs" | "cellStyleXfs" | "dxfs"), _),
                "",
            ) => {
                name.clone_into(&mut self.room);
            }
            (Next::End(name), room) if name == room => self.room.clear(),
            (Next::Start("numFmt", tag), "") => {
                let number = tag.attribute("numFmtId").and_then(|one| one.parse().ok());
                if let (Some(number), Some(code)) = (number, tag.attribute("formatCode"))
                    && self.formats.len() < MOST
                {
                    self.formats.insert(number, code);
                }
            }
            (Next::Start("font", _), "fonts") => self.fonts.push(Font::default()),
            (Next::Start("fill", _), "fills") => self.fills.push(None),
            (Next::Start("dxf", _), "dxfs") => self.conditional.push(Conditional::default()),
            (Next::Start(name, tag), "fonts") => {
                if let Some(font) = self.fonts.last_mut() {
                    font.set(name, tag);
                }
            }
            (Next::Start(name, tag), "fills") => {
                if let Some(fill) = self.fills.last_mut() {
                    fill_with(fill, name, tag);
                }
            }
            (Next::Start(name, tag), "dxfs") => {
                if let Some(given) = self.conditional.last_mut() {
                    match name {
                        "bgColor" | "fgColor" => given.ground = colour(tag).or(given.ground),
                        "numFmt" => given.has_format = true,
                        name => given.font.set(name, tag),
                    }
                }
            }
            (Next::Start("xf", tag), "cellXfs") if self.looks.len() < MOST => {
                let number = |name| tag.attribute(name).and_then(|one| one.parse().ok());
                let look = ["numFmtId", "fontId", "fillId"].map(number);
                self.looks.push(look);
            }
            _ => {}
        }
    }

    fn look(&self, [format, font, fill]: [Option<u32>; 3]) -> Look {
        let number = format.unwrap_or(0);
        let code = self.formats.get(&number).map(String::as_str);
        let code = code.unwrap_or_else(|| built_in(number));
        let font = at(&self.fonts, font).map_or_else(Font::default, |font| *font);
        let ground = at(&self.fills, fill).copied().flatten();
        let ground = ground.unwrap_or(Colour::PAPER);
        let in_white = WHITE
            .iter()
            .any(|word| code.to_ascii_lowercase().contains(word));
        let fades = font.ink.is_some_and(|ink| ink.fades_into(ground));
        let sight = Sight {
            white: Some(fades || in_white && Colour::PAPER.fades_into(ground)),
            ..font.sight
        };
        let format = code.to_owned();
        Look { format, sight }
    }
}

impl Font {
    fn set(&mut self, name: &str, tag: Tag<'_>) {
        match name {
            "color" => self.ink = colour(tag),
            "strike" => {
                let is_off = matches!(tag.attribute("val").as_deref(), Some("0" | "false"));
                self.sight.struck = Some(!is_off);
            }
            "sz" => {
                let size = tag
                    .attribute("val")
                    .and_then(|size| size.parse::<f32>().ok());
                self.sight.tiny = size.map(is_tiny);
            }
            _ => {}
        }
    }
}

impl Conditional {
    /// Whether it takes a cell from the eye, or shows it as another.
    fn is_told(self) -> bool {
        let ground = self.ground.unwrap_or(Colour::PAPER);
        self.has_format
            || self.font.ink.is_some_and(|ink| ink.fades_into(ground))
            || self.font.sight.unseen().is_some()
    }
}

impl Styles {
    /// # Errors
    /// The part is broken.
    pub(super) fn read(part: &[u8]) -> Result<Self, Text> {
        let mut reading = Reading::default();
        each(part, "xl/styles.xml", |next| {
            reading.next(next);
            Ok(())
        })?;
        let looks = reading.looks.iter().map(|look| reading.look(*look));
        Ok(Self {
            looks: looks.collect(),
            conditional: reading
                .conditional
                .iter()
                .map(|one| one.is_told())
                .collect(),
        })
    }

    /// Whether the look that a condition gives by this number takes a cell from the eye, or shows it as
    /// another.
    pub(super) fn is_told(&self, number: Option<&str>) -> bool {
        let number = number.and_then(|number| number.parse::<usize>().ok());
        number.and_then(|number| self.conditional.get(number)) == Some(&true)
    }

    /// The look of this number; of a number that there is none of, the general one.
    pub(super) fn look(&self, number: Option<&str>) -> Look {
        let number = number.and_then(|number| number.parse::<usize>().ok());
        let look = self.looks.get(number.unwrap_or(0));
        look.map_or_else(Look::default, Look::clone)
    }
}

/// What has this number in a list.
fn at<T>(list: &[T], number: Option<u32>) -> Option<&T> {
    list.get(usize::try_from(number?).ok()?)
}

/// What a fill puts under a cell; a pattern or a blend is some colour that is not white.
fn fill_with(fill: &mut Option<Colour>, name: &str, tag: Tag<'_>) {
    const SOME: Colour = Colour::new(128, 128, 128);
    match name {
        "patternFill" => {
            let kind = tag.attribute("patternType");
            *fill = kind.filter(|kind| kind != "none").map(|_| SOME);
        }
        "gradientFill" => *fill = Some(SOME),
        "fgColor" if fill.is_some() => *fill = colour(tag).or(*fill),
        _ => {}
    }
}

/// A colour, where it is said in numbers or is one of those that no theme changes.
fn colour(tag: Tag<'_>) -> Option<Colour> {
    if tag
        .attribute("tint")
        .is_some_and(|tint| tint.parse() != Ok(0.0_f32))
    {
        return None;
    }
    if let Some(rgb) = tag.attribute("rgb") {
        return Colour::of_hex(rgb.get(2..).filter(|_| rgb.len() == 8).unwrap_or(&rgb));
    }
    let by_number = (tag.attribute("theme"), tag.attribute("indexed"));
    match (by_number.0.as_deref(), by_number.1.as_deref()) {
        (Some("0"), _) | (_, Some("1" | "9")) => Some(Colour::PAPER),
        (Some("1"), _) | (_, Some("0" | "8")) => Some(Colour::BLACK),
        _ => None,
    }
}
