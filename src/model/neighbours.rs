//! The members of a relation beside each other, of which two are at times written as one number.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{
    figure::{FigureId, Figures},
    relation::Relation,
    slip::{is_run_together, run_together},
};

/// A cell has one behind it in its row and one in its column; a figure that a hostile file adds up
/// in a thousand relations has as many.
const MOST_BEHIND: usize = 4;

/// A number that was perhaps divided over two neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Divided {
    /// The first of them.
    pub(super) first: FigureId,
    /// The one behind it.
    pub(super) second: FigureId,
    /// What the first should be more, were the number whole.
    pub(super) more: Decimal,
    /// What the second should be less.
    pub(super) less: Decimal,
}

/// All neighbours of these relations whose digits, written as one, are a number.
pub(super) fn divided<'a>(
    relations: impl Iterator<Item = &'a Relation>,
    figures: &Figures,
) -> Vec<Divided> {
    let mut behind = BTreeMap::<_, BTreeSet<_>>::new();
    for side in relations.flat_map(|relation| [&relation.left, &relation.right]) {
        for (first, second) in side.iter().zip(side.iter().skip(1)) {
            let seconds = behind.entry(*first).or_default();
            if seconds.len() < MOST_BEHIND {
                seconds.insert(*second);
            }
        }
    }
    let pairs = behind
        .into_iter()
        .flat_map(|(first, seconds)| seconds.into_iter().map(move |second| (first, second)));
    pairs
        .filter_map(|(first, second)| {
            let (stated, less) = (figures.get(first).value?, figures.get(second).value?);
            let more = run_together(stated, less)?.checked_sub(stated)?;
            Some(Divided {
                first,
                second,
                more,
                less,
            })
        })
        .collect()
}

/// The neighbours of each member, and whether they follow it.
pub(super) struct Neighbours(BTreeMap<FigureId, Vec<(FigureId, bool)>>);

impl Neighbours {
    /// The neighbours within each side of a relation.
    pub(super) fn of(relation: &Relation) -> Self {
        let mut beside = BTreeMap::<_, Vec<_>>::new();
        for side in [&relation.left, &relation.right] {
            for (first, second) in side.iter().zip(side.iter().skip(1)) {
                beside.entry(*first).or_default().push((*second, true));
                beside.entry(*second).or_default().push((*first, false));
            }
        }
        Self(beside)
    }

    /// The neighbour that was written into `figure`, which is stated as its own number and the
    /// neighbour's without a space between them.
    pub(super) fn run_together(
        &self,
        figures: &Figures,
        figure: FigureId,
        stated: Decimal,
        balancing: Decimal,
    ) -> Option<FigureId> {
        let (beside, _) = self.0.get(&figure)?.iter().find(|(beside, follows)| {
            figures.get(*beside).value.is_some_and(|value| {
                let (first, second) = if *follows {
                    (balancing, value)
                } else {
                    (value, balancing)
                };
                is_run_together(stated, first, second)
            })
        })?;
        Some(*beside)
    }
}
