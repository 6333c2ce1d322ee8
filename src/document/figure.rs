//! A figure where it is printed.

use rust_decimal::Decimal;

/// A figure where it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedFigure {
    /// Id in the year file or row code of the form, `disclosed.power_list`.
    pub id: String,
    /// What it counts, in the year file's or the form's words.
    pub label: String,
    /// Its value; `None` where it is not reported and prints blank.
    pub value: Option<Decimal>,
    /// As printed here: `592`, `1,234`, `五百九十二`; `/` in a table where it does not apply; empty where
    /// not reported.
    pub text: String,
    /// Findings about it, for a draft; empty in a final file.
    pub remarks: Vec<String>,
}
