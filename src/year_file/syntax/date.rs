//! The day of signature as people type it, 2024年1月22日 or 2024/1/22, and as TOML takes it.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    cause::Cause,
    line::{line_range, trimmed, without_comment},
};
use crate::{diagnostic::Text, language::full_width::digit, year_file::typed::Typed};

const KEY: &str = "date";

/// What people write between the numbers of a day, and around them.
const BETWEEN: &[char] = &[
    '年', '月', '日', '号', '-', '－', '—', '–', '/', '／', '.', '．', '·', ' ', '\u{3000}', '“',
    '”', '"', '\'',
];

/// The value of the line that holds `at`, where that is a day that TOML cannot read.
pub(super) fn on_line(typed: &Typed<'_>, at: usize) -> Option<Cause> {
    let text = typed.parsed();
    let line = line_range(text, at);
    let (key, value) = text.get(line.clone())?.split_once('=')?;
    let value = without_comment(value);
    if key.trim() != KEY || value.trim().is_empty() {
        return None;
    }
    let start = line.start + key.len() + 1;
    Some(cause(typed, trimmed(text, start..start + value.len())))
}

fn cause(typed: &Typed<'_>, at: Range<usize>) -> Cause {
    let written = typed.slice(typed.span(at.clone()));
    let numbers = numbers(written);
    let day = numbers.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
    let message = match (numbers, day) {
        (Some(_), None) => Text::new(
            format!("没有 {written} 这一天"),
            format!("there is no day {written}"),
        ),
        _ => Text::new(
            format!("日期“{written}”的写法读不出来"),
            format!("the date {written} cannot be read"),
        ),
    };
    let help = match day {
        Some(day) => Text::new(format!("日期写成 {day}"), format!("write {day}")),
        None => Text::new(
            "日期写成 2018-03-20 的样子：年四位，月、日各两位，不加引号",
            "write a day as in 2018-03-20: four digits, two and two, without quotes",
        ),
    };
    Cause {
        message,
        label: Text::new("日期", "the date"),
        help,
        at,
        related: None,
        replacement: day.map(|day| day.to_string()),
        structural: false,
    }
}

/// Year, month and day, where nothing else is written.
fn numbers(written: &str) -> Option<(i32, u32, u32)> {
    if !written
        .chars()
        .all(|c| digit(c).is_some() || BETWEEN.contains(&c))
    {
        return None;
    }
    let digits: String = written.chars().map(|c| digit(c).unwrap_or(' ')).collect();
    let mut parts = digits.split_whitespace();
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_day = year.len() == 4 && parts.next().is_none();
    let numbers = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    is_day.then_some(numbers)
}
