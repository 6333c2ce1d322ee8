//! A notion that a text says, and how.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{notion::Notion, scope::Scope};
use crate::language::exactness::Exactness;

/// A notion that a text says.
#[derive(Debug, Clone)]
pub struct Said {
    /// Which.
    pub notion: &'static Notion,
    /// Where, in bytes of the text: the number, or the words that say that there was none.
    pub range: Range<usize>,
    /// The number, where it is typed; zero for none; `None` where a figure is printed.
    pub value: Option<Decimal>,
    /// How exactly it is said.
    pub exactness: Exactness,
    /// Whether what is carried in is said to be counted in: 收到申请12件（含上年结转2件）.
    pub includes_carried_in: bool,
    /// Whose number it is, of when.
    pub scope: Scope,
}
