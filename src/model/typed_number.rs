//! A number typed into the text, and what prints a figure in its place in the same form.

use super::{figure::Figure, text::Literal};
use crate::language::full_width;

/// What prints the figure in the place of the number, in the form in which the number was typed.
pub fn typed_alike(figure: &Figure, literal: &Literal) -> String {
    typed_as(&figure.id, literal)
}

/// What prints the figure of this id in the place of the number, in the form in which the number
/// was typed.
pub fn typed_as(id: &str, literal: &Literal) -> String {
    let filter = if literal.text.contains([',', '，']) {
        " | grouped"
    } else if literal.text.contains(|c| full_width::digit(c).is_some()) {
        ""
    } else {
        " | chinese"
    };
    // A figure prints its number alone.
    let (before, sign) = percent_words(literal);
    match &literal.quote {
        Some(quote) if quote.is_empty() => format!("{id}{filter}"),
        // Braces within a string are printed as they stand.
        Some(quote) if filter.is_empty() => format!("{before}{quote} ~ {id} ~ {quote}{sign}"),
        Some(quote) => format!("{before}{quote} ~ ({id}{filter}) ~ {quote}{sign}"),
        None => format!("{before}{{{{ {id}{filter} }}}}{sign}"),
    }
}

/// What is typed before and behind the number of a percentage: 百分之, %.
fn percent_words(literal: &Literal) -> (&'static str, &'static str) {
    let text = literal.text.as_str();
    match text.chars().next_back() {
        Some('%') => ("", "%"),
        Some('％') => ("", "％"),
        _ if text.starts_with(OF_HUNDRED) => (OF_HUNDRED, ""),
        _ => ("", ""),
    }
}

/// What stands before a percentage in words.
const OF_HUNDRED: &str = "百分之";

/// Whether a percentage is typed.
pub fn is_percentage(literal: &Literal) -> bool {
    percent_words(literal) != ("", "")
}

/// Whether a unit is the sign of a percentage.
pub fn is_percent(unit: &str) -> bool {
    matches!(unit, "%" | "％")
}
