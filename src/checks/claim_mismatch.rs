//! `claim-mismatch`: the text claims in words what the figures deny.

use super::support::{
    check::{Check, Run},
    needs::Needs,
    wording,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Rule, Severity, Text},
    model::{Report, claim::Claim, obligation::ObligationKind, relation::Verdict},
};

pub(super) static RULE: Rule = Rule {
    name: "claim-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("claim_mismatch.zh.md"),
    manual_en: include_str!("claim_mismatch.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Claim,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for obligation in &report.obligations {
        if let (ObligationKind::Claim(claim), Some(place)) = (&obligation.kind, obligation.place)
            && let Verdict::Failed { left, right } = claim.verdict(&report.figures)
        {
            let says = obligation.says.get(Language::Chinese);
            let sides = (left.to_string(), right.to_string());
            findings.push(denied(report, (says, claim), place, sides));
        }
    }
}

/// Words the finding at the comparison, with each figure at its own place.
fn denied(
    report: &Report,
    (says, claim): (&str, &Claim),
    place: Place,
    (left, right): (String, String),
) -> Diagnostic {
    let (written, members) = (claim.written(), claim.members());
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("正文说“{says}”，数字不是这样：左边 {left}，右边 {right}"),
            format!("the text says {says}, the figures do not: {left} against {right}"),
        ),
        place,
        Text::new("要求在这里", "demanded here"),
    );
    wording::mark_each(finding, report, &members)
        .with_help(Text::new(
            format!("改正数字，或改掉“{says}”这句话（要求是 {written}）"),
            format!("mend the figures or the words (they demand {written})"),
        ))
        .about(wording::ids(report, members.into_iter()))
        .stating(left, right)
}
