//! `missing-content`: a part says nothing of what the form asks it for.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    forms::{Form, matter::Matter},
    model::{Passage, Problem, Report, Section, figure::ToFill, text::Paragraph},
    recognition::organ_name::is_school,
};

pub(super) static RULE: Rule = Rule {
    name: "missing-content",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("missing_content.zh.md"),
    manual_en: include_str!("missing_content.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let Some(form) = &report.form else { return };
    // What could not be evaluated is not there to be read; what is open yet is told of first.
    let mut problems = report.problems.iter();
    let mut figures = report.figures.iter().map(|(_, figure)| figure);
    if problems.any(|problem| matches!(problem, Problem::Expression(_)))
        || figures.any(|figure| figure.to_fill == Some(ToFill::Marked))
    {
        return;
    }
    let whole: String = report.sections.iter().map(text_with_heading).collect();
    if report
        .sections
        .iter()
        .all(|part| text(&part.body).is_empty())
    {
        return;
    }
    // A part that stands for none by its heading is an own one, whatever its place.
    for part in &report.sections {
        let asked = part.fits.best();
        if let Some(asked) = asked.and_then(|asked| form.sections.get(asked))
            && asked.required
        {
            findings.extend(in_part(report, form, asked, part, &whole));
        }
    }
    findings.extend(in_report(report, form, &whole));
}

/// What a part lacks of what the form asks it for.
fn in_part(
    report: &Report,
    form: &Form,
    asked: &crate::forms::Section,
    part: &Section,
    whole: &str,
) -> Option<Diagnostic> {
    let body = text(&part.body);
    if asked.must.is_empty() || body.is_empty() {
        return None;
    }
    let lacking: Vec<&Matter> = asked
        .matters
        .iter()
        .filter(|matter| {
            let told = if matter.anywhere { whole } else { &body };
            !is_told(matter, told)
        })
        .collect();
    let says_nothing = is_nothing(form, &body);
    let told = asked.matters.iter();
    let told = told.filter(|matter| body.contains(&matter.name));
    if told.count() < asked.least_named && !says_nothing {
        return None;
    }
    if lacking.is_empty() && !(says_nothing && asked.matters.is_empty()) {
        return None;
    }
    let names: Vec<&str> = if asked.matters.is_empty() {
        asked.must.iter().map(String::as_str).collect()
    } else {
        lacking.iter().map(|matter| matter.name.as_str()).collect()
    };
    let shown = shown(report, &lacking);
    let mut finding = Diagnostic::new(
        &RULE,
        message(&part.heading.text(), &names, says_nothing),
        place(part),
        Text::new("没有写到", "not spoken of"),
    )
    .with_help(Text::new(
        format!("写明{}，没有发生的也写明没有（如“本年度未收取信息处理费”）；已在别处写明的，用 [[waivers]] 说明", names.join("、")),
        format!(
            "write of {}, and say so where there was none; if another part tells it, say so in [[waivers]]",
            names.join(", ")
        ),
    ))
    .at(part.heading.text());
    let may_be_nothing = lacking.iter().any(|matter| !matter.shown_by.is_empty());
    if says_nothing && (!may_be_nothing || !shown.is_empty()) {
        finding.severity = Severity::Error;
    }
    for (place, label) in shown {
        finding = finding.with_related(place, Text::same(label));
    }
    Some(finding)
}

fn message(heading: &str, names: &[&str], says_nothing: bool) -> Text {
    let (zh, en) = (names.join("、"), names.join(", "));
    if says_nothing {
        Text::new(
            format!("“{heading}”只写了“无”，格式要求写明{zh}"),
            format!("{heading} says only that there is nothing; the form asks for {en}"),
        )
    } else {
        Text::new(
            format!("“{heading}”没有写到{zh}，格式要求写明"),
            format!("{heading} does not speak of {en}, which the form asks for"),
        )
    }
}

/// What the whole report lacks of what it must speak of in some part.
fn in_report(report: &Report, form: &Form, whole: &str) -> Option<Diagnostic> {
    // A school writes by the rules of schools, which ask for no fees and no lawsuits.
    if is_school(&report.organ.name) {
        return None;
    }
    let optional = form.sections.iter().filter(|asked| !asked.required);
    let matters: Vec<&Matter> = optional.flat_map(|asked| &asked.matters).collect();
    // A text that speaks of none of them is no report in words that could be read.
    if !matters.iter().any(|matter| is_told(matter, whole)) {
        return None;
    }
    let lacking: Vec<&str> = matters
        .into_iter()
        .filter(|matter| !is_told(matter, whole) && !is_told_by_a_cell(report, matter))
        .map(|matter| matter.name.as_str())
        .collect();
    let first = report.sections.first()?;
    if lacking.is_empty() {
        return None;
    }
    let basis = form
        .head
        .legal_basis
        .as_deref()
        .unwrap_or(&form.head.document_number);
    Some(
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("报告没有写到{}", lacking.join("、")),
                format!("the report does not speak of {}", lacking.join(", ")),
            ),
            first.place,
            Text::new("通篇没有写到", "spoken of in no part"),
        )
        .with_help(Text::new(
            format!("各写一部分，没有发生的写明没有；依据：{basis}"),
            format!("write a part of each, and say so where there was none; source: {basis}"),
        ))
        .at("sections"),
    )
}

fn is_told(matter: &Matter, text: &str) -> bool {
    matter.words.iter().any(|word| text.contains(word.as_str()))
}

fn is_told_by_a_cell(report: &Report, matter: &Matter) -> bool {
    let mut cells = matter.told_by.iter();
    cells.any(|cell| {
        let figure = report.figures.find(cell).map(|id| report.figures.get(id));
        figure.is_some_and(|figure| figure.value.is_some())
    })
}

/// The cells that show that there is something to tell: place and words.
fn shown(report: &Report, lacking: &[&Matter]) -> Vec<(Place, String)> {
    let shown_by: BTreeSet<&str> = lacking
        .iter()
        .flat_map(|matter| &matter.shown_by)
        .map(String::as_str)
        .collect();
    let is_shown_by = |id: &str| {
        let above = id.rsplit_once('.').map(|(above, _)| above);
        shown_by.contains(id) || above.is_some_and(|above| shown_by.contains(above))
    };
    let figures = report.figures.iter().map(|(_, figure)| figure);
    figures
        .filter(|figure| is_shown_by(&figure.id))
        .filter(|figure| figure.value.is_some_and(|value| value > Decimal::ZERO))
        .filter_map(|figure| Some((figure.place?, figure.label.clone())))
        .take(MOST_SHOWN)
        .collect()
}

/// More cells than these show no more.
const MOST_SHOWN: usize = 3;

fn place(part: &Section) -> Place {
    match &part.body.prose {
        Some(prose) => Place::year(prose.span),
        None => part.place,
    }
}

/// Whether a text says no more than that there is nothing.
fn is_nothing(form: &Form, body: &str) -> bool {
    let plain: String = body
        .chars()
        .filter(|typed| typed.is_alphanumeric())
        .collect();
    form.head.nothing.contains(&plain)
}

/// A passage as printed, without blanks.
fn text(passage: &Passage) -> String {
    let mut text = String::new();
    for line in passage.paragraphs().map(Paragraph::text) {
        line.split_whitespace()
            .for_each(|words| text.push_str(words));
    }
    text
}

fn text_with_heading(part: &Section) -> String {
    text(&part.heading) + &text(&part.body)
}
