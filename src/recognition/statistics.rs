//! The statutory tables that a transcript holds, as cells of a form.
//!
//! Whatever a file makes of a table, its rows are lines of labels and figures in order. So a
//! transcript is taken as such rows (`entry`); each is compared with the rows of the forms by its
//! label and by how many figures it has (`vocabulary`, `candidates`), and the rows that fit are
//! those that keep the form's order (`alignment`): a row whose label says little is known by its
//! neighbours. Which column a figure stands in is told by the heads of the table, else by the number of
//! figures (`columns`).

mod acceptance;
mod alignment;
mod candidates;
pub mod cell;
mod cell_text;
mod chain;
mod choice;
mod columns;
mod entry;
mod fit;
mod grid_rows;
mod label;
mod promotion;
mod row_match;
mod row_of_form;
mod rows;
#[cfg(test)]
mod tests;
mod text_rows;
mod turned;
mod vocabulary;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use self::{
    alignment::Aligned,
    cell::{AddedRow, Cell, FormPlace},
    row_of_form::FormRows,
};
use crate::{forms::Form, readers::Transcript};

/// What a transcript says in the statutory tables.
#[derive(Debug, Clone)]
pub struct Statistics {
    /// The form whose rows these are: by the labels found, then by the year.
    pub form: Arc<Form>,
    /// The cells, in the form's order; one that was not found is not there.
    pub cells: Vec<Cell>,
    /// The lines of the transcript that are the tables': rows, heads, captions.
    pub lines: BTreeSet<usize>,
    /// Rows that stand in a table and in no form.
    pub added: Vec<AddedRow>,
}

/// The cells of the statutory tables that a transcript holds; none where it holds no row of any form.
#[must_use]
pub fn statistics(transcript: &Transcript, year: Option<i32>) -> Option<Statistics> {
    let entries = rows::of(transcript);
    let found = candidates::likenesses(&entries);
    let in_force = year.and_then(Form::for_year);
    let best = FormRows::all()
        .iter()
        .map(|form| alignment::of(form, &entries, &found))
        .filter(|aligned| !aligned.rows.is_empty())
        .max_by_key(|aligned| {
            let id = &aligned.form.form.head.id;
            let is_in_force = in_force.as_ref().is_some_and(|form| form.head.id == *id);
            (aligned.score, is_in_force)
        })?;
    let found = statistics_of(transcript, &entries, &best);
    (!found.cells.is_empty()).then_some(found)
}

/// The cells of the rows that were found.
fn statistics_of(
    transcript: &Transcript,
    entries: &[entry::Entry],
    aligned: &Aligned,
) -> Statistics {
    let mut cells: BTreeMap<FormPlace, Cell> = BTreeMap::new();
    for row in &aligned.rows {
        for cell in columns::cells(transcript, entries, aligned.form, row) {
            cells.entry(cell.at).or_insert(cell);
        }
    }
    Statistics {
        form: Arc::clone(&aligned.form.form),
        cells: cells.into_values().collect(),
        lines: aligned.lines(entries),
        added: aligned.added(entries),
    }
}
