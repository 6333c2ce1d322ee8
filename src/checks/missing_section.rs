//! `missing-section`: the report has no section of those that the form asks for.

use std::{cell::LazyCell, collections::BTreeSet};

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    forms::{
        Form, Section,
        outline::{Heading, Outline},
    },
    language::heading,
    model::{Report, text::Paragraph},
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
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let Some(form) = &report.form else { return };
    // A file of figures alone has no text that could be incomplete.
    let Some(first) = report.sections.first() else {
        return;
    };
    let outline = LazyCell::new(|| Outline::new(&form.sections));
    let fits = |heading: &str| -> Vec<usize> {
        let heading = Heading::new(heading);
        outline.fits(&heading).sections().collect()
    };
    let own = report.sections.iter().flat_map(|own| own.fits.sections());
    let inner = inner_headings(report).flat_map(|heading| fits(&heading));
    let there: Vec<usize> = own.chain(inner).collect();
    let mut behind = first.place;
    for (index, section) in form.sections.iter().enumerate() {
        if there.contains(&index) {
            let mut own = report.sections.iter();
            let found = own.find(|own| own.fits.sections().any(|fit| fit == index));
            behind = found.map_or(behind, |own| own.place);
        } else if section.required {
            findings.push(missing(form, index.saturating_add(1), section, behind));
        }
    }
}

/// The lines of the text that may be headings of the outline beside those of the sections: short
/// ones that start with `一、`, where a whole report was pasted into one. What starts with `（一）` is
/// a heading within a section: 总体情况 has its own of 依申请公开.
fn inner_headings(report: &Report) -> impl Iterator<Item = String> + '_ {
    let paragraphs = report
        .sections
        .iter()
        .flat_map(|part| part.body.paragraphs());
    let lines = paragraphs.map(Paragraph::text);
    lines.filter(|line| heading::is_part(line))
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

/// More sections than these are told of as one.
const MOST_ALONE: usize = 2;

/// Puts one finding in the place of many: a file that holds a few parts of a report is told so once.
/// The sections with the titles `shown` are not missed.
pub(super) fn gather(findings: &mut Vec<Diagnostic>, shown: &BTreeSet<String>) {
    findings.retain(|finding| {
        let mut titles = finding.subjects.iter();
        finding.rule.name != RULE.name || !titles.any(|title| shown.contains(title))
    });
    let is_missing = |finding: &&Diagnostic| finding.rule.name == RULE.name;
    let titles: Vec<String> = findings
        .iter()
        .filter(is_missing)
        .flat_map(|finding| finding.subjects.iter().cloned())
        .collect();
    if titles.len() <= MOST_ALONE {
        return;
    }
    let mut gone = Vec::new();
    findings.retain(|finding| {
        let is_missing = finding.rule.name == RULE.name;
        if is_missing {
            gone.push(finding.clone());
        }
        !is_missing
    });
    let Some(first) = gone.into_iter().next() else {
        return;
    };
    let (count, all) = (titles.len(), titles.join("”“"));
    findings.push(Diagnostic {
        message: Text::new(
            format!("缺 {count} 个部分：“{all}”"),
            format!("{count} sections of the form are missing: “{all}”"),
        ),
        ..first
    });
}
