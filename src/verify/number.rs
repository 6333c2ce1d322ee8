//! The numbers of a text, as far as one may stand for another.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::{
    language::{
        chinese, full_width,
        numeral::{Numeral, numerals},
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
    /// Whether it may be more word than number, 一些, 两个: such a one is told only where another
    /// stands for it, never where it is gone or new.
    pub(super) is_word: bool,
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
    ("千", 1_000),
    ("百", 100),
];

/// What begins units that start like a word of [`SCALES`]: 千克, 千米, 千瓦.
const UNITS: &[char] = &['克', '米', '瓦', '卡', '伏', '赫'];

/// What makes a number negative, where no Latin letter or digit stands before it.
const MINUS: &[char] = &['-', '−', '－', '–', '负'];

/// The numbers of one piece of text that starts at `start` of the whole, in order.
pub(super) fn numbers(text: &str, start: usize, figures: &[TaggedFigure]) -> Vec<Number> {
    let mut found = Vec::new();
    for numeral in numerals(text) {
        let tag = figures.iter().find(|figure| {
            figure.range.start < numeral.range.end && numeral.range.start < figure.range.end
        });
        found.push(Number {
            is_word: tag.is_none() && is_word(text, &numeral),
            tag: tag.map(|figure| Tag {
                name: figure.tag.clone(),
                by: figure.by,
            }),
            ..number(text, start, &numeral)
        });
    }
    found
}

/// A numeral with its sign and what multiplies it.
fn number(text: &str, start: usize, numeral: &Numeral) -> Number {
    let written = text.stretch(numeral.range.clone());
    let mut range = numeral.range.clone();
    let minus = text.before(range.start).chars().next_back();
    let minus = minus.filter(|sign| MINUS.contains(sign)).filter(|sign| {
        let before = text.before(range.start - sign.len_utf8());
        !before.ends_with(|c: char| c.is_ascii_alphanumeric())
    });
    if let Some(sign) = minus {
        range.start -= sign.len_utf8();
    }
    let behind = text.behind(range.end);
    let scale = SCALES.iter().find(|(word, _)| {
        let rest = behind.strip_prefix(word);
        !is_chinese(written) && rest.is_some_and(|rest| !rest.starts_with(UNITS))
    });
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
    Number {
        range: start + range.start..start + range.end,
        key,
        is_word: false,
        tag: None,
    }
}

fn is_chinese(written: &str) -> bool {
    written.starts_with(|c| full_width::digit(c).is_none())
}

/// Whether a numeral may be more word than number: one character that is no count by what stands
/// around it, or 一, which seldom is.
fn is_word(text: &str, numeral: &Numeral) -> bool {
    let written = text.stretch(numeral.range.clone());
    let is_word = numeral.kind == NumeralKind::Structural(Pattern::Word);
    let is_short = written.chars().nth(1).is_none();
    let is_power = written.chars().all(|c| chinese::power(c).is_some());
    let is_count = numeral.kind == NumeralKind::Count && written != "一";
    is_chinese(written) && (is_word || is_power || is_short && !is_count)
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
