//! Headings that have figures.

use std::collections::BTreeSet;

use super::{
    entry::Entry,
    fit::{Fit, fit},
    row_match::Match,
    row_of_form::FormRows,
};

/// Takes a heading that has figures, while no row under it has, for the row that goes on from it: an
/// earlier form has one row there.
pub(super) fn promote(form: &FormRows, rows: &mut [Match], entries: &[Entry]) {
    let taken: BTreeSet<usize> = rows.iter().map(|one| one.row).collect();
    for one in rows {
        let Some((row, entry)) = form.rows.get(one.row).zip(entries.get(one.entry)) else {
            continue;
        };
        let Some(table) = form.form.tables.get(row.table) else {
            continue;
        };
        if !row.columns.is_empty() || fit(entry, table.columns.len()) != Fit::Full {
            continue;
        }
        let code = table.rows.get(row.row).map(|row| row.code.get_ref());
        let goes_on = form
            .form
            .counterparts
            .iter()
            .find(|counterpart| Some(&counterpart.there) == code);
        let here = goes_on.and_then(|counterpart| {
            let mut rows = form.rows.iter();
            rows.position(|other| {
                let other = form
                    .form
                    .tables
                    .get(other.table)
                    .and_then(|table| table.rows.get(other.row));
                other.is_some_and(|other| *other.code.get_ref() == counterpart.here)
            })
        });
        let under = |here: usize| (one.row + 1..=here).any(|row| taken.contains(&row));
        if let Some(here) = here.filter(|here| !under(*here)) {
            one.row = here;
        }
    }
}
