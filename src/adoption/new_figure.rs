//! A figure that the year file is to state.

use rust_decimal::Decimal;

use crate::{diagnostic::Place, language::number::Approximation};

/// How the parts of a number add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// To the number.
    Complete,
    /// To nearly all of it, and nothing says that they are some only: one may be wrong.
    NearlyAll,
    /// To less: they are some of all.
    Open,
    /// To more: one is wrong.
    TooMuch,
}

/// A figure that the year file is to state.
#[derive(Debug, Clone)]
pub(super) struct NewFigure {
    /// Its key in the table that it stands in.
    pub(super) key: String,
    /// What it counts, in words.
    pub(super) label: String,
    /// What is counted; empty where the text does not say.
    pub(super) unit: String,
    /// Its value.
    pub(super) number: Decimal,
    /// Its value as the file writes it, the words of an approximation included.
    pub(super) value: String,
    /// Where its number is typed; `None` for one that the file states already.
    pub(super) place: Option<Place>,
    /// The words that make it an approximation, wherever they stand.
    pub(super) approximation: Option<Approximation>,
    /// Whether it is an approximation by words that do not stand beside its digits.
    pub(super) is_approximate: bool,
    /// What gives it of other figures.
    pub(super) formula: Option<String>,
    /// The number, among the new figures, of the one that it is a part of.
    pub(super) whole: Option<usize>,
    /// Those of its own parts, in order.
    pub(super) part_numbers: Vec<usize>,
    /// Whether it is broken down, and how.
    pub(super) parts: Option<Parts>,
    /// Whether the file states it already: it gets its parts and nothing else.
    pub(super) is_there: bool,
    /// Whether it has parts by their ids, and not by the words of the text.
    pub(super) has_parts_by_id: bool,
}

impl NewFigure {
    /// Whether its parts are some of all, as far as they tell.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.parts, Some(Parts::Open | Parts::NearlyAll))
    }
}

/// The id of a new figure: the keys from its whole down to it, a point between them.
pub(super) fn id(figures: &[NewFigure], number: usize) -> String {
    let mut keys = Vec::new();
    let mut at = Some(number);
    while let Some(figure) = at.and_then(|number| figures.get(number)) {
        keys.push(figure.key.as_str());
        at = figure.whole;
    }
    keys.reverse();
    keys.join(".")
}

/// The numbers of the parts of a new figure, in order.
pub(super) fn parts(figures: &[NewFigure], whole: usize) -> impl Iterator<Item = usize> {
    let whole = figures.get(whole).into_iter();
    whole.flat_map(|whole| whole.part_numbers.iter().copied())
}

/// Adds a figure, which its whole has as a part from then on.
pub(super) fn add(figures: &mut Vec<NewFigure>, figure: NewFigure) {
    let number = figures.len();
    let whole = figure.whole.and_then(|whole| figures.get_mut(whole));
    if let Some(whole) = whole {
        whole.part_numbers.push(number);
    }
    figures.push(figure);
}
