//! `relation-broken`: a relation that the statutory form or the year file states does not hold.

use std::cell::OnceCell;

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
    wording,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Rule, Severity, Text},
    forms::Comparison,
    model::{
        Report,
        culprit::Culprit,
        obligation::{Obligation, ObligationOrigin},
        relation::{Relation, Verdict},
        suspects::Suspects,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "relation-broken",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("relation_broken.zh.md"),
    manual_en: include_str!("relation_broken.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Relation(&[ObligationOrigin::Form, ObligationOrigin::Stated]),
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let suspects = OnceCell::new();
    for (index, obligation, relation) in report.obligations.sums() {
        let is_mine = matches!(
            obligation.origin,
            ObligationOrigin::Form | ObligationOrigin::Stated
        );
        if is_mine && let Verdict::Failed { left, right } = relation.verdict(&report.figures) {
            let culprits = suspects.get_or_init(|| Suspects::of(report)).named(index);
            findings.push(broken(
                &RULE,
                report,
                (obligation, relation),
                (left, right),
                &culprits,
            ));
        }
    }
}

/// Words the finding at the first member that has a place, or where the relation is stated; the
/// relations across years have rules of their own and the same words.
pub(super) fn broken(
    rule: &'static Rule,
    report: &Report,
    (obligation, relation): (&Obligation, &Relation),
    (left, right): (Decimal, Decimal),
    culprits: &[Culprit],
) -> Diagnostic {
    let members: Vec<_> = relation.members().collect();
    let place = members
        .iter()
        .find_map(|figure| report.figures.get(*figure).place)
        .or(obligation.place)
        .or(report.table_place)
        .unwrap_or(Place::year(crate::source::Span::default()));
    let label = if relation.left.len() == 1 {
        Text::new(format!("这里是 {left}"), format!("{left} here"))
    } else {
        Text::new(
            format!("左边合计 {left}"),
            format!("the left side, {left} in all"),
        )
    };
    let message = message(&obligation.says, relation.comparison, (left, right));
    let mut finding = Diagnostic::new(rule, message, place, label);
    finding.severity = obligation.severity;
    finding = wording::mark_each(finding, report, &members);
    if let Some(demand) = obligation.place
        && demand != place
    {
        finding = finding.with_related(demand, Text::new("这里要求", "demanded here"));
    }
    if obligation.origin != ObligationOrigin::Stated {
        finding = finding.at("table");
    }
    finding = finding.with_numbers(spelled(report, relation, (left, right)));
    wording::name_culprits(finding, report, culprits)
        .with_help(Text::new(
            "对照台账改正有误的数字；确有原因的，用 [[waivers]] 说明",
            "mend the figure that is wrong; if it is right as it stands, say why in [[waivers]]",
        ))
        .about(wording::ids(report, relation.members()))
        .stating(left.to_string(), right.to_string())
}

/// What should hold, and by how much it does not.
fn message(says: &Text, comparison: Comparison, (left, right): (Decimal, Decimal)) -> Text {
    let sign = match comparison {
        Comparison::Equal | Comparison::ZeroIfZero => "≠",
        Comparison::AtMost => ">",
        Comparison::AtLeast => "<",
    };
    let gap = left
        .checked_sub(right)
        .map_or_else(String::new, |gap| gap.abs().to_string());
    Text::new(
        format!(
            "不符合“{}”：{left} {sign} {right}，相差 {gap}",
            says.get(Language::Chinese)
        ),
        format!(
            "this does not hold: {} ({left} {sign} {right}, a difference of {gap})",
            says.get(Language::English)
        ),
    )
}

/// Both sides, addend by addend.
fn spelled(report: &Report, relation: &Relation, (left, right): (Decimal, Decimal)) -> Text {
    let (left_words, right_words) = (
        wording::spelled_sum(report, &relation.left, left),
        wording::spelled_sum(report, &relation.right, right),
    );
    Text::new(
        format!(
            "左边：{}；右边：{}",
            left_words.get(Language::Chinese),
            right_words.get(Language::Chinese)
        ),
        format!(
            "left side: {}; right side: {}",
            left_words.get(Language::English),
            right_words.get(Language::English)
        ),
    )
}
