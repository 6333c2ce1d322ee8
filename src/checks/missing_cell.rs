//! `missing-cell`: a cell of the statutory form is not filled in.

mod by_row;

use std::collections::BTreeSet;

pub use self::by_row::gather;

use super::{
    support::{
        check::{Check, Run},
        needs::Needs,
    },
    unknown_cell,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    model::{
        Problem, Report,
        figure::{Figure, FigureId, Origin},
    },
    source::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "missing-cell",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("missing_cell.zh.md"),
    manual_en: include_str!("missing_cell.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Form,
    run: Run::OnReport(run),
};

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    // A cell with a blank mark was not forgotten; whether the form allows it is another check. Nor
    // was one that holds what is no number.
    let blank: BTreeSet<FigureId> = report
        .problems
        .iter()
        .filter_map(|problem| match problem {
            Problem::BlankCell { figure, .. } | Problem::UnreadCell { figure } => Some(*figure),
            _ => None,
        })
        .collect();
    let misspelt = unknown_cell::misspelt(report);
    let missing: Vec<&Figure> = report
        .figures
        .iter()
        .filter(|(id, _)| !blank.contains(id))
        .map(|(_, figure)| figure)
        .filter(|figure| matches!(figure.origin, Origin::Cell { .. }) && figure.value.is_none())
        .filter(|cell| !repeats_open_figure(report, cell) && !is_computed(report, cell))
        .filter(|cell| {
            let mut rows = itself_and_above(&cell.id);
            !rows.any(|id| misspelt.contains(id))
        })
        .collect();
    match report.table_place {
        Some(table) => {
            findings.extend(missing.iter().map(|figure| one(figure, table)));
        }
        None if missing.is_empty() => {}
        None => findings.push(whole_table(report, &missing)),
    }
}

/// Whether the cell is a total that is computed once the columns it adds up are filled in: those
/// are what is missing.
fn is_computed(report: &Report, cell: &Figure) -> bool {
    let Origin::Cell { table, column, .. } = cell.origin else {
        return false;
    };
    let mut tables = report.form.iter().flat_map(|form| &form.tables);
    let column = tables
        .nth(table)
        .and_then(|table| table.columns.get(column));
    cell.to_fill.is_none() && column.is_some_and(|column| !column.sum_of.is_empty())
}

/// An id, and the ids that it goes on from.
fn itself_and_above(id: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(id), |id| id.rsplit_once('.').map(|(above, _)| above))
}

/// Whether the cell waits for a figure that is itself reported as missing.
fn repeats_open_figure(report: &Report, cell: &Figure) -> bool {
    cell.same_as
        .is_some_and(|other| super::missing_value::is_missing(report.figures.get(other)))
}

fn one(figure: &Figure, table: Place) -> Diagnostic {
    let id = &figure.id;
    if figure.to_fill.is_some() {
        return to_fill(figure, table);
    }
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("统计表“{}”没有填", figure.label),
            format!("the cell {} ({id}) is not filled in", figure.label),
        ),
        figure.place.unwrap_or(table),
        Text::new(format!("缺 \"{id}\""), format!("no \"{id}\"")),
    )
    .with_help(Text::new(
        format!("加一行 \"{id}\" = 数字，没有发生的写 0；确实无法填报的，用 [[waivers]] 说明"),
        format!(
            "add \"{id}\" = number, 0 for nothing; if it cannot be reported, say why in [[waivers]]"
        ),
    ))
    .about([id.as_str()])
    .at("table")
}

/// Words the finding at a `"?"`.
fn to_fill(figure: &Figure, table: Place) -> Diagnostic {
    let (id, label) = (&figure.id, &figure.label);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("统计表“{label}”还没有填"),
            format!("the cell {label} ({id}) is still to be filled in"),
        ),
        figure.place.unwrap_or(table),
        Text::new("待填", "to be filled in"),
    )
    .with_help(Text::new(
        "把 \"?\" 换成数字，没有发生的写 0",
        "put the number in place of \"?\", 0 for nothing",
    ))
    .about([id.as_str()])
    .at("table")
}

/// One finding for a file that has no table at all.
fn whole_table(report: &Report, missing: &[&Figure]) -> Diagnostic {
    let form = report
        .form
        .as_ref()
        .map_or("", |form| form.head.title.as_str());
    let count = missing.len();
    let first = missing.first().map_or("", |figure| figure.id.as_str());
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("《{form}》的 {count} 格都没有填"),
            format!("none of the {count} cells of the statutory form {form} is filled in"),
        ),
        Place::year(Span::default()),
        Text::new("文件里没有 [table]", "the file has no [table]"),
    )
    .with_help(Text::new(
        format!("加上 [table]，一格一行，如 \"{first}\" = 0"),
        format!("add a [table] with a line for each cell, such as \"{first}\" = 0"),
    ))
    .about(missing.iter().map(|figure| figure.id.as_str()))
    .at("table")
}
