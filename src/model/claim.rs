//! What the text claims in words, 均为自然人申请, and the comparison that must hold for it.

use rust_decimal::Decimal;

use super::{
    figure::Figures,
    formula::{Comparison, rounded},
    relation::Verdict,
};
use crate::diagnostic::Place;

/// A claim of the text.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The words that are printed.
    pub says: String,
    /// The comparison as typed.
    pub written: String,
    /// What must hold.
    pub comparison: Comparison,
    /// Where the comparison stands.
    pub place: Place,
}

impl Claim {
    /// Whether it holds.
    #[must_use]
    pub fn verdict(&self, figures: &Figures) -> Verdict {
        match self.comparison.verdict(figures) {
            None => Verdict::NotAssessable,
            Some((true, _, _)) => Verdict::Held,
            Some((false, left, right)) => {
                let shown = |value| rounded(value, 2).unwrap_or(Decimal::MAX).normalize();
                Verdict::Failed {
                    left: shown(&left),
                    right: shown(&right),
                }
            }
        }
    }
}
