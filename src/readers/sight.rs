//! Whether text is seen, by how it is set.

use super::transcript::HiddenKind;

/// No letter smaller than this, in points, is read.
pub(super) const SMALLEST_POINTS: u8 = 4;

/// Whether letters of a size in points are too small to be read.
pub(super) fn is_tiny(points: f32) -> bool {
    points < f32::from(SMALLEST_POINTS)
}

/// What is said of how text is set, as far as it decides whether it is seen and as what; `None` where
/// nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sight {
    /// Set not to be shown, or off the page.
    pub(super) hidden: Option<bool>,
    /// In the colour of what it stands on.
    pub(super) white: Option<bool>,
    /// With a line through it.
    pub(super) struck: Option<bool>,
    /// Smaller than can be read, or letter upon letter.
    pub(super) tiny: Option<bool>,
    /// In signs that are others than it is stored as.
    pub(super) otherwise: Option<bool>,
}

impl Sight {
    /// What holds where `outer` holds around it.
    pub(super) fn within(self, outer: Self) -> Self {
        Self {
            hidden: self.hidden.or(outer.hidden),
            white: self.white.or(outer.white),
            struck: self.struck.or(outer.struck),
            tiny: self.tiny.or(outer.tiny),
            otherwise: self.otherwise.or(outer.otherwise),
        }
    }

    /// As what text is told that is not seen, or not as it is stored.
    pub(super) fn unseen(self) -> Option<HiddenKind> {
        [
            (self.hidden, HiddenKind::HiddenText),
            (self.white, HiddenKind::WhiteText),
            (self.struck, HiddenKind::StruckText),
            (self.tiny, HiddenKind::TinyText),
            (self.otherwise, HiddenKind::ShownOtherwise),
        ]
        .into_iter()
        .find_map(|(said, kind)| (said == Some(true)).then_some(kind))
    }
}
