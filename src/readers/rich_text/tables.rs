//! Tables as they are read row by row: a row's cells end at measures of the page, which become
//! columns when the whole table is known.

use super::words::Words;

/// Tables within tables beyond this depth are read as the text of the one around them.
const DEEPEST: usize = 24;

/// The most cells of a row whose edges are heeded: Word has 63.
const MOST_CELLS: usize = 1000;

/// Edges that lie no further apart are one: programs round them, in twips.
const TOLERANCE: i32 = 15;

/// How wide a cell is taken for whose edge is not told, in twips.
const UNTOLD: i32 = 100;

/// The tables that have begun, each within the one before.
#[derive(Debug, Default)]
pub struct Tables {
    levels: Vec<OpenTable>,
}

/// A table with the rows that it has so far.
#[derive(Debug, Default)]
pub struct OpenTable {
    pub rows: Vec<Row>,
    /// The cells of the row that is read, the paragraphs of the next one, and the tables in them.
    cells: Vec<Words>,
    words: Words,
    within: Vec<OpenTable>,
}

/// A row.
#[derive(Debug)]
pub struct Row {
    pub cells: Vec<Words>,
    /// What is said of them.
    pub told: Vec<CellDefinition>,
    /// Where the row starts, in twips.
    left: i32,
    /// The tables in its cells.
    pub within: Vec<OpenTable>,
}

/// What is said of a row's cells.
#[derive(Debug, Default)]
pub struct Definition {
    /// Where the row starts, in twips.
    pub left: i32,
    pub cells: Vec<CellDefinition>,
    /// What is said of the cell whose edge comes next.
    pub next: CellDefinition,
    /// Whether one of them has a ground other than the paper.
    pub has_ground: bool,
}

/// What is said of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub struct CellDefinition {
    /// Where it ends, in twips.
    pub edge: i32,
    /// Whether it is the lower part of the one above it.
    pub goes_on_below: bool,
    /// Whether it is a part of the one before it.
    pub goes_on_beside: bool,
}

impl Definition {
    /// Ends the cell that is defined.
    pub fn end_cell(&mut self, edge: i32) {
        let cell = std::mem::take(&mut self.next);
        if self.cells.len() < MOST_CELLS {
            self.cells.push(CellDefinition { edge, ..cell });
        }
    }
}

impl Tables {
    /// The table of this depth, from 1; those within it end.
    fn at(&mut self, depth: usize) -> &mut OpenTable {
        let depth = depth.clamp(1, DEEPEST);
        self.end_below(depth);
        while self.levels.len() < depth {
            self.levels.push(OpenTable::default());
        }
        self.levels.last_mut().expect("a depth is 1 at least")
    }

    fn end_below(&mut self, depth: usize) {
        while self.levels.len() > depth
            && let Some(mut inner) = self.levels.pop()
        {
            inner.end_row(&Definition::default());
            if let Some(outer) = self.levels.last_mut() {
                outer.within.push(inner);
            }
        }
    }

    /// A paragraph of a cell.
    pub fn paragraph(&mut self, depth: usize, words: Words) {
        self.at(depth).words.join(words);
    }

    /// The last paragraph of a cell.
    pub fn end_cell(&mut self, depth: usize, words: Words) {
        let table = self.at(depth);
        table.words.join(words);
        let cell = std::mem::take(&mut table.words);
        table.cells.push(cell);
    }

    /// Ends a row.
    pub fn end_row(&mut self, depth: usize, definition: &Definition) {
        self.at(depth).end_row(definition);
    }

    /// The outermost table, where one has begun; it ends.
    pub fn finish(&mut self) -> Option<OpenTable> {
        self.end_below(1);
        let mut table = self.levels.pop()?;
        table.end_row(&Definition::default());
        Some(table)
    }
}

impl OpenTable {
    fn end_row(&mut self, definition: &Definition) {
        if !self.words.is_empty() {
            let cell = std::mem::take(&mut self.words);
            self.cells.push(cell);
        }
        let cells = std::mem::take(&mut self.cells);
        let within = std::mem::take(&mut self.within);
        if !cells.is_empty() || !within.is_empty() {
            let told = definition.cells.iter().take(cells.len());
            self.rows.push(Row {
                left: definition.left,
                told: told.copied().collect(),
                cells,
                within,
            });
        }
    }

    /// Where the columns of all rows start and end, in order.
    pub fn edges(&self) -> Vec<i32> {
        let mut edges: Vec<i32> = self.rows.iter().flat_map(Row::bounds).collect();
        edges.sort_unstable();
        edges.dedup_by(|next, kept| next.saturating_sub(*kept) <= TOLERANCE);
        edges
    }
}

impl Row {
    /// Where its cells start and end: one more than it has cells.
    fn bounds(&self) -> Vec<i32> {
        let mut at = self.left;
        let mut bounds = vec![at];
        for index in 0..self.cells.len() {
            let told = self.told.get(index).map(|cell| cell.edge);
            let next = at.saturating_add(UNTOLD);
            at = told.filter(|edge| *edge > at).unwrap_or(next);
            bounds.push(at);
        }
        bounds
    }

    /// The first column of each cell, and how many it covers.
    pub fn columns(&self, edges: &[i32]) -> Vec<(usize, usize)> {
        let column = |bound: &i32| {
            edges
                .partition_point(|edge| edge <= bound)
                .saturating_sub(1)
        };
        let bounds: Vec<usize> = self.bounds().iter().map(column).collect();
        let pairs = bounds.iter().zip(bounds.iter().skip(1));
        pairs
            .map(|(start, end)| (*start, end.saturating_sub(*start).max(1)))
            .collect()
    }
}
