//! A number as a clerk types it.

use rust_decimal::Decimal;

use crate::{
    mend::{digit, has_thousands_separators},
    source::Span,
};

/// A number and how it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Its exact value, with the decimal places that were typed.
    pub value: Decimal,
    /// Whether it stood in quotes and was read all the same.
    pub quoted: bool,
    /// Where it stands.
    pub span: Span,
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
    fn what_is_no_number_is_not_read() {
        for text in ["", "五", "1,23", "5条", "1e5", "0x10", "..", "-", "1-2"] {
            assert_eq!(parse_quoted(text), None, "{text}");
        }
    }
}
