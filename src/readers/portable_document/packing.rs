//! Whether a PDF can be unpacked at all: what unpacks it afterwards asks for no limit.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use crate::diagnostic::{Text, say::say};

/// What one stream may unpack to, in mebibytes: a picture of a scanned page has about twenty.
const LARGEST_STREAM: usize = 128;
/// What all of them may unpack to, in mebibytes.
const MOST_UNPACKED: usize = 1024;
/// The most that a line of numbers in a packed table may have: those of the file's own tables have
/// less than ten, and pictures are not unpacked.
const WIDEST_LINE: usize = 1_000_000;
/// The most bytes that are packed in the way of old.
const MOST_PACKED_OF_OLD: usize = 256 * 1024;
/// The most bytes that the packed objects of an encrypted file have.
const MOST_PACKED_OBJECTS: usize = 128 * 1024;
/// How far before a stream it is said what it is.
const SAID_BEFORE: usize = 4096;

const MEBIBYTE: usize = 1024 * 1024;

/// Whether the streams of the file stay within bounds when they are unpacked.
///
/// Those of an encrypted file are seen only when they are asked for, and looked at then; but those with
/// its objects are unpacked at once, so that they must be small.
///
/// # Errors
/// They do not.
pub(super) fn check(bytes: &[u8]) -> Result<(), Text> {
    let is_encrypted = has(&plain(bytes), b"/Encrypt");
    let mut of_objects = 0;
    let mut left = MOST_UNPACKED * MEBIBYTE;
    let mut old = 0;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let (before, from) = bytes.split_at(at);
        if before.ends_with(b"end") {
            continue;
        }
        let said = plain(last(before, SAID_BEFORE));
        if is_wide(&said) {
            return Err(too_large());
        }
        let content = from.strip_prefix(b"stream").unwrap_or(from);
        let content = skipped(content);
        let is_of_objects = is_encrypted && has(&said, b"/ObjStm");
        let is_old = has(&said, b"/LZW");
        if is_of_objects || is_old {
            let end = memchr::memmem::find(content, b"endstream").unwrap_or(content.len());
            old += if is_old { end } else { 0 };
            of_objects += if is_of_objects { end } else { 0 };
        }
        let unpacked = length(content, 2)?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    if old > MOST_PACKED_OF_OLD || of_objects > MOST_PACKED_OBJECTS {
        return Err(too_large());
    }
    Ok(())
}

/// Whether what was decrypted just now stays within bounds when it is unpacked.
///
/// # Errors
/// It does not.
pub(super) fn check_one(decrypted: &[u8]) -> Result<(), Text> {
    length(decrypted, 2).map(|_| ())
}

/// How long it is unpacked, and what lies within it once more.
fn length(packed: &[u8], layers: usize) -> Result<usize, Text> {
    // What is not packed as it says is tried without its first bytes' meaning.
    let (bare, _) = count(&mut DeflateDecoder::new(packed))?;
    if !is_packed(packed) {
        return Ok(bare);
    }
    if layers == 0 {
        return Err(too_large());
    }
    let (total, within) = count(&mut ZlibDecoder::new(packed))?;
    Ok(bare + total + length(&within, layers - 1)?)
}

/// How many bytes come, and the bytes where they are packed again.
fn count(decoder: &mut dyn Read) -> Result<(usize, Vec<u8>), Text> {
    let mut within = Vec::new();
    let mut chunk = vec![0; 64 * 1024];
    let mut total = 0;
    // What is broken is taken as far as it goes: so does what reads it.
    while let Ok(read @ 1..) = decoder.read(&mut chunk) {
        total += read;
        if total > LARGEST_STREAM * MEBIBYTE {
            return Err(too_large());
        }
        let got = chunk.get(..read).unwrap_or(&chunk);
        if total == read || is_packed(&within) {
            within.extend_from_slice(got);
        }
    }
    Ok((total, within))
}

/// Whether it begins as what is packed.
fn is_packed(bytes: &[u8]) -> bool {
    match bytes {
        [first, second, ..] => {
            first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31)
        }
        _ => false,
    }
}

/// Whether it speaks of lines that are wider than any.
fn is_wide(said: &[u8]) -> bool {
    [&b"/Columns"[..], b"/Colors"].iter().any(|name| {
        memchr::memmem::find_iter(said, name).any(|at| {
            let behind = said.get(at + name.len()..).unwrap_or(&[]);
            let digits = behind.iter().skip_while(|byte| byte.is_ascii_whitespace());
            let digits = digits.take_while(|byte| byte.is_ascii_digit());
            let number = digits.fold(0_usize, |number, digit| {
                number
                    .saturating_mul(10)
                    .saturating_add(usize::from(digit - b'0'))
            });
            number > WIDEST_LINE
        })
    })
}

/// With names in letters that are written in numbers: `/F#69lter`.
fn plain(said: &[u8]) -> Vec<u8> {
    let mut all = Vec::with_capacity(said.len());
    let mut rest = said;
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first == b'#'
            && let Some((digits, behind)) = behind.split_at_checked(2)
            && let Ok(digits) = std::str::from_utf8(digits)
            && let Ok(byte) = u8::from_str_radix(digits, 16)
        {
            all.push(byte);
            rest = behind;
        } else {
            all.push(*first);
        }
    }
    all
}

fn has(stretch: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(stretch, word).is_some()
}

/// The last `most` bytes of it, and of these what stands behind the start of the object.
fn last(bytes: &[u8], most: usize) -> &[u8] {
    let near = bytes
        .get(bytes.len().saturating_sub(most)..)
        .unwrap_or(bytes);
    let object = memchr::memmem::rfind(near, b" obj").unwrap_or(0);
    near.get(object..).unwrap_or(near)
}

/// Without the line end in front.
fn skipped(content: &[u8]) -> &[u8] {
    let content = content.strip_prefix(b"\r").unwrap_or(content);
    content.strip_prefix(b"\n").unwrap_or(content)
}

fn too_large() -> Text {
    say!(
        "它解开以后太大，超过 {MOST_UNPACKED} MiB，或者有一个部分超过 {LARGEST_STREAM} MiB",
        "it is too large when it is unpacked, more than {MOST_UNPACKED} MiB, or {LARGEST_STREAM} MiB in one part"
    )
}
