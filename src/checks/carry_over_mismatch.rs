//! `carry-over-mismatch`: what this year opens with is not what last year closed with.

use super::{
    relation_broken::broken,
    support::{
        check::{Check, Run},
        needs::Needs,
    },
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity},
    model::{Report, obligation::ObligationOrigin, relation::Verdict},
};

pub(super) static RULE: Rule = Rule {
    name: "carry-over-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("carry_over_mismatch.zh.md"),
    manual_en: include_str!("carry_over_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Relation(&[ObligationOrigin::CarryOver]),
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for (_, obligation, relation) in report.obligations.sums() {
        if obligation.origin == ObligationOrigin::CarryOver
            && let Verdict::Failed { left, right } = relation.verdict(&report.figures)
        {
            findings.push(broken(
                &RULE,
                report,
                (obligation, relation),
                (left, right),
                &[],
            ));
        }
    }
}
