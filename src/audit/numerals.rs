//! How many numerals of a report were understood.

use super::fact::Fact;
use crate::model::Report;

/// What the numerals of a report are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numerals {
    /// Those that are facts.
    pub recognised: usize,
    /// Dates, document numbers, names and the like.
    pub structural: usize,
    /// Those of which nothing is known.
    pub unknown: usize,
}

impl Numerals {
    /// Counts the numerals of the text and the cells.
    pub(super) fn of(report: &Report, facts: &[Fact]) -> Self {
        let (mut structural, mut counts) = (0, 0);
        for passage in report.passages() {
            structural += passage.numerals.structural;
            counts += passage.numerals.literal.len();
        }
        let in_text = facts
            .iter()
            .filter(|fact| !fact.is_cell && fact.is_typed)
            .count();
        let cells = facts
            .iter()
            .filter(|fact| fact.is_cell && fact.value.is_some())
            .count();
        Self {
            recognised: cells + in_text,
            structural,
            unknown: counts.saturating_sub(in_text),
        }
    }
}
