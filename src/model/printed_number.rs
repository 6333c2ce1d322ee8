//! A number as it is printed: grouped, as a share in its whole, as a change against last year.

use rust_decimal::{Decimal, RoundingStrategy};

/// `1,234.50`
pub(super) fn grouped(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let mut grouped = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        grouped.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

/// The share of a part in its whole, `20.3%`.
pub(super) fn share(value: Decimal, whole: Option<Decimal>) -> Option<String> {
    percent_of(value, whole?).map(|share| format!("{share}%"))
}

/// How many decimals a percentage is given at most.
const MOST_DECIMALS: u32 = 6;

/// `value` in percent of `whole`, rounded half up to one decimal, or to as many as it takes that a
/// part that is not nothing is not 0.0 and one that is not all is not 100.0; `None` where the
/// whole is zero.
pub(super) fn percent_of(value: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = value
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(whole)?;
    let rounded = |decimals| {
        let mut rounded =
            percent.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(decimals);
        rounded
    };
    let says_so = |rounded: &Decimal| {
        let is_off = |end: Decimal| rounded.abs() == end && percent.abs() != end;
        !is_off(Decimal::ZERO) && !is_off(Decimal::ONE_HUNDRED)
    };
    (1..=MOST_DECIMALS)
        .map(rounded)
        .find(says_so)
        .or_else(|| Some(rounded(1)))
}

/// The change against last year in percent of it, rounded as [`percent_of`]; `None` where last
/// year's value is zero.
pub(super) fn percent_change(value: Decimal, last: Decimal) -> Option<Decimal> {
    percent_of(value.checked_sub(last)?, last)
}

/// The change against last year as words and the number behind them: 较上年增长 and 12.3%,
/// 较上年下降 and 4.0%; 与上年持平 and nothing.
pub(super) fn change(value: Decimal, last: Decimal) -> Option<(String, String)> {
    if value == last {
        return Some(("与上年持平".to_owned(), String::new()));
    }
    let percent = percent_change(value, last)?;
    let word = if value > last { "增长" } else { "下降" };
    Some((format!("较上年{word}"), format!("{}%", percent.abs())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        let cases = [
            ("0", "0"),
            ("1234", "1,234"),
            ("1234567.50", "1,234,567.50"),
        ];
        for (value, expected) in cases {
            assert_eq!(grouped(value.parse().unwrap()), expected);
        }
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        let share = |value: i64, whole: i64| share(value.into(), Some(whole.into())).unwrap();
        assert_eq!(share(120, 592), "20.3%");
        assert_eq!(share(1, 8), "12.5%");
        assert_eq!(share(1, 1000), "0.1%");
        assert_eq!(share(5, 10000), "0.1%");
        assert_eq!(share(592, 592), "100.0%");
    }

    #[test]
    fn a_percentage_that_is_not_nothing_or_all_gets_the_places_it_needs() {
        let share = |value: i64| share(value.into(), Some(100_000.into())).unwrap();
        assert_eq!(share(1), "0.001%");
        assert_eq!(share(99_999), "99.999%");
        assert_eq!(share(0), "0.0%");
        let (words, number) = change(100_040.into(), 100_000.into()).unwrap();
        assert_eq!((words.as_str(), number.as_str()), ("较上年增长", "0.04%"));
    }
}
