//! Stretches of a text by offsets that were found in it.
//!
//! Nearly every text here is Chinese, three bytes a character, so that an offset that was only
//! reckoned may lie within one. Offsets that come from a search in the same text cannot: these
//! methods say so, and a wrong one is a mistake of the program that shows itself at once instead
//! of an empty text that a check then finds nothing in.

use std::ops::Range;

/// What cannot happen: the offset was not found in this text.
const FOUND: &str = "an offset that was found in a text lies between two of its characters";

/// No sentence is longer, in bytes: the longest of 200 published reports has 500.
pub const LONGEST_SENTENCE: usize = 3_000;

/// Parts of a text around offsets that were found in it.
pub trait Stretch {
    /// What stands before an offset.
    fn before(&self, at: usize) -> &str;

    /// What stands before an offset, no further back than words reach.
    fn near_before(&self, at: usize) -> &str;

    /// What stands from an offset on.
    fn behind(&self, at: usize) -> &str;

    /// What stands from an offset on, no further than words reach.
    fn near_behind(&self, at: usize) -> &str;

    /// What stands between two offsets.
    fn stretch(&self, range: Range<usize>) -> &str;
}

impl Stretch for str {
    #[inline]
    fn before(&self, at: usize) -> &str {
        self.get(..at).expect(FOUND)
    }

    fn near_before(&self, at: usize) -> &str {
        let before = self.before(at);
        before.behind(before.ceil_char_boundary(at.saturating_sub(LONGEST_SENTENCE)))
    }

    #[inline]
    fn behind(&self, at: usize) -> &str {
        self.get(at..).expect(FOUND)
    }

    fn near_behind(&self, at: usize) -> &str {
        let behind = self.behind(at);
        behind.before(behind.floor_char_boundary(LONGEST_SENTENCE))
    }

    #[inline]
    fn stretch(&self, range: Range<usize>) -> &str {
        self.get(range).expect(FOUND)
    }
}
