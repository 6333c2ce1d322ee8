//! Statutory forms: their tables, rows, columns, units, relations and outline, read from TOML.
//!
//! A form is data. The forms in force since 2014 are part of the program; an organ may bring its
//! own in a file of the same shape.

pub mod blank_table;
mod built_in;
pub mod cell;
pub mod circle;
mod extent;
pub mod flaw;
pub mod level;
pub mod listing;
pub mod matter;
pub mod outline;
mod read;
mod sum_circle;
pub mod superseded;

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use self::{level::Level, matter::Matter, superseded::Superseded};
use crate::diagnostic::Severity;

/// A statutory form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// What is true of the whole form.
    #[serde(rename = "form")]
    pub head: Head,
    /// The outline of sections the form asks for, in order.
    #[serde(rename = "section", default)]
    pub sections: Vec<Section>,
    /// Its tables, in order.
    #[serde(rename = "table")]
    pub tables: Vec<Table>,
    /// Which of its cells go on from cells of an earlier form, beyond those of the same id.
    #[serde(rename = "counterpart", default)]
    pub counterparts: Vec<Counterpart>,
    /// Which of its cells the notions of running text are, by the notions' names: each list of
    /// codes is a sum, and the text may mean any of them.
    #[serde(default)]
    pub notions: BTreeMap<String, Vec<Vec<String>>>,
    /// Documents that a report should no longer rest on.
    #[serde(rename = "superseded", default)]
    pub superseded: Vec<Superseded>,
}

/// A cell or a row that goes on from one of an earlier form under another id.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counterpart {
    /// The earlier form's id.
    pub form: String,
    /// The id here: a cell's, or a row's code for all its cells, column by column.
    pub here: String,
    /// The id there.
    pub there: String,
    /// In what the two differ, where they are only near relatives.
    pub note: Option<String>,
}

/// What is true of a whole form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// What a year file calls it, `2014`.
    pub id: String,
    /// As the notice calls it.
    pub title: String,
    /// The report's title after the organ's name; `{year}` stands for the year.
    pub report_title: String,
    /// The statistics' title after the organ's name; `{year}` stands for the year.
    pub statistics_title: String,
    /// The first reporting year.
    pub first_year: i32,
    /// The last reporting year; `None` while it is in force.
    pub last_year: Option<i32>,
    /// The notice's number (文号).
    pub document_number: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The notice's full title.
    pub notice: Option<String>,
    /// The articles it rests on.
    pub legal_basis: Option<String>,
    /// What a cell holds for nothing, unless its row says otherwise.
    #[serde(default)]
    pub blank: Blank,
    /// What the unit column of a heading row prints.
    pub heading_unit: Option<String>,
    /// Month and day by which the report is due in the next year, `03-31`.
    pub deadline: Option<String>,
    /// The day for the report of a government, where it is another one.
    pub deadline_of_governments: Option<String>,
    /// What a part says that says there is nothing to tell, without marks.
    #[serde(default)]
    pub nothing: Vec<String>,
    /// The fields under the table, in order.
    #[serde(default)]
    pub footer: Vec<String>,
}

/// A section that the form asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its heading, without number.
    pub title: String,
    /// The tables that stand in it.
    #[serde(default)]
    pub tables: Vec<Spanned<String>>,
    /// Whether its tables are printed as one, each under its title.
    #[serde(default)]
    pub one_table: bool,
    /// Words by which a heading is known as well, whatever stands around them.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// What its text must speak of.
    #[serde(default)]
    pub must: Vec<String>,
    /// What is looked for in its text, or in all of the report where the section itself may be
    /// missing.
    #[serde(rename = "matter", default)]
    pub matters: Vec<Matter>,
    /// How many of the matters a text names before the others are missed in it: it goes by them
    /// then.
    #[serde(default)]
    pub least_named: usize,
    /// Whether a report without it is incomplete.
    #[serde(default = "yes")]
    pub required: bool,
}

/// One table of a form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What sections call it.
    pub id: Spanned<String>,
    /// As printed above it.
    pub title: String,
    /// Whether it stands behind the report as an attachment and not in a section.
    #[serde(default)]
    pub attachment: bool,
    /// The head of the column of labels, in the top left cell.
    pub corner: Option<String>,
    /// What the top left cell says of the figures instead: no head, but a note in plain type.
    pub note: Option<String>,
    /// The head of the column of units, where the form prints one.
    pub unit_column: Option<String>,
    /// Whether a heading is printed at the left, merged over the rows of greater level under it,
    /// and not in a line of its own.
    #[serde(default)]
    pub merged_headings: bool,
    /// Whether it has one unlabelled row whose cells are known by their columns alone.
    #[serde(default)]
    pub cells_by_column: bool,
    /// Its columns of figures, in order.
    #[serde(rename = "column")]
    pub columns: Vec<Column>,
    /// Its rows, in order, headings included.
    #[serde(rename = "row")]
    pub rows: Vec<Row>,
    /// What must hold besides sums.
    #[serde(rename = "relation", default)]
    pub relations: Vec<Relation>,
}

/// A column of figures.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its code.
    pub code: Spanned<String>,
    /// Its head as printed.
    pub label: String,
    /// The heads above it, outermost first.
    #[serde(default)]
    pub above: Vec<String>,
    /// The unit of its cells, where the column decides it.
    pub unit: Option<String>,
    /// What its cells count, where the column decides it.
    pub kind: Option<Kind>,
    /// The columns that it is the sum of, in every row.
    #[serde(default)]
    pub sum_of: Vec<Spanned<String>>,
}

