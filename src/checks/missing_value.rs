//! `missing-value`: a figure of the file has no value.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    model::{
        Report,
        figure::{Figure, Origin, ToFill},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "missing-value",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("missing_value.zh.md"),
    manual_en: include_str!("missing_value.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for (_, figure) in report.figures.iter() {
        if let (true, Some(place)) = (is_missing(figure), figure.place) {
            findings.push(missing(figure, place));
        }
    }
}

/// Whether a figure of `[figures]` is still to be filled in.
pub(super) fn is_missing(figure: &Figure) -> bool {
    figure.origin == Origin::Stated && figure.to_fill.is_some()
}

fn missing(figure: &Figure, place: Place) -> Diagnostic {
    let (id, label) = (&figure.id, &figure.label);
    let help = if figure.to_fill == Some(ToFill::Absent) {
        Text::new(
            "加上一行 value = 数字；没有发生的写 0，可以算出来的写 formula",
            "add a line value = number: 0 for nothing, a formula where others give it",
        )
    } else {
        Text::new(
            "写上数字，代替 \"?\"；没有发生的写 0，可以算出来的写 formula",
            "write the number, in place of \"?\": 0 for nothing, a formula where others give it",
        )
    };
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{label}”（{id}）没有填数"),
            format!("{label} ({id}) has no value"),
        ),
        place,
        Text::new("待填", "to be filled in"),
    )
    .with_help(help)
    .about([id.as_str()])
}
