//! Characters that are not what they look like: unseen ones, ones that turn the direction of
//! writing, digits of other scripts.

use super::look_alike;

/// What is odd about a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// It has no width.
    ZeroWidth,
    /// It turns the direction of writing, so that text reads otherwise than it stands.
    Direction,
    /// It has no meaning outside one font.
    PrivateUse,
    /// It is a digit of another script.
    ForeignDigit,
    /// It shows only where a line breaks.
    SoftHyphen,
    /// It is a control code.
    Control,
    /// It is no character at all.
    Noncharacter,
    /// It stands for a character that was lost.
    Replacement,
    /// It looks like an ordinary Chinese character and is another.
    LookAlike,
    /// It breaks the line where none is to end.
    Separator,
}

/// Where the ten digits of other scripts begin, ascending; those of Chinese full width are read as
/// digits.
const FOREIGN_ZEROS: &[u32] = &[
    0x0660,
    0x06F0,
    0x07C0,
    0x0966,
    0x09E6,
    0x0A66,
    0x0AE6,
    0x0B66,
    0x0BE6,
    0x0C66,
    0x0CE6,
    0x0D66,
    0x0DE6,
    0x0E50,
    0x0ED0,
    0x0F20,
    0x1040,
    0x1090,
    0x17E0,
    0x1810,
    0x1946,
    0x19D0,
    0x1A80,
    0x1A90,
    0x1B50,
    0x1BB0,
    0x1C40,
    0x1C50,
    0xA620,
    0xA8D0,
    0xA900,
    0xA9D0,
    0xA9F0,
    0xAA50,
    0xABF0,
    0x0001_D7CE,
    0x0001_D7D8,
    0x0001_D7E2,
    0x0001_D7EC,
    0x0001_D7F6,
];

/// What is odd about `character`, if anything.
#[must_use]
#[inline]
pub fn oddity(character: char) -> Option<Oddity> {
    match u32::from(character) {
        // ASCII, Chinese characters and their punctuation: nearly all of a text, so asked first.
        0x20..=0x7E | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF | 0x09 | 0x0A | 0x0D => {
            None
        }
        code => oddity_of_rare(character, code),
    }
}

fn oddity_of_rare(character: char, code: u32) -> Option<Oddity> {
    match code {
        0x00..=0x1F | 0x7F..=0x9F => Some(Oddity::Control),
        0xAD => Some(Oddity::SoftHyphen),
        0x2028 | 0x2029 => Some(Oddity::Separator),
        // Among them fillers of Korean, and the separator of Mongolian vowels.
        0x115F | 0x1160 | 0x180E | 0x3164 | 0x200B..=0x200D | 0x2060..=0x2064 | 0xFEFF => {
            Some(Oddity::ZeroWidth)
        }
        0x061C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069 => Some(Oddity::Direction),
        0xE000..=0xF8FF | 0x000F_0000..=0x000F_FFFD | 0x0010_0000..=0x0010_FFFD => {
            Some(Oddity::PrivateUse)
        }
        0xFDD0..=0xFDEF => Some(Oddity::Noncharacter),
        _ if code & 0xFFFE == 0xFFFE => Some(Oddity::Noncharacter),
        // U+FFFC stands for an object that is not there; the program marks figures with it.
        0xFFFC | 0xFFFD => Some(Oddity::Replacement),
        _ if is_foreign_digit(code) => Some(Oddity::ForeignDigit),
        _ => look_alike::ordinary(character).map(|_| Oddity::LookAlike),
    }
}

fn is_foreign_digit(code: u32) -> bool {
    let behind = FOREIGN_ZEROS.partition_point(|zero| *zero <= code);
    let zero = behind.checked_sub(1).and_then(|at| FOREIGN_ZEROS.get(at));
    zero.is_some_and(|zero| code - zero < 10)
}
