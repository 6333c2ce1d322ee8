//! Findings that are right as they stand.

use rust_decimal::Decimal;

use super::figure::Figures;
use crate::diagnostic::Place;

/// A waiver of the year file.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The check whose findings it excuses.
    pub check: String,
    /// Where: a figure's id, a row's code or its beginning with `*`, `table`, a section's
    /// heading; everywhere when absent.
    pub at: Option<String>,
    /// The words it excuses, as the file has them: each covers all that a finding points at.
    /// Everything that is found where there are none.
    pub words: Vec<String>,
    /// The ids of the row's cells, where `at` is a row of a table with columns.
    pub cells: Vec<String>,
    /// Why; empty where none is given.
    pub reason: String,
    /// The figures it was written for, by id and value.
    pub values: Vec<(String, Decimal)>,
    /// Where it stands.
    pub place: Place,
}

impl Waiver {
    /// The first figure that moved since it was written, with its value then and now.
    #[must_use]
    pub fn lapsed(&self, figures: &Figures) -> Option<(&str, Decimal, Option<Decimal>)> {
        self.values.iter().find_map(|(id, then)| {
            let now = figures
                .find(id)
                .and_then(|figure| figures.get(figure).value);
            (now != Some(*then)).then_some((id.as_str(), *then, now))
        })
    }
}
