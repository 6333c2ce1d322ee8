//! Draws a [`Grid`] as a Word table.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use docx_rs::{
    BorderType, Paragraph, Table, TableAlignmentType, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
};

use super::{
    compose::{TableNote, Writing, plain_run, printable},
    look::{CELL_HEADROOM, CELL_MARGIN, LABEL_INDENT},
};
use crate::document::grid::{CellContent, CellRole, Grid, GridCell};

/// The table, `width` twips wide.
pub(super) fn draw(grid: &Grid, width: usize, writing: &mut Writing) -> Result<Table> {
    let widths = column_widths(&grid.columns, width);
    writing.addenda.tables.push(TableNote {
        title: printable(&grid.title),
        description: format!("共{}行{}列", grid.rows.len(), grid.columns.len()),
        header_rows: grid.header_rows,
    });

    let mut rows = Vec::with_capacity(grid.rows.len());
    let mut merged = Merged::default();
    for (number, cells) in (1..).zip(&grid.rows) {
        let places = places(cells, widths.len(), &mut merged);
        let found = places.iter().filter(|place| place.cell.is_some()).count();
        ensure!(
            found == cells.len(),
            "cells of row {number} of the table `{}` overlap or leave its columns",
            grid.title
        );
        let drawn = places
            .iter()
            .map(|place| cell(place, &widths, writing))
            .collect();
        rows.push(TableRow::new(drawn).cant_split());
    }

    let margins =
        TableCellMargins::new().margin(CELL_HEADROOM, CELL_MARGIN, CELL_HEADROOM, CELL_MARGIN);
    Ok(Table::new(rows)
        .set_grid(widths)
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .set_borders(borders())
        .margins(margins))
}

/// Twips of each column; rounding never adds up to more or less than the whole.
fn column_widths(columns: &[u32], width: usize) -> Vec<usize> {
    let whole: usize = columns
        .iter()
        .map(|share| *share as usize)
        .sum::<usize>()
        .max(1);
    let mut shares = 0;
    let mut left_edge = 0;
    columns
        .iter()
        .map(|share| {
            shares += *share as usize;
            let right_edge = width * shares / whole;
            let column = right_edge - left_edge;
            left_edge = right_edge;
            column
        })
        .collect()
}

fn borders() -> TableBorders {
    [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ]
    .into_iter()
    .fold(TableBorders::with_empty(), |borders, position| {
        borders.set(
            TableBorder::new(position)
                .border_type(BorderType::Single)
                .size(4)
                .color("000000"),
        )
    })
}

/// Cells that reach down from a row above: by column, the rows left and the columns covered.
type Merged = BTreeMap<usize, (usize, usize)>;

/// A place in a row, from a border to the next.
struct Place<'a> {
    column: usize,
    span: usize,
    vertical: Option<VMergeType>,
    /// The cell that starts here; none where one from above goes on, or where the grid has none.
    cell: Option<&'a GridCell>,
}

/// The places of a row from left to right, together as wide as the table.
fn places<'a>(cells: &'a [GridCell], columns: usize, merged: &mut Merged) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    let mut column = 0;
    while column < columns {
        let place = if let Some((rows_left, span)) = merged.remove(&column) {
            if rows_left > 1 {
                merged.insert(column, (rows_left - 1, span));
            }
            Place {
                column,
                span,
                vertical: Some(VMergeType::Continue),
                cell: None,
            }
        } else if let Some(cell) = cells.iter().find(|cell| cell.column == column) {
            let free = merged
                .range(column..)
                .next()
                .map_or(columns, |(next, _)| *next)
                - column;
            let span = cell.column_span.max(1);
            if span > free {
                // No place for it: the caller counts the cells and refuses the row.
                column += free;
                continue;
            }
            if cell.row_span > 1 {
                merged.insert(column, (cell.row_span - 1, span));
            }
            Place {
                column,
                span,
                vertical: (cell.row_span > 1).then_some(VMergeType::Restart),
                cell: Some(cell),
            }
        } else {
            Place {
                column,
                span: 1,
                vertical: None,
                cell: None,
            }
        };
        column += place.span;
        places.push(place);
    }
    places
}

fn cell(place: &Place<'_>, widths: &[usize], writing: &mut Writing) -> TableCell {
    let width = widths.iter().skip(place.column).take(place.span).sum();
    let mut drawn = TableCell::new()
        .width(width, WidthType::Dxa)
        .vertical_align(VAlignType::Center);
    if place.span > 1 {
        drawn = drawn.grid_span(place.span);
    }
    if let Some(vertical) = place.vertical {
        drawn = drawn.vertical_merge(vertical);
    }
    let paragraph = match place.cell {
        Some(cell) => content(cell, writing),
        None => Paragraph::new().style("TableLabel"),
    };
    drawn.add_paragraph(paragraph)
}

fn content(cell: &GridCell, writing: &mut Writing) -> Paragraph {
    let style = match cell.role {
        CellRole::Header => "TableHeader",
        CellRole::Part => "TablePart",
        CellRole::Label => "TableLabel",
        CellRole::Unit | CellRole::Value => "TableCentred",
    };
    let mut paragraph = Paragraph::new().style(style);
    if cell.indent > 0 {
        let left = LABEL_INDENT * i32::from(cell.indent);
        paragraph = paragraph.indent(Some(left), None, None, None);
    }
    match &cell.content {
        CellContent::Blank => paragraph,
        CellContent::Text(text) => paragraph.add_run(plain_run(text)),
        CellContent::Figure(figure) => writing.figure(paragraph, figure),
    }
}
