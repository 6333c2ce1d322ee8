//! Characters that a program sets aside for its own use, and that no text of a clerk may hold.

/// `text` with U+FFFD in place of every character that the program uses as a mark; just as long.
#[must_use]
pub fn without_marks(text: &str) -> String {
    text.replace(
        |character| matches!(character, '\u{FDD0}'..='\u{FDEF}' | '\u{FFFC}'),
        "\u{FFFD}",
    )
}
