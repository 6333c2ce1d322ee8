//! `unreadable-file`: a file that was to be checked, or one that the year file names, cannot be read.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text, say::say},
    model::Unread,
};

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

const CANNOT_BE_READ: Text = Text::fixed("读不出来", "cannot be read");

/// Words the finding for a file that was to be checked among others, and why it was not; there is
/// nothing in it to point to.
#[must_use]
pub fn checked(why: Text, start: Place) -> Diagnostic {
    Diagnostic::new(&RULE, why, start, CANNOT_BE_READ).with_help(Text::fixed(
        "看文件是不是年度文件、有没有读取权限；不该在这里的，移到别处",
        "see that it is a year file and may be read; what does not belong here goes elsewhere",
    ))
}

/// Words the finding for last year's file; `unread` is `None` where it was read and is no year
/// file.
pub(super) fn last(name: &str, place: Place, unread: Option<&Unread>) -> Diagnostic {
    let why = unread.map_or_else(
        || {
            Text::fixed(
                "它不是写法正确的年度文件",
                "it is no year file that is written rightly",
            )
        },
        Unread::why,
    );
    let message = say!(
        "上年度文件“{name}”读不出来：{why}",
        "last year's file {name} cannot be read: {why}",
        name,
        why
    );
    let mend = unread.and_then(Unread::mend).unwrap_or(Text::fixed(
        "检查文件名；上年度文件本身有误的，先用 report check 改好",
        "see that the name is right, and that report check can read the file",
    ));
    Diagnostic::new(&RULE, message, place, CANNOT_BE_READ).with_help(mend)
}

/// Words the note for a file that is called like last year's and leads elsewhere: nobody named it, so
/// that it may well stand there for something else.
pub(super) fn last_elsewhere(name: &str, place: Place, unread: &Unread) -> Diagnostic {
    let message = say!(
        "没有读旁边的“{name}”，没有和上年度比较：{why}",
        "{name} beside it was not read, and nothing is compared with last year: {why}",
        name,
        why = unread.why()
    );
    let label = Text::fixed("没有和上年度比较", "not compared with last year");
    let mut note = Diagnostic::new(&RULE, message, place, label);
    note.severity = Severity::Note;
    match unread.mend() {
        Some(mend) => note.with_help(mend),
        None => note,
    }
}

/// Words the finding for the template; `unread` is `None` where it was read and is no Word file.
pub(super) fn template(name: &str, place: Place, unread: Option<&Unread>) -> Diagnostic {
    let (message, label) = match unread {
        None => (
            say!(
                "模板“{name}”不是 .docx 文件",
                "the template {name} is no .docx file",
                name
            ),
            Text::fixed("不能用", "of no use"),
        ),
        Some(Unread::Missing) => (
            say!(
                "没有找到模板“{name}”",
                "the template {name} was not found",
                name
            ),
            Text::fixed("没有这个文件", "no such file"),
        ),
        Some(unread) => (
            say!(
                "模板“{name}”读不出来：{why}",
                "the template {name} cannot be read: {why}",
                name,
                why = unread.why()
            ),
            CANNOT_BE_READ,
        ),
    };
    let mend = unread.and_then(Unread::mend).unwrap_or(Text::fixed(
        "template 写 Word 文件（.docx）的路径，从本文件所在的文件夹算起；不用模板的，删去这一行",
        "name a Word file (.docx) by its path from this file's folder, or delete the line",
    ));
    Diagnostic::new(&RULE, message, place, label).with_help(mend)
}
