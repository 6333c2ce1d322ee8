//! A row of a transcript that was found to be a row of a form.

use super::vocabulary::Likeness;

/// A row of a transcript that is a row of a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    /// The row of the transcript.
    pub entry: usize,
    /// The row of the form.
    pub row: usize,
    /// How like the labels are; 0 where the label says nothing.
    pub likeness: Likeness,
    /// Whether there is no doubt about it.
    pub is_certain: bool,
}
