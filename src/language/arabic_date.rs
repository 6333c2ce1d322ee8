//! Numerals in digits that are dates: `2017年`, `12月31日`, `2018-03-20`, `5·15`.

use rust_decimal::Decimal;

use super::{
    digits::{Digits, RANGE, is_digit, is_latin},
    number::parse_quoted,
    punctuation::CLAUSE_ENDS,
    stretch::Stretch as _,
};

/// Marks between the month and the day of a day's name: 5·15.
const DAY_MARKS: &[char] = &['·', '•', '・', '．', '.'];

/// `2017年`, `12月`, `31日` behind a month, `2018-03-20`, `2016—2017年`, `1至12月`, `5·15政务公开日`.
pub(super) fn is_date(digits: Digits<'_>) -> bool {
    let Digits {
        written,
        before,
        after,
        ..
    } = digits;
    let is_short = (1..=2).contains(&digits.count) && digits.is_plain();
    let is_day_of_month = is_short
        && (before.ends_with('月')
            || before
                .strip_suffix(['、', '和', '至', '-', '—'])
                .is_some_and(|rest| rest.trim_end_matches(is_digit).ends_with('月')));
    is_full_date(written)
        || is_year_and_more(written, after)
        || (digits.after.starts_with('月') && is_short)
        || (digits.over(RANGE)).is_some_and(|behind| behind.starts_with('月') && is_short)
        || (written.contains('-') && after.starts_with('月'))
        || (is_day_of_month && after.starts_with(['日', '号']))
        || (is_day_of_month
            && digits
                .over(&['、', '和', '至', '-', '—', '–', '~', '～'])
                .is_some())
        || is_named_day(digits)
        || is_year_alone(digits)
}

/// The 2022 of 2022公开信息312条, whose 年 was left out: a year at the head of a clause that counts
/// nothing.
fn is_year_alone(digits: Digits<'_>) -> bool {
    let before = digits.before.trim_end();
    let is_head = before.is_empty() || before.ends_with(CLAUSE_ENDS);
    let is_chinese = |c: char| c.is_alphabetic() && !is_latin(c);
    is_head
        && is_year(digits.written)
        && digits.after.starts_with(is_chinese)
        && !digits.has_measure()
}

/// The 5 and the 15 of `5·15`, `6.5` of `6.5环境日`.
fn is_named_day(digits: Digits<'_>) -> bool {
    let separated = |character: char| DAY_MARKS.contains(&character) && character != '.';
    if digits.is_plain() && digits.count <= 2 {
        let marks = ['·', '•', '・'];
        return digits.over(&marks).is_some() || digits.goes_on_over(&marks);
    }
    let mut parts = digits.written.split(DAY_MARKS);
    let (Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let within = |part: &str, most: u32| {
        part.len() <= 2
            && parse_quoted(part)
                .is_some_and(|value| !value.is_zero() && value <= Decimal::from(most))
    };
    let name: String = digits.after.chars().take(DAY_NAME).collect();
    let name = name.split(['，', '。', '、', '；']).next();
    within(month, 12)
        && within(day, 31)
        && (digits.written.contains(separated)
            || name.is_some_and(|name| {
                !digits.has_measure() && (name.contains('日') || name.starts_with("活动"))
            }))
}

/// How far behind a day's number its name goes, in characters: 6.5世界环境日.
const DAY_NAME: usize = 8;

/// `2018-03-20`.
fn is_full_date(written: &str) -> bool {
    let mut parts = written.split(['-', '/', '.']);
    parts.next().is_some_and(is_year) && parts.clone().count() == 2 && {
        parts.all(|part| (1..=2).contains(&part.len()))
    }
}

/// `2016-2017`, `2016年`, `2016—2017学年`, `2015、2016年`.
fn is_year_and_more(written: &str, after: &str) -> bool {
    let mut parts = written.split(['-', '/']);
    if parts.clone().count() == 2 && parts.all(is_year) {
        return true;
    }
    let next = after.strip_prefix(['-', '—', '–', '~', '～', '至', '、', '和', '/']);
    is_year(written)
        && (after.trim_start().starts_with('年')
            || after.starts_with("学年")
            || next.is_some_and(|rest| {
                let rest = rest.trim_start_matches('—');
                let end = rest.find(|c: char| !c.is_ascii_digit());
                is_year(rest.before(end.unwrap_or(rest.len())))
            }))
}

pub(super) fn is_year(written: &str) -> bool {
    written.chars().count() == 4
        && parse_quoted(written)
            .is_some_and(|year| year >= Decimal::from(1900) && year < Decimal::from(2100))
}
