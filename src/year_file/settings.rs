//! How much checks count, as the year file or `report.toml` sets it.

use crate::diagnostic::{FileId, Place, Severity};

/// How much checks count.
#[derive(Debug, Clone, Default)]
pub struct CheckSettings {
    /// What is set for each check, in order.
    pub weights: Vec<CheckWeight>,
    /// Whether warnings count (`deny = ["warnings"]`).
    pub deny_warnings: bool,
}

/// What is set for one check.
#[derive(Debug, Clone)]
pub struct CheckWeight {
    /// The check's name as written; there may be no such check.
    pub check: String,
    /// Where the name stands.
    pub place: Place,
    /// How much the check's findings count.
    pub weight: Weight,
}

/// How much the findings of a check count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Not at all: they are not shown.
    Off,
    /// As of this severity.
    Counts(Severity),
}

impl CheckSettings {
    /// These settings, and below them those of `base`: what is set here outranks it.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        let mut weights = base.weights;
        weights.extend(self.weights);
        Self {
            weights,
            deny_warnings: self.deny_warnings || base.deny_warnings,
        }
    }

    /// These settings, read from a file that is `file` to the run.
    #[must_use]
    pub fn in_file(mut self, file: FileId) -> Self {
        for setting in &mut self.weights {
            setting.place.file = file;
        }
        self
    }
}
