//! What the bytes of a text mean in a font: characters, and how wide they are.

use std::collections::BTreeMap;

use encoding_rs::{BIG5, Encoding, GB18030};
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::{budget::Budget, single_bytes, unified::unified};
use crate::diagnostic::Text;

/// Widths are told in thousandths of the type's size.
const THOUSANDTH: f64 = 0.001;
/// The most codes that a font tells the widths of.
const MOST_WIDTHS: usize = 70_000;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    widths: BTreeMap<u32, f64>,
    /// The width of what has none.
    usual: f64,
    /// What the file says that its codes mean.
    meaning: Option<CMap>,
    /// Whether it is set downwards.
    pub(super) is_downward: bool,
}

/// How bytes become codes.
#[derive(Debug)]
enum Codes {
    /// A byte is a code; what each means, where its name tells.
    Single(Vec<Option<String>>),
    /// Two bytes are a code, and it means nothing by itself.
    Double,
    /// Two bytes are a code of UTF-16.
    Utf16,
    /// One byte or two, as in this encoding.
    Charset(&'static Encoding),
    /// As the file itself says.
    Own(Box<CMap>),
}

/// A code as it is shown.
#[derive(Debug)]
pub(super) struct Shown {
    /// What it means; nothing where that is not told.
    pub(super) text: String,
    /// How wide it is, where the size is one.
    pub(super) width: f64,
    /// Whether it is the one byte that words are parted by.
    pub(super) parts_words: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(font: &Dict<'_>, budget: &mut Budget) -> Result<Self, Text> {
        let meaning = meaning(font, budget)?;
        let is_composite = font
            .get::<Name<'_>>("Subtype")
            .is_some_and(|kind| &*kind == b"Type0");
        if is_composite {
            return Self::composite(font, meaning, budget);
        }
        let scale = font
            .get::<Array<'_>>("FontMatrix")
            .and_then(|matrix| matrix.iter::<f64>().next())
            .unwrap_or(THOUSANDTH);
        let first = font.get::<u32>("FirstChar").unwrap_or(0);
        let told = font.get::<Array<'_>>("Widths");
        let told = told.iter().flat_map(Array::iter::<f64>).take(256);
        let widths: BTreeMap<u32, f64> = (first..)
            .zip(told.map(|width| width * scale.abs()))
            .collect();
        let missing = font
            .get::<Dict<'_>>("FontDescriptor")
            .and_then(|descriptor| descriptor.get::<f64>("MissingWidth"));
        Ok(Self {
            codes: Codes::Single(single_bytes::meanings(font)),
            usual: match missing {
                Some(width) if !widths.is_empty() => width * THOUSANDTH,
                _ => 0.55,
            },
            widths,
            meaning,
            is_downward: false,
        })
    }

