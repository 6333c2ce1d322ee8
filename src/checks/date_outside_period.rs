//! `date-outside-period`: a day that does not exist, or on which nothing of this year was done.

use chrono::NaiveDate;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        dates::DateWord,
        word_table::{Words, ends_with_any, has_any, starts_with_any, word_table},
    },
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "date-outside-period",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("date_outside_period.zh.md"),
    manual_en: include_str!("date_outside_period.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

word_table!(TABLE, "checks/date_outside_period.toml");

/// Words that tell of another time than the report's: what went before, what is yet to come.
const OTHER_TIMES: Words = TABLE.list("", "other_times");

/// What stands before the last day of a span.
const BEFORE_END: Words = TABLE.list("", "before_end");

/// What stands behind the first day of a span.
const BEHIND_START: Words = TABLE.list("", "behind_start");

/// Why a date is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Impossible,
    AfterSigning(NaiveDate),
    OutsideYear,
}

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for date in text.dates() {
            if text.is_name(date.range.start) {
                continue;
            }
            if let Some(reason) = reason(report, text, date) {
                findings.push(outside(report, text, date, reason));
            }
        }
    }
}

fn reason(report: &Report, text: &TypedText<'_>, date: &DateWord) -> Option<Reason> {
    if is_impossible(date) {
        return Some(Reason::Impossible);
    }
    let (year, (month, day)) = (date.year?, date.month_day()?);
    let date_of = NaiveDate::from_ymd_opt(year, month, day)?;
    // Other texts give the period itself; what lies further back is history, what lies further
    // ahead is a wrong year.
    let is_near = year
        .checked_sub(report.year)
        .is_some_and(|gap| gap.abs() <= 1);
    if text.part != Part::Body || report.year == 0 || !is_near {
        return None;
    }
    if has_any(text.sentence(&date.range), OTHER_TIMES) || is_end_of_span(text, date) {
        return None;
    }
    match report.date {
        Some(signed) if date_of > signed => Some(Reason::AfterSigning(signed)),
        _ if year != report.year => Some(Reason::OutsideYear),
        _ => None,
    }
}

/// Whether no calendar has the day: `2月30日`, `13月5日`.
fn is_impossible(date: &DateWord) -> bool {
    let Some(month) = date.month else {
        return false;
    };
    // A year that is not given may be a leap year. A month alone may be a span: 历时13月.
    let year = date.year.unwrap_or(2000);
    match date.day {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day).is_none(),
        None => date.year.is_some() && !(1..=12).contains(&month),
    }
}

/// Whether the day is where a span begins or ends; such a one reaches over the year's end. A day
/// that is a paragraph of its own is the day of signature.
fn is_end_of_span(text: &TypedText<'_>, date: &DateWord) -> bool {
    if text.text().get(date.range.clone()) == Some(text.text().trim()) {
        return true;
    }
    ends_with_any(text.before(date.range.start).trim_end(), BEFORE_END)
        || starts_with_any(text.after(date.range.end).trim_start(), BEHIND_START)
}

fn outside(report: &Report, text: &TypedText<'_>, date: &DateWord, reason: Reason) -> Diagnostic {
    let written = text.stretch(&date.range);
    let year = report.year;
    let (message, label, help) = match reason {
        Reason::Impossible => (
            Text::new(
                format!("没有“{written}”这一天"),
                format!("there is no such day as {written}"),
            ),
            Text::new("没有这一天", "no such day"),
            Text::new(
                "对照原始材料改正月或日",
                "mend the month or the day from the records",
            ),
        ),
        Reason::AfterSigning(signed) => (
            Text::new(
                format!("“{written}”在落款日期 {signed} 之后"),
                format!("{written} is after the day of signature, {signed}"),
            ),
            Text::new("在落款之后", "after signing"),
            Text::new(
                "改正日期；说的是今后安排的，写明“将于”",
                "mend the date; write 将于 if it is a plan",
            ),
        ),
        Reason::OutsideYear => (
            Text::new(
                format!("“{written}”不在报告年度 {year} 年之内"),
                format!("{written} lies outside {year}, the year of the report"),
            ),
            Text::new(format!("不在 {year} 年"), format!("not in {year}")),
            Text::new(
                "改正日期；确实是那一天的事，写一条豁免",
                "mend the date; waive it if that day is meant",
            ),
        ),
    };
    let mut finding = Diagnostic::new(&RULE, message, text.place(date.range.clone()), label)
        .with_help(help)
        .at(text.subject.as_str())
        .stating(written, "");
    if reason == Reason::Impossible {
        finding.severity = Severity::Error;
    }
    finding
}
