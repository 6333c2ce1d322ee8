//! What the codes of a font of single bytes mean, where the file does not say it for each.

use encoding_rs::{MACINTOSH, WINDOWS_1252};
use hayro_syntax::object::{Array, Dict, Name, Object};

use super::glyph_names::text_of_name;

/// What each byte means, as far as it is known.
pub(super) fn meanings(font: &Dict<'_>) -> Vec<Option<String>> {
    let encoding = font.get::<Dict<'_>>("Encoding");
    let base = match &encoding {
        Some(encoding) => encoding.get::<Name<'_>>("BaseEncoding"),
        None => font.get::<Name<'_>>("Encoding"),
    };
    let table = match base.as_deref() {
        Some(b"MacRomanEncoding") => MACINTOSH,
        _ => WINDOWS_1252,
    };
    let mut meanings: Vec<Option<String>> = (0..=u8::MAX)
        .map(|byte| {
            let read = table.decode_without_bom_handling(&[byte]).0.into_owned();
            (!read.contains(char::is_control)).then_some(read)
        })
        .collect();
    let differences = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences"));
    let mut code = 0;
    for one in differences
        .iter()
        .flat_map(Array::iter::<Object<'_>>)
        .take(1024)
    {
        match one {
            Object::Name(name) => {
                if let Some(place) = meanings.get_mut(code) {
                    *place = text_of_name(&name);
                }
                code = code.saturating_add(1);
            }
            other => {
                let number = other.into_number().map_or(0, |number| number.as_i64());
                code = usize::try_from(number).unwrap_or(usize::MAX);
            }
        }
    }
    meanings
}
