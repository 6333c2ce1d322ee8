//! `label-mismatch`: the words beside a figure are another figure's.

use std::collections::BTreeMap;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{label, quantity::Quantity},
    model::{
        Report,
        figure::{FigureId, Origin},
        notion_cells,
        typed_text::TypedText,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "label-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("label_mismatch.zh.md"),
    manual_en: include_str!("label_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    let labels = Labels::of(report);
    for text in texts {
        for (at, print) in &text.flat.figures {
            let Some(quantity) = text.quantity_at(*at) else {
                continue;
            };
            if print.derived.is_some() {
                continue;
            }
            let named = labels
                .another(report, text, quantity, print.figure)
                .or_else(|| another_cell(report, text, *at, print.figure));
            if let Some(other) = named {
                findings.push(mismatch(report, text, quantity, print.figure, other));
            }
        }
    }
}

/// The figures of the file by the labels that they go by in a text.
pub(super) struct Labels<'a>(BTreeMap<&'a str, Vec<FigureId>>);

impl<'a> Labels<'a> {
    /// The labels of the figures that the file states.
    pub(super) fn of(report: &'a Report) -> Self {
        let mut labels: BTreeMap<&str, Vec<FigureId>> = BTreeMap::new();
        let stated = report.figures.iter();
        for (id, figure) in stated.filter(|(_, figure)| figure.origin == Origin::Stated) {
            let core = label::text_core(label::beside(&figure.label));
            if !core.is_empty() {
                labels.entry(label::kernel(core)).or_default().push(id);
            }
        }
        Self(labels)
    }

    /// The figures whose label is what stands right before a quantity.
    pub(super) fn beside(&self, text: &TypedText<'_>, quantity: &Quantity) -> &[FigureId] {
        let words = label::kernel(text.stretch(&quantity.label));
        self.0.get(words).map_or(&[], Vec::as_slice)
    }

    /// The figure whose label stands beside the printed figure `own`, which goes by another.
    fn another(
        &self,
        report: &Report,
        text: &TypedText<'_>,
        quantity: &Quantity,
        own: FigureId,
    ) -> Option<FigureId> {
        let others = self.beside(text, quantity);
        let figure = report.figures.get(own);
        let words = text.stretch(&quantity.label);
        let is_meant = others.iter().any(|other| {
            let one = report.figures.get(*other);
            *other == own || one.same_as == Some(own) || figure.same_as == Some(*other)
        });
        if is_meant || label::is_named_in(&figure.label, words) {
            return None;
        }
        // What a formula gives of the figure that is named is said in its words.
        let derives = |other: &FigureId| {
            let formula = report.obligations.formula_of(own);
            formula.is_some_and(|(_, one)| one.formula.members().contains(other))
        };
        others.iter().find(|other| !derives(other)).copied()
    }
}

/// The cell that the words beside a cell say, where that is of another notion of the form.
fn another_cell(
    report: &Report,
    text: &TypedText<'_>,
    at: usize,
    own: FigureId,
) -> Option<FigureId> {
    let said = text
        .said_at(report, at)
        .filter(|said| said.notion.is_sure)?;
    let lists = notion_cells::of_said(report, said);
    let form = report.form.as_deref()?;
    if notion_cells::is_linked(report, own, &lists) {
        return None;
    }
    let first = lists.first()?;
    // Where the numbers differ, `text-table-mismatch` tells of it.
    if notion_cells::sum(report, first) != report.figures.get(own).value {
        return None;
    }
    let is_of = |id: &str| {
        let lists = notion_cells::alternatives(report, id);
        notion_cells::is_linked(report, own, &lists)
    };
    // The share of natural persons in the new requests is said as new requests too.
    let is_another = form
        .notions
        .keys()
        .any(|id| *id != said.notion.id && *id != "requests-handled" && is_of(id));
    is_another.then(|| first.first().copied()).flatten()
}

fn mismatch(
    report: &Report,
    text: &TypedText<'_>,
    quantity: &Quantity,
    own: FigureId,
    other: FigureId,
) -> Diagnostic {
    let (own, other) = (report.figures.get(own), report.figures.get(other));
    let words = text.stretch(&quantity.label);
    let (own_label, other_id) = (&own.label, &other.id);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("正文在“{words}”后面印的是“{own_label}”的数字"),
            format!("behind {words} the text prints the number of {own_label}"),
        ),
        text.place_of(quantity.number.clone()),
        Text::new(format!("印出“{own_label}”"), format!("prints {own_label}")),
    )
    .with_help(Text::new(
        format!("“{words}”是 {{{{ {other_id} }}}}；确实要印这个数字的，改正旁边的词"),
        format!(
            "{words} is {{{{ {other_id} }}}}; if this figure is meant, mend the words beside it"
        ),
    ))
    .about([own.id.as_str(), other.id.as_str()])
}
