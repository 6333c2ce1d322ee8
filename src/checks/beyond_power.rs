//! `beyond-power`: a figure that an organ of this level cannot have.

use rust_decimal::Decimal;

use super::support::{
    check::{Check, Run},
    needs::Needs,
    wording,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    forms::level::Level,
    language::heading::plain_label,
    model::{
        Report,
        figure::{Figure, FigureId, Origin},
    },
    recognition::organ_name,
};

pub(super) static RULE: Rule = Rule {
    name: "beyond-power",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("beyond_power.zh.md"),
    manual_en: include_str!("beyond_power.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Form,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    let Some(form) = &report.form else { return };
    for (index, table) in form.tables.iter().enumerate() {
        for (number, row) in table.rows.iter().enumerate() {
            let Some(from) = row.not_from else { continue };
            let is_there = |figure: &Figure| {
                matches!(figure.origin, Origin::Cell { table, row, .. } if table == index && row == number)
                    && figure.value.is_some_and(|value| value > Decimal::ZERO)
            };
            let cells = report.figures.iter().filter(|(_, figure)| is_there(figure));
            let cells: Vec<FigureId> = cells.map(|(id, _)| id).collect();
            if cells.is_empty() {
                continue;
            }
            let level = organ_name::level(&report.organ.name);
            if let Some(level) = level.filter(|level| *level >= from) {
                findings.extend(beyond(report, plain_label(&row.label), &cells, level));
            }
        }
    }
}

/// Words the finding at the first cell of the row that has a place.
fn beyond(report: &Report, row: &str, cells: &[FigureId], level: Level) -> Option<Diagnostic> {
    let figures = cells.iter().map(|id| report.figures.get(*id));
    let first = figures.clone().find(|figure| figure.place.is_some())?;
    let values: Vec<String> = figures.map(Figure::as_typed).collect();
    let values = values.join("、");
    let organ = &report.organ.name;
    let kind = match level {
        Level::Township => Text::new("乡镇、街道", "a township or street office"),
        Level::County => Text::new("县区及其部门", "a county, a district or an office of one"),
    };
    let (zh, en) = (
        kind.get(crate::diagnostic::Language::Chinese),
        kind.get(crate::diagnostic::Language::English),
    );
    let finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{organ}”无权制定{row}，这里填的是 {values}（{zh}）"),
            format!("{organ} makes no {row}, {values} here ({en})"),
        ),
        first.place?,
        Text::new("应为 0", "should be 0"),
    );
    Some(
        wording::mark_each(finding, report, cells)
            .with_help(Text::new(
                "改为 0，或用“/”表示没有；把规范性文件错填在这一行的，移到“规范性文件”一行；确实无误的，用 [[waivers]] 说明",
                "write 0, or \"/\" for nothing; normative documents belong in the row below; if it is right, say why in [[waivers]]",
            ))
            .about(wording::ids(report, cells.iter().copied()))
            .stating(values, "0"),
    )
}
