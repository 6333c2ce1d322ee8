//! In which encoding a page is: its byte order mark, else what it declares, else what fits.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::Text;

/// In how many of its first bytes a page declares its encoding.
const DECLARED_WITHIN: usize = 4096;

/// The page as text. Where no encoding fits all of it, that is told.
pub(super) fn decoded(bytes: &[u8], unread: &mut Vec<Text>) -> String {
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        let behind = bytes.get(length..).expect("the mark is the start of them");
        return with(marked, behind).unwrap_or_else(|text| told(text, unread));
    }
    // Without a mark, UTF-16 shows by the zeros beside its first sign.
    let first = match bytes {
        [0, b'<', ..] => Some(UTF_16BE),
        [b'<', 0, ..] => Some(UTF_16LE),
        _ => declared(bytes),
    };
    let mut broken: Option<String> = None;
    for encoding in first.into_iter().chain([UTF_8, GB18030]) {
        match with(encoding, bytes) {
            Ok(text) => return text,
            // Of a damaged page, that in which most of it is text; the one that it declares, where two
            // are alike.
            Err(text)
                if broken
                    .as_ref()
                    .is_none_or(|best| misread(&text) < misread(best)) =>
            {
                broken = Some(text);
            }
            Err(_) => {}
        }
    }
    told(broken.expect("two encodings were tried"), unread)
}

/// How many places of a text are none.
fn misread(text: &str) -> usize {
    text.matches(char::REPLACEMENT_CHARACTER).count()
}

/// The bytes in this encoding; as an error, with `�` for what is none of it.
fn with(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, String> {
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    if is_broken {
        Err(text.into_owned())
    } else {
        Ok(text.into_owned())
    }
}

fn told(text: String, unread: &mut Vec<Text>) -> String {
    unread.push(Text::fixed(
        "有些字节不成文字，读作“�”",
        "some bytes are no text, and are read as ‘�’",
    ));
    text
}

/// What the page says its encoding is; GB18030 for its parts.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: String = bytes
        .iter()
        .take(DECLARED_WITHIN)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    // `<meta charset=…>`, `content="text/html; charset=…"`, `<?xml … encoding="…"?>`.
    let said = start
        .split_once("charset")
        .or_else(|| start.split_once("encoding"))?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start_matches([' ', '"', '\'']);
    let label: String = said
        .chars()
        .take_while(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | ':'))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page whose declaration can be read byte by byte is not in UTF-16.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let is_chinese = encoding == encoding_rs::GBK;
    Some(match (is_wide, is_chinese) {
        (true, _) => UTF_8,
        (_, true) => GB18030,
        _ => encoding,
    })
}
