//! `duplicate-report`: two of the files of a run are one organ's report on one year.
//!
//! A check sees one report alone; a run over many files sees that there are two, and here it is worded.

use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text, say::say},
    model::Report,
};

/// An error, as nobody can say which of the two is to be published.
pub static RULE: Rule = Rule {
    name: "duplicate-report",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("duplicate_report.zh.md"),
    manual_en: include_str!("duplicate_report.en.md"),
};

/// Words that a file before this one, `other`, is a report of the same organ on the same year. It
/// points to the start of the file.
#[must_use]
pub fn finding(report: &Report, other: &str, start: Place) -> Diagnostic {
    let (year, organ) = (report.year, &report.organ.name);
    let message = say!(
        "{organ} {year} 年度的报告已经有一份：{other}",
        "there is another report of {organ} on {year}: {other}"
    );
    let label = Text::fixed("同一单位、同一年度", "the same organ and year");
    Diagnostic::new(&RULE, message, start, label).with_help(say!(
        "只留一份；多出来的移到别处。单位名称或者年度写错的，改过来",
        "keep one of them and put the other elsewhere; or mend the name of the organ or the year"
    ))
}
