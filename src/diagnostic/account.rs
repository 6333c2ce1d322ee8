//! What a run looked at, so that silence can be told from blindness.

use super::text::Text;

/// A check that had nothing to look at, so that it neither held nor failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAssessable {
    /// Its name.
    pub check: &'static str,
    /// What the report lacks for it.
    pub lacks: Text,
}

/// What a run looked at, so that silence can be told from blindness.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Account {
    /// Relations by verdict.
    pub relations: RelationCount,
    /// Figures and numerals.
    pub figures: FigureCount,
}

/// Relations by verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RelationCount {
    /// Those that could be assessed.
    pub checked: usize,
    /// Those that hold.
    pub held: usize,
    /// Those that do not.
    pub failed: usize,
    /// Those with a side that is not reported.
    pub not_assessable: usize,
}

/// Figures and the numerals of the narrative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureCount {
    /// Figures with a value.
    pub stated: usize,
    /// Those of them that an assessed relation reaches.
    pub checked: usize,
    /// Numerals of the narrative that are bound to a figure.
    pub bound: usize,
    /// Numerals that are derived from figures: shares and changes.
    pub derived: usize,
    /// Numerals that a waiver excuses.
    pub waived: usize,
    /// Numerals that are dates, years, document numbers, names.
    pub structural: usize,
    /// Numerals that nothing explains.
    pub literal: usize,
}
