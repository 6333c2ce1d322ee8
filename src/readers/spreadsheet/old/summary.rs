//! What the file says about itself: the stream that every program shows under “properties”.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::record::{Content, characters};
use crate::readers::transcript::{Hidden, HiddenKind, Transcript};

/// The properties that are texts, by number.
const NAMES: [(u32, &str); 6] = [
    (2, "title"),
    (3, "subject"),
    (4, "creator"),
    (5, "keywords"),
    (6, "description"),
    (8, "lastModifiedBy"),
];
/// What our own remark says, a particular behind the other.
const PARTICULARS: [&str; 4] = ["organ", "year", "form", "year-file-sha256"];

/// Reads the properties.
pub(super) fn read(stream: &[u8], transcript: &mut Transcript) {
    let properties = &mut transcript.properties;
    for (name, value) in texts(Content(stream)).into_iter().flatten() {
        if !value.is_empty() {
            properties.insert(name.to_owned(), value);
        }
    }
    if let Some(remark) = properties.get("description").cloned() {
        for name in PARTICULARS {
            if let Some(value) = particular(&remark, name) {
                properties.insert(name.to_owned(), value.to_owned());
            }
        }
    }
    for name in ["creator", "lastModifiedBy"] {
        if let Some(person) = properties.get(name)
            && properties.get("organ") != Some(person)
        {
            transcript.hidden.push(Hidden {
                kind: HiddenKind::PersonalProperty,
                locator: None,
                content: format!("{name}: {person}"),
            });
        }
    }
}

/// What stands behind `name=`, up to the next particular.
fn particular<'a>(remark: &'a str, name: &str) -> Option<&'a str> {
    let starts = |name: &str| {
        let sign = format!("{name}=");
        let at = remark.match_indices(&sign);
        let is_first =
            |at: &usize| *at == 0 || remark.get(..*at).is_some_and(|it| it.ends_with(' '));
        at.map(|(at, _)| at).find(is_first)
    };
    let start = starts(name)?;
    let ends = PARTICULARS.iter().filter_map(|other| starts(other));
    let end = ends
        .filter(|end| *end > start)
        .min()
        .unwrap_or(remark.len());
    let value = remark.get(start..end)?.trim();
    value.strip_prefix(name)?.strip_prefix('=')
}

/// The texts of the first set of properties.
fn texts(stream: Content<'_>) -> Option<Vec<(&'static str, String)>> {
    let set = stream.from(usize::try_from(stream.long(44)?).ok()?)?;
    let count = usize::try_from(set.long(4)?).ok()?.min(100);
    let value = |number: u32| {
        let mut listed = (0..count).filter(|index| set.long(8 + index * 8) == Some(number));
        let offset = set.long(12 + listed.next()? * 8)?;
        set.from(usize::try_from(offset).ok()?)
    };
    let encoding = match value(1).and_then(|value| value.short(4)) {
        Some(936 | 54936) | None => GB18030,
        Some(1252) => encoding_rs::WINDOWS_1252,
        Some(950) => encoding_rs::BIG5,
        // 65001, and what else is newer.
        Some(_) => UTF_8,
    };
    let texts = NAMES.iter().filter_map(|(number, name)| {
        let text = text(value(*number)?, encoding)?;
        Some((*name, text))
    });
    Some(texts.collect())
}

fn text(value: Content<'_>, encoding: &'static Encoding) -> Option<String> {
    let length = usize::try_from(value.long(4)?).ok()?;
    let text = match value.short(0)? {
        30 => encoding.decode(value.0.get(8..8 + length)?).0.into_owned(),
        31 => characters(value.0.get(8..8 + length.checked_mul(2)?)?, true),
        _ => return None,
    };
    Some(text.trim_end_matches('\0').trim().to_owned())
}
