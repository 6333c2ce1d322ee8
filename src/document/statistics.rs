//! The statutory tables as grids, the way the form prints them.

mod header;
mod layout;
mod line_cells;
mod lines;

use toml::Spanned;

use self::{layout::Layout, lines::lines};
use super::{
    figure::PrintedFigure,
    grid::{CellContent, CellRole, Grid, GridCell},
    printer::Printer,
};
use crate::forms::{Form, Table, listing};

/// A table of more rows than this is divided between pages: no page holds it.
const MOST_ROWS_KEPT_TOGETHER: usize = 30;

/// A table as the form prints it: one of its tables, or those of a section as one.
#[derive(Debug, Clone)]
pub struct PrintedTable<'a> {
    /// What it is, without the organ's name.
    pub title: &'a str,
    /// The form's tables in it, in order.
    pub tables: Vec<&'a Table>,
    /// The section of the form that it stands in, from 0; `None` behind the report.
    pub section: Option<usize>,
    /// Whether it is an attachment.
    pub attachment: bool,
}

/// The tables that a form prints, in its order; none is left out.
#[must_use]
pub fn printed_tables(form: &Form) -> Vec<PrintedTable<'_>> {
    let mut printed: Vec<PrintedTable<'_>> = Vec::new();
    for table in &form.tables {
        let section = section_of(form, table);
        let named = section.and_then(|index| form.sections.get(index));
        let whole = named.filter(|section| section.one_table);
        let started = printed.iter_mut().find(|one| one.section == section);
        match (whole, started) {
            (Some(_), Some(started)) => started.tables.push(table),
            (whole, _) => printed.push(PrintedTable {
                title: whole.map_or(&table.title, |section| &section.title),
                tables: vec![table],
                section,
                attachment: table.attachment,
            }),
        }
    }
    printed
}

fn section_of(form: &Form, table: &Table) -> Option<usize> {
    let names_it =
        |name: &Spanned<String>| name.get_ref() == table.id.get_ref() && !table.attachment;
    let mut sections = form.sections.iter();
    sections.position(|section| section.tables.iter().any(names_it))
}

/// A table filled in.
#[must_use]
pub fn grid(printer: &Printer<'_>, form: &Form, whole: &PrintedTable<'_>) -> Grid {
    let layout = Layout::of(&whole.tables);
    let is_one_of_several = whole.tables.len() > 1;
    let mut rows = Vec::new();
    let mut header_rows = 0;
    for table in &whole.tables {
        let header = header::rows(table, &layout);
        if is_one_of_several {
            // Every part has a head of its own, so none is the head of the next page.
            rows.push(vec![layout.across(&table.title)]);
        } else {
            header_rows = header.len();
        }
        rows.extend(header);
        rows.extend(
            lines(table)
                .iter()
                .map(|line| line.cells(printer, form, table, &layout)),
        );
    }
    Grid {
        title: whole.title.to_owned(),
        columns: layout.widths(),
        header_rows,
        landscape: layout.is_too_wide_for_upright_page(),
        small_type: layout.has_many_columns(),
        keep_together: rows.len() <= MOST_ROWS_KEPT_TOGETHER,
        rows,
        remarks: whole
            .tables
            .iter()
            .flat_map(|table| printer.remarks_under(table.id.get_ref()))
            .collect(),
    }
}

/// A figure's breakdowns as a grid: part, unit, value, and the total below.
#[must_use]
pub fn breakdown(title: &str, rows: Vec<(PrintedFigure, String)>) -> Grid {
    let mut all = vec![
        listing::HEADS
            .iter()
            .enumerate()
            .map(|(column, text)| GridCell::of_text(column, text, CellRole::Header))
            .collect::<Vec<_>>(),
    ];
    for (figure, unit) in rows {
        all.push(vec![
            GridCell::of_text(0, &figure.label, CellRole::Label),
            GridCell::new(1, CellContent::Text(unit), CellRole::Unit),
            GridCell::new(2, CellContent::Figure(figure), CellRole::Value),
        ]);
    }
    Grid {
        title: title.to_owned(),
        columns: vec![680, 120, 200],
        header_rows: 1,
        landscape: false,
        small_type: false,
        keep_together: all.len() <= MOST_ROWS_KEPT_TOGETHER,
        rows: all,
        remarks: Vec::new(),
    }
}
