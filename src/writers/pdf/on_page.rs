//! What a page prints of a character.

use super::typefaces::GETA;
use crate::language::odd::{Oddity, oddity};

/// What a page prints of a character. None that readers take for the order of bytes may be on one, and none
/// that means something in one font alone, for which the sign of a lost one stands. Source: ISO 19005-3,
/// 6.2.11.7.2 and 6.2.11.7.3.
pub(super) fn on_page(character: char) -> Option<char> {
    match oddity(character) {
        // The ends of lines too, which are nothing odd.
        _ if character.is_control() => None,
        Some(Oddity::Noncharacter) => None,
        Some(Oddity::ZeroWidth) if character == '\u{FEFF}' => None,
        Some(Oddity::PrivateUse) => GETA.first().copied(),
        _ => Some(character),
    }
}
