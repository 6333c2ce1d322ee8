//! Tables whose every cell knows its heads.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::inline::{Notes, figure, inlines};
use crate::{
    document::{
        edition::Edition,
        grid::{CellContent, CellRole, Grid, GridCell},
    },
    writers::printable::{HTML, printable},
};

/// A table of more columns than this scrolls within its own box on every screen.
const MOST_COLUMNS_OF_A_DESK: usize = 12;

/// What a table is called.
pub(super) struct Caption {
    /// What stands over it.
    pub(super) content: Markup,
    /// Whether the heading above says it already: then only those who listen are told again.
    pub(super) repeats_heading: bool,
}

/// The table with its caption; `number` counts those of the page.
pub(super) fn draw(grid: &Grid, caption: &Caption, number: usize, edition: &Edition) -> Markup {
    let columns = Columns::of(grid);
    let heads = Heads::of(grid, number, columns.kept(grid));
    let row = |index: usize, cells: &[GridCell]| {
        html! {
            tr {
                @for cell in cells { (heads.cell(index, cell, edition)) }
            }
        }
    };
    let (head, body) = grid
        .rows
        .split_at_checked(grid.header_rows)
        .unwrap_or((&[], &grid.rows));
    html! {
        div class=(columns.class_of_box()) role="region" tabindex="0" aria-labelledby={ "table_" (number) } {
            table class=[columns.class_of_table(grid)] {
                caption id={ "table_" (number) } class=[caption.repeats_heading.then_some("unseen")] {
                    span { (caption.content) }
                }
                colgroup { @for class in columns.classes() { col class=[class]; } }
                @if !head.is_empty() {
                    thead { @for (index, cells) in head.iter().enumerate() { (row(index, cells)) } }
                }
                tbody {
                    @for (index, cells) in (grid.header_rows..).zip(body) { (row(index, cells)) }
                }
            }
        }
    }
}

/// What the columns of a table are for.
struct Columns {
    /// How many at the left name the rows: labels, and those merged over several rows.
    labels: usize,
    all: usize,
}

impl Columns {
    fn of(grid: &Grid) -> Self {
        let all = grid.columns.len();
        let figures = grid.rows.iter().flatten().filter(|cell| {
            matches!(cell.role, CellRole::Value | CellRole::Unit) && cell.column > 0
        });
        Self {
            labels: figures.map(|cell| cell.column).min().unwrap_or(0),
            all,
        }
    }

    fn class_of_box(&self) -> &'static str {
        if self.all > MOST_COLUMNS_OF_A_DESK {
            "table wide"
        } else {
            "table"
        }
    }

    /// How many columns of labels are kept in view while figures scroll by: more than three would
    /// leave no room for figures.
    fn kept(&self, grid: &Grid) -> usize {
        if grid.small_type && self.labels <= 3 {
            self.labels
        } else {
            0
        }
    }

    fn class_of_table(&self, grid: &Grid) -> Option<&'static str> {
        match self.kept(grid) {
            1 => Some("small labels-1"),
            2 => Some("small labels-2"),
            3 => Some("small labels-3"),
            _ => grid.small_type.then_some("small"),
        }
    }

    /// The class of each column: those of labels count towards the figures, so that the rows' own
    /// label is the same however many are merged beside it.
    fn classes(&self) -> impl Iterator<Item = Option<&'static str>> {
        (0..self.all).map(|column| match self.labels.checked_sub(column) {
            Some(1) => Some("label-1"),
            Some(2) => Some("label-2"),
            Some(3) => Some("label-3"),
            _ => None,
        })
    }
}

/// A head and the part of the table it is the head of.
struct Head {
    id: String,
    columns: std::ops::Range<usize>,
}

/// The heads of a table, found by row: a table may have as many heads as rows.
struct Heads {
    number: usize,
    /// How many columns at the left stay in view while others scroll.
    kept: usize,
    /// Heads of columns, each with the first row under it, by the block of rows that they begin: new
    /// heads in the middle of a table end what stood under those before.
    of_columns: Vec<Vec<(usize, Head)>>,
    /// The block of each row.
    blocks: Vec<usize>,
    /// Heads of rows.
    of_rows: Vec<Head>,
    /// Which of them have to do with each row, in order.
    beside: BTreeMap<usize, Vec<usize>>,
}

