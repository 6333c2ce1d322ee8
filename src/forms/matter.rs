//! What a report must speak of besides its cells.

use serde::Deserialize;

/// Something that a report must speak of, and how one knows that it does.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// What it is, in the words of the form.
    pub name: String,
    /// Words of which one stands in every text that speaks of it.
    pub words: Vec<String>,
    /// Whether it may be spoken of in any part.
    #[serde(default)]
    pub anywhere: bool,
    /// Cells, or rows for all their cells, that tell of it as well, where they are filled in.
    #[serde(default)]
    pub told_by: Vec<String>,
    /// Cells that show, where they are not zero, that there is something to tell.
    #[serde(default)]
    pub shown_by: Vec<String>,
}
