//! `blank-against-form`: a cell has a blank mark where the form wants 0.

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
