//! A table as it stands on its page: where each cell begins and ends, and how its text is set.

use anyhow::{Result, ensure};

use super::{
    Look,
    cells::{Fit, Merged, Place, Vertical, column_widths, places},
    paragraph_style::ParagraphStyle,
    table::{FIELDS_TABLE, LABEL_INDENT, ORDINARY_TABLE, SIGNING_ROW, SMALL_TABLE, TableLook},
};
use crate::document::{
    grid::{CellContent, CellRole, Grid, GridCell},
    inline::Inline,
};

/// A table as it stands on its page.
#[derive(Debug)]
pub struct SetTable<'a> {
    /// What it shows.
    pub grid: &'a Grid,
    /// Sizes, distances and styles.
    pub look: &'static TableLook,
    /// Its width in twips.
    pub width: usize,
    /// The width of each column in twips.
    pub column_widths: Vec<usize>,
    /// Whether lines are drawn round its cells.
    pub is_ruled: bool,
    /// Height of a row in twips at least; 0 where its text alone decides.
    pub least_row: usize,
    /// Whether its end stays on the page of what follows.
    keep_next: bool,
    fit: Fit,
}

/// A row.
#[derive(Debug)]
pub struct SetRow<'a> {
    /// Whether it stands at the head of every page.
    pub is_repeated: bool,
    /// Whether it stays on the page of the next.
    pub keep_next: bool,
    /// The cells from left to right, together as wide as the table.
    pub cells: Vec<SetCell<'a>>,
}

/// A cell, or the part of it that stands in the row.
#[derive(Debug)]
pub struct SetCell<'a> {
    /// Its width in twips.
    pub width: usize,
    /// From the table's left edge to its own right edge, in twips.
    pub right_edge: usize,
    /// How many columns it covers.
    pub span: usize,
    /// Whether a cell of several rows starts or goes on here.
    pub vertical: Option<Vertical>,
    /// The style of its text.
    pub style: &'static ParagraphStyle,
    /// White at the left of its text, in twips.
    pub left: usize,
    /// White at the right of its text, in twips.
    pub right: usize,
    /// Size of type in half points, where it is not the style's.
    pub size: Option<usize>,
    /// The cell of the grid that starts here.
    pub cell: Option<&'a GridCell>,
    /// What it holds.
    pub content: &'a CellContent,
    /// What is remarked behind that.
    pub remark: &'a [Inline],
}

impl<'a> SetTable<'a> {
    /// A table, `width` twips wide; its end stays on the page of what follows if `keep_next`.
    pub fn new(grid: &'a Grid, look: &Look, width: usize, keep_next: bool) -> Self {
        let table = if grid.small_type {
            &SMALL_TABLE
        } else {
            &ORDINARY_TABLE
        };
        Self {
            grid,
            look: table,
            width,
            column_widths: column_widths(&grid.columns, width),
            is_ruled: true,
            least_row: 0,
            keep_next,
            fit: Fit {
                size: look.size(table.size) as usize,
                margin: table.margin,
            },
        }
    }

    /// A row of fields to be signed, without rules, `width` twips wide.
    pub fn of_fields(grid: &'a Grid, look: &Look, width: usize) -> Self {
        let set = Self::new(grid, look, width, false);
        Self {
            look: &FIELDS_TABLE,
            is_ruled: false,
            least_row: SIGNING_ROW,
            fit: Fit {
                margin: FIELDS_TABLE.margin,
                ..set.fit
            },
            ..set
        }
    }

    /// The rows from the top, one at a time: a table may have tens of thousands.
    ///
    /// # Errors
    ///
    /// Cells of a row overlap or leave the table's columns.
    pub fn rows(&self) -> impl Iterator<Item = Result<SetRow<'a>>> {
        let mut merged = Merged::default();
        (1..)
            .zip(&self.grid.rows)
            .map(move |(number, cells)| self.row(number, cells, &mut merged))
    }

    /// The row of that number, from 1.
    fn row(&self, number: usize, cells: &'a [GridCell], merged: &mut Merged) -> Result<SetRow<'a>> {
        let grid = self.grid;
        let places = places(cells, self.column_widths.len(), merged);
        let found = places.iter().filter(|place| place.cell.is_some()).count();
        ensure!(
            found == cells.len(),
            "cells of row {number} of the table `{}` overlap or leave its columns",
            grid.title
        );
        let is_repeated = number <= grid.header_rows;
        let is_head = is_repeated || cells.iter().any(|cell| cell.role == CellRole::Part);
        let mut left_edge = 0;
        let cells = places.iter().map(|place| {
            let cell = self.cell(place, left_edge);
            left_edge = cell.right_edge;
            cell
        });
        Ok(SetRow {
            is_repeated,
            cells: cells.collect(),
            keep_next: if number == grid.rows.len() {
                self.keep_next
            } else {
                grid.keep_together || is_head
            },
        })
    }

    fn cell(&self, place: &Place<'a>, left_edge: usize) -> SetCell<'a> {
        let columns = self.column_widths.iter().skip(place.column);
        let width = columns.take(place.span).sum();
        let mut set = SetCell {
            width,
            right_edge: left_edge + width,
            span: place.span,
            vertical: place.vertical,
            style: self.look.label,
            left: 0,
            right: 0,
            size: None,
            cell: place.cell,
            content: &CellContent::Blank,
            remark: &[],
        };
        let Some(cell) = place.cell else {
            return set;
        };
        set.content = &cell.content;
        set.remark = &cell.remark;
        set.style = match cell.role {
            CellRole::Header => self.look.header,
            CellRole::Part => self.look.part,
            CellRole::Label => self.look.label,
            CellRole::Group | CellRole::Note | CellRole::Unit | CellRole::Value => {
                self.look.centred
            }
        };
        set.left = LABEL_INDENT * usize::from(cell.indent);
        match &cell.content {
            CellContent::Text(text) if cell.role == CellRole::Header => {
                let white = self.fit.white_beside_head(text, width);
                if white > 0 {
                    (set.left, set.right) = (white, white);
                }
            }
            CellContent::Figure(figure) => set.size = self.fit.smaller_size(&figure.text, width),
            CellContent::Text(_) | CellContent::Blank => {}
        }
        set
    }
}
