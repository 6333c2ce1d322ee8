//! Which part of the report a statutory table stands in.

use super::{compose::Printer, grid::Grid, statistics};
use crate::{
    forms::{Form, outline},
    model::Report,
};

/// The form's tables that stand in a part of the report; `None` for those that have none. Annexes
/// stand behind the report.
#[must_use]
pub fn tables_in(printer: &Printer<'_>, part: Option<usize>) -> Vec<Grid> {
    let report = printer.report();
    let Some(form) = &report.form else {
        return Vec::new();
    };
    let part_of = |section| part_of(report, form, section);
    statistics::printed_tables(form)
        .iter()
        .filter(|table| !table.attachment && table.section.and_then(part_of) == part)
        .map(|table| statistics::grid(printer, form, table))
        .collect()
}

/// The part of the report that stands for a section of the form: by its heading, else by its
/// place, unless what stands there is another section.
fn part_of(report: &Report, form: &Form, section: usize) -> Option<usize> {
    let stands_for: Vec<Option<usize>> = report
        .sections
        .iter()
        .map(|part| outline::best(&part.heading.text(), &form.sections))
        .collect();
    let by_heading = stands_for.iter().position(|found| *found == Some(section));
    by_heading.or_else(|| (stands_for.get(section) == Some(&None)).then_some(section))
}
