//! What a report remarks on the statutory form: behind a figure, behind a row's label, under a table.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    passage::Passage,
    problem::Problem,
    text::{ExpressionProblem, Line, Paragraph},
};
use crate::{
    diagnostic::{Place, Text},
    forms::Form,
    year_file::{Located, NotePlace, YearFile, prose::Prose},
};

/// What a report remarks on the statutory form.
#[derive(Debug, Default)]
pub struct TableNotes {
    notes: BTreeMap<Target, Passage>,
}

/// What a remark is on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// The cell of this id.
    Cell(String),
    /// The row of this code.
    Row(String),
    /// The table of this code.
    Table(String),
}

impl TableNotes {
    pub(super) fn add(&mut self, target: Target, note: Passage) {
        self.notes.insert(target, note);
    }

    /// What is printed behind the figure of this cell.
    #[must_use]
    pub fn on_cell(&self, id: &str) -> Option<&Passage> {
        self.on(|| Target::Cell(id.to_owned()))
    }

    /// What is printed behind the label of this row.
    #[must_use]
    pub fn on_row(&self, code: &str) -> Option<&Passage> {
        self.on(|| Target::Row(code.to_owned()))
    }

    /// What is printed under this table.
    #[must_use]
    pub fn under(&self, table: &str) -> Option<&Passage> {
        self.on(|| Target::Table(table.to_owned()))
    }

    /// All remarks.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.notes.values()
    }

    fn on(&self, target: impl FnOnce() -> Target) -> Option<&Passage> {
        // Few reports have any, and forms have hundreds of cells.
        if self.notes.is_empty() {
            return None;
        }
        self.notes.get(&target())
    }
}

/// What the remarks of a file are on, with their texts; one on what the form does not have, or on
/// what has one already, is a problem and left out.
pub(super) fn targets<'a>(
    problems: &mut Vec<Problem>,
    form: Option<&Form>,
    file: &'a YearFile,
) -> Vec<(Target, &'a Prose)> {
    // Without a form there is nothing to remark on; that has its own finding.
    let Some(form) = form else {
        return Vec::new();
    };
    let mut known = BTreeSet::new();
    let mut targets = Vec::new();
    for note in &file.notes {
        let target = match &note.place {
            NotePlace::Behind(code) => {
                behind(form, &code.value).ok_or_else(|| unknown(code, false))
            }
            NotePlace::Under(Some(table)) => {
                let names_it = |id: &str| id == table.value;
                let is_known = form.tables.iter().any(|one| names_it(one.id.get_ref()));
                is_known
                    .then(|| Target::Table(table.value.clone()))
                    .ok_or_else(|| unknown(table, true))
            }
            NotePlace::Under(None) => match form.tables.last() {
                Some(last) => Ok(Target::Table(last.id.get_ref().clone())),
                None => continue,
            },
        };
        match target {
            Err(problem) => problems.push(problem),
            Ok(target) if known.insert(target.clone()) => targets.push((target, &note.text)),
            Ok(_) => problems.push(invalid(
                Text::fixed(
                    "这里已经有一条说明；写在一起",
                    "there is a remark here already; write both as one",
                ),
                Place::year(note.text.span),
            )),
        }
    }
    targets
}

/// The cell of this id, or else the row of this code.
fn behind(form: &Form, code: &str) -> Option<Target> {
    let mut cells = form.tables.iter().flat_map(|table| {
        let rows = table.data_rows();
        rows.flat_map(move |row| table.columns.iter().map(move |one| table.cell_id(row, one)))
    });
    if cells.any(|id| id == code) {
        return Some(Target::Cell(code.to_owned()));
    }
    let mut rows = form.tables.iter().flat_map(|table| &table.rows);
    rows.any(|row| row.code.get_ref() == code)
        .then(|| Target::Row(code.to_owned()))
}

fn unknown(code: &Located<String>, is_table: bool) -> Problem {
    Problem::UnknownNote {
        code: code.value.clone(),
        place: Place::year(code.span),
        is_table,
    }
}

fn invalid(reason: Text, place: Place) -> Problem {
    Problem::Expression(ExpressionProblem::Invalid { reason, place })
}

/// What is wrong with a remark that holds more than words and figures: a cell has no room for a
/// table, and a sheet no foot of the page.
pub(super) fn beyond_a_remark(note: &Passage) -> Option<Problem> {
    let is_more = |line: &Line| match line {
        Line::Table(_) | Line::Chart(_) => true,
        Line::Paragraph(paragraph) => Paragraph::notes(paragraph).next().is_some(),
    };
    let prose = note.prose.as_ref()?;
    note.lines.iter().any(is_more).then(|| {
        invalid(
            Text::fixed(
                "统计表的说明里只能有文字和数字，不能有 table()、chart()、note()",
                "a remark on the form holds words and figures only, no table(), chart() or note()",
            ),
            Place::year(prose.span),
        )
    })
}
