//! `formula-mismatch`: a stated share, growth or other derived figure is not what its formula
//! gives.

use super::support::{
    check::{Check, Run},
    needs::Needs,
    wording,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::{
        Report,
        derivation::{Agreement, Derivation},
        figure::FigureId,
        formula::rounded,
        obligation::Obligation,
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
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let formulas = report.obligations.formulas();
    for (obligation, derivation) in formulas.filter(|(one, _)| one.is_to_prove()) {
        findings.extend(uncomputable(report, obligation, derivation));
        let severity = match derivation.agreement(&report.figures) {
            Some(Agreement::Different) => Severity::Error,
            Some(Agreement::CutOff) => Severity::Warning,
            Some(Agreement::Equal) | None => continue,
        };
        findings.extend(mismatch(report, obligation, derivation, severity));
    }
}

/// Words the finding at the typed value, with the formula beside it.
/// A value typed beside a formula that cannot be computed: nothing confirms it.
fn uncomputable(
    report: &Report,
    obligation: &Obligation,
    derivation: &Derivation,
) -> Option<Diagnostic> {
    let figure = report.figures.get(derivation.figure);
    let members = derivation.formula.members();
    let is_known = |member: &FigureId| report.figures.get(*member).value.is_some();
    let typed = figure.value.filter(|_| members.iter().all(is_known))?;
    if derivation.exact(&report.figures).is_some() {
        return None;
    }
    let label = &figure.label;
    let unit = figure.unit.as_deref().unwrap_or("");
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{label}”写的是 {typed}{unit}，按式子算不出来（除以零）"),
            format!("{label} is stated as {typed}{unit}, its formula divides by zero"),
        ),
        figure.place?,
        Text::new(format!("写的是 {typed}"), format!("stated as {typed}")),
    )
    .with_related(
        obligation.place?,
        Text::new("算不出来", "cannot be computed"),
    )
    .with_help(Text::new(
        "没有可算的就不写这个数字，正文里也不说它",
        "where there is nothing to compute, leave the figure and its sentence out",
    ));
    Some(finding.about(wording::ids(
        report,
        std::iter::once(derivation.figure).chain(members),
    )))
}

fn mismatch(
    report: &Report,
    obligation: &Obligation,
    derivation: &Derivation,
    severity: Severity,
) -> Option<Diagnostic> {
    let id = derivation.figure;
    let figure = report.figures.get(id);
    let typed = figure.value?;
    let exact = derivation.exact(&report.figures)?;
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
        obligation.place?,
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
