//! One figure of one file as a row of a table that any number of files share.

use rust_decimal::Decimal;

/// What the columns of the table are called, in order.
pub const COLUMNS: [&str; 15] = [
    "file",
    "organ",
    "year",
    "form",
    "id",
    "label",
    "value",
    "number",
    "unit",
    "state",
    "row",
    "column",
    "source",
    "fingerprint",
    "finding",
];

/// So many decimal places a [`Row::number`] may have.
pub const PLACES: u32 = 4;

/// The rows of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRows {
    /// What is the same in all of them.
    pub head: Head,
    /// A row each figure, in the order of the report.
    pub rows: Vec<Row>,
}

/// What is the same in all rows of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What the file is called.
    pub file: String,
    /// The reporting organ, where it is known.
    pub organ: Option<String>,
    /// The reporting year, where it is known.
    pub year: Option<i32>,
    /// Id of the statutory form, where one is in force.
    pub form: Option<String>,
    /// SHA-256 of the file's bytes, in hexadecimal digits.
    pub fingerprint: String,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id; `None` for a number of a finished report whose id is another number there.
    pub id: Option<String>,
    /// What it counts.
    pub label: String,
    /// Its value as typed, digit for digit; `None` where it has none.
    pub value: Option<Decimal>,
    /// Whether the value is exact: one that is not is no number to reckon with.
    pub is_exact: bool,
    /// What is counted.
    pub unit: Option<String>,
    /// How it comes by its value, or why it has none.
    pub state: State,
    /// The code of the form's row that it stands in.
    pub row: Option<String>,
    /// The code of the form's column that it stands in.
    pub column: Option<String>,
    /// Where the clerk counted it.
    pub source: Option<String>,
    /// The names of the checks that complain of it, with `;` between them.
    pub finding: Option<String>,
}

/// How a figure comes by its value, or why it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is typed.
    Stated,
    /// It is computed of others.
    Derived,
    /// A finished report states it, and by its words it is probably this figure.
    Likely,
    /// Its cell says that there is none.
    Blank,
    /// Nothing says anything.
    NotReported,
}

impl State {
    /// The word for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Derived => "derived",
            Self::Likely => "likely",
            Self::Blank => "blank",
            Self::NotReported => "not reported",
        }
    }
}

impl Row {
    /// Its value as a number that engines reckon with, DECIMAL(38,4); `None` where it is not exact
    /// or does not fit.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        let value = self.value.filter(|_| self.is_exact)?;
        // No decimal of ours has more digits than the 34 before the point.
        (value.normalize().scale() <= PLACES).then_some(value)
    }
}
