//! `unknown-cell`: the table fills in a cell that the statutory form does not have.

use std::collections::BTreeSet;

use super::support::{
    check::{Check, Run},
    known::{self, Known},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Place, Rule, Severity, Text},
    language::nearest::nearest,
    model::{Problem, Report},
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
    run: Run::OnProblems,
};

/// How many ids a help names.
const MOST_NAMED: usize = 8;

/// Words the finding for a code of `[table]`.
pub(super) fn unknown(known: &Known<'_>, code: &str, place: Place) -> Diagnostic {
    let report = known.report();
    let finding = |message, label| {
        Diagnostic::new(&RULE, message, place, label)
            .about([code])
            .at("table")
    };
    if report
        .figures
        .find(code)
        .is_some_and(|id| known::is_cell(report.figures.get(id)))
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
    let below = cells_below(report, code);
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
    let labelled = known.codes_labelled(code);
    if labelled.len() > 1 {
        let codes: Vec<&str> = labelled.iter().copied().take(MOST_NAMED).collect();
        return finding.with_help(Text::new(
            format!(
                "这是表上印的名称，要写它的代码，是其中一个：{}",
                codes.join("、")
            ),
            format!(
                "that is what the form prints; write its code, one of these: {}",
                codes.join(", ")
            ),
        ));
    }
    let Some(meant) = meant(known, code) else {
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

/// Words the finding for a key of `[table.notes]`; `is_table` where it should be a table's.
pub(super) fn of_note(known: &Known<'_>, code: &str, place: Place, is_table: bool) -> Diagnostic {
    let report = known.report();
    let tables = || report.form.iter().flat_map(|form| &form.tables);
    let message = if is_table {
        Text::new(
            format!("统计表格式里没有编号是“{code}”的表"),
            format!("the statutory form has no table {code}"),
        )
    } else {
        Text::new(
            format!("统计表里没有“{code}”这一格，也没有这一行"),
            format!("the statutory form has no cell and no row {code}"),
        )
    };
    let not_there = Text::new("表里没有", "not in the form");
    let finding = Diagnostic::new(&RULE, message, place, not_there)
        .about([code])
        .at("table");
    if is_table {
        let ids: Vec<&str> = tables().map(|table| table.id.get_ref().as_str()).collect();
        return finding.with_help(Text::new(
            format!("写成其中一个：{}", ids.join("、")),
            format!("write one of these: {}", ids.join(", ")),
        ));
    }
    let ids = known::cells(report).map(|figure| figure.id.as_str());
    let rows = tables().flat_map(|table| &table.rows);
    let codes = rows.map(|row| row.code.get_ref().as_str());
    match nearest(code, ids.chain(codes)) {
        Some(meant) => finding.with_help(Text::new(
            format!("是不是“{meant}”？"),
            format!("did you mean {meant}?"),
        )),
        None => finding.with_help(Text::new(
            "写统计表里一格或一行的代码；印在表下面的，写 under",
            "write the code of a cell or a row of the form; what is printed under the table is under",
        )),
    }
}

/// The code that stands for an unknown one: of the row or cell of that label, or else one spelt much
/// like it.
fn meant<'a>(known: &Known<'a>, code: &str) -> Option<&'a str> {
    match known.codes_labelled(code) {
        [one] => Some(one),
        _ => known.cell_like(code),
    }
}

/// Some of the cells whose ids go on from `code`, in the form's order.
fn cells_below<'a>(report: &'a Report, code: &str) -> Vec<&'a str> {
    // Asked first, so that a thousand unknown codes are not each compared with all cells.
    if !report.figures.has_below(code) {
        return Vec::new();
    }
    let ids = known::cells(report).map(|figure| figure.id.as_str());
    ids.filter(|id| {
        id.strip_prefix(code)
            .is_some_and(|rest| rest.starts_with('.'))
    })
    .take(MOST_NAMED)
    .collect()
}

/// The cells and rows that the unknown codes of the table stand for: these are misspelt, and not
/// missing as well.
pub(super) fn misspelt(report: &Report) -> BTreeSet<&str> {
    let known = Known::new(report);
    let codes = report.problems.iter().filter_map(|problem| match problem {
        Problem::UnknownCell { code, .. } => Some(code),
        _ => None,
    });
    codes.filter_map(|code| meant(&known, code)).collect()
}

/// One finding for a table that nothing gives a shape.
pub(super) fn no_form(year: i32, place: Place) -> Diagnostic {
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
