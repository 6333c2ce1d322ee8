//! The lines of a table under its head, with the labels that are merged beside them.

use super::{cell, layout::Layout, text};
use crate::{
    document::{
        compose::Printer,
        grid::{CellContent, CellRole, GridCell},
    },
    forms::{Form, Row, Table},
};

/// A line of the printed table.
pub(super) struct Line<'a> {
    row: &'a Row,
    /// How many merged labels stand beside it: its own starts behind them.
    pub(super) depth: usize,
    /// Those of them that start in it, outermost first.
    groups: Vec<Group<'a>>,
}

/// A label merged over several lines.
struct Group<'a> {
    heading: &'a Row,
    /// The column it stands in, from 0.
    column: usize,
    /// Over how many lines it reaches.
    lines: usize,
}

/// The lines of a table in order.
pub(super) fn lines(table: &Table) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut levels: Vec<u8> = Vec::new();
    let mut groups = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        while levels.last().is_some_and(|level| *level >= row.level) {
            levels.pop();
        }
        if is_group(table, index) {
            groups.push(Group {
                heading: row,
                column: levels.len(),
                lines: lines_under(table, index),
            });
            levels.push(row.level);
        } else {
            lines.push(Line {
                row,
                depth: levels.len(),
                groups: std::mem::take(&mut groups),
            });
        }
    }
    lines
}

/// Whether a row is printed as a label beside the rows under it; one with none under it is a line.
fn is_group(table: &Table, index: usize) -> bool {
    let row = table.rows.get(index);
    let next = table.rows.get(index + 1);
    table.merged_headings
        && row.is_some_and(|row| row.heading && next.is_some_and(|next| next.level > row.level))
}

/// How many lines stand under a heading.
fn lines_under(table: &Table, heading: usize) -> usize {
    let level = table.rows.get(heading).map_or(0, |row| row.level);
    table
        .rows
        .iter()
        .enumerate()
        .skip(heading + 1)
        .take_while(|(_, row)| row.level > level)
        .filter(|(index, _)| !is_group(table, *index))
        .count()
}

impl Line<'_> {
    /// The cells that start in the line.
    pub(super) fn cells(
        &self,
        printer: &Printer<'_>,
        form: &Form,
        table: &Table,
        layout: &Layout,
    ) -> Vec<GridCell> {
        let mut cells: Vec<GridCell> = self.groups.iter().map(Group::cell).collect();
        let label_end = layout.label_end(table);
        if self.row.heading && table.unit_column.is_none() {
            cells.push(self.label(table, layout.columns()));
            return cells;
        }
        if label_end > self.depth {
            cells.push(self.label(table, label_end));
        }
        if table.unit_column.is_some() {
            let unit = if self.row.heading {
                &form.head.heading_unit
            } else {
                &self.row.unit
            };
            let content = unit.clone().map_or(CellContent::Blank, CellContent::Text);
            cells.push(cell(label_end, content, CellRole::Unit));
        }
        for (index, column) in table.columns.iter().enumerate() {
            let figure = if self.row.heading {
                None
            } else {
                printer.cell(&table.cell_id(self.row, column))
            };
            let content = figure.map_or(CellContent::Blank, CellContent::Figure);
            cells.push(GridCell {
                column_span: layout.value_span(table, index, 1),
                ..cell(layout.first_value() + index, content, CellRole::Value)
            });
        }
        cells
    }

    /// The row's own label, behind the merged ones; those show its depth as well as indents do.
    fn label(&self, table: &Table, end: usize) -> GridCell {
        let is_part = self.row.level == 0 && !table.merged_headings && has_levels(table);
        let role = if is_part {
            CellRole::Part
        } else {
            CellRole::Label
        };
        GridCell {
            column_span: end - self.depth,
            indent: if table.merged_headings {
                0
            } else {
                self.row.level
            },
            ..text(self.depth, &self.row.label, role)
        }
    }
}

fn has_levels(table: &Table) -> bool {
    table.rows.iter().any(|row| row.level > 0)
}

impl Group<'_> {
    fn cell(&self) -> GridCell {
        GridCell {
            row_span: self.lines,
            ..text(self.column, &self.heading.label, CellRole::Group)
        }
    }
}
