//! A number as a spreadsheet displays it.

mod date;
mod section;

use std::ops::Range;

use rust_decimal::{Decimal, RoundingStrategy};

use self::section::{Token, section};
use super::book::Value;

/// The code of a format that has a number only.
pub(super) fn built_in(number: u32) -> &'static str {
    match number {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        // As they stand on a Chinese system.
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        49 => "@",
        _ => "General",
    }
}

/// What a cell shows, and whether its format was known.
pub(super) fn displayed(value: &Value, format: &str, dates_from_1904: bool) -> (String, bool) {
    let number = match value {
        Value::None => return (String::new(), true),
        Value::Text(text) => return (on_one_line(text), true),
        Value::Number(number) => *number,
    };
    match section(format, number) {
        None => (general(number), true),
        Some((tokens, is_signed)) => match shown(&tokens, number, is_signed, dates_from_1904) {
            Some(text) => (text, true),
            None => (general(number), false),
        },
    }
}

/// Where the number stands in a text that displays one: digits with what belongs to them.
pub(super) fn number_within(text: &str) -> Range<usize> {
    let Some(first) = text.find(|sign: char| sign.is_ascii_digit()) else {
        return 0..text.len();
    };
    let (before, behind) = text.split_at(first);
    let length = behind
        .find(|sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | ','))
        .unwrap_or(behind.len());
    let (digits, rest) = behind.split_at(length);
    let digits = digits.trim_end_matches(['.', ',']);
    let sign = usize::from(before.ends_with(['-', '+']));
    let percent = usize::from(digits.len() == length && rest.starts_with('%'));
    first - sign..first + digits.len() + percent
}

/// A text without line ends; where words would run together, with a blank.
pub(super) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut is_gap = false;
    for sign in text.chars() {
        match sign {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => is_gap = true,
            sign => {
                let is_narrow = sign.is_ascii() && line.ends_with(|last: char| last.is_ascii());
                if std::mem::take(&mut is_gap) && is_narrow {
                    line.push(' ');
                }
                line.push(if sign == '\t' { ' ' } else { sign });
            }
        }
    }
    line
}

/// As a cell without a format shows it: at most eleven signs.
fn general(number: Decimal) -> String {
    let number = number.normalize();
    let whole = number.trunc().abs().to_string().len();
    let places = u32::try_from(10_usize.saturating_sub(whole)).expect("at most ten");
    number.round_dp(places).normalize().to_string()
}

/// The number in one part of a format; `None` where the part holds what is not known here.
fn shown(
    tokens: &[Token],
    number: Decimal,
    is_signed: bool,
    dates_from_1904: bool,
) -> Option<String> {
    let is = |codes: &[char]| {
        tokens.iter().any(|token| match token {
            Token::Code(sign) => codes.contains(&sign.to_ascii_lowercase()),
            Token::Literal(_) => false,
        })
    };
    // `General` within a part, beside words.
    let spelt: String = tokens.iter().map(Token::sign).collect();
    if let Some((before, behind)) = spelt.split_once("General") {
        return Some(format!("{before}{}{behind}", general(number)));
    }
    if is(&['y', 'm', 'd', 'h', 's']) {
        if spelt.contains("AM/PM") || is(&['0', '#', '?', 'e', 'g', 'b']) {
            return None;
        }
        return date::shown(tokens, number, dates_from_1904);
    }
    // Powers of ten, fractions.
    if is(&['e', 'g', 'b', '@', '/']) {
        return None;
    }
    in_digits(tokens, number, is_signed)
}

/// The number in a part that is made of digits and words.
fn in_digits(tokens: &[Token], number: Decimal, is_signed: bool) -> Option<String> {
    let is_digit = |token: &Token| matches!(token, Token::Code('0' | '#' | '?'));
    let Some(first) = tokens.iter().position(is_digit) else {
        let shown = tokens
            .iter()
            .filter(|token| !matches!(token, Token::Code('.' | ',')));
        return Some(shown.map(Token::sign).collect());
    };
    let last = tokens
        .iter()
        .rposition(|token| is_digit(token) || *token == Token::Code('.'));
    let last = last.expect("there is a first");
    let percents = tokens
        .iter()
        .filter(|token| **token == Token::Code('%'))
        .count();
    let thousands = tokens
        .iter()
        .skip(last + 1)
        .take_while(|token| **token == Token::Code(','))
        .count();
    let mut value = number.abs();
    for _ in 0..percents.min(4) {
        value = value.checked_mul(Decimal::ONE_HUNDRED)?;
    }
    for _ in 0..thousands.min(4) {
        value = value.checked_div(Decimal::ONE_THOUSAND)?;
    }
    let within = tokens.get(first..=last).expect("both were found in it");
    let digits = number_in(within, value)?;
    let mut text = String::new();
    if is_signed && number.is_sign_negative() && digits.contains(|sign| matches!(sign, '1'..='9')) {
        text.push('-');
    }
    text.extend(tokens.iter().take(first).map(Token::sign));
    text.push_str(&digits);
    text.extend(tokens.iter().skip(last + 1 + thousands).map(Token::sign));
    Some(text)
}

