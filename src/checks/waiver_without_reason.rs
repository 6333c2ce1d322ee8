//! `waiver-without-reason`: a waiver that does not say why.
//!
//! It runs behind the waivers, so that none can excuse itself.

use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::waiver::Waiver,
};

pub(super) static RULE: Rule = Rule {
    name: "waiver-without-reason",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("waiver_without_reason.zh.md"),
    manual_en: include_str!("waiver_without_reason.en.md"),
};

/// Adds a finding for each waiver without a reason.
pub(super) fn report(waivers: &[Waiver], findings: &mut Vec<Diagnostic>) {
    findings.extend(
        waivers
            .iter()
            .filter(|waiver| is_blank(&waiver.reason))
            .map(blank),
    );
}

/// Whether nothing in `reason` can be read: only white space, marks and unseen characters.
fn is_blank(reason: &str) -> bool {
    !reason.chars().any(char::is_alphanumeric)
}

fn blank(waiver: &Waiver) -> Diagnostic {
    let check = &waiver.check;
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("对 {check} 的豁免没有写理由"),
            format!("the waiver of {check} gives no reason"),
        ),
        waiver.place,
        Text::new("没有理由", "no reason"),
    )
    .with_help(Text::new(
        "加一行 reason，写清为什么这样是对的；说不出理由的，删去豁免，改正问题",
        "add a line reason that says why it is right; if there is none, delete the waiver and mend the matter",
    ));
    match &waiver.at {
        Some(at) => finding.at(at.as_str()),
        None => finding,
    }
}
