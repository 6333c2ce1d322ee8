//! The dates of a text, as typed: `2017年12月31日`, `12月31日`, `2017 年`, `2018-03-20`,
//! `二〇一七年`.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use super::{chinese, full_width, stretch::Stretch as _};

/// A date or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWord {
    /// All of it, in bytes of the text.
    pub range: Range<usize>,
    /// The year's digits, without 年.
    pub digits: Range<usize>,
    /// The year, where it is given.
    pub year: Option<i32>,
    /// The month, where it is given.
    pub month: Option<u32>,
    /// The day, where it is given.
    pub day: Option<u32>,
}

impl DateWord {
    /// Month and day, where both are given.
    #[must_use]
    pub fn month_day(&self) -> Option<(u32, u32)> {
        Some((self.month?, self.day?))
    }
}

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Where it stands.
    pub range: Range<usize>,
    /// Its value.
    pub value: u32,
    /// How many digits it has.
    pub digits: usize,
}

/// All dates of `text`, in order.
#[must_use]
pub fn dates(text: &str) -> Vec<DateWord> {
    each_date(text).collect()
}

/// The same, looked for one by one: whoever needs the first reads no further.
pub fn each_date(text: &str) -> impl Iterator<Item = DateWord> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(number) = next_number(text, at) {
            at = number.range.end;
            if let Some(date) = date(text, &number) {
                at = date.range.end;
                return Some(date);
            }
        }
        None
    })
}

/// The first number of `text` from `at` on, an offset found in it: a run of digits, or of Chinese ones.
#[must_use]
pub fn next_number(text: &str, mut at: usize) -> Option<Number> {
    loop {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c| full_width::digit(c).is_some() || is_chinese_digit(c))?;
        if let Some(number) = number_at(text, start) {
            return Some(number);
        }
        // Too long for a number, or none: go on behind it.
        at = start + run_length(text, start).max(1);
    }
}

/// The number that starts at `at`, an offset found in `text`.
#[must_use]
pub fn number_at(text: &str, at: usize) -> Option<Number> {
    let written = text.get(at..at + run_length(text, at))?;
    let digits = written.chars().count();
    let value = if written.starts_with(is_chinese_digit) {
        u32::try_from(chinese::parse(written)?).ok()?
    } else {
        let ascii: String = written.chars().filter_map(full_width::digit).collect();
        ascii.parse().ok()?
    };
    Some(Number {
        range: at..at + written.len(),
        value,
        digits,
    })
}

fn run_length(text: &str, at: usize) -> usize {
    let rest = text.behind(at);
    let is_chinese = rest.starts_with(is_chinese_digit);
    rest.find(|c| {
        if is_chinese {
            !is_chinese_digit(c)
        } else {
            full_width::digit(c).is_none()
        }
    })
    .unwrap_or(rest.len())
}

fn is_chinese_digit(character: char) -> bool {
    // Asked for each character of every text: a search in a string would cost more than all else.
    matches!(
        character,
        '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// The offset behind white space from `at` on, an offset found in `text`.
#[must_use]
pub fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.behind(at);
    at + (rest.len() - rest.trim_start().len())
}

/// The number behind white space from `at`, of one or two digits, and the offset behind the unit
/// that follows it.
fn part(text: &str, at: usize, units: &[char]) -> Option<(u32, usize)> {
    let number = number_at(text, skip_space(text, at))?;
    let behind = skip_space(text, number.range.end);
    let unit = text.get(behind..)?.chars().next()?;
    let is_part = number.value < 100 && number.digits <= 3 && units.contains(&unit);
    is_part.then_some((number.value, behind + unit.len_utf8()))
}

/// The date that `number` begins.
fn date(text: &str, number: &Number) -> Option<DateWord> {
    let start = number.range.start;
    let before = text.before(start);
    if before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let behind = skip_space(text, number.range.end);
    let mut word = DateWord {
        range: start..number.range.end,
        digits: number.range.clone(),
        year: None,
        month: None,
        day: None,
    };
    let mut end = match text.get(behind..)?.chars().next()? {
        '年' if number.digits == 4 => {
            word.year = i32::try_from(number.value).ok();
            behind + '年'.len_utf8()
        }
        '月' if number.digits <= 3 => {
            word.digits = start..start;
            start
        }
        '-' | '/' | '.' if number.digits == 4 => {
            return separated(text, number, behind);
        }
        _ => return None,
    };
    if let Some((month, behind)) = part(text, end, &['月']) {
        word.month = Some(month);
        end = behind;
        if let Some((day, behind)) = part(text, end, &['日', '号']) {
            word.day = Some(day);
            end = behind;
        }
    }
    word.range.end = end;
    (end > start).then_some(word)
}

/// `2018-03-20`, `2018/3/20`, `2018.3.20`: digits behind it would make it another thing.
fn separated(text: &str, number: &Number, behind: usize) -> Option<DateWord> {
    let separator = text.get(behind..)?.chars().next()?;
    let month = number_at(text, behind + 1)?;
    if !text.get(month.range.end..)?.starts_with(separator) {
        return None;
    }
    let day = number_at(text, month.range.end + 1)?;
    let after = text.get(day.range.end..)?;
    let goes_on = after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == separator);
    let is_date = (1900..2100).contains(&number.value)
        && month.digits <= 2
        && day.digits <= 2
        && behind == number.range.end
        && !goes_on;
    is_date.then(|| DateWord {
        range: number.range.start..day.range.end,
        digits: number.range.clone(),
        year: i32::try_from(number.value).ok(),
        month: Some(month.value),
        day: Some(day.value),
    })
}

/// `2018年3月20日`, as GB/T 9704-2012 writes a day.
#[must_use]
pub fn day(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<i32>, Option<u32>, Option<u32>)> {
        dates(text)
            .into_iter()
            .map(|date| (date.year, date.month, date.day))
            .collect()
    }

    #[test]
    fn dates_are_read_as_they_are_typed() {
        let full = vec![(Some(2017), Some(12), Some(31))];
        for text in [
            "2017年12月31日",
            "截至 2017 年 12 月 31 日止",
            "２０１７年１２月３１日",
            "2017-12-31",
            "2017.12.31",
            "二〇一七年十二月三十一日",
        ] {
            assert_eq!(read(text), full, "{text}");
        }
        assert_eq!(
            read("3月至5月"),
            [(None, Some(3), None), (None, Some(5), None)]
        );
        assert_eq!(read("2016年度"), [(Some(2016), None, None)]);
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "592条",
            "〔2014〕32号",
            "第三十二条",
            "100年",
            "010-87556039",
            "2017.12.31.4",
            "",
            "99999999999999999999年",
            "一是",
            "A2017年",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
