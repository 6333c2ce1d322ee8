//! Whether what a cell shows says the value that it stores.

use rust_decimal::Decimal;

use crate::language::{measure::scale_at, numeral::numerals};

/// Whether a text is this number, with as many places as it has.
pub(super) fn says_number(text: &str, value: Decimal) -> bool {
    let found = numerals(text);
    // Words for nothing, 无 or —, are what some formats show of zero.
    if found.is_empty() {
        return value.is_zero();
    }
    found.iter().any(|numeral| {
        let Some(number) = numeral.value else {
            return false;
        };
        let is_percentage = text
            .get(numeral.range.clone())
            .is_some_and(|written| written.ends_with(['%', '％']))
            || text
                .get(numeral.range.end..)
                .is_some_and(|behind| behind.starts_with(['%', '％']));
        let factor = Decimal::from(if is_percentage { 100 } else { 1 });
        let value = value.abs().checked_mul(factor);
        // 1.8万 is shown of 18000.
        let behind = text.get(numeral.range.end..);
        let scale = behind.and_then(scale_at).map(|(_, scale)| scale);
        let value = match scale {
            Some(scale) => value.and_then(|value| value.checked_div(scale)),
            None => value,
        };
        value.is_some_and(|value| is_rounded(value, number.abs()))
    })
}

/// Whether a number is this value, rounded to the places that it has.
fn is_rounded(value: Decimal, number: Decimal) -> bool {
    let half = Decimal::new(5, (number.scale() + 1).min(28));
    (value - number).abs() <= half && (number.scale() > 0 || value.round() == number)
}

/// Whether each number of a text is one of those of a date or a time: `2017-03-10T12:00:00`.
pub(super) fn says_date(text: &str, stored: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        let runs = text.split(|sign: char| !sign.is_ascii_digit());
        runs.filter_map(|run| run.parse().ok()).collect()
    };
    let stored = numbers(stored);
    let of_century = stored.first().map(|year| year % 100);
    let afternoon = stored.get(3).map(|hour| hour % 12);
    let shown = numbers(text);
    shown.iter().all(|number| {
        stored.contains(number) || of_century == Some(*number) || afternoon == Some(*number % 12)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_says_what_is_stored_or_does_not() {
        for (text, value, says) in [
            ("592", "592", true),
            ("593", "592", false),
            ("约592条", "592", true),
            ("65.1%", "0.6513761", true),
            ("66.1%", "0.6513761", false),
            ("1,234.50", "1234.5", true),
            ("0.33", "0.3333333333333333", true),
            ("+7", "7", true),
            ("-7", "-7", true),
            ("1.8万余", "18000", true),
            ("—", "0", true),
            ("—", "5", false),
        ] {
            assert_eq!(says_number(text, value.parse().unwrap()), says, "{text}");
        }
        for (text, stored, says) in [
            ("2017年3月10日", "2017-03-10", true),
            ("03/10/17", "2017-03-10", true),
            ("2017年3月11日", "2017-03-10", false),
        ] {
            assert_eq!(says_date(text, stored), says, "{text}");
        }
    }
}
