//! What a check must have before it can look at anything.

use crate::{
    diagnostic::Text,
    model::{Report, figure::Origin, obligation::ObligationOrigin, relation::Verdict, text::Line},
};

/// What a check must have before it can look at anything; without it the check is *not
/// assessable*, which is not the same as held.
#[derive(Debug, Clone, Copy)]
pub enum Needs {
    /// It always has something to look at.
    Nothing,
    /// A statutory form.
    Form,
    /// A form that prescribes sections, and text.
    Outline,
    /// Text.
    Text,
    /// The day of signature.
    Date,
    /// Last year's file.
    LastYear,
    /// A relation of one of these origins that could be assessed.
    Relation(&'static [ObligationOrigin]),
    /// A value typed beside its formula.
    TypedFormula,
    /// A claim whose figures are reported.
    Claim,
}

impl Needs {
    /// What `report` lacks of it.
    pub fn lacking_in(self, report: &Report) -> Option<Text> {
        match self {
            Self::Nothing => None,
            Self::Form => missing(
                report.form.is_some(),
                "这一年没有统计表",
                "no statutory form",
            ),
            Self::Outline => {
                let prescribes = report
                    .form
                    .as_ref()
                    .is_some_and(|form| form.sections.iter().any(|section| section.required));
                let without_sections = missing(
                    prescribes,
                    "统计表没有规定各部分",
                    "the form prescribes no sections",
                );
                without_sections.or_else(|| Self::Text.lacking_in(report))
            }
            Self::Text => missing(has_text(report), "没有正文", "no text"),
            Self::Date => missing(
                report.date.is_some(),
                "没有落款日期",
                "no date of signature",
            ),
            Self::LastYear => missing(
                has_last_year(report),
                "没有上年度文件",
                "no file of last year",
            ),
            Self::Relation(origins) => {
                let assessed = has_assessable(report, origins);
                let across_years = origins.iter().all(|origin| {
                    matches!(
                        origin,
                        ObligationOrigin::CarryOver | ObligationOrigin::StockFlow
                    )
                });
                if across_years && !has_last_year(report) {
                    return Self::LastYear.lacking_in(report);
                }
                missing(
                    assessed,
                    "没有能核对的关系",
                    "no relation that could be assessed",
                )
            }
            Self::TypedFormula => {
                let mut obligations = report.obligations.iter();
                missing(
                    obligations.any(|one| one.origin == ObligationOrigin::Formula),
                    "没有同时写了数值和式子的数字",
                    "no value typed beside its formula",
                )
            }
            Self::Claim => missing(
                has_assessable(report, &[ObligationOrigin::Claim]),
                "正文没有能核对的 claim",
                "no claim that could be assessed",
            ),
        }
    }
}

/// Whether there is an obligation of one of these origins that could be assessed.
fn has_assessable(report: &Report, origins: &[ObligationOrigin]) -> bool {
    report
        .obligations
        .iter()
        .filter(|one| origins.contains(&one.origin))
        .any(|one| one.verdict(&report.figures) != Verdict::NotAssessable)
}

fn missing(is_there: bool, zh: &'static str, en: &'static str) -> Option<Text> {
    (!is_there).then(|| Text::fixed(zh, en))
}

fn has_text(report: &Report) -> bool {
    report
        .passages()
        .flat_map(|passage| &passage.lines)
        .any(|line| matches!(line, Line::Paragraph(paragraph) if !paragraph.text().is_empty()))
}

fn has_last_year(report: &Report) -> bool {
    report
        .figures
        .iter()
        .any(|(_, figure)| figure.origin == Origin::Last)
}
