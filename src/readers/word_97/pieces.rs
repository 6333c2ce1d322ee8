//! The text, put together of its pieces.

use encoding_rs::WINDOWS_1252;

use super::{
    container::{Container, broken},
    number::{four, part, place},
};
use crate::diagnostic::{Text, say::say};

/// Where it is told where the pieces lie.
const PIECES: usize = 0x01A2;
/// The most characters of the whole text.
const MOST_CHARACTERS: usize = 4_000_000;

/// One unit of UTF-16, and where it lies in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) value: u16,
    pub(super) at: usize,
}

/// The whole text, in order.
///
/// # Errors
/// It is broken or too long.
pub(super) fn units(container: &Container) -> Result<Vec<Unit>, Text> {
    let told = part(&container.table, &container.document, PIECES).ok_or_else(broken)?;
    let pieces = pieces(told).ok_or_else(broken)?;
    // Each of so many pieces has a start, of four bytes, and eight bytes; one more start ends them.
    let count = pieces.len().saturating_sub(4) / 12;
    let mut units = Vec::new();
    for number in 0..count {
        let start = place(pieces, 4 * number).ok_or_else(broken)?;
        let end = place(pieces, 4 * number + 4).ok_or_else(broken)?;
        let length = end.checked_sub(start).ok_or_else(broken)?;
        if units.len().saturating_add(length) > MOST_CHARACTERS {
            return Err(say!(
                "它的字太多，超过 {MOST_CHARACTERS} 个",
                "it has too many characters, more than {MOST_CHARACTERS}"
            ));
        }
        let at = four(pieces, 4 * (count + 1) + 8 * number + 2).ok_or_else(broken)?;
        let is_narrow = at & 0x4000_0000 != 0;
        let from = usize::try_from(at & 0x3FFF_FFFF).map_err(|_| broken())?;
        let of = |from: usize, bytes: usize| {
            let end = from.checked_add(bytes)?;
            container.document.get(from..end)
        };
        if is_narrow {
            let from = from / 2;
            let bytes = of(from, length).ok_or_else(broken)?;
            units.extend((from..).zip(bytes).map(|(at, byte)| Unit {
                value: wide(*byte),
                at,
            }));
        } else {
            let bytes = of(from, 2 * length).ok_or_else(broken)?;
            let pairs = bytes.chunks_exact(2);
            let values = pairs.map(|pair| {
                pair.iter()
                    .rev()
                    .fold(0, |all, one| all << 8 | u16::from(*one))
            });
            let places = (from..).step_by(2);
            units.extend(places.zip(values).map(|(at, value)| Unit { value, at }));
        }
    }
    Ok(units)
}

/// A byte of the western encoding in UTF-16.
fn wide(byte: u8) -> u16 {
    let bytes = [byte];
    let read = WINDOWS_1252.decode_without_bom_handling(&bytes).0;
    let unit = read.encode_utf16().next();
    unit.unwrap_or(u16::from(byte))
}

/// The list of the pieces, behind the settings that they share.
fn pieces(mut told: &[u8]) -> Option<&[u8]> {
    loop {
        match told.split_first()? {
            (1, rest) => {
                let length = usize::from(super::number::two(rest, 0)?);
                told = rest.get(2 + length..)?;
            }
            (2, rest) => {
                let length = place(rest, 0)?;
                return rest.get(4..length.checked_add(4)?);
            }
            _ => return None,
        }
    }
}
