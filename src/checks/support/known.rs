//! What there is where a name could not be resolved, gathered when the first such name is met.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use super::suggestions::Suggestions;
use crate::{
    forms::{Table, cell::LAST_YEAR},
    language::{blanks::without_blanks, heading::plain_label, stretch::Stretch as _},
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
    labelled: OnceCell<BTreeMap<String, Vec<&'a str>>>,
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
            labelled: OnceCell::new(),
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

    /// The codes of the rows and cells of the form that are printed under `label`, with its number
    /// and unit or without.
    pub fn codes_labelled(&self, label: &str) -> &[&'a str] {
        let labelled = self.labelled.get_or_init(|| labelled(self.report));
        labelled.get(&bare(label)).map_or(&[], Vec::as_slice)
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

/// The codes that `[table]` knows, by what the form prints beside them.
fn labelled(report: &Report) -> BTreeMap<String, Vec<&str>> {
    let mut codes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let tables = report.form.iter().flat_map(|form| &form.tables);
    for (label, code) in tables.flat_map(labels_of) {
        let codes = codes.entry(bare(label)).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn labels_of(table: &Table) -> Vec<(&str, &str)> {
    if table.cells_by_column {
        let columns = table.columns.iter();
        return columns
            .map(|column| (column.label.as_str(), column.code.get_ref().as_str()))
            .collect();
    }
    let rows = table.data_rows();
    rows.map(|row| (row.label.as_str(), row.code.get_ref().as_str()))
        .collect()
}

/// A label without number, unit and blanks.
fn bare(label: &str) -> String {
    let label = without_blanks(label);
    let label = plain_label(&label);
    let unit = label.strip_suffix('）').and_then(|rest| rest.rfind('（'));
    let length = unit.filter(|at| *at > 0).unwrap_or(label.len());
    label.before(length).to_owned()
}
