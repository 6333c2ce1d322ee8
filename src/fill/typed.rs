//! What somebody types where a figure is to be filled in.

use rust_decimal::Decimal;

use crate::{
    language::full_width::{self, has_thousands_separators},
    model::figure::Figure,
    workbook::{home, sheet::Entry as Allowed},
};

/// What stands in an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A number that it can be.
    Number(Decimal),
    /// Nothing.
    Blank,
    /// Something else, as it is shown.
    Wrong(String),
}

/// What was typed for a figure. Digits of either width are clear, and so are commas where they part
/// thousands.
#[must_use]
pub fn typed(figure: &Figure, shown: &str) -> Entry {
    let shown = shown.trim();
    if shown.is_empty() {
        return Entry::Blank;
    }
    let plain: String = shown.chars().map(full_width::narrow).collect();
    let has_odd_marks =
        plain.contains('_') || plain.contains(',') && !has_thousands_separators(&plain);
    if has_odd_marks {
        return Entry::Wrong(shown.to_owned());
    }
    let number = plain.replace(',', "").parse::<Decimal>();
    number.map_or_else(
        |_| Entry::Wrong(shown.to_owned()),
        |number| number_of(figure, number),
    )
}

/// A number as the figure can be it; a whole one without places behind the point.
#[must_use]
pub fn number_of(figure: &Figure, number: Decimal) -> Entry {
    let whole = number.normalize();
    let is_whole = whole.scale() == 0;
    let number = if is_whole { whole } else { number };
    let is_allowed = match home::entry(figure) {
        Allowed::Count => is_whole && !number.is_sign_negative(),
        Allowed::Change => is_whole,
        Allowed::Amount => !number.is_sign_negative(),
    };
    if is_allowed || number.is_zero() {
        Entry::Number(number)
    } else {
        Entry::Wrong(number.to_string())
    }
}
