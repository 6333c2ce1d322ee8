//! How cells are displayed: the part `styles.xml`.

use std::collections::BTreeMap;

use super::{
    number_format::built_in,
    xml::{Next, Tag, each},
};
use crate::diagnostic::Text;

/// The most looks of a workbook; Excel takes 65,490.
const MOST: usize = 65_536;

/// The looks of cells, by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub(super) looks: Vec<Look>,
}

/// How a cell is displayed.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) format: String,
    pub(super) is_white: bool,
}

impl Styles {
    /// # Errors
    /// The part is broken.
    pub(super) fn read(part: &[u8]) -> Result<Self, Text> {
        let mut formats: BTreeMap<u32, String> = BTreeMap::new();
        let (mut white_fonts, mut filled) = (Vec::new(), Vec::new());
        let mut looks = Vec::new();
        // `dxfs` have fonts and fills of their own, which no cell names.
        let mut room = String::new();
        each(part, "xl/styles.xml", |next| {
            match next {
                Next::Start("fonts" | "fills" | "cellXfs" | "cellStyleXfs" | "dxfs", _)
                    if room.is_empty() =>
                {
                    if let Next::Start(name, _) = next {
                        name.clone_into(&mut room);
                    }
                }
                Next::End(name) if name == room => room.clear(),
                Next::Start("numFmt", tag) if room.is_empty() => {
                    let number = tag.attribute("numFmtId").and_then(|one| one.parse().ok());
                    if let (Some(number), Some(code)) = (number, tag.attribute("formatCode"))
                        && formats.len() < MOST
                    {
                        formats.insert(number, code);
                    }
                }
                Next::Start("font", _) if room == "fonts" => white_fonts.push(false),
                Next::Start("color", tag) if room == "fonts" => {
                    if let Some(font) = white_fonts.last_mut() {
                        *font = is_white(tag);
                    }
                }
                Next::Start("fill", _) if room == "fills" => filled.push(false),
                Next::Start("patternFill", tag) if room == "fills" => {
                    let is_filled = tag
                        .attribute("patternType")
                        .is_some_and(|kind| kind != "none");
                    if let Some(fill) = filled.last_mut() {
                        *fill = is_filled;
                    }
                }
                Next::Start("gradientFill", _) if room == "fills" => {
                    if let Some(fill) = filled.last_mut() {
                        *fill = true;
                    }
                }
                Next::Start("xf", tag) if room == "cellXfs" && looks.len() < MOST => {
                    let number = |name| tag.attribute(name).and_then(|one| one.parse().ok());
                    looks.push((number("numFmtId"), number("fontId"), number("fillId")));
                }
                _ => {}
            }
            Ok(())
        })?;
        let looks = looks.into_iter().map(|(format, font, fill)| {
            let number = format.unwrap_or(0);
            let code = formats.get(&number).map(String::as_str);
            Look {
                format: code.unwrap_or_else(|| built_in(number)).to_owned(),
                is_white: is_set(&white_fonts, font) && !is_set(&filled, fill),
            }
        });
        Ok(Self {
            looks: looks.collect(),
        })
    }

    /// The look of this number; of a number that there is none of, the general one.
    pub(super) fn look(&self, number: Option<&str>) -> Look {
        let number = number.and_then(|number| number.parse::<usize>().ok());
        let look = self.looks.get(number.unwrap_or(0));
        look.map_or_else(Look::default, Look::clone)
    }
}

/// Whether what has this number in a list is so.
fn is_set(list: &[bool], number: Option<u32>) -> bool {
    let number = number.and_then(|number| usize::try_from(number).ok());
    number.and_then(|number| list.get(number)).copied() == Some(true)
}

/// Whether a colour of a font is white.
fn is_white(tag: Tag<'_>) -> bool {
    let is_white = tag.attribute("rgb").as_deref() == Some("FFFFFFFF")
        || tag.attribute("theme").as_deref() == Some("0");
    is_white && tag.attribute("tint").is_none()
}
