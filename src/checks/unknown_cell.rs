//! `unknown-cell`: the table fills in a cell that the statutory form does not have.

use std::collections::BTreeSet;

use super::support::{check::Check, needs::Needs};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    language::nearest::nearest,
    model::{
        Problem, Report,
        figure::{Figure, Origin},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "unknown-cell",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("unknown_cell.zh.md"),
    manual_en: include_str!("unknown_cell.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run,
};

/// How many ids a help names.
const MOST_NAMED: usize = 8;

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    // Without a year, or with a form that could not be read, there is nothing to compare with,
    // and that has its own finding.
    let form_unread = report.year == 0 || report.lacks_its_form();
    for problem in &report.problems {
        match problem {
            Problem::UnknownCell { code, place, .. } => {
                findings.push(unknown(report, code, *place));
            }
            Problem::TableWithoutForm { place } if !form_unread => {
                findings.push(no_form(report, *place));
            }
            _ => {}
        }
    }
}

fn unknown(report: &Report, code: &str, place: Place) -> Diagnostic {
    let finding = |message, label| {
        Diagnostic::new(&RULE, message, place, label)
            .about([code])
            .at("table")
    };
    if report
        .figures
        .find(code)
        .is_some_and(|id| is_cell(report.figures.get(id)))
    {
        return finding(
            Text::new(
                format!("“{code}”是一格，不是一行"),
                format!("{code} is a single cell, not a row"),
            ),
            Text::new("只有一格", "one cell"),
        )
        .with_help(Text::new(
            format!("写成 \"{code}\" = 数字，不加方括号"),
            format!("write \"{code}\" = number, without brackets"),
        ));
    }
    let below: Vec<&str> = cells(report)
        .map(|figure| figure.id.as_str())
        .filter(|id| {
            id.strip_prefix(code)
                .is_some_and(|rest| rest.starts_with('.'))
        })
        .take(MOST_NAMED)
        .collect();
    if !below.is_empty() {
        return finding(
            Text::new(
                format!("“{code}”在统计表里不是一格，它下面才有格"),
                format!("{code} is no cell of the statutory form, only the beginning of some"),
            ),
            Text::new("不是一格", "no cell"),
        )
        .with_help(Text::new(
            format!("写到其中一格，如：{}", below.join("、")),
            format!("name one of them: {}", below.join(", ")),
        ));
    }
    let finding = finding(
        Text::new(
            format!("统计表里没有“{code}”这一格"),
            format!("the statutory form has no cell {code}"),
        ),
        Text::new("表里没有", "not in the form"),
    );
    let Some(meant) = meant(report, code) else {
        return finding.with_help(Text::new(
            "对照统计表的行代码改正；不是统计表里的数字，写到 [figures] 里",
            "use one of the form's codes; a number that is not in the form belongs in [figures]",
        ));
    };
    let finding = finding.with_help(Text::new(
        format!("是不是“{meant}”？"),
        format!("did you mean {meant}?"),
    ));
    // The place of a code typed as a path of bare keys is its last key only.
    let width = place.span.end().saturating_sub(place.span.start());
    if width == code.len() || width == code.len().saturating_add(2) {
        finding.with_fix(place, format!("\"{meant}\""))
    } else {
        finding
    }
}

/// The cell or the row that an unknown code most likely means. What is filled in already was not
/// meant.
fn meant(report: &Report, code: &str) -> Option<String> {
    let open: BTreeSet<&str> = cells(report)
        .filter(|figure| figure.place.is_none())
        .map(|figure| figure.id.as_str())
        .collect();
    let tables = report.form.iter().flat_map(|form| &form.tables);
    let rows = tables.flat_map(|table| table.data_rows().map(move |row| (table, row)));
    let open_rows = rows.filter(|(table, row)| {
        let mut columns = table.columns.iter();
        columns.all(|column| open.contains(table.cell_id(row, column).as_str()))
    });
    let codes = open_rows.map(|(_, row)| row.code.get_ref().as_str());
    nearest(code, open.iter().copied().chain(codes)).map(str::to_owned)
}

/// The cells and rows that the unknown codes of the table stand for: these are misspelt, and not
/// missing as well.
pub(super) fn misspelt(report: &Report) -> Vec<String> {
    let codes = report.problems.iter().filter_map(|problem| match problem {
        Problem::UnknownCell { code, .. } => Some(code),
        _ => None,
    });
    codes.filter_map(|code| meant(report, code)).collect()
}

/// One finding for a table that nothing gives a shape.
fn no_form(report: &Report, place: Place) -> Diagnostic {
    let year = report.year;
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("{year}年度没有全国统一的统计表，[table] 里的数字不起作用"),
            format!("no statutory form was in force for {year}: [table] counts for nothing"),
        ),
        place,
        Text::new("没有对应的表", "no form"),
    )
    .with_help(Text::new(
        "把这些数字写到 [figures] 里；有自己的统计表的，在 [report] 里写 form = \"表文件的路径\"",
        "state these numbers in [figures]; if the organ has a form of its own, name its file as form in [report]",
    ))
    .at("table")
}

fn cells(report: &Report) -> impl Iterator<Item = &Figure> {
    report
        .figures
        .iter()
        .map(|(_, figure)| figure)
        .filter(|figure| is_cell(figure))
}

fn is_cell(figure: &Figure) -> bool {
    matches!(figure.origin, Origin::Cell { .. })
}
