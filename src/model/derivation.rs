//! A figure that other figures give: what its formula amounts to, and how a typed value stands to
//! it.

use std::{cmp::Ordering, collections::BTreeSet};

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::{
    figure::{FigureId, Figures, Origin},
    formula::{Formula, Operator, rational, rounded, shown},
    relation::{Verdict, last_place},
};

/// A formula and the figure that it gives.
#[derive(Debug, Clone)]
pub struct Derivation {
    /// The figure.
    pub figure: FigureId,
    /// How others give it.
    pub formula: Formula,
}

/// How a typed value stands to what its formula gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Equal at the precision that was typed.
    Equal,
    /// Within one unit of the last place: the last digit was cut off, not rounded.
    CutOff,
    /// Different.
    Different,
}

impl Derivation {
    /// What the formula gives, exactly, in the figure's own unit: a percentage is multiplied by
    /// 100. `None` where a figure is not reported or it divides by zero.
    #[must_use]
    pub fn exact(&self, figures: &Figures) -> Option<BigRational> {
        let value = self.formula.value(figures)?;
        Some(if figures.get(self.figure).is_percentage() {
            value * BigRational::from_integer(100.into())
        } else {
            value
        })
    }

    /// How the figure's typed value stands to what the formula gives; `None` where there is no
    /// value or the formula gives none.
    ///
    /// A fall is typed without its sign, 下降12.3%: the sign is the words' affair
    /// (`trend-word-mismatch`).
    #[must_use]
    pub fn agreement(&self, figures: &Figures) -> Option<Agreement> {
        let figure = figures.get(self.figure);
        let typed = figure.value?;
        let exact = self.exact(figures)?;
        let zero = BigRational::default();
        let falls = exact < zero && !typed.is_sign_negative() && self.is_change(figures);
        let exact = if falls { -exact } else { exact };
        if rounded(&exact, typed.scale()) == Some(typed) {
            return Some(Agreement::Equal);
        }
        let gap = rational(typed) - exact;
        let gap = if gap < zero { -gap } else { gap };
        // Offices print 20.2% for 20.27% and mean the same share: a digit that was cut off tells
        // of carelessness, not of another number, and is a warning. One whole unit of the last
        // place is a number that no way of rounding gives.
        let unit = rational(Decimal::new(1, typed.scale()));
        let tolerance = if figure.is_approximate() {
            rational(last_place(typed))
        } else {
            zero
        };
        Some(if gap <= tolerance {
            Agreement::Equal
        } else if gap < unit {
            Agreement::CutOff
        } else {
            Agreement::Different
        })
    }

    /// The typed value against the formula.
    #[must_use]
    pub fn verdict(&self, figures: &Figures) -> Verdict {
        let figure = figures.get(self.figure);
        let sides = figure.value.zip(self.exact(figures));
        match self.agreement(figures).zip(sides) {
            None => Verdict::NotAssessable,
            Some((Agreement::Equal | Agreement::CutOff, _)) => Verdict::Held,
            Some((Agreement::Different, (typed, exact))) => Verdict::Failed {
                left: typed,
                right: shown(&exact, typed.scale()),
            },
        }
    }

    /// Which way the figures of the formula went since last year, where it compares figures with
    /// the same figures of last year, however it is written: `x / last.x - 1`, `last.x - x`.
    #[must_use]
    pub fn direction(&self, figures: &Figures) -> Option<Ordering> {
        let members: BTreeSet<FigureId> = self.formula.members().into_iter().collect();
        let is_last = |id: &FigureId| figures.get(*id).origin == Origin::Last;
        let (last, now): (Vec<FigureId>, Vec<FigureId>) = members.into_iter().partition(is_last);
        let counterparts: Option<BTreeSet<FigureId>> =
            now.iter().map(|id| figures.last_id(*id)).collect();
        if last.is_empty() || counterparts? != last.iter().copied().collect() {
            return None;
        }
        let sum = |ids: &[FigureId]| -> Option<Decimal> {
            let mut values = ids.iter().map(|id| figures.get(*id).value);
            values.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?))
        };
        Some(sum(&now)?.cmp(&sum(&last)?))
    }

    /// Whether the formula is a change since last year: `x - last.x`, or that by last year's
    /// figure. Only then does its sign say which way the figure went: `x / last.x` has none.
    #[must_use]
    pub fn is_change(&self, figures: &Figures) -> bool {
        let from_last = |id: &FigureId| figures.get(*id).origin == Origin::Last;
        let is_last = |formula: &Formula| {
            let members = formula.members();
            !members.is_empty() && members.iter().all(from_last)
        };
        let is_difference = |formula: &Formula| match formula {
            Formula::Operation(now, Operator::Subtract, before) => {
                is_last(before) && !now.members().iter().any(from_last)
            }
            _ => false,
        };
        match &self.formula {
            Formula::Operation(change, Operator::Divide, base) => {
                is_difference(change) && is_last(base)
            }
            formula => is_difference(formula),
        }
    }
}
