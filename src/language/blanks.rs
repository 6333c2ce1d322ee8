//! Blanks, which say nothing in Chinese: every program and every clerk sets them otherwise.

/// A text without its blanks and line ends.
#[must_use]
pub fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