/// The digits of a number by the digits of a format.
fn number_in(format: &[Token], value: Decimal) -> Option<String> {
    let point = format.iter().position(|token| *token == Token::Code('.'));
    let (whole, behind) = format.split_at(point.unwrap_or(format.len()));
    let is_digit = |token: &&Token| matches!(token, Token::Code('0' | '#' | '?'));
    // Words between the digits, as in a telephone number.
    if format
        .iter()
        .any(|token| matches!(token, Token::Literal(_)))
    {
        return None;
    }
    let is_grouped = whole.contains(&Token::Code(','));
    let needed = whole
        .iter()
        .filter(|token| **token == Token::Code('0'))
        .count();
    let places = behind.iter().filter(is_digit).count();
    // Up to the last one that is always shown.
    let fraction: Vec<&Token> = behind.iter().filter(is_digit).collect();
    let places_needed = fraction
        .iter()
        .rposition(|token| **token == Token::Code('0'))
        .map_or(0, |last| last + 1);
    let places = u32::try_from(places).ok().filter(|places| *places <= 20)?;
    let rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let text = format!("{rounded:.0$}", usize::try_from(places).ok()?);
    let (digits, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = if needed == 0 {
        digits.trim_start_matches('0')
    } else {
        digits
    };
    let mut padded = "0".repeat(needed.min(30).saturating_sub(digits.len())) + digits;
    if is_grouped {
        padded = grouped(&padded);
    }
    let kept = fraction.trim_end_matches('0').len().max(places_needed);
    let fraction = fraction.get(..kept).unwrap_or(fraction);
    if point.is_some() {
        padded.push('.');
        padded.push_str(fraction);
    }
    Some(padded)
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(number: &str, format: &str) -> String {
        let value = Value::Number(number.parse().unwrap());
        displayed(&value, format, false).0
    }

    #[test]
    fn numbers_are_shown_by_their_formats() {
        for (number, format, text) in [
            ("592", "General", "592"),
            ("592", "0", "592"),
            ("0.6513761", "0.0%", "65.1%"),
            ("0.3333333333333333", "General", "0.333333333"),
            ("12345", "\"约\"0", "约12345"),
            ("7", "+0;-0;0", "+7"),
            ("-7", "+0;-0;0", "-7"),
            ("0", "+0;-0;0", "0"),
            ("18000", "[=18000]\"1.8万余\";0", "1.8万余"),
            ("19000", "[=18000]\"1.8万余\";0", "19000"),
            ("1234567.5", "#,##0.00", "1,234,567.50"),
            ("-0.5", "0.00", "-0.50"),
            ("0.25", "#.##", ".25"),
            ("5", "0000", "0005"),
            ("-3", "0_);[Red](0)", "(3)"),
            ("1500", "0.0,\"千\"", "1.5千"),
            ("12.5", "[$¥-804]0.00", "¥12.50"),
            ("22", "0\"（其中\"\\“\"修订16件）\"", "22（其中“修订16件）"),
            ("5", ";;;", ""),
            ("42736", "yyyy\"年\"m\"月\"d\"日\"", "2017年1月1日"),
            ("42804", "yyyy/mm/dd", "2017/03/10"),
            ("0.5", "h:mm", "12:00"),
            ("60", "yyyy-m-d", "1900-2-29"),
        ] {
            assert_eq!(shows(number, format), text, "{number} {format}");
        }
        // What is not known is shown as it is stored.
        let value = Value::Number("0.5".parse().unwrap());
        assert_eq!(displayed(&value, "# ?/?", false), ("0.5".to_owned(), false));
    }

    #[test]
    fn the_number_is_found_within_its_words() {
        for (text, number) in [
            ("约592条", "592"),
            ("-1,234.5%", "-1,234.5%"),
            ("592.", "592"),
            ("无", "无"),
        ] {
            assert_eq!(text.get(number_within(text)), Some(number));
        }
    }
}
