//! A value with its place.

use crate::source::Span;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place in the year file.
    pub span: Span,
}

impl<T: Clone> Located<T> {
    /// The value alone, of what may be left out.
    #[must_use]
    pub fn value_of(located: Option<&Self>) -> Option<T> {
        located.map(|located| located.value.clone())
    }
}
