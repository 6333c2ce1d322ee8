//! What a reader is told of faces that are not there.

use super::font_lists::{is_of_standard, names};
use crate::{setting::Look, year_file::style::Style};

/// A face that is not there, and what was taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingFace {
    /// The name that was asked for.
    pub wanted: String,
    /// The family that was taken in its place.
    pub taken: String,
    /// Whether it is there, but its maker does not allow it to be embedded.
    pub is_forbidden: bool,
}

impl MissingFace {
    /// What would be missing on a machine that has the faces of the standard and no other.
    #[must_use]
    pub fn beyond_standard(style: &Style) -> Vec<Self> {
        let look = Look::new(style);
        let asked = look.faces();
        let missing =
            asked.filter(|(_, name, _)| !names(name).iter().any(|name| is_of_standard(name)));
        missing
            .map(|(_, wanted, standard)| Self {
                wanted: wanted.to_owned(),
                taken: standard.unwrap_or(wanted).to_owned(),
                is_forbidden: false,
            })
            .collect()
    }
}

/// There is no Chinese face at all, so that no page can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoChineseFace;

impl std::fmt::Display for NoChineseFace {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("there is no Chinese font")
    }
}

impl std::error::Error for NoChineseFace {}
