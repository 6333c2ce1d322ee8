//! Labels of rows and columns, as they are compared.

use rust_decimal::prelude::ToPrimitive;

use crate::language::{chinese, simplified::simplified_character};

/// A label without what does not tell it from others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Label {
    /// Its letters alone: narrow, simplified, without number and explanations.
    pub text: String,
    /// The same with its explanations.
    pub whole: String,
    /// The number before it.
    pub number: Option<Number>,
}

/// The number before a label, by how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// `一、`
    Part(u64),
    /// `（一）`
    Bracketed(u64),
    /// `1.`
    Arabic(u64),
}

/// No label is longer, in characters.
const LONGEST: usize = 120;

impl Label {
    /// The label that a text is.
    pub(super) fn of(text: &str) -> Self {
        let narrow: Vec<char> = text.chars().filter_map(narrow).take(LONGEST).collect();
        let (number, rest) = split_number(&narrow);
        let kept = without_explanations(rest);
        let mut text: String = kept.iter().filter(|c| c.is_alphanumeric()).collect();
        let whole: String = rest.iter().filter(|c| c.is_alphanumeric()).collect();
        if text.is_empty() {
            text.clone_from(&whole);
        }
        Self {
            text,
            whole,
            number,
        }
    }
}

/// A character as it is compared: narrow and simplified; none for blanks.
pub(super) fn narrow(c: char) -> Option<char> {
    if c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}' | '\u{FEFF}') {
        return None;
    }
    let narrow = match c {
        '〔' | '【' => '(',
        '〕' | '】' => ')',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    Some(simplified_character(narrow).unwrap_or(narrow))
}

/// The number that a label starts with, and what stands behind it.
fn split_number(label: &[char]) -> (Option<Number>, &[char]) {
    let label =
        behind(label, &['其', '中']).map_or(label, |rest| behind(rest, &[':']).unwrap_or(rest));
    let (bracket, inside) = match label {
        ['(', rest @ ..] => (true, rest),
        _ => (false, label),
    };
    let length = inside
        .iter()
        .take_while(|c| c.is_ascii_digit() || chinese::digit(**c).is_some() || **c == '十')
        .count();
    let (digits, rest) = inside.split_at(length);
    let [end, rest @ ..] = rest else {
        return (None, label);
    };
    let Some(value) = value(digits) else {
        return (None, label);
    };
    let is_arabic = digits.iter().all(char::is_ascii_digit);
    let number = match (bracket, end) {
        (false, '、' | '.' | ')' | ',') if is_arabic => Number::Arabic(value),
        (_, ')') => Number::Bracketed(value),
        (false, '、' | '.' | ',') => Number::Part(value),
        _ => return (None, label),
    };
    (Some(number), rest)
}

/// What stands behind this start.
fn behind<'a>(label: &'a [char], start: &[char]) -> Option<&'a [char]> {
    label.strip_prefix(start)
}

/// The value of the digits of a number of a label.
fn value(digits: &[char]) -> Option<u64> {
    let text: String = digits.iter().collect();
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    text.parse()
        .ok()
        .or_else(|| chinese::parse(&text)?.to_u64())
}

/// A label without what stands in brackets, but for numerals: `第二十条第（一）项`.
fn without_explanations(label: &[char]) -> Vec<char> {
    let mut kept = Vec::new();
    let mut rest = label;
    while let Some(open) = rest.iter().position(|c| *c == '(') {
        let (before, from) = rest.split_at(open);
        kept.extend_from_slice(before);
        let close = from.iter().position(|c| *c == ')');
        let (inside, after) = from.split_at(close.map_or(from.len(), |at| at + 1));
        let words: Vec<char> = inside
            .iter()
            .copied()
            .filter(|c| !"()".contains(*c))
            .collect();
        if value(&words).is_some() {
            kept.extend(words);
        }
        rest = after;
    }
    kept.extend_from_slice(rest);
    kept
}
