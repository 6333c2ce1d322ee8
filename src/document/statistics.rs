//! The statutory tables as grids, the way the form prints them.

use super::{
    PrintedFigure,
    compose::Printer,
    grid::{CellContent, CellRole, Grid, GridCell},
};
use crate::forms::{Column, Form, Row, Table};

/// One table of the form, filled in.
#[must_use]
pub fn grid(printer: &Printer<'_>, form: &Form, table: &Table) -> Grid {
    let layout = Layout::of(table);
    let mut rows = header(table, &layout);
    let header_rows = rows.len();
    for row in &table.rows {
        rows.push(body_row(printer, form, table, row, &layout));
    }
    Grid {
        title: table.title.clone(),
        columns: layout.widths(table),
        header_rows,
        landscape: table.columns.len() > 10,
        rows,
    }
}

/// A figure's breakdowns as a grid: part, unit, value, and the total below.
#[must_use]
pub fn breakdown(title: &str, rows: Vec<(PrintedFigure, String)>) -> Grid {
    let head = ["项目", "单位", "数量"];
    let mut all = vec![
        head.iter()
            .enumerate()
            .map(|(column, text)| {
                cell(
                    column,
                    CellContent::Text((*text).to_owned()),
                    CellRole::Header,
                )
            })
            .collect::<Vec<_>>(),
    ];
    for (figure, unit) in rows {
        all.push(vec![
            cell(0, CellContent::Text(figure.label.clone()), CellRole::Label),
            cell(1, CellContent::Text(unit), CellRole::Unit),
            cell(2, CellContent::Figure(figure), CellRole::Value),
        ]);
    }
    Grid {
        title: title.to_owned(),
        columns: vec![680, 120, 200],
        header_rows: 1,
        landscape: false,
        rows: all,
    }
}

/// Which columns a table has besides those of its figures.
struct Layout {
    /// How many columns hold labels.
    labels: usize,
    /// Whether a column holds units.
    unit: bool,
    /// How many header rows there are.
    depth: usize,
}

impl Layout {
    fn of(table: &Table) -> Self {
        let above = table.columns.iter().map(|column| column.above.len()).max();
        Self {
            labels: usize::from(!table.cells_by_column),
            unit: table.unit_column.is_some(),
            depth: above.unwrap_or(0) + 1,
        }
    }

    /// The first column of figures.
    fn first_value(&self) -> usize {
        self.labels + usize::from(self.unit)
    }

    /// Widths in parts of a thousand: labels take what the figures leave.
    fn widths(&self, table: &Table) -> Vec<u32> {
        let values = u32::try_from(table.columns.len())
            .unwrap_or(u32::MAX)
            .max(1);
        let unit = if self.unit { 120 } else { 0 };
        let value = match (self.labels, values) {
            (0, _) => 1000 / values,
            (_, 1..=3) => 200,
            _ => 520 / values,
        };
        let mut widths = Vec::new();
        if self.labels > 0 {
            widths.push(1000 - unit - value * values);
        }
        if self.unit {
            widths.push(unit);
        }
        widths.extend(std::iter::repeat_n(value, table.columns.len()));
        let rest = 1000 - widths.iter().sum::<u32>();
        if let Some(last) = widths.last_mut() {
            *last += rest;
        }
        widths
    }
}

/// The header rows: heads above several columns are merged over them.
fn header(table: &Table, layout: &Layout) -> Vec<Vec<GridCell>> {
    let mut rows: Vec<Vec<GridCell>> = vec![Vec::new(); layout.depth];
    if let Some(first) = rows.first_mut() {
        if layout.labels > 0 {
            let corner = table.corner.clone().unwrap_or_default();
            first.push(GridCell {
                row_span: layout.depth,
                ..cell(0, CellContent::Text(corner), CellRole::Header)
            });
        }
        if let Some(unit) = &table.unit_column {
            first.push(GridCell {
                row_span: layout.depth,
                ..cell(
                    layout.labels,
                    CellContent::Text(unit.clone()),
                    CellRole::Header,
                )
            });
        }
    }
    for (level, row) in rows.iter_mut().enumerate() {
        let mut index = 0;
        while let Some(column) = table.columns.get(index) {
            let span = head_span(table, index, level);
            if let Some((text, row_span)) = head(column, level, layout.depth) {
                row.push(GridCell {
                    column_span: span,
                    row_span,
                    ..cell(
                        layout.first_value() + index,
                        CellContent::Text(text.to_owned()),
                        CellRole::Header,
                    )
                });
            }
            index += span;
        }
    }
    rows
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

fn body_row(
    printer: &Printer<'_>,
    form: &Form,
    table: &Table,
    row: &Row,
    layout: &Layout,
) -> Vec<GridCell> {
    let mut cells = Vec::new();
    let role = if row.level == 0 {
        CellRole::Part
    } else {
        CellRole::Label
    };
    if layout.labels > 0 {
        let spans_all = row.heading && !layout.unit;
        cells.push(GridCell {
            column_span: if spans_all {
                1 + table.columns.len()
            } else {
                1
            },
            indent: row.level,
            ..cell(0, CellContent::Text(row.label.clone()), role)
        });
        if spans_all {
            return cells;
        }
    }
    if layout.unit {
        let unit = if row.heading {
            form.head.heading_unit.clone()
        } else {
            row.unit.clone()
        };
        cells.push(cell(
            layout.labels,
            unit.map_or(CellContent::Blank, CellContent::Text),
            CellRole::Unit,
        ));
    }
    for (index, column) in table.columns.iter().enumerate() {
        let content = if row.heading {
            CellContent::Blank
        } else {
            printer
                .cell(&table.cell_id(row, column))
                .map_or(CellContent::Blank, CellContent::Figure)
        };
        cells.push(cell(layout.first_value() + index, content, CellRole::Value));
    }
    cells
}

fn cell(column: usize, content: CellContent, role: CellRole) -> GridCell {
    GridCell {
        column,
        column_span: 1,
        row_span: 1,
        content,
        role,
        indent: 0,
    }
}
