//! `unchanged-since-last-year`: so many figures equal last year's that the file looks copied.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::{
        Report,
        figure::{Figure, Origin},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "unchanged-since-last-year",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("unchanged_since_last_year.zh.md"),
    manual_en: include_str!("unchanged_since_last_year.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::LastYear,
    run: Run::OnReport(run),
};

/// Fewer figures than this may well be equal by chance.
const FEWEST: usize = 8;

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    // Zeros are equal every year in a small office; only what was counted can look copied.
    let compared: Vec<(&Figure, bool)> = report
        .figures
        .iter()
        .filter(|(_, figure)| figure.origin != Origin::Last && figure.same_as.is_none())
        .filter_map(|(id, figure)| {
            let (now, before) = (figure.value?, report.figures.last(id)?.value?);
            let counted = !now.is_zero() && !before.is_zero();
            counted.then_some((figure, now == before))
        })
        .collect();
    let equal: Vec<&Figure> = compared
        .iter()
        .filter(|(_, equal)| *equal)
        .map(|(figure, _)| *figure)
        .collect();
    // Four in five.
    if equal.len() < FEWEST || equal.len() * 5 < compared.len() * 4 {
        return;
    }
    let Some(place) = equal.first().and_then(|figure| figure.place) else {
        return;
    };
    let (count, all) = (equal.len(), compared.len());
    findings.push(
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("{all} 个数字里有 {count} 个和上年度一样，像是照抄"),
                format!("{count} of {all} figures are last year's: the file looks copied"),
            ),
            place,
            Text::new("和上年度一样", "as last year"),
        )
        .with_help(Text::new(
            "逐个换成今年的数字；确实没有变化的，用 [[waivers]] 说明",
            "put in this year's figures; if they did not change, say so in [[waivers]]",
        ))
        .about(equal.iter().map(|figure| figure.id.as_str())),
    );
}
