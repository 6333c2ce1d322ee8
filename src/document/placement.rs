//! Which part of the report a statutory table stands in.

use super::{compose::Printer, grid::Grid, statistics};
use crate::{
    forms::{
        Form,
        outline::{Heading, Outline},
    },
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
    let tables = statistics::printed_tables(form);
    let mut within = tables.iter().filter(|table| !table.attachment).peekable();
    if within.peek().is_none() {
        return Vec::new();
    }
    let stands_for = stands_for(report, form);
    let part_of = |section| part_of(&stands_for, section);
    within
        .filter(|table| table.section.and_then(part_of) == part)
        .map(|table| statistics::grid(printer, form, table))
        .collect()
}

/// Which section of the form each part of the report stands for, by its heading.
fn stands_for(report: &Report, form: &Form) -> Vec<Option<usize>> {
    let outline = Outline::new(&form.sections);
    report
        .sections
        .iter()
        .map(|part| outline.best(&Heading::new(&part.heading.text())))
        .collect()
}

/// The part of the report that stands for a section of the form: by its heading, else by its
/// place, unless what stands there is another section.
fn part_of(stands_for: &[Option<usize>], section: usize) -> Option<usize> {
    let by_heading = stands_for.iter().position(|found| *found == Some(section));
    by_heading.or_else(|| (stands_for.get(section) == Some(&None)).then_some(section))
}
