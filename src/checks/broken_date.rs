//! `broken-date`: a date that lost its 年, 月 or 日, or has a digit too many.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        dates::{DateWord, Number, next_number, number_at, skip_space},
        full_width,
        punctuation::JOINS_DAYS,
        stretch::Stretch as _,
        word_table::{Words, characters, count, ends_with_any, starts_with_any, word_table},
    },
    model::{Report, typed_text::TypedText},
};

pub(super) static RULE: Rule = Rule {
    name: "broken-date",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("broken_date.zh.md"),
    manual_en: include_str!("broken_date.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

word_table!(TABLE, "checks/broken_date.toml");

/// What is wrong with a date, in both languages.
struct Broken {
    range: Range<usize>,
    zh: &'static str,
    en: &'static str,
}

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        let bare = bare_year(text, report.year);
        let broken = broken_dates(text.text()).into_iter();
        for broken in broken.chain(bare).chain(backwards(text)) {
            if !text.is_name(broken.range.start) {
                findings.push(broken_date(text, &broken));
            }
        }
    }
}

/// What may stand beside what joins the ends of a span.
const AROUND_JOINT: [char; count(&[TABLE.list("", "around_joint")])] =
    characters(&[TABLE.list("", "around_joint")]);

/// `2016年11月5日至2016年10月1日`: spans that end before they begin.
fn backwards(text: &TypedText<'_>) -> Vec<Broken> {
    let dates = text.dates().windows(2);
    dates
        .filter_map(|pair| {
            let [start, end] = pair else { return None };
            let between = text.stretch(&(start.range.end..end.range.start));
            let joint = between.trim_matches(AROUND_JOINT);
            (JOINS_DAYS.contains(&joint) && is_backwards(start, end)).then_some(Broken {
                range: start.range.start..end.range.end,
                zh: "结束早于开始",
                en: "it ends before it begins",
            })
        })
        .collect()
}

/// Whether a span ends before it begins. Without its year the end may lie in the next one; the
/// whole of another year is for `wrong-year` to tell.
fn is_backwards(start: &DateWord, end: &DateWord) -> bool {
    let is_whole_year = start.month_day() == Some((1, 1)) && end.month_day() == Some((12, 31));
    if is_whole_year {
        return false;
    }
    match (start.year, end.year) {
        (Some(first), Some(last)) if first != last => first > last,
        (None, Some(_)) => false,
        (years, _) => {
            let is_one_year = years.is_none() || end.year.is_some();
            match (start.month, end.month) {
                (Some(first), Some(last)) if first != last => {
                    is_one_year && years.is_some() && first > last
                }
                (Some(_), Some(_)) => start
                    .day
                    .zip(end.day)
                    .is_some_and(|(first, last)| first > last),
                _ => false,
            }
        }
    }
}

/// What follows a bare year that opens a sentence, where it is one beyond doubt: a comma, or the
/// organ that reports.
const BEHIND_BARE_YEAR: Words = TABLE.list("", "behind_bare_year");

/// What stands before 年 where its year was lost.
const BEFORE_BARE_YEAR: Words = TABLE.list("", "before_bare_year");

/// What follows a month: its day, or 末.
const BEHIND_MONTH: Words = TABLE.list("", "behind_month");

/// What follows a day that lost its 日.
const BEHIND_LOST_DAY: Words = TABLE.list("", "behind_lost_day");

/// What joins it to the next date.
const JOINS: Words = TABLE.list("", "joins_days");

/// `2023，我局…`: the year of the report or one beside it opens the paragraph and has lost its 年.
fn bare_year(text: &TypedText<'_>, year: i32) -> Option<Broken> {
    let number = number_at(text.text(), skip_space(text.text(), 0))?;
    let is_near =
        i32::try_from(number.value).is_ok_and(|value| year != 0 && value.abs_diff(year) <= 1);
    let behind = text.after(skip_space(text.text(), number.range.end));
    // 2023,5条 is a number.
    let is_grouped = behind
        .strip_prefix(',')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_bare =
        number.digits == 4 && is_near && starts_with_any(behind, BEHIND_BARE_YEAR) && !is_grouped;
    is_bare.then_some(Broken {
        range: number.range,
        zh: "丢了“年”",
        en: "年 is missing",
    })
}

fn broken_dates(text: &str) -> Vec<Broken> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(number) = next_number(text, at) {
        at = number.range.end;
        let before = text.before(number.range.start);
        if before.ends_with(|c: char| c.is_ascii_alphanumeric() || ".-/_=".contains(c)) {
            continue;
        }
        let found_here = without_year_word(text, &number)
            .or_else(|| with_wrong_year(text, &number))
            .or_else(|| after_year(text, &number))
            .or_else(|| without_day_word(text, &number))
            .or_else(|| without_year(text, &number));
        if let Some(broken) = found_here {
            at = at.max(broken.range.end);
            found.push(broken);
        }
    }
    found
}

/// `2017 12月31日`, `201712月31日`: a year and a month without 年 between them.
fn without_year_word(text: &str, number: &Number) -> Option<Broken> {
    let joined = matches!(number.digits, 5 | 6) && {
        let (year, month) = if number.digits == 5 {
            (number.value / 10, number.value % 10)
        } else {
            (number.value / 100, number.value % 100)
        };
        is_year(year) && (1..=12).contains(&month)
    };
    let month = if joined {
        number.clone()
    } else {
        let next = number_at(text, skip_space(text, number.range.end))?;
        let apart = next.range.start > number.range.end;
        if !(apart && number.digits == 4 && is_year(number.value) && is_month(&next)) {
            return None;
        }
        next
    };
    let end = unit_end(text, month.range.end, '月')?;
    Some(Broken {
        range: number.range.start..end,
        zh: "丢了“年”",
        en: "年 is missing",
    })
}

