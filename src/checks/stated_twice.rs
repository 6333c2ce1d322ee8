//! `stated-twice`: a figure is given two values.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::diagnostic::{Diagnostic, Place, Rule, Severity, Text};

pub(super) static RULE: Rule = Rule {
    name: "stated-twice",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("stated_twice.zh.md"),
    manual_en: include_str!("stated_twice.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// Words the finding for a figure given at `first` and again at `second`.
pub(super) fn twice(id: &str, second: Place, first: Option<Place>) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{id}”给了两次数字"),
            format!("{id} is given a number twice"),
        ),
        second,
        Text::new("又给了一次", "given again here"),
    )
    .with_help(Text::new(
        format!("一个数字只写一处；别处要用它，写 {{{{ {id} }}}}，统计表里写 \"={id}\""),
        format!("state a figure once; elsewhere write {{{{ {id} }}}}, in the table \"={id}\""),
    ))
    .about([id]);
    match first {
        Some(first) if first != second => {
            finding.with_related(first, Text::new("第一次在这里", "first given here"))
        }
        _ => finding,
    }
}
