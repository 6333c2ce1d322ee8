//! A table over all its pages, as lines of the transcript.

use super::{
    super::transcript::{Line, LineKind, Piece, Table, TableCell, Transcript},
    lattice::Lattice,
};
use crate::diagnostic::Locator;

/// How far the edges of columns may lie apart on two pages.
const NEAR: f64 = 3.0;

/// A table.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Where its columns begin, and where the last one ends.
    columns: Vec<f64>,
    rows: usize,
    cells: Vec<Cell>,
    /// Whether its last row goes on on the next page, or its first one began on the page before.
    is_open_below: bool,
    is_open_above: bool,
}

#[derive(Debug)]
struct Cell {
    row: usize,
    column: usize,
    row_span: usize,
    column_span: usize,
    text: String,
}

impl Sheet {
    /// The table of one page.
    pub(super) fn new(lattice: &Lattice, texts: Vec<String>) -> Self {
        let cells = lattice.cells.iter().zip(texts).map(|(ruled, text)| Cell {
            row: ruled.row,
            column: ruled.column,
            row_span: ruled.row_span,
            column_span: ruled.column_span,
            text,
        });
        Self {
            columns: lattice.columns.clone(),
            rows: lattice.rows.len().saturating_sub(1),
            cells: cells.collect(),
            is_open_below: lattice.is_open_below,
            is_open_above: lattice.is_open_above,
        }
    }

    /// Takes over the table of the next page, where that has the same columns.
    pub(super) fn goes_on(&mut self, next: &Self) -> bool {
        let Some(ours) = places_in(&self.columns, &next.columns) else {
            return false;
        };
        let Some(theirs) = places_in(&next.columns, &self.columns) else {
            return false;
        };
        // One of the two has all the edges; both are told by these.
        let (edges, ours, theirs) = if self.columns.len() >= next.columns.len() {
            let own = (0..self.columns.len()).collect();
            (self.columns.clone(), own, theirs)
        } else {
            let own = (0..next.columns.len()).collect();
            (next.columns.clone(), ours, own)
        };
        self.spread(&ours);
        self.columns = edges;
        let head = self.head_again(next, &theirs);
        let is_one_row =
            head == 0 && (self.is_open_below || next.is_open_above) && self.is_cut(next, &theirs);
        let from = self.rows - usize::from(is_one_row);
        let mut added = Vec::new();
        for cell in next.cells.iter().filter(|cell| cell.row >= head) {
            let (column, column_span) = spread(cell, &theirs);
            let above = self.above(cell, &theirs);
            match above {
                Some(above) if is_one_row || above.goes_on(cell) => {
                    above.text.push_str(&cell.text);
                    above.row_span += cell.row_span - usize::from(is_one_row);
                }
                _ => added.push(Cell {
                    row: from + cell.row - head,
                    column,
                    column_span,
                    row_span: cell.row_span,
                    text: cell.text.clone(),
                }),
            }
        }
        self.cells.extend(added);
        self.rows = from + next.rows - head;
        self.is_open_below = next.is_open_below;
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        true
    }

    /// How many rows the next page begins with that are the head of the table again.
    fn head_again(&self, next: &Self, places: &[usize]) -> usize {
        let told = |cell: &Cell, (column, column_span): (usize, usize)| {
            let place = (cell.row, column, cell.row_span, column_span);
            (place, cell.text.clone())
        };
        let ours: Vec<_> = self
            .cells
            .iter()
            .map(|cell| told(cell, (cell.column, cell.column_span)))
            .collect();
        let theirs: Vec<_> = next
            .cells
            .iter()
            .map(|cell| told(cell, spread(cell, places)))
            .collect();
        let same = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
        let same = theirs.get(..same).unwrap_or(&theirs);
        if same.iter().any(|(_, text)| is_number(text)) || same.len() == theirs.len() {
            return 0;
        }
        // As far as all cells are the same and end.
        let end = theirs.get(same.len()).map_or(0, |((row, ..), _)| *row);
        let reaches = |to: usize| {
            same.iter()
                .all(|((row, _, span, _), _)| *row >= to || row + span <= to)
        };
        (1..=end).rev().find(|to| reaches(*to)).unwrap_or(0)
    }

