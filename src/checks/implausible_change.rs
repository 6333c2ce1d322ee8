//! `implausible-change`: a figure is five times last year's, or a fifth of it.

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    model::{Report, figure::Origin},
};

pub(super) static RULE: Rule = Rule {
    name: "implausible-change",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("implausible_change.zh.md"),
    manual_en: include_str!("implausible_change.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::LastYear,
    run: Run::OnReport(run),
};

/// How many times larger one of the two must be.
const TIMES: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Below this a jump is chance: 2 applications after 10.
const SMALLEST: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    for (id, figure) in report.figures.iter() {
        let own = figure.origin != Origin::Last && report.obligations.formula_of(id).is_none();
        let last = report.figures.last(id);
        if let (true, Some(now), Some(before), Some(place)) = (
            own && figure.same_as.is_none(),
            figure.value,
            last.and_then(|last| last.value),
            figure.place,
        ) && jumps(now, before)
        {
            let label = &figure.label;
            let finding = Diagnostic::new(
                &RULE,
                Text::new(
                    format!("“{label}”今年 {now}，上年 {before}，变化异常"),
                    format!("{label} is {now} this year and was {before} last year"),
                ),
                place,
                Text::new(format!("上年 {before}"), format!("last year {before}")),
            )
            .with_help(Text::new(
                "检查是不是多打或少打了一位；确实如此的，用 [[waivers]] 说明原因",
                "see whether a digit is too many or too few; if it is right, say why in [[waivers]]",
            ))
            .about([figure.id.as_str()])
            .stating(now.to_string(), before.to_string());
            findings.push(match last.and_then(|last| last.place) {
                Some(place) => finding.with_related(place, Text::new("上年度", "last year")),
                None => finding,
            });
        }
    }
}

fn jumps(now: Decimal, before: Decimal) -> bool {
    let (small, large) = if now < before {
        (now, before)
    } else {
        (before, now)
    };
    // From or to nothing is news, not a slip of a digit.
    small > Decimal::ZERO
        && large >= SMALLEST
        && small.checked_mul(TIMES).is_some_and(|least| large >= least)
}
