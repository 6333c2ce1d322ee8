//! Text as a terminal may be given it: what is there is seen, and nothing steers the terminal.
//!
//! A control character may move the cursor, change what was printed above or answer for the person
//! who reads; a directional one shows characters in another order than they stand in.

use std::{borrow::Cow, fmt::Write as _};

use super::odd::{Oddity, oddity};

/// `text` with a sign in place of every character that steers: `␛`, `\u{202E}`. Line feeds and tabs
/// stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !steers_anywhere(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let ends_line = character == '\r' && characters.peek() == Some(&'\n');
        if !steers(character) || ends_line {
            shown.push(character);
            continue;
        }
        match (u32::from(character), character) {
            (code @ 0..=0x1F, _) => shown.extend(char::from_u32(0x2400 + code)),
            (0x7F, _) => shown.push('␡'),
            (code, _) => {
                write!(shown, "\\u{{{code:04X}}}").expect("a text takes all that is written to it");
            }
        }
    }
    Cow::Owned(shown)
}

/// As [`visible`], but with a sign as long in bytes as the character that it stands for, so that
/// every offset keeps its place. ASCII stays: who draws the text gives it signs.
#[must_use]
pub fn visible_in_place(text: &str) -> Cow<'_, str> {
    if !steers_anywhere(text) {
        return Cow::Borrowed(text);
    }
    let sign = |character: char| match character.len_utf8() {
        2 if steers(character) => '¤',
        3 if steers(character) => '\u{FFFD}',
        _ => character,
    };
    text.chars().map(sign).collect::<String>().into()
}

fn steers_anywhere(text: &str) -> bool {
    // The first bytes of all that steers beyond ASCII; a text seldom has one of them.
    let may_steer = |byte: &u8| matches!(byte, 0..=8 | 0x0B..=0x1F | 0x7F | 0xC2 | 0xD8 | 0xE2);
    text.as_bytes().iter().any(may_steer) && text.chars().any(steers)
}

fn steers(character: char) -> bool {
    matches!(character, '\r' | '\u{2028}' | '\u{2029}')
        || matches!(oddity(character), Some(Oddity::Control | Oddity::Direction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_seen() {
        assert_eq!(visible("a\u{1b}]0;x\u{7}b"), "a␛]0;x␇b");
        assert_eq!(visible("甲\u{202E}乙\u{9b}"), "甲\\u{202E}乙\\u{009B}");
        assert_eq!(visible("改\r写\u{7f}"), "改␍写␡");
        assert_eq!(visible("甲\u{2028}乙"), "甲\\u{2028}乙");
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in ["“甲”——乙…\t1\n", "一行\r\n二行\r\n", "é Ω ñ ✓", ""] {
            assert!(
                matches!(visible(text), Cow::Borrowed(same) if same == text)
                    || visible(text) == text
            );
            assert_eq!(visible_in_place(text).len(), text.len());
        }
    }

    #[test]
    fn signs_in_place_keep_every_offset() {
        let text = "甲\u{202E}乙\u{9b}丙\u{200f}\u{61c}丁";
        assert_eq!(visible_in_place(text), "甲\u{FFFD}乙¤丙\u{FFFD}¤丁");
    }
}
