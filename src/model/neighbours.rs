//! The members of a relation beside each other, of which two are at times written as one number.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    figure::{FigureId, Figures},
    relation::Relation,
    slip::is_run_together,
};

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
