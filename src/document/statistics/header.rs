//! The head of a table: heads above several columns are merged over them.

use super::layout::Layout;
use crate::{
    document::grid::{CellRole, GridCell},
    forms::{Column, Table},
};

/// The header rows of one table.
pub(super) fn rows(table: &Table, layout: &Layout) -> Vec<Vec<GridCell>> {
    let above = table.columns.iter().map(|column| column.above.len()).max();
    let depth = above.unwrap_or(0) + 1;
    let mut rows: Vec<Vec<GridCell>> = (0..depth)
        .map(|level| level_cells(table, layout, level, depth))
        .collect();
    if let Some(first) = rows.first_mut() {
        first.splice(0..0, left_cells(table, layout, depth));
    }
    rows
}

/// The cells over labels and units, which reach down to the first line.
fn left_cells(table: &Table, layout: &Layout, depth: usize) -> Vec<GridCell> {
    let label_end = layout.label_end(table);
    let mut cells = Vec::new();
    if label_end > 0 {
        let (said, role) = match (&table.note, &table.corner) {
            (Some(note), _) => (note.as_str(), CellRole::Note),
            (None, corner) => (corner.as_deref().unwrap_or_default(), CellRole::Header),
        };
        cells.push(GridCell {
            column_span: label_end,
            row_span: depth,
            ..GridCell::of_text(0, said, role)
        });
    }
    if let Some(unit) = &table.unit_column {
        cells.push(GridCell {
            row_span: depth,
            ..GridCell::of_text(label_end, unit, CellRole::Header)
        });
    }
    cells
}

/// The heads of columns that start at a level, from 0 at the top.
fn level_cells(table: &Table, layout: &Layout, level: usize, depth: usize) -> Vec<GridCell> {
    let mut cells = Vec::new();
    let mut index = 0;
    while let Some(column) = table.columns.get(index) {
        let span = head_span(table, index, level);
        if let Some((head, row_span)) = head(column, level, depth) {
            cells.push(GridCell {
                column_span: layout.value_span(table, index, span),
                row_span,
                ..GridCell::of_text(layout.first_value() + index, head, CellRole::Header)
            });
        }
        index += span;
    }
    cells
}

/// What stands at a level of a column's head, and how many rows it covers; nothing where the
/// column's own head reaches up.
fn head(column: &Column, level: usize, depth: usize) -> Option<(&str, usize)> {
    match column.above.get(level) {
        Some(above) => Some((above.as_str(), 1)),
        None if level == column.above.len() => Some((column.label.as_str(), depth - level)),
        None => None,
    }
}

/// Over how many columns the head at a level is merged.
fn head_span(table: &Table, index: usize, level: usize) -> usize {
    let above = |column: &Column| column.above.get(..=level).map(<[String]>::to_vec);
    let Some(first) = table.columns.get(index).and_then(above) else {
        return 1;
    };
    table
        .columns
        .iter()
        .skip(index)
        .take_while(|column| above(column).as_ref() == Some(&first))
        .count()
        .max(1)
}
