//! Draws a [`Grid`] as a Word table.

use super::{
    compose::{TableNote, Writing},
    run::{plain_run, printable},
};
use crate::{
    document::grid::{CellContent, CellRole, Grid, GridCell},
    writers::look::{
        Look,
        cells::{Fit, Merged, Place, Vertical, column_widths, places},
        table::{CELL_HEADROOM, LABEL_INDENT, ORDINARY_TABLE, SMALL_TABLE, TableLook},
    },
};
use anyhow::{Result, ensure};
use docx_rs::{
    BorderType, Paragraph, Table, TableAlignmentType, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
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
            fit: Fit {
                size: look.size(table.size) as usize,
                margin: table.margin,
            },
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

/// How the cells of one row are set.
struct RowLook<'a> {
    table: &'static TableLook,
    fit: Fit,
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
        drawn = match place.vertical {
            Some(Vertical::Starts) => drawn.vertical_merge(VMergeType::Restart),
            Some(Vertical::GoesOn) => drawn.vertical_merge(VMergeType::Continue),
            None => drawn,
        };
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
            let side = self.fit.white_beside_head(text, width);
            if side > 0 {
                paragraph = paragraph.indent(Some(side), None, Some(side), None);
            }
        }
        match &cell.content {
            CellContent::Blank => paragraph,
            CellContent::Text(text) => paragraph.add_run(plain_run(text)),
            CellContent::Figure(figure) => {
                let size = self.fit.smaller_size(&figure.text, width);
                writing.figure(paragraph, figure, size)
            }
        }
    }
}
