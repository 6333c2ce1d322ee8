//! The statutory tables that a transcript holds, as cells of a form.
//!
//! Whatever a file makes of a table, its rows are lines of labels and figures in order. So a
//! transcript is taken as such rows ([`entry`]); each is compared with the rows of the forms by its
//! label and by how many figures it has ([`vocabulary`], [`candidates`]), and the rows that fit are
//! those that keep the form's order ([`alignment`]): a row whose label says little is known by its
//! neighbours. Which column a figure stands in is told by the heads of the table, else by the number of
//! figures ([`columns`]).

mod acceptance;
mod alignment;
mod candidates;
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
mod vocabulary;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use rust_decimal::Decimal;

use self::{alignment::Aligned, row_of_form::FormRows};
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

/// A cell of a form, as a transcript has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its id in the form, `requests.new.natural`.
    pub id: String,
    /// What stands in it.
    pub state: CellState,
    /// What its number counts in, where the file says so or the form leaves no doubt; an amount of money that
    /// is told in another unit is converted to 万元.
    pub unit: Option<String>,
    /// Where it stands in the transcript.
    pub place: PiecePlace,
    /// Whether label, order and number of figures leave no doubt.
    pub is_certain: bool,
    /// Where it stands in the form.
    pub at: FormPlace,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellState {
    /// A number.
    Stated(Decimal),
    /// Nothing.
    Blank,
    /// A mark for nothing: `/`, `-`, `—`, `不适用`.
    Mark,
    /// Something that is no number.
    Unreadable,
}

/// A stretch of a piece of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PiecePlace {
    /// The line.
    pub line: usize,
    /// The piece of that line.
    pub piece: usize,
    /// Where it stands in the text of the piece, in bytes.
    pub range: Range<usize>,
}

/// A place in a form as people count: 表3 第4行第2列.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormPlace {
    /// The part of the report that the table stands in, from 1; 1 for a table that is attached.
    pub table: usize,
    /// The row among those with figures of all tables of that part, from 1.
    pub row: usize,
    /// The column of figures, from 1.
    pub column: usize,
}

/// A row of a table that is no row of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedRow {
    /// Its label, without number.
    pub label: String,
    /// Where its label stands.
    pub place: PiecePlace,
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

impl PiecePlace {
    /// The whole of a piece.
    fn whole(line: usize, piece: usize, text: &str) -> Self {
        let trimmed = text.trim();
        let start = text.len() - text.trim_start().len();
        Self {
            line,
            piece,
            range: start..start + trimmed.len(),
        }
    }

    /// A stretch of the only piece of a line.
    fn at(line: usize, range: Range<usize>) -> Self {
        Self {
            line,
            piece: 0,
            range,
        }
    }

    /// A place in a row where nothing stands.
    fn empty(line: usize, piece: usize) -> Self {
        Self {
            line,
            piece,
            range: 0..0,
        }
    }
}
