//! What must hold between figures, as data, and the one evaluator that decides whether it does.

use rust_decimal::Decimal;

use super::figure::{Figure, FigureId, Figures};
use crate::{
    forms::{Comparison, Kind},
    language::number::Approximation,
};

/// Two sums of figures and how they must compare.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The figures whose sum is the left side.
    pub left: Vec<FigureId>,
    /// How the sides must compare.
    pub comparison: Comparison,
    /// The figures whose sum is the right side.
    pub right: Vec<FigureId>,
}

/// What came of an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Held,
    /// It does not.
    Failed {
        /// Sum of what is reported on the left.
        left: Decimal,
        /// Sum of what is reported on the right.
        right: Decimal,
    },
    /// A figure in it is not reported, and those that are do not decide it.
    NotAssessable,
}

impl Relation {
    /// Decides it.
    ///
    /// A figure that is not reported may be any number that its kind allows, an approximate one
    /// any within its tolerance; the relation fails only where no such numbers could satisfy it,
    /// and holds only where all would.
    #[must_use]
    pub fn verdict(&self, figures: &Figures) -> Verdict {
        self.sides(figures).verdict(self.comparison)
    }

    /// What its two sides amount to.
    pub(super) fn sides(&self, figures: &Figures) -> Sides {
        let approximate = |ids: &[FigureId]| ids.iter().any(|id| figures.get(*id).is_approximate());
        Sides {
            left: Range::of(&self.left, figures),
            right: Range::of(&self.right, figures),
            approximate: approximate(&self.left) || approximate(&self.right),
        }
    }

    /// All figures it speaks of.
    pub fn members(&self) -> impl Iterator<Item = FigureId> + '_ {
        self.left.iter().chain(&self.right).copied()
    }
}

/// What the two sides of a relation amount to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides {
    left: Range,
    right: Range,
    approximate: bool,
}

impl Sides {
    /// Whether they compare as they must.
    pub(super) fn verdict(&self, comparison: Comparison) -> Verdict {
        let (left, right, approximate) = (self.left, self.right, self.approximate);
        let failed = Verdict::Failed {
            left: left.known,
            right: right.known,
        };
        let decide = |holds: bool, fails: bool| match (holds, fails) {
            (true, _) => Verdict::Held,
            (_, true) => failed,
            // Within the tolerance of an approximation nothing more can be asked.
            (false, false) if approximate && left.complete && right.complete => Verdict::Held,
            (false, false) => Verdict::NotAssessable,
        };
        match comparison {
            Comparison::Equal => decide(
                left.exact().is_some() && left.exact() == right.exact(),
                below(left.high, right.low) || below(right.high, left.low),
            ),
            Comparison::AtMost => {
                decide(at_most(left.high, right.low), below(right.high, left.low))
            }
            Comparison::AtLeast => {
                decide(at_most(right.high, left.low), below(left.high, right.low))
            }
            Comparison::ZeroIfZero => {
                let positive = left.low.is_some_and(|low| low > Decimal::ZERO);
                let zero = left.exact() == Some(Decimal::ZERO);
                let right_positive = right.low.is_some_and(|low| low > Decimal::ZERO);
                decide(
                    positive || right.exact() == Some(Decimal::ZERO),
                    zero && right_positive,
                )
            }
        }
    }

    /// Left less right, where both are known exactly.
    pub(super) fn gap(&self) -> Option<Decimal> {
        self.left.exact()?.checked_sub(self.right.exact()?)
    }

    /// As they would be if the left side were larger by `left`, the right one by `right`.
    pub(super) fn moved(&self, left: Decimal, right: Decimal) -> Self {
        Self {
            left: self.left.moved(left),
            right: self.right.moved(right),
            ..*self
        }
    }
}

/// Whether `high` is below `low`; an open bound is below nothing.
fn below(high: Option<Decimal>, low: Option<Decimal>) -> bool {
    matches!((high, low), (Some(high), Some(low)) if high < low)
}

/// Whether `high` is at most `low`; an open bound is at most nothing.
fn at_most(high: Option<Decimal>, low: Option<Decimal>) -> bool {
    matches!((high, low), (Some(high), Some(low)) if high <= low)
}

/// Between what bounds a side lies.
#[derive(Debug, Clone, Copy)]
struct Range {
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// The sum of what is reported.
    known: Decimal,
    /// Whether all of it is reported.
    complete: bool,
}

impl Range {
    fn of(ids: &[FigureId], figures: &Figures) -> Self {
        let mut range = Self {
            low: Some(Decimal::ZERO),
            high: Some(Decimal::ZERO),
            known: Decimal::ZERO,
            complete: true,
        };
        for id in ids {
            let figure = figures.get(*id);
            let (low, high) = bounds(figure);
            range.low = add(range.low, low);
            range.high = add(range.high, high);
            match figure.value {
                Some(value) => range.known = range.known.saturating_add(value),
                None => range.complete = false,
            }
        }
        range
    }

