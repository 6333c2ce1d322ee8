//! `stale-waiver`: a waiver that excuses nothing.
//!
//! It runs behind the other checks, since only then is known what they found.

use rust_decimal::Decimal;

use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::{Report, waiver::Waiver},
    source::Source,
};

pub(super) static RULE: Rule = Rule {
    name: "stale-waiver",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("stale_waiver.zh.md"),
    manual_en: include_str!("stale_waiver.en.md"),
};

/// Marks the findings that a waiver excuses, and adds one for each waiver that excuses none or
/// that was written for other values.
pub(super) fn apply(report: &Report, source: &Source, findings: &mut Vec<Diagnostic>) {
    let mut stale = Vec::new();
    for waiver in &report.waivers {
        if let Some((id, then, now)) = waiver.lapsed(&report.figures) {
            stale.push(lapsed(waiver, id, then, now));
            continue;
        }
        let mut is_used = false;
        for finding in findings
            .iter_mut()
            .filter(|finding| waiver.excuses(finding, source))
        {
            finding.waived.get_or_insert_with(|| waiver.reason.clone());
            is_used = true;
        }
        if !is_used {
            stale.push(unused(waiver));
        }
    }
    findings.extend(stale);
}

/// Words the finding that a figure moved since the waiver was written.
fn lapsed(waiver: &Waiver, id: &str, then: Decimal, now: Option<Decimal>) -> Diagnostic {
    let now_zh = now.map_or_else(|| "未填".to_owned(), |now| now.to_string());
    let now_en = now.map_or_else(|| "not reported".to_owned(), |now| now.to_string());
    let check = &waiver.check;
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("这条豁免已失效：“{id}”当时是 {then}，现在是 {now_zh}"),
            format!("the waiver has lapsed: {id} was {then} and is now {now_en}"),
        ),
        waiver.place,
        Text::new("已失效", "lapsed"),
    )
    .with_help(Text::new(
        format!("重新核对；{check} 仍然无误的，把 values 改成现在的数字"),
        format!(
            "look again; if {check} is still right as it stands, put the new value into values"
        ),
    ))
    .about([id])
    .stating(then.to_string(), now_en)
}

fn unused(waiver: &Waiver) -> Diagnostic {
    let check = &waiver.check;
    let known = super::all_rules().iter().any(|rule| rule.name == check);
    let at = waiver.at.as_deref().unwrap_or_default();
    let (message, help) = if known {
        (
            Text::new(
                format!("这条豁免没有用到：{at} 没有 {check} 的问题"),
                format!("the waiver excuses nothing: no {check} at {at}"),
            ),
            Text::new(
                "问题已经改好就删去这条豁免；还在的话，检查 at 写得对不对",
                "delete it if the matter is mended; otherwise see whether at names the right place",
            ),
        )
    } else {
        (
            Text::new(
                format!("没有叫“{check}”的检查，这条豁免不起作用"),
                format!("no check is called {check}: the waiver excuses nothing"),
            ),
            Text::new(
                "用 report explain 查看全部检查的名称",
                "report explain lists the names of all checks",
            ),
        )
    };
    let finding = Diagnostic::new(
        &RULE,
        message,
        waiver.place,
        Text::new("没有用到", "excuses nothing"),
    )
    .with_help(help);
    match &waiver.at {
        Some(at) => finding.at(at.as_str()),
        None => finding,
    }
}
