//! `dated-after-deadline`: the report is signed later than it was due.

use chrono::{Datelike, NaiveDate};

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::Report,
    recognition::organ_name,
};

pub(super) static RULE: Rule = Rule {
    name: "dated-after-deadline",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("dated_after_deadline.zh.md"),
    manual_en: include_str!("dated_after_deadline.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Date,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let (Some(date), Some(place), Some(due)) = (report.date, report.date_place, due(report)) else {
        return;
    };
    // Year 0 is a year that could not be read.
    if report.year == 0 || date <= due {
        return;
    }
    let year = report.year;
    let words = |day: NaiveDate| format!("{}年{}月{}日", day.year(), day.month(), day.day());
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!(
                "落款日期是 {}，{year} 年度的报告应在 {} 以前公布",
                words(date),
                words(due)
            ),
            format!("signed on {date}, but the report for {year} was due on {due}"),
        ),
        place,
        Text::new("晚于期限", "after it was due"),
    );
    let in_time = date.with_year(due.year()).filter(|day| *day <= due);
    findings.push(
        finding
            .with_help(match in_time {
                Some(day) => Text::new(
                    format!("年份像是写错了，可能是 {}；确实逾期公布的，用 [[waivers]] 说明", words(day)),
                    format!("the year looks wrong, perhaps {day} is meant; if it was in fact late, say why in [[waivers]]"),
                ),
                None => Text::new(
                    "核对落款日期；确实逾期公布的，用 [[waivers]] 说明",
                    "see whether the date is right; if it was in fact late, say why in [[waivers]]",
                ),
            })
            .at("report.date")
            .stating(date.to_string(), due.to_string()),
    );
}

/// The day by which the report was due: the form's, or the later one for governments, unless the
/// name says that it is a department.
fn due(report: &Report) -> Option<NaiveDate> {
    let head = &report.form.as_ref()?.head;
    let due = match &head.deadline_of_governments {
        Some(later) if !organ_name::is_department(&report.organ.name) => later,
        _ => head.deadline.as_ref()?,
    };
    let next = report.year.checked_add(1)?;
    NaiveDate::parse_from_str(&format!("{next}-{due}"), "%Y-%m-%d").ok()
}