    fn exact(&self) -> Option<Decimal> {
        self.low.filter(|_| self.low == self.high)
    }

    fn moved(&self, by: Decimal) -> Self {
        Self {
            low: add(self.low, Some(by)),
            high: add(self.high, Some(by)),
            known: self.known.saturating_add(by),
            ..*self
        }
    }
}

fn bounds(figure: &Figure) -> (Option<Decimal>, Option<Decimal>) {
    match figure.value {
        Some(value) if figure.is_approximate() => {
            let tolerance = last_place(value);
            let words = figure.approximation.as_ref();
            // 1200余 is never less than 1200.
            let low = if words.is_some_and(Approximation::is_at_least) {
                Some(value)
            } else {
                value.checked_sub(tolerance)
            };
            let high = value.checked_add(tolerance);
            (low, high)
        }
        Some(value) => (Some(value), Some(value)),
        None if figure.kind == Kind::SignedInteger => (None, None),
        None => (Some(Decimal::ZERO), None),
    }
}

/// One unit of the last place that is not zero: 10000 for 110000, 0.1 for 3.5.
#[must_use]
pub fn last_place(value: Decimal) -> Decimal {
    let value = value.normalize();
    let mut unit = Decimal::new(1, value.scale());
    if value.is_zero() || value.scale() > 0 {
        return unit;
    }
    while let Some(next) = unit.checked_mul(Decimal::TEN)
        && value.checked_rem(next) == Some(Decimal::ZERO)
    {
        unit = next;
    }
    unit
}

fn add(a: Option<Decimal>, b: Option<Decimal>) -> Option<Decimal> {
    a?.checked_add(b?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(left: &[&str], comparison: Comparison, right: &[&str]) -> Verdict {
        let mut figures = Figures::default();
        let mut side = |texts: &[&str]| -> Vec<FigureId> {
            texts
                .iter()
                .map(|text| {
                    let approximate = text.starts_with('~');
                    let count = figures.len();
                    figures
                        .add(Figure {
                            value: text.trim_start_matches('~').parse().ok(),
                            approximation: approximate.then(Approximation::default),
                            ..Figure::named(&format!("f{count}"))
                        })
                        .unwrap()
                })
                .collect()
        };
        let (left, right) = (side(left), side(right));
        let relation = Relation {
            left,
            comparison,
            right,
        };
        relation.verdict(&figures)
    }

    #[test]
    fn equal_sums_hold_and_unequal_ones_fail_with_both_sides() {
        use Comparison::Equal;
        assert_eq!(verdict(&["592"], Equal, &["500", "92"]), Verdict::Held);
        assert_eq!(
            verdict(&["592"], Equal, &["500", "91"]),
            Verdict::Failed {
                left: 592.into(),
                right: 591.into()
            }
        );
        assert_eq!(verdict(&["0.3"], Equal, &["0.1", "0.20"]), Verdict::Held);
    }

    #[test]
    fn a_part_not_reported_decides_only_what_no_number_could_mend() {
        use Comparison::{AtLeast, AtMost, Equal};
        let failed = |left: i64, right: i64| Verdict::Failed {
            left: left.into(),
            right: right.into(),
        };
        assert_eq!(verdict(&["5"], Equal, &["3", "-"]), Verdict::NotAssessable);
        assert_eq!(verdict(&["5"], Equal, &["6", "-"]), failed(5, 6));
        assert_eq!(verdict(&["-"], Equal, &["6"]), Verdict::NotAssessable);
        assert_eq!(verdict(&["7", "-"], AtLeast, &["6"]), Verdict::Held);
        assert_eq!(verdict(&["7", "-"], AtMost, &["6"]), failed(7, 6));
    }

    #[test]
    fn an_approximation_is_compared_with_a_tolerance() {
        use Comparison::Equal;
        assert_eq!(verdict(&["~1200"], Equal, &["1250"]), Verdict::Held);
        assert!(matches!(
            verdict(&["~1200"], Equal, &["1301"]),
            Verdict::Failed { .. }
        ));
    }

    #[test]
    fn zero_asks_for_zero() {
        use Comparison::ZeroIfZero;
        assert_eq!(verdict(&["0"], ZeroIfZero, &["0"]), Verdict::Held);
        assert_eq!(verdict(&["3"], ZeroIfZero, &["-"]), Verdict::Held);
        assert!(matches!(
            verdict(&["0"], ZeroIfZero, &["2"]),
            Verdict::Failed { .. }
        ));
    }
}
