//! `dated-before-period-end`: the report is signed before its year is over.

use chrono::Datelike;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::Report,
};

pub(super) static RULE: Rule = Rule {
    name: "dated-before-period-end",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("dated_before_period_end.zh.md"),
    manual_en: include_str!("dated_before_period_end.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Date,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let (Some(date), Some(place)) = (report.date, report.date_place) else {
        return;
    };
    let year = report.year;
    // Year 0 is a year that could not be read.
    if year == 0 || date.year() > year {
        return;
    }
    let (y, m, d) = (date.year(), date.month(), date.day());
    findings.push(
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("落款日期 {y}年{m}月{d}日 时，{year} 年还没有结束"),
                format!("signed on {date}, before the year {year} was over"),
            ),
            place,
            Text::new("年度尚未结束", "the year not over"),
        )
        .with_help(Text::new(
            format!("改成 {year} 年 12 月 31 日以后的实际签发日期"),
            format!("write the day it was in fact signed, after 31 December {year}"),
        ))
        .at("report.date")
        .stating(date.to_string(), ""),
    );
}
