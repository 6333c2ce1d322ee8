//! A day or a time as a spreadsheet displays it.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta, Timelike as _};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use super::section::Token;

/// The last day that has a number, 31 December 9999.
const LAST: i64 = 2_958_465;

/// A number of days as a date; `None` where there is no such date or the format has names of
/// months or days.
pub(super) fn shown(tokens: &[Token], number: Decimal, dates_from_1904: bool) -> Option<String> {
    let (moment, day_of_month) = moment(number, dates_from_1904)?;
    let mut text = String::new();
    let mut rest = tokens;
    let mut is_behind_hours = false;
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|one| *one == first).count();
        let behind = rest.get(length..)?;
        let sign = match first {
            Token::Literal(sign) => {
                text.extend(std::iter::repeat_n(*sign, length));
                rest = behind;
                continue;
            }
            Token::Code(sign) => sign.to_ascii_lowercase(),
        };
        let before_seconds = behind.iter().find_map(|one| match one {
            Token::Code(sign) if sign.is_ascii_alphabetic() => {
                Some(sign.eq_ignore_ascii_case(&'s'))
            }
            _ => None,
        });
        let is_minutes = is_behind_hours || before_seconds == Some(true);
        let two = |number: u32| {
            if length > 1 {
                format!("{number:02}")
            } else {
                number.to_string()
            }
        };
        match (sign, length) {
            ('y', 2) => text.push_str(&two(moment.year_ce().1 % 100)),
            ('y', _) => text.push_str(&moment.year().to_string()),
            ('m', 1 | 2) if is_minutes => text.push_str(&two(moment.minute())),
            ('m', 1 | 2) => text.push_str(&two(moment.month())),
            ('d', 1 | 2) => text.push_str(&two(day_of_month)),
            ('h', 1 | 2) => text.push_str(&two(moment.hour())),
            ('s', 1 | 2) => text.push_str(&two(moment.second())),
            ('.' | ',' | '/' | '%', _) => text.extend(std::iter::repeat_n(sign, length)),
            _ => return None,
        }
        if sign.is_ascii_alphabetic() {
            is_behind_hours = sign == 'h';
        }
        rest = behind;
    }
    Some(text)
}

/// The moment that a number of days means, and the day of its month as programs show it.
fn moment(number: Decimal, dates_from_1904: bool) -> Option<(NaiveDateTime, u32)> {
    let days = number.floor().to_i64()?;
    if !(0..=LAST).contains(&days) {
        return None;
    }
    let seconds = (number.fract() * Decimal::from(86_400)).round().to_i64()?;
    let (day, is_29_february) = match (dates_from_1904, days) {
        (true, _) => (
            NaiveDate::from_ymd_opt(1904, 1, 1)? + TimeDelta::days(days),
            false,
        ),
        // The day that never was, which every program counts.
        (false, 60) => (NaiveDate::from_ymd_opt(1900, 2, 28)?, true),
        (false, 0..60) => (
            NaiveDate::from_ymd_opt(1899, 12, 31)? + TimeDelta::days(days),
            false,
        ),
        (false, _) => (
            NaiveDate::from_ymd_opt(1899, 12, 30)? + TimeDelta::days(days),
            false,
        ),
    };
    let moment = day.and_hms_opt(0, 0, 0)? + TimeDelta::seconds(seconds);
    Some((moment, moment.day() + u32::from(is_29_february)))
}
