//! What a workbook gives for each figure, wherever its cells have come to stand.

use std::collections::{BTreeMap, BTreeSet};

use super::typed::{Entry, number_of, typed};
use crate::{
    model::{
        Report,
        figure::{Figure, FigureId},
    },
    readers::{
        Transcript,
        laid_out::PiecePlace,
        transcript::{Mark, Piece, Table},
    },
    recognition::statistics::{cell::CellState, statistics},
    workbook::{
        defined_name::defined_names,
        fill_in::{ID_HEAD, LABEL_HEAD, VALUE_HEAD, noted},
        sheet::Workbook,
    },
};

/// What a workbook gives.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// For each input that was found, what stands in it and where.
    pub(super) entries: BTreeMap<FigureId, (Entry, PiecePlace)>,
    /// Ids of no figure that cells are noted to be, and where.
    pub(super) unknown: Vec<(String, PiecePlace)>,
}

/// What a transcript gives for the inputs. The workbook that was sent round tells which names its cells
/// had.
pub(super) fn given(
    report: &Report,
    reference: &Workbook,
    transcript: &Transcript,
    inputs: &BTreeSet<FigureId>,
) -> Found {
    let mut reading = Reading {
        report,
        transcript,
        inputs,
        found: Found::default(),
    };
    reading.by_name(reference);
    for table in &transcript.tables {
        reading.by_note(table);
        reading.by_list(table);
    }
    reading.by_label();
    reading.found
}

struct Reading<'a> {
    report: &'a Report,
    transcript: &'a Transcript,
    inputs: &'a BTreeSet<FigureId>,
    found: Found,
}

impl Reading<'_> {
    /// By the names of cells.
    fn by_name(&mut self, reference: &Workbook) {
        let names = defined_names(reference);
        let names: BTreeMap<&str, &str> = names
            .iter()
            .map(|named| (named.name.as_str(), named.figure.as_str()))
            .collect();
        let transcript = self.transcript;
        for (line, held) in transcript.lines.iter().enumerate() {
            for (piece, of_line) in held.pieces.iter().enumerate() {
                let tags = of_line.figures.iter().filter(|one| one.by == Mark::Name);
                for tag in tags {
                    if let Some(id) = names.get(tag.tag.as_str()) {
                        self.take(id, Some((line, piece)), (line, piece));
                    }
                }
            }
        }
    }

    /// By what is noted in columns that are not shown.
    fn by_note(&mut self, table: &Table) {
        let transcript = self.transcript;
        for cell in &table.cells {
            let line = transcript.lines.get(cell.line);
            let Some(piece) = line.and_then(|line| line.pieces.get(cell.piece)) else {
                continue;
            };
            if let Some((column, id)) = noted(&piece.text) {
                let there = at(table, cell.row, column);
                self.take(id, there, (cell.line, cell.piece));
            }
        }
    }

    /// By the ids of a list, or its labels where it has none.
    fn by_list(&mut self, table: &Table) {
        let transcript = self.transcript;
        let text = |place: (usize, usize)| {
            let piece = transcript.lines.get(place.0)?.pieces.get(place.1)?;
            Some(piece.text.trim())
        };
        let head = |row: usize, name: &str| {
            let mut cells = table.cells.iter().filter(|cell| cell.row == row);
            let found = cells.find(|cell| text((cell.line, cell.piece)) == Some(name));
            found.map(|cell| cell.column)
        };
        let heads = table.cells.iter().map(|cell| cell.row);
        let heads: BTreeSet<usize> = heads.collect();
        let Some((head_row, label, value)) = heads
            .into_iter()
            .find_map(|row| Some((row, head(row, LABEL_HEAD)?, head(row, VALUE_HEAD)?)))
        else {
            return;
        };
        let id = head(head_row, ID_HEAD);
        for row in head_row + 1..table.rows {
            let there = at(table, row, value);
            let noted = id.and_then(|id| at(table, row, id));
            let named = noted.and_then(text).filter(|id| !id.is_empty());
            if let (Some(noted), Some(id)) = (noted, named) {
                self.take(id, there, noted);
                continue;
            }
            let Some(labelled) = at(table, row, label) else {
                continue;
            };
            let of_label = text(labelled).and_then(|label| self.of_label(label));
            if let Some(id) = of_label {
                self.take(&id, there, labelled);
            }
        }
    }

    /// The id of the only input of a label.
    fn of_label(&self, label: &str) -> Option<String> {
        let figures = self.inputs.iter().map(|id| self.report.figures.get(*id));
        let mut of_label = figures.filter(|figure| figure.label == label);
        let only = of_label.next()?;
        of_label.next().is_none().then(|| only.id.clone())
    }

    /// By the labels of the statutory tables.
    fn by_label(&mut self) {
        let is_open = |id: &&FigureId| !self.found.entries.contains_key(*id);
        if self.inputs.iter().all(|id| !is_open(&id)) {
            return;
        }
        let Some(found) = statistics(self.transcript, Some(self.report.year)) else {
            return;
        };
        for cell in &found.cells {
            let id = self.report.figures.find(&cell.id);
            let Some(id) = id.filter(|id| self.inputs.contains(id)) else {
                continue;
            };
            let figure = self.report.figures.get(id);
            let entry = match cell.state {
                CellState::Stated(number) => number_of(figure, number.normalize()),
                CellState::Blank => Entry::Blank,
                CellState::Mark | CellState::Unreadable => {
                    Entry::Wrong(self.transcript.text(&cell.place).to_owned())
                }
            };
            let entries = &mut self.found.entries;
            entries.entry(id).or_insert((entry, cell.place.clone()));
        }
    }

    /// Takes what stands at `there` for the figure of an id, which was found at `by`.
    fn take(&mut self, id: &str, there: Option<(usize, usize)>, by: (usize, usize)) {
        let piece = |place: (usize, usize)| {
            let line = self.transcript.lines.get(place.0)?;
            line.pieces.get(place.1)
        };
        let whole = |place: (usize, usize)| {
            let text = piece(place).map_or("", |piece| &piece.text);
            PiecePlace::whole(place.0, place.1, text)
        };
        let Some(figure) = self.report.figures.find(id) else {
            if !self.found.unknown.iter().any(|(told, _)| told == id) {
                self.found.unknown.push((id.to_owned(), whole(by)));
            }
            return;
        };
        if !self.inputs.contains(&figure) || self.found.entries.contains_key(&figure) {
            return;
        }
        let held = there.and_then(piece);
        let entry = held.map_or(Entry::Blank, |piece| {
            entry(self.report.figures.get(figure), piece)
        });
        let place = whole(there.unwrap_or(by));
        self.found.entries.insert(figure, (entry, place));
    }
}

/// The piece of a table's cell.
fn at(table: &Table, row: usize, column: usize) -> Option<(usize, usize)> {
    let mut cells = table.cells.iter();
    let cell = cells.find(|cell| cell.row == row && cell.column == column)?;
    Some((cell.line, cell.piece))
}

/// What a cell holds for a figure.
fn entry(figure: &Figure, piece: &Piece) -> Entry {
    let stored = piece.stored.as_ref();
    if let Some(number) = stored.and_then(|stored| stored.number) {
        return number_of(figure, number.normalize());
    }
    let shown = piece.text.trim();
    if let (true, Some(formula)) = (
        shown.is_empty(),
        stored.and_then(|stored| stored.formula.as_ref()),
    ) {
        // Nobody computed it.
        return Entry::Wrong(format!("={formula}"));
    }
    typed(figure, shown)
}
