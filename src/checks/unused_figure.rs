//! `unused-figure`: a figure is stated and nothing refers to it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    model::{
        Problem, Report,
        figure::{Figure, FigureSet, Origin},
        text::Line,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "unused-figure",
    severity: Severity::Note,
    since: "0.1.0",
    manual_zh: include_str!("unused_figure.zh.md"),
    manual_en: include_str!("unused_figure.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    if report.sections.is_empty() || has_loose_end(report) {
        return;
    }
    let used = used(report);
    // A number typed into the text is reported there, with the figure that it may be.
    let typed: BTreeSet<Decimal> = report
        .passages()
        .flat_map(|passage| &passage.numerals.literal)
        .filter_map(|literal| literal.value)
        .collect();
    for (id, figure) in report.figures.iter() {
        let is_typed = figure.value.is_some_and(|value| typed.contains(&value));
        if let (Origin::Stated, Some(place)) = (figure.origin, figure.place)
            && !used.contains(id)
            && !is_typed
        {
            findings.push(unused(figure, place));
        }
    }
}

/// Whether some name in the file means no figure: it may mean any of those that seem unused.
fn has_loose_end(report: &Report) -> bool {
    report.problems.iter().any(|problem| {
        matches!(
            problem,
            Problem::Expression(_)
                | Problem::UnknownFigure { .. }
                | Problem::UnknownCell { .. }
                | Problem::UnknownNote { .. }
        )
    })
}

/// The figures that the text, a relation or a cell refers to.
fn used(report: &Report) -> FigureSet {
    let mut used = FigureSet::default();
    for obligation in &report.obligations {
        match obligation.derivation() {
            // A formula uses what it computes with, not what it computes.
            Some(derivation) if !obligation.is_to_prove() => {
                used.extend(derivation.formula.members());
            }
            _ => used.extend(obligation.members()),
        }
    }
    used.extend(report.figures.iter().filter_map(|(_, cell)| cell.same_as));
    for passage in report.passages() {
        used.extend(passage.named.iter().copied());
        used.extend(passage.lines.iter().filter_map(|line| match line {
            Line::Table(figure) | Line::Chart(figure) => Some(*figure),
            Line::Paragraph(_) => None,
        }));
    }
    used
}

fn unused(figure: &Figure, place: Place) -> Diagnostic {
    let (id, label) = (&figure.id, &figure.label);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{label}”（{id}）没有用到：正文、统计表和各项关系都没有提到它"),
            format!("{label} ({id}) is unused: no text, cell or relation refers to it"),
        ),
        place,
        Text::new("没有用到", "unused"),
    )
    .with_help(Text::new(
        format!("在正文里写 {{{{ {id} }}}}，或删去这个数字"),
        format!("write {{{{ {id} }}}} in the text, or delete the figure"),
    ))
    .about([id.as_str()])
}
