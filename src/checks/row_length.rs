//! `row-length`: a row of the table has too few or too many cells.

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::diagnostic::{
    Diagnostic, Place, Rule, Severity, Text,
    say::{counted, say},
};

pub(super) static RULE: Rule = Rule {
    name: "row-length",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("row_length.zh.md"),
    manual_en: include_str!("row_length.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Nothing,
    run: Run::OnProblems,
};

/// Words the finding for the row `code`, which has `found` cells where the form has `expected`.
pub(super) fn wrong(code: &str, found: usize, expected: usize, place: Place) -> Diagnostic {
    let cells = counted(found, "cell");
    Diagnostic::new(
        &RULE,
        say!(
            "“{code}”这一行写了 {found} 格，表上是 {expected} 格",
            "row {code} has {found}, the form {expected}",
            code,
            found = &cells,
            expected
        ),
        place,
        say!("{cells} 格", "{cells}", cells = &cells),
    )
    .with_help(Text::new(
        "按表的列序逐格填写，没有发生的写 0",
        "fill in cell by cell in the form's order, 0 for nothing",
    ))
    .about([code])
}
