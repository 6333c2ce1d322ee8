//! `missing-section`: the report has no section of those that the form asks for.

use super::{Check, needs::Needs, outline};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    forms::{Form, Section},
    model::Report,
};

pub(super) static RULE: Rule = Rule {
    name: "missing-section",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("missing_section.zh.md"),
    manual_en: include_str!("missing_section.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Outline,
    run,
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let Some(form) = &report.form else { return };
    // A file of figures alone has no text that could be incomplete.
    let Some(first) = report.sections.first() else {
        return;
    };
    let headings: Vec<String> = outline::headings(report).collect();
    let mut behind = first.place;
    for (number, section) in (1..).zip(&form.sections) {
        let is_there = headings
            .iter()
            .any(|heading| outline::fit(heading, section) > 0);
        if is_there {
            let own = report
                .sections
                .iter()
                .find(|own| outline::fit(&own.heading.text(), section) > 0);
            behind = own.map_or(behind, |own| own.place);
        } else if section.required {
            findings.push(missing(form, number, section, behind));
        }
    }
}

fn missing(form: &Form, number: usize, section: &Section, behind: Place) -> Diagnostic {
    let (title, notice) = (&section.title, &form.head.document_number);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("没有“{title}”这一部分，{notice}的格式要求有"),
            format!("there is no section {title}, part {number} of the format in {notice}"),
        ),
        behind,
        Text::new("应在这附近", "belongs near here"),
    )
    .with_help(Text::new(
        format!("加一节 [[sections]]，heading = \"{title}\"；没有可报告的，也写明没有"),
        format!("add [[sections]] with heading = \"{title}\"; if there is nothing to report, say so in it"),
    ))
    .at(title.as_str())
}
