//! `unreadable-file`: a file that the year file names cannot be read.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::diagnostic::{Diagnostic, Place, Rule, Severity, Text};

pub(super) static RULE: Rule = Rule {
    name: "unreadable-file",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("unreadable_file.zh.md"),
    manual_en: include_str!("unreadable_file.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// Words the finding for last year's file.
pub(super) fn last(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("上年度文件“{name}”读不出来"),
            format!("last year's file {name} cannot be read"),
        ),
        place,
        Text::new("读不出来", "cannot be read"),
    )
    .with_help(Text::new(
        "检查文件名；上年度文件本身有误的，先用 report check 改好",
        "see that the name is right, and that report check can read the file",
    ))
}

/// Words the finding for the template; `exists` where there is a file of its name.
pub(super) fn template(name: &str, place: Place, exists: bool) -> Diagnostic {
    let (message, label) = if exists {
        (
            Text::new(
                format!("模板“{name}”不是 .docx 文件"),
                format!("the template {name} is no .docx file"),
            ),
            Text::new("不能用", "of no use"),
        )
    } else {
        (
            Text::new(
                format!("没有找到模板“{name}”"),
                format!("the template {name} was not found"),
            ),
            Text::new("没有这个文件", "no such file"),
        )
    };
    Diagnostic::new(&RULE, message, place, label).with_help(Text::new(
        "template 写 Word 文件（.docx）的路径，从本文件所在的文件夹算起；不用模板的，删去这一行",
        "name a Word file (.docx) by its path from this file's folder, or delete the line",
    ))
}
