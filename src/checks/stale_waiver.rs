//! `stale-waiver`: a waiver that excuses nothing.
//!
//! It runs behind the other checks, since only then is known what they found.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::support::{suggestions::Suggestions, waivable::Waivable};
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
/// that was written for other values. `names` are those of all rules that a waiver may name, `blind`
/// those of them that had no year or no form to go by: what they would have found is not known.
pub(super) fn apply(
    report: &Report,
    source: &Source,
    names: &BTreeSet<&str>,
    blind: &BTreeSet<&str>,
    findings: &mut Vec<Diagnostic>,
) {
    if report.waivers.is_empty() {
        return;
    }
    let waivable = Waivable::new(findings, &report.waivers, source);
    // A waiver that is written a second time excuses what the first one did.
    let mut used: BTreeMap<(&str, Option<&str>, Option<&str>), bool> = BTreeMap::new();
    let mut stale = Vec::new();
    let checks = Suggestions::new(names.iter().copied());
    for waiver in &report.waivers {
        if let Some((id, then, now)) = waiver.lapsed(&report.figures) {
            stale.push(lapsed(waiver, id, then, now));
            continue;
        }
        let check = waiver.check.as_str();
        let mut excuses = |words| {
            *used
                .entry((check, waiver.at.as_deref(), words))
                .or_insert_with(|| {
                    let numbers = waivable.excused(waiver, words, findings, source);
                    excuse(findings, &numbers, waiver)
                })
        };
        let idle: Vec<Option<&str>> = { words(waiver).into_iter() }
            .filter(|words| !excuses(*words))
            .collect();
        if idle.is_empty() {
            continue;
        }
        if !names.contains(check) {
            stale.push(unknown_check(waiver, checks.nearest(check)));
        } else if !blind.contains(check) {
            stale.extend(idle.into_iter().map(|words| match words {
                Some(words) => words_unused(waiver, words, source),
                None => unused(waiver),
            }));
        }
    }
    findings.extend(stale);
}

/// Marks those of `findings` that a waiver excuses; they were found when the rest had been waived.
pub(super) fn excuse_later(report: &Report, source: &Source, findings: &mut [Diagnostic]) {
    let waivable = Waivable::new(findings, &report.waivers, source);
    let holds = |waiver: &&Waiver| waiver.lapsed(&report.figures).is_none();
    for waiver in report.waivers.iter().filter(holds) {
        for words in words(waiver) {
            let numbers = waivable.excused(waiver, words, findings, source);
            excuse(findings, &numbers, waiver);
        }
    }
}

/// The words that a waiver names; it is not bound to any where there are none.
fn words(waiver: &Waiver) -> Vec<Option<&str>> {
    match waiver.words.as_slice() {
        [] => vec![None],
        words => words.iter().map(|words| Some(words.as_str())).collect(),
    }
}

/// Marks the findings of these numbers as excused, but for those that another waiver did excuse,
/// and says whether there are any.
fn excuse(findings: &mut [Diagnostic], numbers: &BTreeSet<usize>, waiver: &Waiver) -> bool {
    for number in numbers {
        let finding = findings
            .get_mut(*number)
            .expect("a number is that of a finding, and none was taken away");
        finding.waived.get_or_insert_with(|| waiver.reason.clone());
    }
    !numbers.is_empty()
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
    let at = waiver.at.as_deref().unwrap_or_default();
    let message = Text::new(
        format!("这条豁免没有用到：{at} 没有 {check} 的问题"),
        format!("the waiver excuses nothing: no {check} at {at}"),
    );
    let help = Text::new(
        "问题已经改好就删去这条豁免；还在的话，检查 at 写得对不对",
        "delete it if the matter is mended; otherwise see whether at names the right place",
    );
    stale(waiver, message, help)
}

/// Words the finding that nothing is found in the words that a waiver names.
fn words_unused(waiver: &Waiver, words: &str, source: &Source) -> Diagnostic {
    let check = &waiver.check;
    // Once in the waiver itself.
    let is_there = source.text().matches(words).nth(1).is_some();
    if words.is_empty() || !is_there {
        let message = Text::new(
            format!("这条豁免已失效：文件里没有“{words}”"),
            format!("the waiver has lapsed: {words} is not in the file"),
        );
        let help = Text::new(
            "文字已经改过：问题也改好了就删去这条豁免，还在的话，把 text 改成现在的文字",
            "the text was changed: delete the waiver if the matter is mended, or put the words of now into text",
        );
        return stale(waiver, message, help);
    }
    let message = Text::new(
        format!("这条豁免没有用到：“{words}”里没有 {check} 的问题"),
        format!("the waiver excuses nothing: no {check} within {words}"),
    );
    let help = Text::new(
        "问题已经改好就删去这条豁免；还在的话，text 要把问题所在的字全部包括在内，at 要写对部分",
        "delete it if the matter is mended; otherwise text must hold all that the finding points at, and at must name its part",
    );
    stale(waiver, message, help)
}

/// Words the finding that there is no such check; `meant` is one with a name like it.
fn unknown_check(waiver: &Waiver, meant: Option<&str>) -> Diagnostic {
    let check = &waiver.check;
    let message = Text::new(
        format!("没有叫“{check}”的检查，这条豁免不起作用"),
        format!("no check is called {check}: the waiver excuses nothing"),
    );
    let help = meant.map_or_else(
        || {
            Text::new(
                "用 report explain 查看全部检查的名称",
                "report explain lists the names of all checks",
            )
        },
        |meant| {
            Text::new(
                format!("是不是“{meant}”？"),
                format!("did you mean {meant}?"),
            )
        },
    );
    stale(waiver, message, help)
}

fn stale(waiver: &Waiver, message: Text, help: Text) -> Diagnostic {
    let label = Text::new("没有用到", "excuses nothing");
    let finding = Diagnostic::new(&RULE, message, waiver.place, label).with_help(help);
    match &waiver.at {
        Some(at) => finding.at(at.as_str()),
        None => finding,
    }
}
