//! The rows of a table with its merged cells resolved.

use std::collections::BTreeMap;

use super::{
    cell::PiecePlace,
    cell_text::Said,
    entry::{Entry, Layout, Slot, SlotState, Words},
    label::Label,
};
use crate::readers::transcript::{Piece, TableCell, Transcript};

/// The rows of all tables: the cells that start in each, from left to right, and those that reach
/// into it from above.
pub(super) struct Grids<'a> {
    transcript: &'a Transcript,
    rows: BTreeMap<(usize, usize), Vec<&'a TableCell>>,
}

/// No cell is taken to cover more rows or columns.
const FARTHEST: usize = 64;

impl<'a> Grids<'a> {
    /// The rows of the tables of a transcript.
    pub(super) fn of(transcript: &'a Transcript) -> Self {
        let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (number, table) in transcript.tables.iter().enumerate() {
            for cell in &table.cells {
                for row in cell.row..cell.row + cell.row_span.clamp(1, FARTHEST) {
                    rows.entry((number, row)).or_default().push(cell);
                }
            }
        }
        for cells in rows.values_mut() {
            cells.sort_by_key(|cell| cell.column);
        }
        Self { transcript, rows }
    }

    /// A row of a table.
    pub(super) fn entry(&self, line: usize, table: usize, row: usize) -> Option<Entry> {
        let cells = self.rows.get(&(table, row))?;
        let mut entry = Entry {
            line,
            last_line: line,
            layout: Layout::Grid { table, row },
            labels: Vec::new(),
            slots: Vec::new(),
            is_prose: false,
        };
        let mut above: Vec<Words> = Vec::new();
        let mut next = 0;
        for (at, cell) in cells.iter().enumerate() {
            let Some(piece) = self.piece(cell) else {
                continue;
            };
            fill(&mut entry, next, cell);
            next = next.max(cell.column + cell.column_span);
            let is_above = cell.row < row;
            let said = said(piece);
            let place = PiecePlace::whole(cell.line, cell.piece, &piece.text);
            let is_serial = at == 0
                && matches!(said, Said::Number { .. })
                && cells.get(1).is_some_and(|next| self.is_words(next));
            if is_serial {
                continue;
            }
            if said == Said::Words && !entry.has_figures() {
                entry.slots.clear();
                let words = Words {
                    label: Label::of(&piece.text),
                    place,
                    column: cell.column,
                };
                if is_above {
                    above.push(words);
                } else {
                    entry.labels.push(words);
                }
                continue;
            }
            let state = match said {
                Said::Number { value, yuan } => SlotState::Number(value, yuan),
                Said::Blank => SlotState::Blank,
                Said::Mark => SlotState::Mark,
                Said::Words => SlotState::Unreadable,
            };
            entry.slots.push(Slot {
                state,
                place,
                column: cell.column,
                span: cell.column_span.max(1),
            });
        }
        if entry.labels.is_empty() && entry.has_figures() {
            // Under a label that stands before several rows.
            entry.labels.extend(above.pop());
        }
        self.fill_end(&mut entry, next, table);
        Some(entry)
    }

    /// Adds the cells behind the last that a spreadsheet does not store.
    fn fill_end(&self, entry: &mut Entry, from: usize, table: usize) {
        let columns = self.transcript.tables.get(table);
        let columns = columns.map_or(0, |table| table.columns);
        let last = entry.slots.last().map(|slot| &slot.place);
        let last = last.or(entry.labels.last().map(|words| &words.place));
        if let Some(last) = last.cloned() {
            blanks(
                entry,
                from,
                columns,
                &PiecePlace::empty(last.line, last.piece),
            );
        }
    }

    fn piece(&self, cell: &TableCell) -> Option<&'a Piece> {
        let line = self.transcript.lines.get(cell.line)?;
        line.pieces.get(cell.piece)
    }

    fn is_words(&self, cell: &TableCell) -> bool {
        let piece = self.piece(cell);
        piece.is_some_and(|piece| said(piece) == Said::Words)
    }
}

/// What a cell says; where its text is no number, what it stores.
fn said(piece: &Piece) -> Said {
    let said = Said::of(&piece.text);
    let stored = piece.stored.as_ref().and_then(|stored| stored.number);
    match (said, stored) {
        (Said::Words, Some(value)) => Said::Number { value, yuan: None },
        _ => said,
    }
}

/// Adds the cells between two that a spreadsheet does not store.
fn fill(entry: &mut Entry, from: usize, cell: &TableCell) {
    if !entry.labels.is_empty() {
        let place = PiecePlace::empty(cell.line, cell.piece);
        blanks(entry, from, cell.column, &place);
    }
}

/// Adds blank cells in these columns.
fn blanks(entry: &mut Entry, from: usize, to: usize, place: &PiecePlace) {
    let blank = |column| Slot {
        state: SlotState::Blank,
        place: place.clone(),
        column,
        span: 1,
    };
    entry
        .slots
        .extend((from..to.min(from + FARTHEST)).map(blank));
}
