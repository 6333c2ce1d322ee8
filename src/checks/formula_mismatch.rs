//! `formula-mismatch`: a stated share, growth or other derived figure is not what its formula
//! gives.

use rust_decimal::Decimal;

use super::support::{check::Check, needs::Needs, wording};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::{
        Report,
        derive::{Agreement, agreement},
        figure::{Figure, FigureId},
        formula::rounded,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "formula-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("formula_mismatch.zh.md"),
    manual_en: include_str!("formula_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::TypedFormula,
    run,
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for (id, figure) in report.figures.iter() {
        let Some(typed) = figure.value.filter(|_| is_typed(figure)) else {
            continue;
        };
        match agreement(figure, &report.figures) {
            Some(Agreement::Different) => {
                findings.extend(mismatch(report, id, figure, typed, Severity::Error));
            }
            Some(Agreement::CutOff) => {
                findings.extend(mismatch(report, id, figure, typed, Severity::Warning));
            }
            Some(Agreement::Equal) | None => {}
        }
    }
}

fn is_typed(figure: &Figure) -> bool {
    figure.formula.as_ref().is_some_and(|formula| formula.typed)
}

/// Words the finding at the typed value, with the formula beside it.
fn mismatch(
    report: &Report,
    id: FigureId,
    figure: &Figure,
    typed: Decimal,
    severity: Severity,
) -> Option<Diagnostic> {
    let derivation = figure.formula.as_ref()?;
    let exact = figure.derived(&report.figures)?;
    let computed = rounded(&exact, typed.scale())?;
    let unit = figure.unit.as_deref().unwrap_or_default();
    let label = &figure.label;
    let members = derivation.formula.members();
    let message = if severity == Severity::Error {
        Text::new(
            format!("“{label}”写的是 {typed}{unit}，按式子算是 {computed}{unit}"),
            format!("{label} is stated as {typed}{unit}, its formula gives {computed}{unit}"),
        )
    } else {
        Text::new(
            format!("“{label}”的 {typed}{unit} 末位没有四舍五入，应为 {computed}{unit}"),
            format!("the last digit of {label}, {typed}{unit}, was not rounded: {computed}{unit}"),
        )
    };
    let mut finding = Diagnostic::new(
        &RULE,
        message,
        figure.place?,
        Text::new(format!("写的是 {typed}"), format!("stated as {typed}")),
    )
    .with_related(
        derivation.place,
        Text::new(format!("算出 {computed}"), format!("gives {computed}")),
    );
    finding.severity = severity;
    finding = wording::mark_each(finding, report, &members);
    Some(
        finding
            .with_help(Text::new(
                format!("改成 {computed}，或删去 value，由式子算出"),
                format!("write {computed}, or drop the value and let the formula give it"),
            ))
            .about(wording::ids(report, std::iter::once(id).chain(members)))
            .stating(typed.to_string(), computed.to_string()),
    )
}
