//! `unknown-form`: the form that the file names is none of the program's and no file.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text, say::say},
    forms::Form,
    model::Unread,
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

/// Words the finding for the form `name`, its file looked for as `sought`; `unread` is `None` where there is a file of that name and
/// it is no text.
pub(super) fn unknown(
    name: &str,
    place: Place,
    sought: &str,
    unread: Option<&Unread>,
) -> Diagnostic {
    let why = match unread {
        Some(Unread::Missing) if is_path(name) => return missing(name, place, sought),
        Some(Unread::Missing) => return unheard_of(name, place),
        Some(unread) => unread.why(),
        None => Text::fixed("它不是文本文件", "it is no text"),
    };
    let message = say!(
        "统计表文件“{name}”读不出来：{why}",
        "the form {name} cannot be read: {why}",
        name,
        why
    );
    let mend = unread.and_then(Unread::mend).unwrap_or_else(known);
    let label = Text::fixed("读不出来", "cannot be read");
    Diagnostic::new(&RULE, message, place, label).with_help(mend)
}

/// Whether a name is that of a file: no statutory form has a dot or a folder in its id.
fn is_path(name: &str) -> bool {
    name.contains(['.', '/', '\\'])
}

/// There is no file of that name, and where it was looked for.
fn missing(name: &str, place: Place, sought: &str) -> Diagnostic {
    let message = say!(
        "没有“{name}”这个统计表文件",
        "there is no file {name} to read the form from",
        name
    );
    let label = Text::fixed("没有这个文件", "no such file");
    let help = say!(
        "找过 {sought}：路径从年度文件所在的文件夹算起，看文件名和文件夹写得对不对",
        "looked for it as {sought}: the path starts at the year file's folder; see that name and folder are right",
        sought
    );
    let finding = Diagnostic::new(&RULE, message, place, label);
    finding.with_help(help).with_help(known())
}

/// There is no form of that name and no file.
fn unheard_of(name: &str, place: Place) -> Diagnostic {
    let message = say!(
        "没有叫“{name}”的统计表",
        "no statutory form is called {name}",
        name
    );
    let label = Text::fixed("不认识的统计表", "unknown form");
    Diagnostic::new(&RULE, message, place, label).with_help(known())
}

/// What may be written.
fn known() -> Text {
    let known: Vec<String> = Form::known().map(|id| format!("\"{id}\"")).collect();
    Text::new(
        format!(
            "可以写 {}，或自有统计表文件的路径；不写则按年度选用",
            known.join("、")
        ),
        format!(
            "write {} or the path of your own form; left out, the year decides",
            known.join(", ")
        ),
    )
}