/// A row as printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its code, `requests.received.mail`.
    pub code: Spanned<String>,
    /// Its label as printed, number included.
    pub label: String,
    /// Depth, from 0.
    #[serde(default)]
    pub level: u8,
    /// Whether it prints a label without cells.
    #[serde(default)]
    pub heading: bool,
    /// The unit of its cells.
    pub unit: Option<String>,
    /// What its cells count.
    pub kind: Option<Kind>,
    /// The rows that it is the sum of, in every column.
    #[serde(default)]
    pub sum_of: Vec<Spanned<String>>,
    /// Rows that are each at most this one (其中).
    #[serde(default)]
    pub of_which: Vec<Spanned<String>>,
    /// What its cells hold for nothing, where the row decides it.
    pub blank: Option<Blank>,
    /// The article it rests on.
    pub basis: Option<String>,
    /// What its words mean.
    pub explain: Option<String>,
    /// What supports its label.
    pub verified: Option<String>,
    /// From which level down no organ has anything to enter but zero.
    pub not_from: Option<Level>,
    /// The greatest amount that any organ may have, in the unit of its cells.
    pub most: Option<u32>,
    /// The same for organs of a level.
    #[serde(default)]
    pub most_of: BTreeMap<Level, u32>,
}

/// What a cell counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A whole number, not negative.
    #[default]
    Integer,
    /// A whole number that may be negative.
    SignedInteger,
    /// An amount of money, with decimals, not negative.
    Amount,
}

/// What a cell holds for what did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blank {
    /// Zero: a blank says nothing.
    #[default]
    Zero,
    /// Zero or a blank mark, as for what the organ has no power to do.
    Allowed,
}

/// A relation between sums of rows or of columns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Its name, for reference.
    pub id: String,
    /// The relation in words, in Chinese.
    pub says: String,
    /// The relation in words, in English.
    pub says_en: Option<String>,
    /// Codes whose sum is the left side.
    pub left: Spanned<Vec<Spanned<String>>>,
    /// How the sides compare.
    pub is: Comparison,
    /// Codes whose sum is the right side.
    pub right: Spanned<Vec<Spanned<String>>>,
    /// Whether the codes are rows, taken in every column, or columns, taken in every row.
    #[serde(default)]
    pub applies: Applies,
    /// How much a failure counts.
    #[serde(with = "SeverityWord", default = "without_exception")]
    pub severity: Severity,
    /// The relation of the table that says it too, and more: where last year's file is there.
    pub implied_by: Option<Spanned<String>>,
    /// What it rests on.
    pub basis: Option<String>,
}

/// How two sides compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Comparison {
    /// Equal.
    #[serde(rename = "=")]
    Equal,
    /// The left side is at most the right one.
    #[serde(rename = "<=")]
    AtMost,
    /// The left side is at least the right one.
    #[serde(rename = ">=")]
    AtLeast,
    /// Where the left side is zero, so is the right one.
    #[serde(rename = "zero-if-zero")]
    ZeroIfZero,
}

/// What the codes of a relation are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applies {
    /// Rows; the relation holds in every column.
    #[default]
    Column,
    /// Columns; the relation holds in every row.
    Row,
}

/// How a form writes how much the failure of a relation counts.
#[derive(Deserialize)]
#[serde(remote = "Severity", rename_all = "kebab-case")]
enum SeverityWord {
    /// It holds without exception.
    Error,
    /// It holds as a rule.
    Warning,
    /// It is inferred, not printed.
    Note,
}

impl Form {
    /// Whether it was in force for the report on `year`.
    #[must_use]
    pub fn covers(&self, year: i32) -> bool {
        self.head.covers(year)
    }

    /// The report's title.
    #[must_use]
    pub fn report_title(&self, organ: &str, year: i32) -> String {
        organ.to_owned() + &self.head.report_title.replace("{year}", &year.to_string())
    }

    /// The title of the statistics table.
    #[must_use]
    pub fn statistics_title(&self, organ: &str, year: i32) -> String {
        organ.to_owned()
            + &self
                .head
                .statistics_title
                .replace("{year}", &year.to_string())
    }
}

impl Head {
    /// Whether the form was in force for the report on `year`.
    fn covers(&self, year: i32) -> bool {
        year >= self.first_year && self.last_year.is_none_or(|last| year <= last)
    }
}

impl Table {
    /// The id of the cell in `row` and `column`.
    ///
    /// A table with one column knows its cells by their rows, one with a single unlabelled row by
    /// their columns; any other by both, `requests.new.total`.
    #[must_use]
    pub fn cell_id(&self, row: &Row, column: &Column) -> String {
        if self.cells_by_column {
            column.code.get_ref().clone()
        } else if self.columns.len() == 1 {
            row.code.get_ref().clone()
        } else {
            [row.code.get_ref(), ".", column.code.get_ref()].concat()
        }
    }

    /// The unit of the cell in `row` and `column`.
    #[must_use]
    pub fn cell_unit<'a>(&self, row: &'a Row, column: &'a Column) -> Option<&'a str> {
        column.unit.as_deref().or(row.unit.as_deref())
    }

    /// What the cell in `row` and `column` counts.
    #[must_use]
    pub fn cell_kind(&self, row: &Row, column: &Column) -> Kind {
        column.kind.or(row.kind).unwrap_or_default()
    }

    /// The rows that have cells.
    pub fn data_rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.heading)
    }
}

fn yes() -> bool {
    true
}

fn without_exception() -> Severity {
    Severity::Error
}
