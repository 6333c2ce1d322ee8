//! How wide characters are, in thousandths of the height of their type.
//!
//! Chinese characters are as wide as high in every face. Latin ones are counted as those of Times
//! New Roman: faces that are made to stand in for it have its widths, and what is printed in
//! another is pulled to them, so that lines break alike wherever a report is opened.

use unicode_width::UnicodeWidthChar;

/// Which face a character is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// The Chinese one.
    Chinese,
    /// The Latin one.
    Latin,
}

/// As wide as high.
const FULL: u16 = 1000;

/// Widths of Times New Roman from the space to the tilde.
const LATIN: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The face and the width of a character.
pub fn advance(character: char) -> (Script, u16) {
    let code = u32::from(character);
    if let Some(place) = code.checked_sub(0x20)
        && let Some(width) = LATIN.get(place as usize)
    {
        return (Script::Latin, *width);
    }
    // Letters of other scripts, which a Chinese face would print as wide as high.
    if character.is_alphabetic() && code < 0x2E80 {
        return (Script::Latin, 500);
    }
    match character.width_cjk() {
        None | Some(0) => (Script::Latin, 0),
        Some(1) => (Script::Latin, 500),
        Some(_) => (Script::Chinese, FULL),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_and_dashes_are_chinese_and_digits_are_not() {
        for character in "年，“”—…·①％".chars() {
            assert_eq!(advance(character), (Script::Chinese, 1000), "{character}");
        }
        assert_eq!(advance('7'), (Script::Latin, 500));
        assert_eq!(advance('%'), (Script::Latin, 833));
        assert_eq!(advance('~'), (Script::Latin, 541));
        assert_eq!(advance('é'), (Script::Latin, 500));
        assert_eq!(advance('\u{301}').1, 0);
    }
}
