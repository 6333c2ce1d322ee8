//! A number as a clerk types it.

use rust_decimal::Decimal;

use crate::{language::number::Approximation, source::Span};

/// A number and how it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Its exact value, with the decimal places that were typed.
    pub value: Decimal,
    /// Whether it was typed with a sign for more, `+2`, `"增2"`: what tells of a change prints it so.
    pub has_plus: bool,
    /// The words beside it that make it an approximation.
    pub approximation: Option<Approximation>,
    /// Whether it stood in quotes and was read all the same.
    pub quoted: bool,
    /// Where it stands.
    pub span: Span,
}

/// Whether the text in quotes stands for a number that is still to be filled in.
#[must_use]
pub fn is_to_fill(text: &str) -> bool {
    matches!(text.trim(), "?" | "？")
}
