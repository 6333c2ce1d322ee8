//! Characters that a program sets aside for its own use, and that no text of a clerk may hold.

/// `text` with U+FFFD in place of every character that the program uses as a mark; just as long.
#[must_use]
pub fn without_marks(text: &str) -> String {
    // Each of them has one of these bytes behind its first.
    let mut firsts = memchr::memchr_iter(0xEF, text.as_bytes());
    let may_have = |first: usize| matches!(text.as_bytes().get(first + 1), Some(0xB7 | 0xBF));
    if !firsts.any(may_have) {
        return text.to_owned();
    }
    text.replace(
        |character| matches!(character, '\u{FDD0}'..='\u{FDEF}' | '\u{FFFC}'),
        "\u{FFFD}",
    )
}
