//! `part-exceeds-whole`: a part that is named (其中), or an open list of parts, is larger than its
//! whole.

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
        obligation::ObligationOrigin,
        relation::{Relation, Verdict},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "part-exceeds-whole",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("part_exceeds_whole.zh.md"),
    manual_en: include_str!("part_exceeds_whole.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Relation(&[ObligationOrigin::OfWhich, ObligationOrigin::OpenList]),
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for (_, obligation, relation) in report.obligations.sums() {
        let is_part = matches!(
            obligation.origin,
            ObligationOrigin::OfWhich | ObligationOrigin::OpenList
        );
        if is_part && let Verdict::Failed { left, right } = relation.verdict(&report.figures) {
            findings.extend(excess(report, obligation.origin, relation, (left, right)));
        }
    }
}

/// Words the finding at the part that is too large, or at the whole where a list is.
fn excess(
    report: &Report,
    origin: ObligationOrigin,
    relation: &Relation,
    (parts, whole_value): (Decimal, Decimal),
) -> Option<Diagnostic> {
    let whole = report.figures.get(*relation.right.first()?);
    let spelled = wording::spelled_sum(report, &relation.left, parts);
    let (message, place, label) = if origin == ObligationOrigin::OfWhich {
        let part = report.figures.get(*relation.left.first()?);
        (
            Text::new(
                format!(
                    "其中“{}”是 {parts}，比“{}”的 {whole_value} 还大",
                    part.label, whole.label
                ),
                format!(
                    "{} is {parts}, more than the {whole_value} of {} that it is part of",
                    part.label, whole.label
                ),
            ),
            part.place?,
            Text::new(format!("部分 {parts}"), format!("the part, {parts}")),
        )
    } else {
        (
            Text::new(
                format!(
                    "“{}”写的是 {whole_value}，列出的分项之和已是 {parts}",
                    whole.label
                ),
                format!(
                    "{} is stated as {whole_value}, the parts named alone add up to {parts}",
                    whole.label
                ),
            ),
            whole.place?,
            Text::new(
                format!("总数 {whole_value}"),
                format!("the whole, {whole_value}"),
            ),
        )
    };
    let mut finding = Diagnostic::new(&RULE, message, place, label);
    if origin == ObligationOrigin::OpenList {
        finding = wording::mark_each(finding, report, &relation.left).with_numbers(Text::new(
            format!("分项相加：{}", spelled.get(Language::Chinese)),
            format!("the parts: {}", spelled.get(Language::English)),
        ));
    } else {
        finding = wording::mark_each(finding, report, &relation.right);
    }
    Some(
        finding
            .with_help(Text::new(
                "部分不能大于总数，对照台账改正其中一个",
                "a part cannot exceed its whole; mend one of the two",
            ))
            .about(wording::ids(report, relation.members()))
            .stating(whole_value.to_string(), parts.to_string()),
    )
}
