//! `implausible-amount`: an amount in units of 10,000 yuan that was typed in yuan.

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    forms::Row,
    model::{
        Report,
        figure::{Figure, Origin},
    },
    recognition::organ_name,
};

pub(super) static RULE: Rule = Rule {
    name: "implausible-amount",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("implausible_amount.zh.md"),
    manual_en: include_str!("implausible_amount.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Form,
    run: Run::OnReport(run),
};

/// How many yuan are one of 万元.
const YUAN: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let Some(form) = &report.form else { return };
    for (_, figure) in report.figures.iter() {
        let Origin::Cell { table, row, .. } = figure.origin else {
            continue;
        };
        let row = form.tables.get(table).and_then(|table| table.rows.get(row));
        if let (Some(row), Some(value), Some(place)) = (row, figure.value, figure.place)
            && figure.same_as.is_none()
            && most(report, row, value).is_some_and(|most| value > most)
        {
            findings.push(implausible(figure, value, place));
        }
    }
}

/// The greatest amount that an organ of this name may have in the row; the name is looked at only
/// where it could decide.
fn most(report: &Report, row: &Row, value: Decimal) -> Option<Decimal> {
    let least = row.most.iter().chain(row.most_of.values()).min()?;
    if value <= Decimal::from(*least) {
        return None;
    }
    let level = organ_name::level(&report.organ.name);
    let of_level = level.and_then(|level| row.most_of.get(&level));
    of_level.or(row.most.as_ref()).copied().map(Decimal::from)
}

fn implausible(figure: &Figure, value: Decimal, place: Place) -> Diagnostic {
    let (label, id) = (&figure.label, &figure.id);
    let unit = figure.unit.as_deref().unwrap_or("万元");
    let divided = value.checked_div(YUAN).unwrap_or(value).normalize();
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{label}”{value} {unit}，大得不合常理，像是按元填的"),
            format!("{label} is {value} {unit}, implausibly much: it looks typed in yuan"),
        ),
        place,
        Text::new(format!("单位是{unit}"), format!("the unit is {unit}")),
    )
    .with_help(Text::new(
        format!("{value} 元应填 {divided}；确实是这么多{unit}的，用 [[waivers]] 说明"),
        format!("{value} yuan are {divided} here; if it is in fact so much, say so in [[waivers]]"),
    ))
    .about([id.as_str()])
    .stating(value.to_string(), divided.to_string())
}
