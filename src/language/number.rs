//! Numbers as people type them: digits of either width, thousands separators, words that make
//! one an approximation.

use rust_decimal::Decimal;

use super::{
    full_width::{digit, has_thousands_separators},
    word_table::{Words, word_table},
};

word_table!(TABLE, "language/approximations.toml");

/// The words that make a number an approximation, 约1200 or 1200余; both may be empty where the year
/// file only says `approximate = true`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approximation {
    /// Printed before the number: 约, 近.
    pub before: String,
    /// Printed behind it: 余, 多.
    pub after: String,
    /// The whole as typed, where digits between the words would print it otherwise: 1.8万余, 四千余.
    pub written: Option<String>,
}

/// Words before a number that make it an approximation; a longer one stands before its ending.
pub const BEFORE: Words = TABLE.list("", "before");

/// Words behind a number that make it an approximation.
pub const AFTER: Words = TABLE.list("", "after");

/// Those of them by which the number meant is not less.
const AT_LEAST: Words = TABLE.list("", "at_least");

/// Whether one of these words beside a number says that the number meant is not less.
#[must_use]
pub fn says_at_least(words: [&str; 2]) -> bool {
    words.iter().any(|word| AT_LEAST.contains(word))
}

impl Approximation {
    /// Whether the number meant is not less: 余, 多, 以上 behind it, 超过 before it.
    #[must_use]
    pub fn is_at_least(&self) -> bool {
        says_at_least([&self.before, &self.after])
    }

    /// About so much, as what is computed of an approximation is.
    #[must_use]
    pub fn about() -> Self {
        Self {
            before: "约".to_owned(),
            ..Self::default()
        }
    }

    /// The number as it was typed.
    #[must_use]
    pub fn as_typed(&self, value: Decimal) -> String {
        match &self.written {
            Some(written) => written.clone(),
            None => self.around(&value.to_string()),
        }
    }

    /// `text`, a number printed in whatever form, between the words.
    #[must_use]
    pub fn around(&self, text: &str) -> String {
        format!("{}{text}{}", self.before, self.after)
    }
}

/// Reads a number that stood in quotes: digits of either width, thousands separators, a decimal
/// point, spaces around.
#[must_use]
pub fn parse_quoted(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let separated = has_thousands_separators(text.trim_start_matches(['-', '－']));
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '.' | '．' => plain.push('.'),
            ',' | '，' if separated => {}
            '-' | '－' if plain.is_empty() => plain.push('-'),
            _ => plain.push(digit(character)?),
        }
    }
    parse_plain(&plain)
}

/// Reads a number led by what says which way it moved, `减3`, `增5`, `+3`.
#[must_use]
pub fn parse_moved(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (word, is_less) = MOVED.iter().find(|(word, _)| text.starts_with(word))?;
    let value = parse_quoted(text.strip_prefix(word)?)?;
    let is_amount = !value.is_sign_negative();
    is_amount.then_some(if *is_less { -value } else { value })
}

/// What says before a number which way it moved, and whether that is less.
const MOVED: &[(&str, bool)] = &[
    ("减少", true),
    ("减", true),
    ("增加", false),
    ("增", false),
    ("+", false),
    ("＋", false),
];

/// Reads a number that is no plain one in TOML: `1e3`, or the digits of another base.
#[must_use]
pub fn parse_other(digits: &str, radix: u32) -> Option<Decimal> {
    if radix != 10 {
        let value = i64::from_str_radix(digits, radix).ok()?;
        return Some(Decimal::from(value));
    }
    let value = Decimal::from_scientific(digits).ok()?;
    Some(value.normalize())
}

/// Reads `-12.50` exactly; an exponent or a sign alone is no number.
#[must_use]
pub fn parse_plain(text: &str) -> Option<Decimal> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let well_formed = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    if well_formed {
        Decimal::from_str_exact(text).ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_number_is_read_as_meant() {
        for (text, value) in [
            ("592", "592"),
            (" ５９２ ", "592"),
            ("1,234", "1234"),
            ("１，２３４．５０", "1234.50"),
            ("-3", "-3"),
        ] {
            assert_eq!(parse_quoted(text).unwrap().to_string(), value, "{text}");
        }
    }

    #[test]
    fn a_sign_in_words_is_read_as_one() {
        for (text, value) in [
            ("减3", "-3"),
            ("增５", "5"),
            ("+3", "3"),
            ("减少1,200", "-1200"),
        ] {
            assert_eq!(parse_moved(text).unwrap().to_string(), value, "{text}");
        }
        for text in ["3", "减", "减-3", "增长", "+-3"] {
            assert_eq!(parse_moved(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_of_another_notation_has_a_plain_value() {
        for (digits, radix, value) in [("1e3", 10, "1000"), ("25e-1", 10, "2.5"), ("DA", 16, "218")]
        {
            assert_eq!(parse_other(digits, radix).unwrap().to_string(), value);
        }
        for digits in ["inf", "nan", "1e99"] {
            assert_eq!(parse_other(digits, 10), None, "{digits}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in ["", "五", "1,23", "5条", "1e5", "0x10", "..", "-", "1-2"] {
            assert_eq!(parse_quoted(text), None, "{text}");
        }
    }
}
