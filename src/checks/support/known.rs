//! What there is where a name could not be resolved, gathered when the first such name is met.

use std::{cell::OnceCell, collections::BTreeSet};

use super::suggestions::Suggestions;
use crate::{
    forms::cell::LAST_YEAR,
    model::{
        Report,
        figure::{Figure, Origin},
    },
};

/// How many figures are named where none is like the one sought.
const MOST_NAMED: usize = 5;

/// The names of a report.
pub struct Known<'a> {
    report: &'a Report,
    figures: OnceCell<Suggestions<'a>>,
    cells: OnceCell<Suggestions<'a>>,
    has_last: OnceCell<bool>,
    some: OnceCell<String>,
}

impl<'a> Known<'a> {
    /// The names of `report`.
    pub fn new(report: &'a Report) -> Self {
        Self {
            report,
            figures: OnceCell::new(),
            cells: OnceCell::new(),
            has_last: OnceCell::new(),
            some: OnceCell::new(),
        }
    }

    /// Whose names they are.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// The figure that `name` most likely means.
    pub fn figure_like(&self, name: &str) -> Option<&'a str> {
        let ids = || Suggestions::new(self.report.figures.ids());
        self.figures.get_or_init(ids).nearest(name)
    }

    /// The cell or the row of `[table]` that `code` most likely means. What is filled in already
    /// was not meant.
    pub fn cell_like(&self, code: &str) -> Option<&'a str> {
        self.cells
            .get_or_init(|| open_cells(self.report))
            .nearest(code)
    }

    /// Whether there are figures of last year.
    pub fn has_last(&self) -> bool {
        *self.has_last.get_or_init(|| {
            let mut ids = self.report.figures.ids();
            ids.any(|id| id.starts_with(LAST_YEAR))
        })
    }

    /// A few of the figures that the file states.
    pub fn some_figures(&self) -> &str {
        self.some.get_or_init(|| {
            let figures = self.report.figures.iter().map(|(_, figure)| figure);
            let stated = figures.filter(|figure| figure.origin == Origin::Stated);
            let ids: Vec<&str> = stated
                .map(|figure| figure.id.as_str())
                .take(MOST_NAMED)
                .collect();
            ids.join(", ")
        })
    }
}

/// The cells of the form, filled in or not.
pub fn cells(report: &Report) -> impl Iterator<Item = &Figure> {
    let figures = report.figures.iter().map(|(_, figure)| figure);
    figures.filter(|figure| is_cell(figure))
}

/// Whether a figure is a cell of the form.
pub fn is_cell(figure: &Figure) -> bool {
    matches!(figure.origin, Origin::Cell { .. })
}

/// The cells that are not filled in, and the rows of which none is.
fn open_cells(report: &Report) -> Suggestions<'_> {
    let open: BTreeSet<&str> = cells(report)
        .filter(|figure| figure.place.is_none())
        .map(|figure| figure.id.as_str())
        .collect();
    let tables = report.form.iter().flat_map(|form| &form.tables);
    let rows = tables.flat_map(|table| table.data_rows().map(move |row| (table, row)));
    let open_rows = rows.filter(|(table, row)| {
        let mut columns = table.columns.iter();
        columns.all(|column| open.contains(table.cell_id(row, column).as_str()))
    });
    let codes = open_rows.map(|(_, row)| row.code.get_ref().as_str());
    Suggestions::new(open.iter().copied().chain(codes))
}
