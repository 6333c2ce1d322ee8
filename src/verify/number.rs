//! The numbers of a text, as far as one may stand for another.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::{
    language::{
        chinese, full_width,
        numeral::numerals,
        numeral_kind::{NumeralKind, Pattern},
        stretch::Stretch as _,
    },
    readers::transcript::{Mark, TaggedFigure},
};

/// A number that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Where it stands, in bytes of the whole text; its sign and what multiplies it are parts of it.
    pub(super) range: Range<usize>,
    /// What makes it the same as another: 592, ５９２ and 五百九十二 are one.
    pub(super) key: Key,
    /// Whether it is told where it is gone or new: a small number in Chinese characters is often
    /// more word than number, 一项.
    pub(super) counts_alone: bool,
    /// The figure that the file says it is.
    pub(super) tag: Option<Tag>,
}

/// What makes a number the same as another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// Its value, and the sign of parts behind it: `%`, `‰`, or none.
    Value(Decimal, Option<char>),
    /// What fits no value, a date or a telephone number, in narrow characters.
    Written(String),
}

/// The figure that a file says a number to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// `id`, `id|share`, `id|change`, or a defined name.
    pub(super) name: String,
    /// By what the file says it.
    pub(super) by: Mark,
}

/// Words that multiply the number before them.
const SCALES: &[(&str, i64)] = &[
    ("万亿", 1_000_000_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("亿", 100_000_000),
    ("万", 10_000),
];

/// Signs that make a number negative, where no Latin letter or digit stands before them.
const MINUS: &[char] = &['-', '−', '－', '–'];

/// The numbers of one piece of text that starts at `start` of the whole, in order.
pub(super) fn numbers(text: &str, start: usize, figures: &[TaggedFigure]) -> Vec<Number> {
    let mut found = Vec::new();
    for numeral in numerals(text) {
        if numeral.kind == NumeralKind::Structural(Pattern::Word) {
            continue;
        }
        let written = text.stretch(numeral.range.clone());
        let is_chinese = written.starts_with(|c| full_width::digit(c).is_none());
        let mut range = numeral.range.clone();
        let minus = text.before(range.start).chars().next_back();
        let minus = minus.filter(|sign| MINUS.contains(sign)).filter(|sign| {
            let before = text.before(range.start - sign.len_utf8());
            !before.ends_with(|c: char| c.is_ascii_alphanumeric())
        });
        if let Some(sign) = minus {
            range.start -= sign.len_utf8();
        }
        let scale = SCALES
            .iter()
            .find(|(word, _)| !is_chinese && text.behind(range.end).starts_with(word));
        if let Some((word, _)) = scale {
            range.end += word.len();
        }
        let parts = written.chars().next_back().filter(|c| "%％‰".contains(*c));
        let parts = match parts {
            Some('％') => Some('%'),
            None if written.contains("分之") => Some('%'),
            parts => parts,
        };
        let factor = Decimal::from(scale.map_or(1, |(_, factor)| *factor));
        let value = numeral.value.and_then(|value| value.checked_mul(factor));
        let key = match value {
            Some(value) if minus.is_some() => Key::Value((-value).normalize(), parts),
            Some(value) => Key::Value(value.normalize(), parts),
            None => Key::Written(narrow(text.stretch(range.clone()))),
        };
        let is_small = written.chars().nth(1).is_none() || written.chars().all(is_power);
        let tag = figures
            .iter()
            .find(|figure| figure.range.start < range.end && range.start < figure.range.end);
        found.push(Number {
            range: start + range.start..start + range.end,
            key,
            counts_alone: !(is_chinese && is_small),
            tag: tag.map(|figure| Tag {
                name: figure.tag.clone(),
                by: figure.by,
            }),
        });
    }
    found
}

/// 十, 百, 千 by themselves.
fn is_power(character: char) -> bool {
    chinese::power(character).is_some()
}

/// A number in narrow digits and signs.
fn narrow(written: &str) -> String {
    let narrow = |c: char| match c {
        '．' => '.',
        '，' => ',',
        '：' => ':',
        '－' | '−' | '–' => '-',
        _ => full_width::digit(c).unwrap_or(c),
    };
    written.chars().map(narrow).collect()
}
