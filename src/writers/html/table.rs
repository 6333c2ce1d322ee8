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

/// The table with its caption; `number` counts those of the page.
pub(super) fn draw(grid: &Grid, caption: &Markup, number: usize, edition: &Edition) -> Markup {
    let heads = Heads::of(grid, number);
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
        div class="table" role="region" tabindex="0" aria-labelledby={ "table_" (number) } {
            table class=[grid.small_type.then_some("small")] {
                caption id={ "table_" (number) } { (caption) }
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

/// A head and the part of the table it is the head of.
struct Head {
    id: String,
    columns: std::ops::Range<usize>,
}

/// The heads of a table, found by row: a table may have as many heads as rows.
struct Heads {
    number: usize,
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
    fn of(grid: &Grid, number: usize) -> Self {
        let mut heads = Self {
            number,
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
        let class = match cell.role {
            CellRole::Label | CellRole::Part => match cell.indent {
                0 => "label",
                1 => "label in-1",
                2 => "label in-2",
                _ => "label in-3",
            },
            CellRole::Header
            | CellRole::Group
            | CellRole::Note
            | CellRole::Unit
            | CellRole::Value => "middle",
        };
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

/// Whether a cell is the head of others: a text that names a column or a row.
fn is_head_cell(cell: &GridCell) -> bool {
    let names = matches!(
        cell.role,
        CellRole::Header | CellRole::Label | CellRole::Group | CellRole::Part
    );
    let has_text = matches!(&cell.content, CellContent::Text(text) if !text.trim().is_empty());
    names && has_text
}
