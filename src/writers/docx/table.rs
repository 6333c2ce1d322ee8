//! Draws a [`Grid`] as a Word table, written as it stands in the file.
//!
//! docx-rs would hold the whole of a table as a tree, puts what it says out of the schema's order,
//! and has no words for repeated heads and for titles.

use anyhow::{Result, ensure};

use super::{compose::Writing, insertion::text_run, run::printable, xml::Element};
use crate::{
    document::grid::{CellContent, CellRole, Grid, GridCell},
    setting::{
        Look,
        cells::{Fit, Merged, Place, Vertical, column_widths, places},
        table::{CELL_HEADROOM, LABEL_INDENT, ORDINARY_TABLE, SMALL_TABLE, TableLook},
    },
};

/// The table, `width` twips wide; its end stays on the page of what follows if `keep_next`.
pub(super) fn draw(
    grid: &Grid,
    look: &Look,
    width: usize,
    keep_next: bool,
    writing: &mut Writing<'_>,
) -> Result<Vec<u8>> {
    let widths = column_widths(&grid.columns, width);
    let table = if grid.small_type {
        &SMALL_TABLE
    } else {
        &ORDINARY_TABLE
    };
    let columns = widths
        .iter()
        .map(|width| Element::new("w:gridCol").attribute("w:w", *width));
    let mut out = b"<w:tbl>".to_vec();
    properties(grid, width, table).write_to(&mut out);
    Element::new("w:tblGrid")
        .children(columns)
        .write_to(&mut out);

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
        let is_repeated = number <= grid.header_rows;
        let is_head = is_repeated || cells.iter().any(|cell| cell.role == CellRole::Part);
        let row = RowLook {
            table,
            fit: Fit {
                size: look.size(table.size) as usize,
                margin: table.margin,
            },
            widths: &widths,
            is_repeated,
            keep_next: if is_last {
                keep_next
            } else {
                grid.keep_together || is_head
            },
        };
        row.draw(&places, writing).write_to(&mut out);
    }
    out.extend_from_slice(b"</w:tbl>");
    Ok(out)
}

/// What the table says about itself; in schema order, like all that is written here.
fn properties(grid: &Grid, width: usize, table: &TableLook) -> Element {
    let border = |name: &'static str| {
        Element::value(name, "single")
            .attribute("w:sz", 4)
            .attribute("w:space", 0)
            .attribute("w:color", "000000")
    };
    let borders = [
        "w:top",
        "w:left",
        "w:bottom",
        "w:right",
        "w:insideH",
        "w:insideV",
    ];
    let margins = [
        ("w:top", CELL_HEADROOM),
        ("w:left", table.margin),
        ("w:bottom", CELL_HEADROOM),
        ("w:right", table.margin),
    ];
    let size = format!("共{}行{}列", grid.rows.len(), grid.columns.len());
    Element::new("w:tblPr")
        .child(measure("w:tblW", width))
        .child(Element::value("w:jc", "center"))
        .child(Element::new("w:tblBorders").children(borders.map(border)))
        .child(Element::new("w:tblLayout").attribute("w:type", "fixed"))
        .child(
            Element::new("w:tblCellMar")
                .children(margins.map(|(name, twips)| measure(name, twips))),
        )
        // For those who cannot see it.
        .child(Element::value("w:tblCaption", printable(&grid.title)))
        .child(Element::value("w:tblDescription", size))
}

/// A length in twips.
fn measure(name: &'static str, twips: usize) -> Element {
    Element::new(name)
        .attribute("w:w", twips)
        .attribute("w:type", "dxa")
}

/// How the cells of one row are set.
struct RowLook<'a> {
    table: &'static TableLook,
    fit: Fit,
    /// Twips of each column.
    widths: &'a [usize],
    /// Whether it stands at the head of every page.
    is_repeated: bool,
    /// Whether the row stays on the page of the next.
    keep_next: bool,
}

impl RowLook<'_> {
    fn draw(&self, places: &[Place<'_>], writing: &mut Writing<'_>) -> Element {
        let mut properties = Element::new("w:trPr").child(Element::new("w:cantSplit"));
        if self.is_repeated {
            properties.push(Element::new("w:tblHeader"));
        }
        let cells = places.iter().map(|place| self.cell(place, writing));
        Element::new("w:tr").child(properties).children(cells)
    }

    fn cell(&self, place: &Place<'_>, writing: &mut Writing<'_>) -> Element {
        let width = self.widths.iter().skip(place.column).take(place.span).sum();
        let mut properties = Element::new("w:tcPr").child(measure("w:tcW", width));
        if place.span > 1 {
            properties.push(Element::value("w:gridSpan", place.span));
        }
        match place.vertical {
            Some(Vertical::Starts) => properties.push(Element::value("w:vMerge", "restart")),
            Some(Vertical::GoesOn) => properties.push(Element::value("w:vMerge", "continue")),
            None => {}
        }
        properties.push(Element::value("w:vAlign", "center"));
        let paragraph = match place.cell {
            Some(cell) => self.content(cell, width, writing),
            None => self.paragraph(self.table.label, None),
        };
        Element::new("w:tc").child(properties).child(paragraph)
    }

    fn content(&self, cell: &GridCell, width: usize, writing: &mut Writing<'_>) -> Element {
        let style = match cell.role {
            CellRole::Header => self.table.header,
            CellRole::Part => self.table.part,
            CellRole::Label => self.table.label,
            CellRole::Group | CellRole::Note | CellRole::Unit | CellRole::Value => {
                self.table.centred
            }
        };
        let white = match (cell.role, &cell.content) {
            (CellRole::Header, CellContent::Text(text)) => {
                let side = self.fit.white_beside_head(text, width);
                (side > 0).then_some((side, side))
            }
            _ => None,
        };
        let left = LABEL_INDENT * i32::from(cell.indent);
        let white = white.or((left > 0).then_some((left, 0)));
        let paragraph = self.paragraph(style, white);
        match &cell.content {
            CellContent::Blank => paragraph,
            CellContent::Text(text) => paragraph.child(text_run(text)),
            CellContent::Figure(figure) => {
                let size = self.fit.smaller_size(&figure.text, width);
                paragraph.children(writing.figure(figure, size))
            }
        }
    }

    /// A paragraph without text, with white at its left and right where any is given.
    fn paragraph(&self, style: &'static str, white: Option<(i32, i32)>) -> Element {
        let mut properties = Element::new("w:pPr").child(Element::value("w:pStyle", style));
        if self.keep_next {
            properties.push(Element::new("w:keepNext"));
        }
        if let Some((left, right)) = white {
            let indent = Element::new("w:ind").attribute("w:left", left);
            properties.push(indent.attribute("w:right", right));
        }
        Element::new("w:p").child(properties)
    }
}
