//! The marks of notes: `①`, `[1]`, `〔2〕`, `注3`, `*`.

use super::stretch::Stretch as _;

/// The longest number of a note, in digits: a year is none.
const MOST_DIGITS: usize = 3;
/// The longest row of stars, in signs.
const MOST_STARS: usize = 3;

/// Whether a text is nothing but the mark of a note.
#[must_use]
pub fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let inner = within_brackets(text).unwrap_or(text).trim();
    let number = inner.strip_prefix('注').unwrap_or(inner);
    length(text) == Some(text.len()) || is_number(number) || is_stars(inner)
}

/// A note without the mark that it begins with, where it stands in brackets or in a circle.
#[must_use]
pub fn without_mark(note: &str) -> &str {
    let note = note.trim();
    length(note).map_or(note, |length| note.behind(length).trim_start())
}

/// How long the mark is that a text begins with, in bytes, where it stands in brackets or in a circle:
/// none else can be told from a number of the text.
#[must_use]
pub fn length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if matches!(first, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿') {
        return Some(first.len_utf8());
    }
    let close = closing(first)?;
    let (inner, _) = text.behind(first.len_utf8()).split_once(close)?;
    let number = inner.strip_prefix('注').unwrap_or(inner);
    is_number(number).then(|| first.len_utf8() + inner.len() + close.len_utf8())
}

/// The bracket that closes one in which numbers of notes stand; those of lists stand in others.
fn closing(open: char) -> Option<char> {
    match open {
        '[' => Some(']'),
        '［' => Some('］'),
        '〔' => Some('〕'),
        '【' => Some('】'),
        _ => None,
    }
}

/// What stands within the brackets around a whole text.
fn within_brackets(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let close = closing(first).or(match first {
        '(' => Some(')'),
        '（' => Some('）'),
        _ => None,
    })?;
    text.strip_prefix(first)?.strip_suffix(close)
}

fn is_number(text: &str) -> bool {
    (1..=MOST_DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_stars(text: &str) -> bool {
    let count = text.chars().count();
    (1..=MOST_STARS).contains(&count) && text.chars().all(|sign| "*＊※†‡".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_text() {
        for mark in ["①", "[1]", "1", "（12）", "注1", "〔3〕", "*", " ※ "] {
            assert!(is_mark(mark), "{mark}");
        }
        for text in ["", "2016", "〔2016〕", "见附件1", "[a]", "目录"] {
            assert!(!is_mark(text), "{text}");
        }
        assert_eq!(without_mark("① 不含转载。"), "不含转载。");
        assert_eq!(without_mark("[2]不含转载。"), "不含转载。");
        assert_eq!(without_mark("〔2016〕12号"), "〔2016〕12号");
        assert_eq!(without_mark("3条。"), "3条。");
    }
}
