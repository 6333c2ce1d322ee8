//! Which part of the report a statutory table stands in.

use super::{
    grid::Grid,
    printer::Printer,
    statistics::{self, PrintedTable},
};
use crate::model::Report;

/// The part of the report that a table of its form stands in, from 0; `None` for those that have
/// none.
#[must_use]
pub fn part_of(report: &Report, table: &PrintedTable<'_>) -> Option<usize> {
    let form = report.form.as_ref()?;
    let parts = report.parts_for(form);
    parts.get(table.section?).copied().flatten()
}

/// The form's tables that stand in a part of the report; `None` for those that have none. Annexes
/// stand behind the report.
#[must_use]
pub fn tables_in(printer: &Printer<'_>, part: Option<usize>) -> Vec<Grid> {
    let report = printer.report();
    let Some(form) = &report.form else {
        return Vec::new();
    };
    let tables = statistics::printed_tables(form);
    let mut within = tables.iter().filter(|table| !table.attachment).peekable();
    if within.peek().is_none() {
        return Vec::new();
    }
    let parts = report.parts_for(form);
    let part_of = |section: usize| parts.get(section).copied().flatten();
    within
        .filter(|table| table.section.and_then(part_of) == part)
        .map(|table| statistics::grid(printer, form, table))
        .collect()
}
