//! Shares of the parts of a number that do not add up to all of it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::new_figure::{self, NewFigure, Parts};
use crate::diagnostic::Place;

/// Shares of the parts of one number whose sum cannot be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareSum {
    /// What is shared, in words.
    pub whole: String,
    /// The ids of the shares.
    pub shares: Vec<String>,
    /// What they add up to, in percent.
    pub sum: Decimal,
    /// Where the first of them stands.
    pub place: Place,
}

/// So few shares say nothing of all.
const FEWEST: usize = 3;

/// The sums of shares that are more than all, or less where every part has one and nothing says that
/// the parts are some only.
pub(super) fn share_sums(figures: &[NewFigure]) -> Vec<ShareSum> {
    let wholes = figures.iter().enumerate();
    let wholes = wholes.filter(|(_, figure)| figure.parts.is_some());
    let mut by_formula: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, figure) in figures.iter().enumerate() {
        if let Some(formula) = &figure.formula {
            by_formula.entry(formula).or_insert(number);
        }
    }
    wholes
        .filter_map(|(number, whole)| of_whole(figures, &by_formula, number, whole))
        .collect()
}

/// The shares of one whole. `by_formula` are the figures that a formula gives.
fn of_whole(
    figures: &[NewFigure],
    by_formula: &BTreeMap<&str, usize>,
    number: usize,
    whole: &NewFigure,
) -> Option<ShareSum> {
    let id = new_figure::id(figures, number);
    let parts: Vec<usize> = new_figure::parts(figures, number).collect();
    let share_of = |part: &usize| {
        let formula = format!("{} / {id}", new_figure::id(figures, *part));
        let share = *by_formula.get(formula.as_str())?;
        Some((share, figures.get(share)?))
    };
    let shares: Vec<(usize, &NewFigure)> = parts.iter().filter_map(share_of).collect();
    if shares.len() < FEWEST {
        return None;
    }
    let mut sum = Decimal::ZERO;
    // Each may be rounded, or cut off behind its last place.
    let mut tolerance = Decimal::ZERO;
    for (_, share) in &shares {
        sum = sum.checked_add(share.number)?;
        tolerance = tolerance.checked_add(Decimal::new(1, share.number.scale()))?;
    }
    let is_open = matches!(whole.parts, Some(Parts::Open | Parts::TooMuch));
    let is_all = shares.len() == parts.len() && !is_open;
    let is_more = sum > Decimal::ONE_HUNDRED + tolerance;
    let is_less = is_all && sum < Decimal::ONE_HUNDRED - tolerance;
    let (_, first) = shares.first()?;
    (is_more || is_less).then_some(ShareSum {
        whole: whole.label.clone(),
        shares: shares
            .iter()
            .map(|(share, _)| new_figure::id(figures, *share))
            .collect(),
        sum,
        place: first.place?,
    })
}
