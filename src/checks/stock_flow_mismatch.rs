//! `stock-flow-mismatch`: what is in force is not last year's, plus what came, less what went.

use super::{Check, needs::Needs, relation_broken::broken};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity},
    model::{
        Report,
        relation::{RelationOrigin, Verdict},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "stock-flow-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("stock_flow_mismatch.zh.md"),
    manual_en: include_str!("stock_flow_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Relation(&[RelationOrigin::StockFlow]),
    run,
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for relation in &report.relations {
        if relation.origin == RelationOrigin::StockFlow
            && let Verdict::Failed { left, right } = relation.verdict(&report.figures)
        {
            findings.push(broken(&RULE, report, relation, (left, right), &[]));
        }
    }
}
