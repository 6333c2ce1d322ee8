//! Findings that are right as they stand: which ones a waiver excuses.

use crate::diagnostic::{Diagnostic, Place};

/// A waiver of the year file.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The check whose findings it excuses.
    pub check: String,
    /// Where: a figure's id, a row's code or its beginning with `*`, `table`, a section's
    /// heading; everywhere when absent.
    pub at: Option<String>,
    /// Why; empty where none is given.
    pub reason: String,
    /// Where it stands.
    pub place: Place,
}

impl Waiver {
    /// Whether it excuses `finding`.
    #[must_use]
    pub fn excuses(&self, finding: &Diagnostic) -> bool {
        finding.rule.name == self.check
            && self.at.as_deref().is_none_or(|at| {
                finding
                    .figures
                    .iter()
                    .chain(&finding.subjects)
                    .any(|subject| matches(at, subject))
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
