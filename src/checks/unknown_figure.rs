//! `unknown-figure`: the text, a relation or a cell names a figure that does not exist.

use super::support::{check::Check, needs::Needs};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    language::nearest::nearest,
    model::{Problem, Report, figure::Origin, text::ExpressionProblem},
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
    run,
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    if report.lacks_its_form() {
        return;
    }
    for problem in &report.problems {
        match problem {
            Problem::Expression(ExpressionProblem::Unknown { name, place }) => {
                let is_heading = report.figures.has_below(name);
                findings.push(unknown(report, name, *place, is_heading, Where::Text));
            }
            Problem::UnknownFigure {
                name,
                place,
                is_heading,
            } => findings.push(unknown(report, name, *place, *is_heading, Where::Data)),
            _ => {}
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Text,
    Data,
}

fn unknown(
    report: &Report,
    name: &str,
    place: Place,
    is_heading: bool,
    within: Where,
) -> Diagnostic {
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
    let finding = Diagnostic::new(&RULE, message, place, label).about([name]);
    let has_last = report.figures.ids().any(|id| id.starts_with("last."));
    if name.starts_with("last.") && !has_last {
        let before = report.year - 1;
        return finding.with_help(Text::new(
            format!("没有找到上年度文件：把 {before}.toml 放在旁边，或在 [report] 里写 last = \"文件名\""),
            format!("last year's file was not found: put {before}.toml beside this one, or name it by last in [report]"),
        ));
    }
    if let Some(particular) = name.strip_prefix("organ.") {
        return finding.with_help(Text::new(
            format!("在 [organ] 里写上 {particular} = \"…\""),
            format!("write {particular} = \"…\" in [organ]"),
        ));
    }
    let meant = nearest(name, report.figures.ids());
    if is_heading {
        let below: Vec<&str> = report
            .figures
            .ids()
            .filter(|id| {
                id.strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with('.'))
            })
            .take(6)
            .collect();
        return finding.with_help(Text::new(
            format!("写到其中一个，如：{}", below.join("、")),
            format!("name one of them: {}", below.join(", ")),
        ));
    }
    match (meant, within) {
        (Some(meant), Where::Text) => finding
            .with_help(Text::new(
                format!("是不是“{meant}”？"),
                format!("did you mean {meant}?"),
            ))
            .with_fix(place, meant),
        (Some(meant), _) => finding.with_help(Text::new(
            format!("是不是“{meant}”？"),
            format!("did you mean {meant}?"),
        )),
        (None, _) => finding.with_help(Text::new(
            format!(
                "在 [figures] 里加上它，或改用已有的数字：{}",
                some_ids(report)
            ),
            format!(
                "state it in [figures], or use one that is there: {}",
                some_ids(report)
            ),
        )),
    }
}

/// A few of the figures that the file states.
fn some_ids(report: &Report) -> String {
    let ids: Vec<&str> = report
        .figures
        .iter()
        .map(|(_, figure)| figure)
        .filter(|figure| figure.origin == Origin::Stated)
        .map(|figure| figure.id.as_str())
        .take(5)
        .collect();
    ids.join(", ")
}
