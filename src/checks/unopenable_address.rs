//! `unopenable-address`: the report's address is none that a reader's device would open.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::diagnostic::{Diagnostic, Place, Rule, Severity, Text};

pub(super) static RULE: Rule = Rule {
    name: "unopenable-address",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("unopenable_address.zh.md"),
    manual_en: include_str!("unopenable_address.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// Words the finding for the address as written.
pub(super) fn unopenable(written: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        if written.contains(|c: char| c.is_control() || c.is_whitespace()) {
            Text::new(
                format!("网址“{written}”里有空格或者看不见的字符，二维码扫了打不开"),
                format!("the address {written} has blanks or characters that nobody sees in it: its QR code opens nothing"),
            )
        } else {
            Text::new(
                format!("网址“{written}”开头没有 https:// 或 http://，二维码扫了打不开"),
                format!("the address {written} does not start with https:// or http://: its QR code opens nothing"),
            )
        },
        place,
        Text::new("不完整的网址", "not a whole address"),
    )
    .with_help(Text::new(
        "从浏览器的地址栏里复制完整的网址",
        "copy the whole address from the browser",
    ))
    .at("report.url")
}
