//! What belongs to the whole workbook: sheets, texts, looks, names, links.

use std::collections::BTreeMap;

use super::{
    super::{
        book::{Book, Place},
        number_format::built_in,
    },
    record::{Content, records},
    texts,
};
use crate::{
    diagnostic::Text,
    readers::{
        sight::Sight,
        transcript::{Hidden, HiddenKind, Transcript},
    },
};

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const DATE_1904: u16 = 0x0022;
const BOUNDSHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041E;
const FONT: u16 = 0x0031;
const XF: u16 = 0x00E0;
/// Letters lower than this, in twentieths of a point, are not read.
const SMALLEST: u16 = 80;
/// White among the colours that no file changes.
const WHITE: u16 = 9;
const SUPBOOK: u16 = 0x01AE;
const EXTERNSHEET: u16 = 0x0017;
const NAME: u16 = 0x0018;
const SST: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
const BIFF8: u16 = 0x0600;

/// What sheets refer to.
#[derive(Debug, Default)]
pub(super) struct Globals {
    pub(super) sheets: Vec<Listed>,
    pub(super) texts: Vec<String>,
    formats: BTreeMap<u16, String>,
    fonts: Vec<Font>,
    looks: Vec<Look>,
    /// For each reference: which book, and which sheet of it.
    references: Vec<(usize, usize)>,
    /// Whether each of the books that are referred to is this one.
    books: Vec<bool>,
}

/// Letters, as far as it matters whether they are seen.
#[derive(Debug, Clone, Copy)]
struct Font {
    colour: u16,
    sight: Sight,
}

/// How a cell looks: its font and its format by number, and whether it has a ground that is not white.
#[derive(Debug, Clone, Copy)]
struct Look {
    font: u16,
    format: u16,
    has_ground: bool,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) start: usize,
    pub(super) is_hidden: bool,
    pub(super) has_cells: bool,
}

impl Globals {
    /// How numbers of this look are displayed.
    pub(super) fn format(&self, look: Option<usize>) -> String {
        let look = look.and_then(|look| self.looks.get(look));
        let number = look.map_or(0, |look| look.format);
        let code = self.formats.get(&number).map(String::as_str);
        code.unwrap_or_else(|| built_in(number.into())).to_owned()
    }

    /// Whether what is written in this look is seen.
    pub(super) fn sight(&self, look: Option<usize>) -> Sight {
        let Some(look) = look.and_then(|look| self.looks.get(look)) else {
            return Sight::default();
        };
        // There is no font of the number 4.
        let number = if look.font > 4 {
            look.font - 1
        } else {
            look.font
        };
        let font = self.fonts.get(usize::from(number));
        font.map_or_else(Sight::default, |font| Sight {
            white: Some(font.colour == WHITE && !look.has_ground),
            ..font.sight
        })
    }

    fn read(&mut self, kind: u16, content: Content<'_>, told: &mut Vec<Hidden>) -> Option<()> {
        match kind {
            BOUNDSHEET => self.sheets.push(Listed {
                start: usize::try_from(content.long(0)?).ok()?,
                is_hidden: content.byte(4)? & 3 != 0,
                has_cells: content.byte(5)? == 0,
                name: content.short_text(6)?,
            }),
            FORMAT => {
                self.formats.insert(content.short(0)?, content.text(2)?);
            }
            FONT => self.fonts.push(Font {
                colour: content.short(4)?,
                sight: Sight {
                    struck: Some(content.short(2)? & 8 != 0),
                    tiny: Some(content.short(0)? < SMALLEST),
                    ..Sight::default()
                },
            }),
            XF => self.looks.push(Look {
                font: content.short(0)?,
                format: content.short(2)?,
                has_ground: content.short(16).is_some_and(|set| set >> 10 != 0)
                    && content.short(18).is_some_and(|set| set & 0x7F != WHITE),
            }),
            SUPBOOK => {
                let is_own = content.short(2)? == 0x0401;
                self.books.push(is_own);
                // An add-in is none of the file's links.
                if !is_own && content.short(2)? != 0x3A01 {
                    told.push(Hidden {
                        kind: HiddenKind::ExternalLink,
                        locator: None,
                        content: content.text(2)?.replace(char::is_control, " "),
                    });
                }
            }
            EXTERNSHEET => {
                for at in 0..content.index(0)? {
                    let book = content.index(2 + at * 6)?;
                    self.references.push((book, content.index(4 + at * 6)?));
                }
            }
            _ => {}
        }
        Some(())
    }

    /// The name and the cell that a record of a name gives, if it is one cell of this file.
    fn name(&self, content: Content<'_>) -> Option<(String, String, Place)> {
        let is_built_in = content.short(0)? & 0x20 != 0;
        let length = usize::from(content.byte(3)?);
        let name = content.text_of(14, length)?;
        let formula = content.from(content.end_of_text(14, length)?)?;
        // A reference to a cell or a stretch of another sheet.
        let column_at = match formula.byte(0)? & 0x1F {
            0x1A => 5,
            0x1B => 7,
            _ => return None,
        };
        let (book, sheet) = *self.references.get(formula.index(1)?)?;
        let place = (formula.index(3)?, formula.index(column_at)? & 0xFF);
        let is_own = *self.books.get(book)?;
        let sheet = self.sheets.get(sheet)?;
        (is_own && !is_built_in).then(|| (name, sheet.name.clone(), place))
    }
}

/// Reads the first part of the stream; names go into the book.
///
/// # Errors
/// It is locked by a password, or older than the format that is read.
pub(super) fn read(
    stream: &[u8],
    book: &mut Book,
    transcript: &mut Transcript,
) -> Result<Globals, Text> {
    let mut globals = Globals::default();
    let (mut texts, mut names) = (Vec::new(), Vec::new());
    let mut before = 0;
    for (index, record) in records(stream, 0).enumerate() {
        let content = record.content;
        match record.kind {
            BOF if content.short(0) == Some(BIFF8) => {}
            _ if index == 0 => {
                return Err(Text::fixed(
                    "它是 Excel 95 或更早的格式，或者坏了：请用 Excel 或 WPS 打开，另存为 .xlsx",
                    "it is in the format of Excel 95 or older, or broken: open it and save it as .xlsx",
                ));
            }
            PASSWORD => {
                return Err(Text::fixed(
                    "它有密码保护，不能读",
                    "it is locked by a password",
                ));
            }
            EOF => break,
            SST => texts = vec![content.0],
            CONTINUE if before == SST => texts.push(content.0),
            NAME => names.push(content),
            DATE_1904 => book.dates_from_1904 = content.short(0) == Some(1),
            kind => {
                // What is too short to be what it says is passed over, as by other programs.
                let _ = globals.read(kind, content, &mut transcript.hidden);
            }
        }
        if record.kind != CONTINUE {
            before = record.kind;
        }
    }
    globals.texts = texts::read(texts);
    // Names may stand before the sheets that they refer to.
    let names = names
        .into_iter()
        .filter_map(|content| globals.name(content));
    book.names.extend(names);
    Ok(globals)
}
