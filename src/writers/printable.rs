//! Texts as a format can hold them.

use std::borrow::Cow;

/// Whether a format has a way to write a character.
pub(super) type Holds = fn(char) -> bool;

/// What XML holds. Source: Extensible Markup Language 1.0, production 2, but for the carriage
/// return, which every reader turns into a line end.
pub(super) const XML: Holds =
    |character| matches!(character, '\t' | '\n' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..);

/// What a web page holds, and Rich Text Format too: no control characters, and no codes that
/// will never be characters.
pub(super) const HTML: Holds = |character| {
    matches!(
        character,
        '\t' | '\n' | '\u{20}'..='\u{7E}' | '\u{A0}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
            | '\u{10000}'..
    )
};

/// What a cell of an .xls shows: what XML holds but for codes that will never be characters.
pub(super) const SPREADSHEET: Holds = |character| {
    matches!(
        character,
        '\t' | '\n' | '\u{20}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..
    )
};

/// The text without the characters that the format does not hold.
pub(super) fn printable(text: &str, holds: Holds) -> Cow<'_, str> {
    if text.chars().all(holds) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|one| holds(*one)).collect())
}
