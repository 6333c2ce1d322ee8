//! Holds a finished file against what its year file gives today: whether every number in it still
//! stands at its place, which words were changed, and what it hides.
//!
//! Two transcripts are compared, of what would be built and of what was found, by the same reader,
//! so that nothing of a format has to be known here. Every numeral counts, bound to a figure or
//! not: a date, an ordinal, a telephone number too. The text around it says where it belongs;
//! marks that a file keeps, such as bookmarks, say of which figure it is.

mod alignment;
mod cells;
mod comparison;
mod difference;
mod findings;
mod hidden_things;
mod number;
mod script;
mod texts;
mod tokens;
mod verified;

pub use self::verified::{Finished, FoundBy, Verdict, Verified, verify};
