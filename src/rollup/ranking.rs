//! Which organ a sum that is not reached most likely lies with.
//!
//! One organ's figure, changed by the gap, would mend the sum; that holds for each of them. What tells
//! them apart: what its own report says of the figure, a slip of the hand between the two values, a
//! figure that stayed as it was last year, and a gap that is the figure itself.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::{
    added::Rollup,
    contribution::{Contribution, Stated},
    sum::{Cell, Verdict},
};
use crate::{checks::support::slips::of_slip, diagnostic::Text, model::slip::Slip};

/// Below this, a gap that equals some figure, or a figure that stayed, is no more than chance.
const TELLING: Decimal = Decimal::TEN;

/// An organ whose figure may be the wrong one.
#[derive(Debug, Clone, Copy)]
pub struct Ranked<'a> {
    /// The organ.
    pub organ: &'a Contribution,
    /// Its figure.
    pub figure: &'a Stated,
    /// What it is stated as.
    pub stated: Decimal,
    /// What it would be if the sum was reached.
    pub balancing: Decimal,
    /// Why it may be wrong; `None` where nothing says so.
    pub reason: Option<Reason>,
}

/// Why an organ's figure may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The sums of its own report want the same value.
    OwnSums,
    /// A check of its own report complains of it.
    OwnCheck,
    /// A slip of the hand makes the stated value of the balancing one.
    Slip(Slip),
    /// It is last year's figure.
    LastYear,
    /// The district did not add it.
    LeftOut,
    /// The district added it twice.
    CountedTwice,
}

impl Reason {
    /// How telling it is; the lower, the more.
    fn tier(self) -> u8 {
        match self {
            Self::OwnSums => 0,
            Self::OwnCheck => 1,
            Self::Slip(Slip::Shifted | Slip::Sign) | Self::LastYear => 2,
            Self::LeftOut | Self::CountedTwice => 3,
            Self::Slip(Slip::Swapped) => 4,
            Self::Slip(Slip::OneDigit | Slip::Dropped | Slip::Added) => 5,
        }
    }

    /// The reason in words.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::OwnSums => Text::fixed(
                "它自己的报告里，改成这个数勾稽关系就平了",
                "the sums of its own report want this value too",
            ),
            Self::OwnCheck => Text::fixed(
                "它自己的报告里，这个数就有问题",
                "a check of its own report complains of this figure",
            ),
            Self::Slip(slip) => of_slip(slip),
            Self::LastYear => Text::fixed("和上年度一样，像是没有改", "last year's figure"),
            Self::LeftOut => Text::fixed("像是没有加进去", "it seems not to have been added"),
            Self::CountedTwice => Text::fixed("像是加了两次", "it seems to have been added twice"),
        }
    }

    /// The word for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OwnSums => "own-sums",
            Self::OwnCheck => "own-check",
            Self::Slip(Slip::Shifted) => "shifted",
            Self::Slip(Slip::Sign) => "sign",
            Self::Slip(Slip::Swapped) => "swapped",
            Self::Slip(Slip::Dropped) => "dropped",
            Self::Slip(Slip::Added) => "added",
            Self::Slip(Slip::OneDigit) => "one-digit",
            Self::LastYear => "last-year",
            Self::LeftOut => "left-out",
            Self::CountedTwice => "counted-twice",
        }
    }
}

/// The organs that a sum which is not reached may lie with, the likeliest first; none where it is
/// reached.
#[must_use]
pub fn ranked<'a>(rollup: &'a Rollup, cell: &Cell) -> Vec<Ranked<'a>> {
    let Some(gap) = gap(cell) else {
        return Vec::new();
    };
    let candidates = rollup.organs.iter();
    let mut ranked: Vec<(usize, Ranked<'a>)> = candidates
        .filter_map(|organ| candidate(organ, cell, gap))
        .map(|one| (explained(rollup, one.organ), one))
        .collect();
    ranked.sort_by_key(|(explained, one)| {
        let tier = one.reason.map_or(u8::MAX, Reason::tier);
        // A change of the same size is likelier in a greater number.
        (tier, Reverse(*explained), Reverse(one.stated))
    });
    ranked.into_iter().map(|(_, one)| one).collect()
}

/// What the district states more than the sum.
fn gap(cell: &Cell) -> Option<Decimal> {
    let own = cell.own.filter(|_| cell.verdict == Verdict::Failed)?;
    own.checked_sub(cell.sum)
}

/// How many of the sums that are not reached something says that they lie with this organ.
fn explained(rollup: &Rollup, organ: &Contribution) -> usize {
    let cells = rollup.cells.iter();
    let told = cells.filter_map(|cell| candidate(organ, cell, gap(cell)?)?.reason);
    told.count()
}

/// An organ's figure, if one by which the sum would be reached is possible.
fn candidate<'a>(organ: &'a Contribution, cell: &Cell, gap: Decimal) -> Option<Ranked<'a>> {
    let id = &cell.measure.id;
    let stated = organ.adds(id)?;
    let figure = organ.figures.get(id)?;
    let balancing = stated.checked_add(gap)?.normalize();
    let is_possible = cell.measure.is_signed || !balancing.is_sign_negative();
    is_possible.then(|| Ranked {
        organ,
        figure,
        stated,
        balancing,
        reason: reason(figure, stated, balancing, gap),
    })
}

fn reason(figure: &Stated, stated: Decimal, balancing: Decimal, gap: Decimal) -> Option<Reason> {
    let is_telling = stated.abs() >= TELLING;
    let reasons = [
        (figure.balancing == Some(balancing)).then_some(Reason::OwnSums),
        figure.is_complained_of.then_some(Reason::OwnCheck),
        (is_telling && figure.last == Some(stated)).then_some(Reason::LastYear),
        (is_telling && gap == -stated).then_some(Reason::LeftOut),
        (is_telling && gap == stated).then_some(Reason::CountedTwice),
        slip(stated, balancing),
    ];
    reasons
        .into_iter()
        .flatten()
        .min_by_key(|reason| reason.tier())
}

/// A slip of the hand between two numbers; between two digits any is one.
fn slip(stated: Decimal, balancing: Decimal) -> Option<Reason> {
    let is_long = stated.abs() >= TELLING && balancing.abs() >= TELLING;
    let slip = Slip::between(stated, balancing).filter(|_| is_long);
    slip.map(Reason::Slip)
}
