//! `unknown-form`: the form that the file names is none of the program's and no file.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    forms::Form,
};

pub(super) static RULE: Rule = Rule {
    name: "unknown-form",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("unknown_form.zh.md"),
    manual_en: include_str!("unknown_form.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// Words the finding for the form `name`.
pub(super) fn unknown(name: &str, place: Place) -> Diagnostic {
    let known: Vec<String> = Form::known().map(|id| format!("\"{id}\"")).collect();
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("没有叫“{name}”的统计表"),
            format!("no statutory form is called {name}"),
        ),
        place,
        Text::new("不认识的统计表", "unknown form"),
    )
    .with_help(Text::new(
        format!(
            "可以写 {}，或自有统计表文件的路径；不写则按年度选用",
            known.join("、")
        ),
        format!(
            "write {} or the path of your own form; left out, the year decides",
            known.join(", ")
        ),
    ))
}
