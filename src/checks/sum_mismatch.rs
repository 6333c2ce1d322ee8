//! `sum-mismatch`: the parts of a figure do not add up to it.

use std::cell::OnceCell;

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
    wording,
};
use crate::{
    diagnostic::{Diagnostic, Language, Rule, Severity, Text},
    model::{
        Report,
        culprit::Culprit,
        obligation::ObligationOrigin,
        relation::{Relation, Verdict},
        suspects::Suspects,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "sum-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("sum_mismatch.zh.md"),
    manual_en: include_str!("sum_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Relation(&[ObligationOrigin::Breakdown]),
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let suspects = OnceCell::new();
    for (index, obligation, relation) in report.obligations.sums() {
        if obligation.origin == ObligationOrigin::Breakdown
            && let Verdict::Failed { left, right } = relation.verdict(&report.figures)
        {
            let culprits = suspects.get_or_init(|| Suspects::of(report)).named(index);
            findings.extend(mismatch(report, relation, (left, right), &culprits));
        }
    }
}

/// Words the finding: both sides, the difference, and every addend at its own place.
fn mismatch(
    report: &Report,
    relation: &Relation,
    (stated, sum): (Decimal, Decimal),
    culprits: &[Culprit],
) -> Option<Diagnostic> {
    let whole = report.figures.get(*relation.left.first()?);
    let difference = stated.checked_sub(sum)?;
    let (more, less) = if difference > Decimal::ZERO {
        ("少", "less")
    } else {
        ("多", "more")
    };
    let gap = difference.abs();
    let spelled = wording::spelled_sum(report, &relation.right, sum);
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!(
                "“{}”写的是 {stated}，各分项之和是 {sum}，相差 {gap}",
                whole.label
            ),
            format!(
                "{} is stated as {stated}, its parts add up to {sum}: a difference of {gap}",
                whole.label
            ),
        ),
        whole.place?,
        Text::new(format!("总数 {stated}"), format!("the total, {stated}")),
    );
    let finding = wording::mark_each(finding, report, &relation.right).with_numbers(Text::new(
        format!(
            "分项相加：{}，比总数{more} {gap}",
            spelled.get(Language::Chinese)
        ),
        format!(
            "the parts: {}, which is {gap} {less} than the total",
            spelled.get(Language::English)
        ),
    ));
    Some(
        wording::name_culprits(finding, report, culprits)
            .with_help(Text::new(
                "对照台账改正总数或有误的分项；分项没有列全的，在总数旁写 open = true",
                "mend the total or the part that is wrong; if the list names only some parts, write open = true beside the total",
            ))
            .about(wording::ids(report, relation.members()))
            .stating(stated.to_string(), sum.to_string()),
    )
}
