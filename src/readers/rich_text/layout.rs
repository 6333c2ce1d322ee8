//! The transcript as it grows: paragraphs and tables in reading order, each with its place.

use super::{
    super::{
        grid::Grid,
        places::{Places, margin},
        transcript::{Hidden, HiddenKind, Line, LineKind, Piece, Table, Transcript},
    },
    tables::{CellDefinition, OpenTable, Row},
    words::Words,
};
use crate::{diagnostic::Locator, language::heading::is_part};

/// The transcript so far.
#[derive(Debug, Default)]
pub struct Layout {
    pub transcript: Transcript,
    places: Places,
}

impl Layout {
    /// Adds a paragraph, with what hangs on it.
    pub fn paragraph(&mut self, kind: LineKind, mut words: Words) {
        let text = words.text.trim();
        if kind != LineKind::Margin && !text.is_empty() {
            if matches!(kind, LineKind::Heading(1..)) || is_part(text) {
                self.places.begin(text);
            }
            self.places.count();
        }
        let locator = match kind {
            LineKind::Margin => margin(),
            _ => self.places.locator(),
        };
        self.settle(&mut words, &locator);
        let boxes = std::mem::take(&mut words.boxes);
        if !words.text.trim().is_empty() {
            self.transcript.paragraph(kind, piece(locator, words));
        }
        self.boxes(boxes);
    }

    fn boxes(&mut self, boxes: Vec<Words>) {
        for one in boxes {
            self.paragraph(LineKind::Paragraph, one);
        }
    }

    /// Puts what is not seen in its list.
    fn settle(&mut self, words: &mut Words, locator: &Locator) {
        let hidden = words.take_hidden().map(|(kind, content)| Hidden {
            kind,
            locator: Some(locator.clone()),
            content,
        });
        self.transcript.hidden.extend(hidden);
    }

    /// Adds a table. What stands within a cell as a table of its own comes behind its row.
    pub fn table(&mut self, table: OpenTable) {
        let number = self.transcript.tables.len();
        self.transcript.tables.push(Table::default());
        let edges = table.edges();
        let mut grid = Grid::default();
        for row in table.rows {
            self.row(row, number, &edges, &mut grid);
        }
        let place = self.transcript.tables.get_mut(number);
        *place.expect("it was pushed above") = grid.finish();
    }

    fn row(&mut self, row: Row, table: usize, edges: &[i32], grid: &mut Grid) {
        let columns = row.columns(edges);
        let line = self.transcript.lines.len();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut boxes = Vec::new();
        for (index, (mut words, (column, span))) in row.cells.into_iter().zip(columns).enumerate() {
            let locator = Locator::TableCell {
                table: table + 1,
                row: grid.row() + 1,
                column: column + 1,
            };
            self.settle(&mut words, &locator);
            boxes.append(&mut words.boxes);
            let told = row.told.get(index);
            let told = told.map_or_else(CellDefinition::default, |one| *one);
            let is_beside = told.goes_on_beside && !pieces.is_empty();
            if is_beside || told.goes_on_below {
                if is_beside {
                    grid.widen(span);
                } else {
                    grid.stretch(column, span);
                }
                // No program shows what stands in a cell that is a part of another.
                self.hide_text(words, locator);
                continue;
            }
            grid.place(column, span, line, pieces.len());
            pieces.push(piece(locator, words));
        }
        let kind = LineKind::Row {
            table,
            row: grid.row(),
        };
        self.transcript.lines.push(Line { kind, pieces });
        grid.end_row();
        self.boxes(boxes);
        for inner in row.within {
            self.table(inner);
        }
    }

    fn hide_text(&mut self, words: Words, locator: Locator) {
        if !words.text.trim().is_empty() {
            self.transcript.hidden.push(Hidden {
                kind: HiddenKind::HiddenText,
                locator: Some(locator),
                content: words.text,
            });
        }
    }
}

fn piece(locator: Locator, words: Words) -> Piece {
    Piece {
        locator,
        text: words.text,
        figures: words.figures,
        calls: words.calls,
        stored: None,
    }
}
