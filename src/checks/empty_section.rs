//! `empty-section`: a heading of the report has nothing under it.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, FileId, Place, Rule, Severity, Text},
    model::{
        Problem, Report, Section,
        text::{ExpressionProblem, Line},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "empty-section",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("empty_section.zh.md"),
    manual_en: include_str!("empty_section.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    // What the form prints in a part is not known; that has its finding.
    if report.lacks_its_form() {
        return;
    }
    let with_table = parts_with_a_table(report);
    let mut empty = Vec::new();
    for (index, section) in report.sections.iter().enumerate() {
        if with_table.contains(&index) || prints_something(section) {
            continue;
        }
        // What could not be read or evaluated is no text, and has its finding.
        let next = report.sections.get(index.saturating_add(1));
        if !has_a_problem(report, findings, section, next) {
            empty.push(finding(report, index.saturating_add(1), section));
        }
    }
    findings.extend(empty);
}

/// The parts of the report that the form prints a table in.
fn parts_with_a_table(report: &Report) -> Vec<usize> {
    let Some(form) = &report.form else {
        return Vec::new();
    };
    let has_table = |id: &str| {
        let mut tables = form.tables.iter();
        tables.any(|table| !table.attachment && table.id.get_ref() == id)
    };
    form.sections
        .iter()
        .zip(report.parts_for(form))
        .filter(|(section, _)| section.tables.iter().any(|id| has_table(id.get_ref())))
        .filter_map(|(_, part)| part)
        .collect()
}

/// Whether the form asks for the part, so that it must stay.
fn is_demanded(report: &Report, part: &Section) -> bool {
    let Some(form) = &report.form else {
        return false;
    };
    let mut sections = part.fits.sections();
    sections.any(|index| form.sections.get(index).is_some_and(|one| one.required))
}

fn prints_something(section: &Section) -> bool {
    section.body.lines.iter().any(|line| match line {
        Line::Paragraph(paragraph) => {
            !paragraph.text().trim().is_empty() || paragraph.notes().next().is_some()
        }
        Line::Table(_) | Line::Chart(_) => true,
    })
}

/// Whether something between the section's first line and the next one's could not be read or
/// evaluated.
fn has_a_problem(
    report: &Report,
    found: &[Diagnostic],
    section: &Section,
    next: Option<&Section>,
) -> bool {
    let end = next.map_or(usize::MAX, |next| next.place.span.start());
    let is_within = |place: Place| {
        place.file == FileId::MAIN
            && (section.place.span.start()..end).contains(&place.span.start())
    };
    let expressions = report.problems.iter().filter_map(|problem| match problem {
        Problem::Expression(
            ExpressionProblem::Unknown { place, .. }
            | ExpressionProblem::LacksLastYear { place, .. }
            | ExpressionProblem::Invalid { place, .. },
        ) => Some(*place),
        _ => None,
    });
    let read = found.iter().map(|finding| finding.primary.place);
    expressions.chain(read).any(is_within)
}

/// What the form asks the part to speak of, as it names it.
fn asked<'a>(report: &'a Report, part: &Section) -> &'a [String] {
    let form = report.form.as_ref();
    let asked = form.and_then(|form| form.sections.get(part.fits.best()?));
    asked.map_or(&[], |asked| &asked.must)
}

fn finding(report: &Report, number: usize, section: &Section) -> Diagnostic {
    let heading = section.heading.text();
    let place = match &section.body.prose {
        Some(prose) => Place::year(prose.span),
        None => section.place,
    };
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("第 {number} 部分“{heading}”只有标题，下面什么也没有"),
            format!("part {number}, {heading}, is a heading with nothing under it"),
        ),
        place,
        Text::new("没有正文", "no text"),
    )
    .with_help(help(report, section))
    .at(heading)
}

/// What to do: a part of which the form asks something cannot say only that there is nothing.
fn help(report: &Report, section: &Section) -> Text {
    let asked = asked(report, section);
    if !asked.is_empty() {
        let (zh, en) = (asked.join("、"), asked.join(", "));
        return Text::new(
            format!("写上正文，写明{zh}；没有发生的，写“本年度没有……”"),
            format!("write its text, which is to speak of {en}; say so where there was none"),
        );
    }
    if is_demanded(report, section) {
        return Text::new(
            "写上正文；没有可报告的，写“无”或“本年度没有……”",
            "write its text; if there is nothing to report, say so (无, 本年度没有……)",
        );
    }
    Text::new(
        "写上正文；没有可报告的，写“无”或“本年度没有……”；不要这一部分的，删去这一节",
        "write its text; if there is nothing to report, say so (无, 本年度没有……); if the part is not wanted, delete it",
    )
}