impl Heads {
    fn of(grid: &Grid, number: usize, kept: usize) -> Self {
        let mut heads = Self {
            number,
            kept,
            of_columns: Vec::new(),
            blocks: Vec::with_capacity(grid.rows.len()),
            of_rows: Vec::new(),
            beside: BTreeMap::new(),
        };
        let has_heads = |cells: &[GridCell]| cells.iter().any(|cell| cell.role == CellRole::Header);
        let mut of_block = Vec::new();
        let mut was_head = true;
        for (index, cells) in grid.rows.iter().enumerate() {
            let is_head = has_heads(cells);
            if is_head && !was_head {
                heads.of_columns.push(std::mem::take(&mut of_block));
            }
            was_head = is_head;
            heads.blocks.push(heads.of_columns.len());
            for cell in cells.iter().filter(|cell| is_head_cell(cell)) {
                let head = Head {
                    id: heads.id(index, cell),
                    columns: cell.column..cell.column + cell.column_span,
                };
                let behind = index + cell.row_span;
                if cell.role == CellRole::Header {
                    of_block.push((behind, head));
                    continue;
                }
                for row in index..behind {
                    let beside = heads.beside.entry(row).or_default();
                    beside.push(heads.of_rows.len());
                }
                heads.of_rows.push(head);
            }
        }
        heads.of_columns.push(of_block);
        heads
    }

    fn id(&self, row: usize, cell: &GridCell) -> String {
        format!("t{}r{row}c{}", self.number, cell.column)
    }

    /// The ids of the heads that a cell stands under and beside.
    fn of_cell(&self, row: usize, cell: &GridCell) -> String {
        let columns = cell.column..cell.column + cell.column_span;
        let block = self
            .blocks
            .get(row)
            .and_then(|&block| self.of_columns.get(block));
        let over = block
            .into_iter()
            .flatten()
            .filter(|(first, head)| {
                *first <= row
                    && head.columns.start < columns.end
                    && columns.start < head.columns.end
            })
            .map(|(_, head)| head);
        // A head of several rows is met in each of them.
        let beside: BTreeSet<usize> = self
            .beside
            .range(row..row + cell.row_span)
            .flat_map(|(_, heads)| heads.iter().copied())
            .collect();
        let beside = beside
            .into_iter()
            .filter_map(|head| self.of_rows.get(head))
            .filter(|head| head.columns.end <= columns.start);
        let ids: Vec<&str> = over.chain(beside).map(|head| head.id.as_str()).collect();
        ids.join(" ")
    }

    fn cell(&self, row: usize, cell: &GridCell, edition: &Edition) -> Markup {
        let columns = (cell.column_span > 1).then_some(cell.column_span);
        let rows = (cell.row_span > 1).then_some(cell.row_span);
        let heads = self.of_cell(row, cell);
        let heads = (!heads.is_empty()).then_some(heads);
        let content = html! {
            @match &cell.content {
                CellContent::Blank => {}
                CellContent::Text(text) => (printable(text, HTML)),
                CellContent::Figure(one) => (figure(one, edition)),
            }
            (inlines(&cell.remark, edition, &mut Notes::default()))
        };
        let class = class_of(cell, self.kept);
        if !is_head_cell(cell) {
            return html! { td class=(class) colspan=[columns] rowspan=[rows] headers=[heads] { (content) } };
        }
        let scope = match (cell.role, columns, rows) {
            (CellRole::Header, Some(_), _) => "colgroup",
            (CellRole::Header, None, _) => "col",
            (_, _, Some(_)) => "rowgroup",
            _ => "row",
        };
        html! {
            th id=(self.id(row, cell)) class=(class) scope=(scope) colspan=[columns] rowspan=[rows] headers=[heads] {
                (content)
            }
        }
    }
}

/// How a cell is set: beginning or middle, depth, and its column among the `kept` that stay in view.
fn class_of(cell: &GridCell, kept: usize) -> String {
    let set = match cell.role {
        CellRole::Label | CellRole::Part => match cell.indent {
            0 => "label",
            1 => "label in-1",
            2 => "label in-2",
            _ => "label in-3",
        },
        CellRole::Header if is_short(cell) => "middle short",
        CellRole::Header | CellRole::Group | CellRole::Note | CellRole::Unit | CellRole::Value => {
            "middle"
        }
    };
    if cell.column < kept {
        format!("{set} c{}", cell.column)
    } else {
        set.to_owned()
    }
}

/// A word that is not broken.
fn is_short(cell: &GridCell) -> bool {
    matches!(&cell.content, CellContent::Text(text) if text.chars().count() <= 3)
}

/// Whether a cell is the head of others: a text that names a column or a row.
fn is_head_cell(cell: &GridCell) -> bool {
    let names = matches!(
        cell.role,
        CellRole::Header | CellRole::Label | CellRole::Group | CellRole::Part
    );
    let has_text = matches!(&cell.content, CellContent::Text(text) if !text.trim().is_empty());
    names && has_text
}
