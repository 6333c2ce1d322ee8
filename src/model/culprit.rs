//! A figure that may be wrong: what it should be, why, and which of several are the likeliest.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::{figure::FigureId, slip::Slip};

/// How many culprits are named at most; where more are as likely, none is.
const MOST: usize = 3;

/// A figure that may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Culprit {
    /// The figure.
    pub figure: FigureId,
    /// What it is stated as.
    pub stated: Decimal,
    /// The value by which all failing relations that it is in would hold.
    pub balancing: Decimal,
    /// How many these are.
    pub mends: usize,
    /// Why it may be wrong.
    pub reason: Reason,
}

/// Why a figure may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A slip of the hand makes the stated value of the balancing one.
    Slip(Slip),
    /// It and its neighbour were written as one number.
    RunTogether(FigureId),
    /// It and the neighbour behind it are one number that was divided over both.
    Divided(FigureId),
    /// A whole that this part was not added to.
    LeftOut(FigureId),
    /// A whole that this part was added to twice.
    CountedTwice(FigureId),
    /// It is last year's figure, left in where others moved.
    LastYear,
    /// Two or more relations fail that cross at it.
    Crossing,
    /// No other figure of the relation can be changed alone so that all holds.
    OnlyOne,
}

impl Reason {
    /// How telling it is; the lower, the more. Almost any difference can be explained by a digit
    /// or two in some member, which is why those come late.
    pub(super) fn tier(self) -> u8 {
        match self {
            Self::Slip(Slip::Shifted | Slip::Sign | Slip::Swapped)
            | Self::RunTogether(_)
            | Self::Divided(_)
            | Self::LastYear => 0,
            Self::LeftOut(_) | Self::CountedTwice(_) => 1,
            Self::Slip(Slip::OneDigit) => 2,
            Self::Slip(Slip::Dropped | Slip::Added) => 3,
            Self::Crossing | Self::OnlyOne => 4,
        }
    }

    /// Swapped digits come last of their tier: they explain many differences that nine divides, a
    /// shift by ten only one.
    fn is_swap(self) -> bool {
        self == Self::Slip(Slip::Swapped)
    }
}

/// How likely it is; the lower, the likelier.
fn rank(culprit: &Culprit) -> (Reverse<usize>, u8) {
    (Reverse(culprit.mends), culprit.reason.tier())
}

/// Whether nothing but a lone digit speaks against it: any digit is one digit away from any
/// other.
fn is_bare(culprit: &Culprit) -> bool {
    let is_one_digit = |value: Decimal| value.fract().is_zero() && value.abs() < Decimal::TEN;
    culprit.mends == 1
        && matches!(
            culprit.reason,
            Reason::Slip(Slip::OneDigit | Slip::Dropped | Slip::Added)
        )
        && (is_one_digit(culprit.stated) || is_one_digit(culprit.balancing))
}

/// The likeliest of `culprits`, best first, as long as all of one rank find room and none of
/// them is a mere possibility.
pub(super) fn likeliest(mut culprits: Vec<Culprit>) -> Vec<Culprit> {
    culprits.sort_by_key(|culprit| (rank(culprit), culprit.reason.is_swap()));
    let full = culprits.get(MOST).map(rank);
    let bare = culprits.iter().find(|culprit| is_bare(culprit)).map(rank);
    if let Some(cut) = full.into_iter().chain(bare).min() {
        culprits.retain(|culprit| rank(culprit) < cut);
    }
    culprits
}
