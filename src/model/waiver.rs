//! Findings that are right as they stand: which ones a waiver excuses.

use rust_decimal::Decimal;

use super::figure::Figures;
use crate::{
    diagnostic::{Diagnostic, FileId, Place},
    source::Source,
};

/// A waiver of the year file.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The check whose findings it excuses.
    pub check: String,
    /// Where: a figure's id, a row's code or its beginning with `*`, `table`, a section's
    /// heading; everywhere when absent.
    pub at: Option<String>,
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

    /// Whether it excuses `finding`, which stands in `source`.
    #[must_use]
    pub fn excuses(&self, finding: &Diagnostic, source: &Source) -> bool {
        finding.rule.name == self.check
            && self.at.as_deref().is_none_or(|at| {
                names_line(at, finding, source)
                    || finding
                        .figures
                        .iter()
                        .chain(&finding.subjects)
                        .any(|subject| matches(at, subject) || self.cells.contains(subject))
            })
    }
}

/// Whether `at` names `subject`: the same, or its beginning where `at` ends in `*`.
fn matches(at: &str, subject: &str) -> bool {
    match at.strip_suffix('*') {
        Some(beginning) => subject.starts_with(beginning),
        None => subject == at,
    }
}

/// Whether `at` is `file:line` and names the finding's line; the file may be named without its
/// folders.
fn names_line(at: &str, finding: &Diagnostic, source: &Source) -> bool {
    let Some((file, line)) = at.rsplit_once(':') else {
        return false;
    };
    let place = finding.primary.place;
    let is_file = place.file == FileId::MAIN
        && (source.name() == file || source.name().ends_with(&format!("/{file}")));
    let here = source.line_column(place.span.start()).line;
    is_file && line.parse() == Ok(here)
}