    fn composite(
        font: &Dict<'_>,
        meaning: Option<CMap>,
        budget: &mut Budget,
    ) -> Result<Self, Text> {
        let mut is_downward = false;
        let codes = if let Some(name) = font.get::<Name<'_>>("Encoding") {
            is_downward = name.ends_with(b"V");
            charset(&name)
        } else if let Some(stream) = font.get::<Stream<'_>>("Encoding") {
            is_downward = stream.dict().get::<u8>("WMode") == Some(1);
            let map = budget.unpack(&stream)?;
            let map = map.and_then(|map| CMap::parse(&map, |_| None));
            map.map_or(Codes::Double, |map| Codes::Own(Box::new(map)))
        } else {
            Codes::Double
        };
        let below = font
            .get::<Array<'_>>("DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
            .unwrap_or_else(Dict::empty);
        Ok(Self {
            codes,
            widths: composite_widths(&below),
            usual: below.get::<f64>("DW").unwrap_or(1000.0) * THOUSANDTH,
            meaning,
            is_downward,
        })
    }

    /// What bytes show.
    pub(super) fn shown(&self, mut bytes: &[u8]) -> Vec<Shown> {
        let mut all = Vec::new();
        while let [first, ..] = bytes {
            let (code, length) = self.code(bytes, *first);
            let (taken, rest) = bytes.split_at(length.clamp(1, bytes.len()));
            bytes = rest;
            all.push(Shown {
                text: unified(self.text(code, taken)),
                width: self.width(code, taken),
                parts_words: taken == b" ",
            });
        }
        all
    }

    /// The code that bytes begin with, and of how many it is made.
    fn code(&self, bytes: &[u8], first: u8) -> (u32, usize) {
        let of = |length: usize| {
            let taken = bytes.get(..length).unwrap_or(bytes);
            let code = taken
                .iter()
                .fold(0, |code, one| code << 8 | u32::from(*one));
            (code, length)
        };
        match &self.codes {
            Codes::Single(_) => of(1),
            Codes::Utf16 => of(if (0xD8..0xDC).contains(&first) { 4 } else { 2 }),
            Codes::Charset(_) if first < 0x81 || first == 0xFF => of(1),
            Codes::Charset(encoding) if *encoding == GB18030 => match bytes.get(1) {
                Some(b'0'..=b'9') => of(4),
                _ => of(2),
            },
            Codes::Double | Codes::Charset(_) => of(2),
            Codes::Own(map) => (1..=4)
                .map(of)
                .find(|(code, length)| {
                    let length = u8::try_from(*length).unwrap_or(4);
                    map.lookup_cid_code(*code, length).is_some()
                })
                .unwrap_or_else(|| of(2)),
        }
    }

    fn text(&self, code: u32, bytes: &[u8]) -> String {
        let told = self.meaning.as_ref();
        match told.and_then(|meaning| meaning.lookup_bf_string(code)) {
            Some(BfString::Char(one)) if one != '\0' => return one.to_string(),
            Some(BfString::String(several)) => return several,
            _ => {}
        }
        match &self.codes {
            Codes::Single(meanings) => usize::try_from(code)
                .ok()
                .and_then(|code| meanings.get(code))
                .and_then(Clone::clone)
                .unwrap_or(String::new()),
            Codes::Utf16 => {
                let units = bytes.chunks(2).map(|pair| match pair {
                    [high, low] => u16::from_be_bytes([*high, *low]),
                    _ => 0,
                });
                let decoded = char::decode_utf16(units);
                decoded.filter_map(Result::ok).collect()
            }
            Codes::Charset(encoding) => encoding
                .decode_without_bom_handling_and_without_replacement(bytes)
                .map_or_else(String::new, std::borrow::Cow::into_owned),
            Codes::Double | Codes::Own(_) => String::new(),
        }
    }

    fn width(&self, code: u32, bytes: &[u8]) -> f64 {
        let number = match &self.codes {
            Codes::Own(map) => u8::try_from(bytes.len())
                .ok()
                .and_then(|length| map.lookup_cid_code(code, length))
                .unwrap_or(code),
            // Their widths are told by numbers of another kind.
            Codes::Charset(_) | Codes::Utf16 if bytes.len() == 1 || code < 0x80 => return 0.5,
            Codes::Charset(_) | Codes::Utf16 => return self.usual,
            Codes::Single(_) | Codes::Double => code,
        };
        self.widths.get(&number).copied().unwrap_or(self.usual)
    }
}

/// What the file says that codes mean.
fn meaning(font: &Dict<'_>, budget: &mut Budget) -> Result<Option<CMap>, Text> {
    let Some(stream) = font.get::<Stream<'_>>("ToUnicode") else {
        return Ok(None);
    };
    let map = budget.unpack(&stream)?;
    Ok(map.and_then(|map| CMap::parse(&map, |_| None)))
}

/// How the codes of a predefined encoding are made.
fn charset(name: &[u8]) -> Codes {
    let begins = |start: &[u8]| name.starts_with(start);
    if begins(b"Identity") {
        Codes::Double
    } else if begins(b"Uni") {
        Codes::Utf16
    } else if begins(b"GB") {
        Codes::Charset(GB18030)
    } else if begins(b"B5") || begins(b"ETen") || begins(b"HK") || begins(b"ETHK") {
        Codes::Charset(BIG5)
    } else {
        Codes::Double
    }
}

/// `[1 [500 600] 10 20 1000]`: each from the first on, or one for all from the first to the last.
fn composite_widths(font: &Dict<'_>) -> BTreeMap<u32, f64> {
    let mut widths = BTreeMap::new();
    let Some(told) = font.get::<Array<'_>>("W") else {
        return widths;
    };
    let mut told = told.iter::<Object<'_>>();
    while let (Some(first), Some(second)) = (told.next(), told.next()) {
        let Some(first) = code_of(first) else { break };
        match second {
            Object::Array(each) => {
                let each = each.iter::<f64>().take(MOST_WIDTHS);
                widths.extend((first..).zip(each.map(|width| width * THOUSANDTH)));
            }
            last => {
                let (Some(last), Some(width)) = (code_of(last), told.next()) else {
                    break;
                };
                let Some(width) = width.into_number() else {
                    break;
                };
                let width = width.as_f64() * THOUSANDTH;
                let last = last.min(0xFFFF);
                widths.extend((first..=last).map(|code| (code, width)));
            }
        }
        if widths.len() > MOST_WIDTHS {
            break;
        }
    }
    widths
}

fn code_of(object: Object<'_>) -> Option<u32> {
    u32::try_from(object.into_number()?.as_i64()).ok()
}
