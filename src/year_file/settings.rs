//! How much checks count, as the year file or `report.toml` sets it.

use super::located::Located;
use crate::diagnostic::Severity;

/// How much checks count.
#[derive(Debug, Clone, Default)]
pub struct CheckSettings {
    /// The names of checks and what is set for each.
    pub weights: Vec<(Located<String>, Weight)>,
    /// Whether warnings count (`deny = ["warnings"]`).
    pub deny_warnings: bool,
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

    /// What is set for the check of this name; the last setting holds.
    #[must_use]
    pub fn weight(&self, check: &str) -> Option<Weight> {
        self.weights
            .iter()
            .rev()
            .find(|(name, _)| name.value == check)
            .map(|(_, weight)| *weight)
    }
}