    /// The cell of the last row that stands above one of the next page's first row.
    fn above(&mut self, cell: &Cell, places: &[usize]) -> Option<&mut Cell> {
        if cell.row > 0 {
            return None;
        }
        let (column, column_span) = spread(cell, places);
        self.cells.iter_mut().rev().find(|above| {
            above.column == column
                && above.column_span == column_span
                && above.row + above.row_span == self.rows
        })
    }

    /// Whether the end of the page cut through a row: some of it stands on either page, and no
    /// number on both.
    fn is_cut(&mut self, next: &Self, places: &[usize]) -> bool {
        let mut has_half = false;
        for cell in next.cells.iter().filter(|cell| cell.row == 0) {
            let Some(above) = self.above(cell, places) else {
                return false;
            };
            if is_number(&above.text) && is_number(&cell.text) {
                return false;
            }
            has_half |= above.text.is_empty() != cell.text.is_empty();
        }
        has_half
    }

    /// Tells the places of its columns by other edges.
    fn spread(&mut self, places: &[usize]) {
        for cell in &mut self.cells {
            (cell.column, cell.column_span) = spread(cell, places);
        }
    }

    /// Puts it into the transcript.
    pub(super) fn tell(self, into: &mut Transcript) {
        let number = into.tables.len();
        let mut table = Table {
            columns: self.columns.len().saturating_sub(1),
            rows: self.rows,
            ..Table::default()
        };
        let mut cells = self.cells.into_iter().peekable();
        for row in 0..self.rows {
            let mut pieces = Vec::new();
            while let Some(cell) = cells.next_if(|cell| cell.row == row) {
                table.cells.push(TableCell {
                    row,
                    column: cell.column,
                    row_span: cell.row_span,
                    column_span: cell.column_span,
                    line: into.lines.len(),
                    piece: pieces.len(),
                });
                let locator = Locator::TableCell {
                    table: number + 1,
                    row: row + 1,
                    column: cell.column + 1,
                };
                pieces.push(Piece::plain(locator, cell.text));
            }
            let kind = LineKind::Row { table: number, row };
            into.lines.push(Line { kind, pieces });
        }
        into.tables.push(table);
    }
}

impl Cell {
    /// Whether a cell of several rows goes on on the next page with this one: that has nothing to
    /// say of its own, or is the rest of what bears a number.
    fn goes_on(&self, next: &Self) -> bool {
        let spans = self.row_span > 1 || next.row_span > 1;
        let is_rest = bears_number(&self.text) && !bears_number(&next.text);
        spans
            && !self.text.is_empty()
            && (next.text.is_empty() || is_rest)
            && !is_number(&next.text)
    }
}

/// `（四）`, `3.`, `三、`
fn bears_number(text: &str) -> bool {
    text.starts_with(|first: char| {
        "（(一二三四五六七八九十".contains(first) || first.is_ascii_digit()
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|one| one.is_ascii_digit() || ".,-%/".contains(one))
}

/// Where each of `edges` lies among `others`, nothing where neither has all of the other's; an edge
/// that the others do not have lies at the place of the next one.
fn places_in(edges: &[f64], others: &[f64]) -> Option<Vec<usize>> {
    let near = |one: &f64, other: &f64| (one - other).abs() < NEAR;
    let is_within = |few: &[f64], many: &[f64]| {
        few.iter()
            .all(|one| many.iter().any(|other| near(one, other)))
    };
    let have_same_ends = [
        (edges.first(), others.first()),
        (edges.last(), others.last()),
    ]
    .iter()
    .all(|ends| matches!(ends, (Some(one), Some(other)) if near(one, other)));
    if !have_same_ends || !(is_within(edges, others) || is_within(others, edges)) {
        return None;
    }
    let place = |edge: &f64| others.partition_point(|other| other + NEAR < *edge);
    Some(edges.iter().map(place).collect())
}

/// The column of a cell, and how many it covers, told by other edges.
fn spread(cell: &Cell, places: &[usize]) -> (usize, usize) {
    let at = |edge: usize| places.get(edge).copied().unwrap_or(0);
    let column = at(cell.column);
    (column, at(cell.column + cell.column_span) - column)
}