/// `202020年12月31日`, `217年12月31日`: a year of too many or too few digits.
fn with_wrong_year(text: &str, number: &Number) -> Option<Broken> {
    let end = unit_end(text, number.range.end, '年')?;
    let has_month = number_at(text, skip_space(text, end))
        .filter(is_month)
        .is_some_and(|month| unit_end(text, month.range.end, '月').is_some());
    let is_arabic = text
        .get(number.range.clone())?
        .starts_with(|c| full_width::digit(c).is_some());
    let is_broken = match number.digits {
        3 => has_month,
        5..=9 => true,
        _ => false,
    };
    (is_arabic && is_broken).then_some(Broken {
        range: number.range.start..end,
        zh: "年份不是四位数",
        en: "a year not of four digits",
    })
}

/// `2017年1231日`, `2017年12日31日`, `2017年12年31日`: 月 lost or mistyped.
fn after_year(text: &str, number: &Number) -> Option<Broken> {
    if number.digits != 4 || !is_year(number.value) {
        return None;
    }
    let behind_year = unit_end(text, number.range.end, '年')?;
    let second = number_at(text, skip_space(text, behind_year))?;
    let joined_end = unit_end(text, second.range.end, '日')
        .filter(|_| second.digits == 4 && is_month_day(second.value / 100, second.value % 100));
    let mistyped_end = || {
        let behind = unit_end(text, second.range.end, '日')
            .or_else(|| unit_end(text, second.range.end, '年'))?;
        let third = number_at(text, skip_space(text, behind))?;
        let end = unit_end(text, third.range.end, '日')?;
        (second.digits <= 2 && is_month_day(second.value, third.value)).then_some(end)
    };
    Some(Broken {
        range: number.range.start..joined_end.or_else(mistyped_end)?,
        zh: "丢了或打错了“月”",
        en: "月 is missing or mistyped",
    })
}

/// `2017年12月31，`, `1月1至12月31日`: a day without 日.
fn without_day_word(text: &str, number: &Number) -> Option<Broken> {
    if !is_month(number) {
        return None;
    }
    let behind_month = unit_end(text, number.range.end, '月')?;
    let day = number_at(text, skip_space(text, behind_month))?;
    if day.digits > 3 || !(1..=31).contains(&day.value) {
        return None;
    }
    let after = text.get(day.range.end..)?.trim_start();
    let has_year = text.get(..number.range.start)?.trim_end().ends_with('年');
    let is_end = if after.is_empty() {
        has_year
    } else if starts_with_any(after, JOINS) {
        // 12月30至31日 shares its 日; 1月1至12月31日 has lost one.
        let next = next_number(text, day.range.end)?;
        let joint = text.get(day.range.end..next.range.start)?.trim();
        joint.chars().count() <= 2
            && (unit_end(text, next.range.end, '月').is_some()
                || next.digits == 4 && unit_end(text, next.range.end, '年').is_some())
    } else {
        has_year && starts_with_any(after, BEHIND_LOST_DAY)
            || after.starts_with('止') && !after.starts_with("止步")
    };
    is_end.then_some(Broken {
        range: number.range.start..day.range.end,
        zh: "丢了“日”",
        en: "日 is missing",
    })
}

/// `截至年12月31日`: 年 with nothing before it.
fn without_year(text: &str, number: &Number) -> Option<Broken> {
    if !is_month(number) {
        return None;
    }
    let end = unit_end(text, number.range.end, '月')?;
    let before = text.get(..number.range.start)?.trim_end();
    let bare = before.strip_suffix('年')?.trim_end();
    let is_bare = bare.is_empty() || ends_with_any(bare, BEFORE_BARE_YEAR);
    let has_day = starts_with_any(text.get(end..)?.trim_start(), BEHIND_MONTH);
    (is_bare && has_day).then_some(Broken {
        range: bare.len()..end,
        zh: "“年”前面没有年份",
        en: "no year before 年",
    })
}

fn unit_end(text: &str, at: usize, unit: char) -> Option<usize> {
    let at = skip_space(text, at);
    text.get(at..)?
        .starts_with(unit)
        .then(|| at + unit.len_utf8())
}

fn is_year(value: u32) -> bool {
    (1949..2100).contains(&value)
}

fn is_month(number: &Number) -> bool {
    number.digits <= 2 && (1..=12).contains(&number.value)
}

fn is_month_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn broken_date(text: &TypedText<'_>, broken: &Broken) -> Diagnostic {
    let written = text.stretch(&broken.range);
    let written = written.trim();
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("日期“{written}”不对：{}", broken.zh),
            format!("the date {written} is broken: {}", broken.en),
        ),
        text.place(broken.range.clone()),
        Text::new(broken.zh, broken.en),
    )
    .with_help(Text::new(
        "写成完整、正确的日期，如 2017年12月31日",
        "write the date in full, such as 2017年12月31日",
    ))
    .at(text.subject.as_str())
    .stating(written, "")
}
