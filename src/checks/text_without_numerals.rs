//! `text-without-numerals`: not one numeral was found in the whole text.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{
        Diagnostic, Place, Rule, Severity, Text,
        say::{counted, say},
    },
    model::{Report, figure::Origin, text::Line},
};

pub(super) static RULE: Rule = Rule {
    name: "text-without-numerals",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("text_without_numerals.zh.md"),
    manual_en: include_str!("text_without_numerals.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let looked_at: usize = report
        .passages()
        .map(|passage| passage.numerals.total())
        .sum();
    let places_breakdown = report
        .passages()
        .flat_map(|passage| &passage.lines)
        .any(|line| matches!(line, Line::Table(_) | Line::Chart(_)));
    // Where nothing happened, nothing is to be counted in words either.
    let has_counts = report.figures.iter().any(|(_, figure)| {
        figure.origin != Origin::Last && figure.value.is_some_and(|value| !value.is_zero())
    });
    // An expression that failed printed nothing: that finding comes first.
    if looked_at > 0 || places_breakdown || !has_counts || !report.problems.is_empty() {
        return;
    }
    let first =
        report.sections.iter().find(|section| {
            section.body.lines.iter().any(
                |line| matches!(line, Line::Paragraph(paragraph) if !paragraph.text().is_empty()),
            )
        });
    if let Some(section) = first {
        findings.push(silent(report, section.place));
    }
}

fn silent(report: &Report, place: Place) -> Diagnostic {
    let sections = report.sections.len();
    Diagnostic::new(
        &RULE,
        say!(
            "正文 {sections} 个部分里没有一个数字，等于什么也没有核对",
            "not one numeral in {sections} of the text: nothing could be held against the figures",
            sections = counted(sections, "section")
        ),
        place,
        Text::new("正文从这里开始", "the text starts here"),
    )
    .with_help(Text::new(
        "在正文里用 {{ 编号 }} 报告数字；确实不写数字的，用 [[waivers]] 说明",
        "report figures in the text by {{ id }}; if it is to have none, say why in [[waivers]]",
    ))
}
