//! `blank-against-form`: a cell has a blank mark where the form wants 0.

use std::collections::BTreeMap;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    forms::{Blank, Form},
    model::{
        Report,
        figure::{Figure, FigureId, Origin},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "blank-against-form",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("blank_against_form.zh.md"),
    manual_en: include_str!("blank_against_form.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Form,
    run: Run::OnProblems,
};

/// Words the finding, where the form wants 0 and the blank is no total, which its row gives.
pub(super) fn blank(report: &Report, figure: FigureId, place: Place) -> Option<Diagnostic> {
    let form = report.form.as_ref()?;
    let figure = report.figures.get(figure);
    let is_wrong = figure.value.is_none() && wanted(form, figure.origin) == Blank::Zero;
    is_wrong.then(|| marked_blank(figure, place))
}

/// What the form wants in a cell for nothing.
fn wanted(form: &Form, origin: Origin) -> Blank {
    let Origin::Cell { table, row, .. } = origin else {
        return form.head.blank;
    };
    form.tables
        .get(table)
        .and_then(|table| table.rows.get(row)?.blank)
        .unwrap_or(form.head.blank)
}

fn marked_blank(figure: &Figure, place: Place) -> Diagnostic {
    let (id, label) = (&figure.id, &figure.label);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("统计表“{label}”写成了空白，没有发生的应当填 0"),
            format!("the cell {label} ({id}) is marked blank where the form wants 0 for nothing"),
        ),
        place,
        Text::new("不是 0", "not 0"),
    )
    .with_help(Text::new(
        "没有发生的写 0；有发生的写数字；确实无法填报的，用 [[waivers]] 说明",
        "write 0 for nothing, or the number; if it cannot be reported, say why in [[waivers]]",
    ))
    .about([id.as_str()])
    .at("table")
}

/// More blank cells of a table than these are told of as one.
const MOST_ALONE: usize = 5;

/// Puts one finding in the place of those of many cells of a table: somebody who left them all blank
/// did so once.
pub(super) fn gather(findings: &mut Vec<Diagnostic>) {
    let mut of_table: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    findings.retain(|finding| {
        let is_blank = finding.rule.name == RULE.name;
        let id = finding.figures.first().filter(|_| is_blank);
        let table = id.and_then(|id| id.split('.').next());
        if let Some(table) = table {
            of_table
                .entry(table.to_owned())
                .or_default()
                .push(finding.clone());
        }
        table.is_none()
    });
    for blanks in of_table.into_values() {
        let count = blanks.len();
        if count <= MOST_ALONE {
            findings.extend(blanks);
            continue;
        }
        let ids: Vec<String> = blanks.iter().flat_map(|one| one.figures.clone()).collect();
        let first = blanks.into_iter().next();
        findings.extend(first.map(|first| Diagnostic {
            message: Text::new(
                format!("统计表有 {count} 格写成了空白，没有发生的应当填 0；这是第一格"),
                format!("{count} cells are marked blank where the form wants 0 for nothing; this is the first"),
            ),
            figures: ids,
            ..first
        }));
    }
}
