//! `unknown-figure`: the text, a relation or a cell names a figure that does not exist.

use super::support::{
    check::{Check, Run},
    known::Known,
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    forms::cell::LAST_YEAR,
};

pub(super) static RULE: Rule = Rule {
    name: "unknown-figure",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("unknown_figure.zh.md"),
    manual_en: include_str!("unknown_figure.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// How many ids a help names.
const MOST_NAMED: usize = 6;

/// Words the finding for a name in the text.
pub(super) fn in_text(known: &Known<'_>, name: &str, place: Place) -> Diagnostic {
    let is_heading = known.report().figures.has_below(name);
    let finding = unknown(name, place, is_heading);
    match help(known, name, is_heading) {
        // A name in the text is all of its place.
        (help, Some(meant)) => finding.with_help(help).with_fix(place, meant),
        (help, None) => finding.with_help(help),
    }
}

/// Words the finding for a name in a relation or a cell; `is_heading` where it is a row of the
/// form that prints a label without cells.
pub(super) fn in_data(known: &Known<'_>, name: &str, place: Place, is_heading: bool) -> Diagnostic {
    unknown(name, place, is_heading).with_help(help(known, name, is_heading).0)
}

fn unknown(name: &str, place: Place, is_heading: bool) -> Diagnostic {
    let (message, label) = if is_heading {
        (
            Text::new(
                format!("“{name}”是一组数字的名称，本身没有数字"),
                format!("{name} names a group of figures and has no number of its own"),
            ),
            Text::new("没有数字", "no number"),
        )
    } else {
        (
            Text::new(
                format!("没有叫“{name}”的数字"),
                format!("no figure is called {name}"),
            ),
            Text::new("没有这个数字", "no such figure"),
        )
    };
    Diagnostic::new(&RULE, message, place, label).about([name])
}

/// What to do, and the figure that is meant, where one is near.
fn help<'a>(known: &Known<'a>, name: &str, is_heading: bool) -> (Text, Option<&'a str>) {
    let report = known.report();
    if name.starts_with(LAST_YEAR) && !known.has_last() {
        let before = report.year - 1;
        let help = Text::new(
            format!(
                "没有找到上年度文件：把 {before}.toml 放在旁边，或在 [report] 里写 last = \"文件名\""
            ),
            format!(
                "last year's file was not found: put {before}.toml beside this one, or name it by last in [report]"
            ),
        );
        return (help, None);
    }
    if let Some(particular) = name.strip_prefix("organ.") {
        let help = Text::new(
            format!("在 [organ] 里写上 {particular} = \"…\""),
            format!("write {particular} = \"…\" in [organ]"),
        );
        return (help, None);
    }
    if is_heading {
        let below: Vec<&str> = report.figures.below(name).take(MOST_NAMED).collect();
        let help = Text::new(
            format!("写到其中一个，如：{}", below.join("、")),
            format!("name one of them: {}", below.join(", ")),
        );
        return (help, None);
    }
    let meant = known.figure_like(name);
    let help = if let Some(meant) = meant {
        Text::new(
            format!("是不是“{meant}”？"),
            format!("did you mean {meant}?"),
        )
    } else if known.some_figures().is_empty() {
        Text::new("在 [figures] 里加上它", "state it in [figures]")
    } else {
        let some = known.some_figures();
        Text::new(
            format!("在 [figures] 里加上它，或改用已有的数字：{some}"),
            format!("state it in [figures], or use one that is there: {some}"),
        )
    };
    (help, meant)
}
