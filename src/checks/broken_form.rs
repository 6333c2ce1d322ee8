//! `broken-form`: the organ's own form has a mistake.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::diagnostic::{Diagnostic, Place, Rule, Severity, Text};

pub(super) static RULE: Rule = Rule {
    name: "broken-form",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("broken_form.zh.md"),
    manual_en: include_str!("broken_form.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// Words the finding for what reading the form's file found; `related` is another place that has to
/// do with it.
pub(super) fn broken(
    message: &Text,
    help: &Text,
    place: Place,
    related: Option<&(Place, Text)>,
) -> Diagnostic {
    let label = Text::new("统计表文件里的这一处", "in the form's file");
    let finding = Diagnostic::new(&RULE, message.clone(), place, label);
    let finding = match related {
        Some((place, label)) => finding.with_related(*place, label.clone()),
        None => finding,
    };
    finding.with_help(help.clone())
}
