//! The columns of a printed table: how many there are, for what, and how wide.

use super::lines::lines;
use crate::{
    document::grid::{CellRole, GridCell},
    forms::Table,
};

/// More columns of figures than this are set in smaller type.
const MOST_COLUMNS_OF_ORDINARY_TYPE: usize = 3;

/// The narrowest column of figures, in parts of a thousand: five digits of the smaller type on an
/// upright page.
const NARROWEST: u32 = 57;

/// Width of a column of units, and of one beside many columns of figures.
const UNIT: u32 = 120;
const NARROW_UNIT: u32 = 60;

/// Width of a column of figures where there are few.
const VALUE: u32 = 200;

/// Width of all columns of figures together where there are many: seven columns of five
/// digits, of seven in type a little smaller.
const VALUES: u32 = 532;

/// Width of the rows' labels where the columns of figures want a page turned on its side.
const LABELS_OF_WIDE_TABLE: u32 = 220;

/// Widths of the columns of merged labels, outermost first: three characters, then five, so that
/// `（三）不予公开` is broken between its words.
const GROUPS: &[u32] = &[76, 120];

/// Which columns a table has besides those of its figures, or several tables printed as one have.
pub(super) struct Layout {
    /// How many columns hold labels merged over several rows.
    groups: usize,
    /// Whether a column holds the rows' own labels.
    labels: bool,
    /// Whether a column holds units.
    unit: bool,
    /// How many columns of figures there are.
    values: usize,
}

impl Layout {
    pub(super) fn of(tables: &[&Table]) -> Self {
        let all_lines = tables.iter().flat_map(|table| lines(table));
        Self {
            groups: all_lines.map(|line| line.depth).max().unwrap_or(0),
            labels: tables.iter().any(|table| !table.cells_by_column),
            unit: tables.iter().any(|table| table.unit_column.is_some()),
            values: tables
                .iter()
                .map(|table| table.columns.len())
                .max()
                .unwrap_or(0),
        }
    }

    /// The first column behind the labels of a table.
    pub(super) fn label_end(&self, table: &Table) -> usize {
        // A table without units among tables that have them leaves their column to its labels.
        self.first_value() - usize::from(table.unit_column.is_some())
    }

    /// The first column of figures.
    pub(super) fn first_value(&self) -> usize {
        self.groups + usize::from(self.labels) + usize::from(self.unit)
    }

    /// How many columns of the layout those of a table cover that start with its column `index`,
    /// `span` of them: the last reaches to the edge where other tables have more.
    pub(super) fn value_span(&self, table: &Table, index: usize, span: usize) -> usize {
        if index + span == table.columns.len() {
            self.values - index
        } else {
            span
        }
    }

    /// All columns.
    pub(super) fn columns(&self) -> usize {
        self.first_value() + self.values
    }

    /// A head over the whole table.
    pub(super) fn across(&self, title: &str) -> GridCell {
        GridCell {
            column_span: self.columns(),
            ..GridCell::of_text(0, title, CellRole::Header)
        }
    }

    pub(super) fn has_many_columns(&self) -> bool {
        self.values > MOST_COLUMNS_OF_ORDINARY_TYPE
    }

    pub(super) fn is_too_wide_for_upright_page(&self) -> bool {
        self.value_width_upright() < NARROWEST
    }

    /// Width of a column of figures on an upright page, in parts of a thousand.
    fn value_width_upright(&self) -> u32 {
        let values = self.value_count();
        if !self.labels {
            1000 / values
        } else if self.has_many_columns() {
            VALUES / values
        } else {
            VALUE
        }
    }

    /// Width of a column of figures: on a page turned on its side all that the labels leave.
    fn value_width(&self) -> u32 {
        if !self.labels || !self.is_too_wide_for_upright_page() {
            return self.value_width_upright();
        }
        let others: u32 = self.group_widths().chain(self.unit_width()).sum();
        1000_u32.saturating_sub(LABELS_OF_WIDE_TABLE + others) / self.value_count()
    }

    fn value_count(&self) -> u32 {
        let values = u32::try_from(self.values).expect("no form has 4,294,967,296 columns");
        values.max(1)
    }

    fn group_widths(&self) -> impl Iterator<Item = u32> {
        let widths = (0..self.groups).filter_map(|depth| GROUPS.get(depth).or(GROUPS.last()));
        widths.copied()
    }

    fn unit_width(&self) -> Option<u32> {
        let width = if self.has_many_columns() {
            NARROW_UNIT
        } else {
            UNIT
        };
        self.unit.then_some(width)
    }

    /// Widths in parts of a thousand: the rows' labels take what the others leave.
    pub(super) fn widths(&self) -> Vec<u32> {
        let values = std::iter::repeat_n(self.value_width(), self.values);
        let others = self.group_widths().chain(self.unit_width());
        let mut widths: Vec<u32> = others.chain(values).collect();
        let rest = 1000_u32.saturating_sub(widths.iter().sum());
        if self.labels {
            widths.insert(self.groups, rest);
        } else {
            // Less than one for each column: the first have it.
            let rest = usize::try_from(rest).expect("it is at most 1000");
            widths.iter_mut().take(rest).for_each(|width| *width += 1);
        }
        widths
    }
}
