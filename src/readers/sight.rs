//! Whether text is seen, by how it is set.

use super::transcript::HiddenKind;

/// How text is set as far as it decides whether it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sight {
    /// Whether it is set not to be shown.
    pub(super) is_hidden: bool,
    /// Whether it has the colour of the paper.
    pub(super) is_white: bool,
}

impl Sight {
    /// As what text is told that is not seen.
    pub(super) fn unseen(self) -> Option<HiddenKind> {
        match self {
            Self {
                is_hidden: true, ..
            } => Some(HiddenKind::HiddenText),
            Self { is_white: true, .. } => Some(HiddenKind::WhiteText),
            _ => None,
        }
    }
}
