//! Draws a [`Grid`] as a Word table.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use docx_rs::{
    BorderType, Paragraph, Table, TableAlignmentType, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
};
use unicode_width::UnicodeWidthStr;

use super::{
    compose::{TableNote, Writing},
    run::{plain_run, printable},
};
use crate::{
    document::grid::{CellContent, CellRole, Grid, GridCell},
    writers::look::{
        Look,
        table::{
            CELL_HEADROOM, LABEL_INDENT, ORDINARY_TABLE, SMALL_TABLE, SMALLEST_SIZE, TableLook,
        },
    },
};

/// The table, `width` twips wide; its end stays on the page of what follows if `keep_next`.
pub(super) fn draw(
    grid: &Grid,
    look: &Look,
    width: usize,
    keep_next: bool,
    writing: &mut Writing,
) -> Result<Table> {
    let widths = column_widths(&grid.columns, width);
    writing.addenda.tables.push(TableNote {
        title: printable(&grid.title),
        description: format!("共{}行{}列", grid.rows.len(), grid.columns.len()),
        header_rows: grid.header_rows,
    });

    let table = if grid.small_type {
        &SMALL_TABLE
    } else {
        &ORDINARY_TABLE
    };
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
        let is_last = number == grid.rows.len();
        let is_head =
            number <= grid.header_rows || cells.iter().any(|cell| cell.role == CellRole::Part);
        let row = RowLook {
            table,
            size: look.size(table.size) as usize,
            widths: &widths,
            keep_next: if is_last {
                keep_next
            } else {
                grid.keep_together || is_head
            },
        };
        let drawn = places
            .iter()
            .map(|place| row.cell(place, writing))
            .collect();
        rows.push(TableRow::new(drawn).cant_split());
    }

    let margins =
        TableCellMargins::new().margin(CELL_HEADROOM, table.margin, CELL_HEADROOM, table.margin);
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

/// How the cells of one row are set.
struct RowLook<'a> {
    table: &'static TableLook,
    /// Half points of the table's type.
    size: usize,
    /// Twips of each column.
    widths: &'a [usize],
    /// Whether the row stays on the page of the next.
    keep_next: bool,
}

impl RowLook<'_> {
    fn cell(&self, place: &Place<'_>, writing: &mut Writing) -> TableCell {
        let width = self.widths.iter().skip(place.column).take(place.span).sum();
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
            Some(cell) => self.content(cell, width, writing),
            None => Paragraph::new().style(self.table.label),
        };
        let paragraph = if self.keep_next {
            paragraph.keep_next(true)
        } else {
            paragraph
        };
        drawn.add_paragraph(paragraph)
    }

    fn content(&self, cell: &GridCell, width: usize, writing: &mut Writing) -> Paragraph {
        let style = match cell.role {
            CellRole::Header => self.table.header,
            CellRole::Part => self.table.part,
            CellRole::Label => self.table.label,
            CellRole::Group | CellRole::Note | CellRole::Unit | CellRole::Value => {
                self.table.centred
            }
        };
        let mut paragraph = Paragraph::new().style(style);
        if cell.indent > 0 {
            let left = LABEL_INDENT * i32::from(cell.indent);
            paragraph = paragraph.indent(Some(left), None, None, None);
        }
        if let (CellRole::Header, CellContent::Text(text)) = (cell.role, &cell.content) {
            let side = self.white_beside_head(text, width);
            if side > 0 {
                paragraph = paragraph.indent(Some(side), None, Some(side), None);
            }
        }
        match &cell.content {
            CellContent::Blank => paragraph,
            CellContent::Text(text) => paragraph.add_run(plain_run(text)),
            CellContent::Figure(figure) => {
                let size = self.smaller_size(&figure.text, width);
                writing.figure(paragraph, figure, size)
            }
        }
    }

    /// White at both sides of a head in twips, so that its lines are of one length: 商业 over 企业
    /// and not 商业企 over 业.
    fn white_beside_head(&self, text: &str, width: usize) -> i32 {
        let room = self.room(width);
        // A full-width character is as wide as its type is high: ten twips to the half point.
        let character = 10 * self.size;
        let length = text.width().div_ceil(2).max(1);
        let lines = length.div_ceil((room / character).max(1));
        // A little more than the characters need, for faces that run wide.
        let needed = length.div_ceil(lines) * character + character / 4;
        let white = room.saturating_sub(needed) / 2;
        if lines == 1 {
            return 0;
        }
        i32::try_from(white).unwrap_or_default()
    }

    /// The size in half points at which a figure stays in one line, where the table's own is too
    /// large for a cell so many twips wide.
    fn smaller_size(&self, text: &str, width: usize) -> Option<usize> {
        // A digit is half as wide as its type is high, in some faces a tenth more: eleven twips
        // for two digits to the half point.
        let largest = 2 * self.room(width) / (11 * text.width().max(1));
        (largest < self.size).then_some(largest.max(SMALLEST_SIZE))
    }

    /// What a cell so many twips wide has for its text.
    fn room(&self, width: usize) -> usize {
        width.saturating_sub(2 * self.table.margin)
    }
}
