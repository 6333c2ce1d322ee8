//! How wide a text comes out in type.

use unicode_width::UnicodeWidthChar;

/// The width of a line of text in quarters of a Chinese character. Between Chinese and other
/// characters a text processor leaves a quarter free.
#[must_use]
pub fn text_width(text: &str) -> u32 {
    let mut width = 0;
    let mut was_wide = None;
    for character in text.chars() {
        let is_wide = character.width() == Some(2);
        width += if is_wide { 4 } else { 2 };
        width += u32::from(was_wide.is_some_and(|was| was != is_wide));
        was_wide = Some(is_wide);
    }
    width
}
