//! The cells of a line: its labels, its unit, its figures.

use super::{
    layout::Layout,
    lines::{Group, Line},
};
use crate::{
    document::{
        grid::{CellContent, CellRole, GridCell},
        printer::Printer,
    },
    forms::{Form, Table},
};

impl Line<'_> {
    /// The cells that start in the line.
    pub(super) fn cells(
        &self,
        printer: &Printer<'_>,
        form: &Form,
        table: &Table,
        layout: &Layout,
    ) -> Vec<GridCell> {
        let mut cells: Vec<GridCell> = self
            .groups
            .iter()
            .map(|group| group.cell(printer))
            .collect();
        let label_end = layout.label_end(table);
        if self.row.heading && table.unit_column.is_none() {
            cells.push(self.label(printer, table, layout.columns()));
            return cells;
        }
        if label_end > self.depth {
            cells.push(self.label(printer, table, label_end));
        }
        if table.unit_column.is_some() {
            let unit = if self.row.heading {
                &form.head.heading_unit
            } else {
                &self.row.unit
            };
            let content = unit.clone().map_or(CellContent::Blank, CellContent::Text);
            cells.push(GridCell::new(label_end, content, CellRole::Unit));
        }
        for (index, column) in table.columns.iter().enumerate() {
            let id = (!self.row.heading).then(|| table.cell_id(self.row, column));
            let id = id.as_deref();
            let figure = id.and_then(|id| printer.cell(id));
            let content = figure.map_or(CellContent::Blank, CellContent::Figure);
            cells.push(GridCell {
                column_span: layout.value_span(table, index, 1),
                remark: id.map_or_else(Vec::new, |id| printer.remark_on_cell(id)),
                ..GridCell::new(layout.first_value() + index, content, CellRole::Value)
            });
        }
        cells
    }

    /// The row's own label, behind the merged ones; those show its depth as well as indents do.
    fn label(&self, printer: &Printer<'_>, table: &Table, end: usize) -> GridCell {
        let is_part = self.row.level == 0 && !table.merged_headings && has_levels(table);
        let role = if is_part {
            CellRole::Part
        } else {
            CellRole::Label
        };
        GridCell {
            column_span: end - self.depth,
            remark: printer.remark_on_row(self.row.code.get_ref()),
            indent: if table.merged_headings {
                0
            } else {
                self.row.level
            },
            ..GridCell::of_text(self.depth, &self.row.label, role)
        }
    }
}

fn has_levels(table: &Table) -> bool {
    table.rows.iter().any(|row| row.level > 0)
}

impl Group<'_> {
    fn cell(&self, printer: &Printer<'_>) -> GridCell {
        GridCell {
            row_span: self.lines,
            remark: printer.remark_on_row(self.heading.code.get_ref()),
            ..GridCell::of_text(self.column, &self.heading.label, CellRole::Group)
        }
    }
}
