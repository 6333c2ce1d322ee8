//! Which figure most likely broke a relation, and what it should be.
//!
//! One value of a figure balances each failing relation that it is in. A figure is suspected only
//! where that is the same value for all of them and no other relation breaks by it. Two
//! relations that fail together so convict the cell where they cross; where relations cannot
//! tell, a slip of the hand between the value stated and the one that balances does.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use rust_decimal::Decimal;

use super::{
    culprit::{Culprit, Reason, likeliest},
    figure::FigureId,
    neighbours::{Divided, Neighbours, divided},
    relation::{Relation, Sides, Verdict},
    report::Report,
    slip::Slip,
};
use crate::forms::Comparison;

/// How deep a figure is followed to those typed by hand that make it up. No form goes deeper than
/// three: a cell of a total of totals that repeats a figure. But `"=id"` can name a cell that
/// repeats the first one, and totals of an organ's own form can branch at every step; such a
/// circle has no end of its own, and no culprit that one could name to a clerk.
const DEEPEST: usize = 8;

/// A figure in more relations than any table has is not tried together with its neighbours.
const MOST_MOVED: usize = 64;

/// Below this, a difference that equals some part is no more than chance.
const TELLING_DIFFERENCE: Decimal = Decimal::TEN;

/// How a relation moves with a figure: how often the figure is counted on either side.
#[derive(Debug, Clone, Copy)]
struct Effect {
    relation: usize,
    left: i64,
    right: i64,
}

/// All figures of a report that may be wrong. Laid out once, in time linear in the members of
/// the relations.
#[derive(Debug)]
pub struct Suspects<'a> {
    report: &'a Report,
    /// By obligation; of those of sums only.
    sides: BTreeMap<usize, Sides>,
    /// By figure: the cells that repeat it and the totals computed of it move with it.
    effects: Vec<Vec<Effect>>,
    /// By figure: the relation by which it was computed, of a cell that was left out.
    computed_by: Vec<Option<usize>>,
    /// By figure: what balances it, worked out when it is first asked for.
    balances: Vec<OnceCell<Option<Balance>>>,
    /// Numbers that were divided over two neighbours, worked out when first asked for.
    divided: OnceCell<Vec<(Divided, usize)>>,
}

/// The value by which all that a figure is in holds, and how many relations that mends.
#[derive(Debug, Clone, Copy)]
struct Balance {
    value: Decimal,
    mends: usize,
}

impl<'a> Suspects<'a> {
    /// Lays out what each figure moves.
    #[must_use]
    pub fn of(report: &'a Report) -> Self {
        let count = report.figures.len();
        let mut suspects = Self {
            report,
            sides: report
                .obligations
                .sums()
                .map(|(number, _, relation)| (number, relation.sides(&report.figures)))
                .collect(),
            effects: vec![Vec::new(); count],
            computed_by: vec![None; count],
            balances: vec![OnceCell::new(); count],
            divided: OnceCell::new(),
        };
        for (index, obligation, _) in report.obligations.sums() {
            if let Some(total) = obligation.computed_total(&report.figures)
                && let Some(by) = suspects.computed_by.get_mut(total.index())
            {
                *by = Some(index);
            }
        }
        for (index, _, relation) in report.obligations.sums() {
            for (side, left, right) in [(&relation.left, 1, 0), (&relation.right, 0, 1)] {
                for member in side {
                    let mut roots = Vec::new();
                    suspects.roots(*member, DEEPEST, &mut roots);
                    for root in roots {
                        suspects.count(root, index, left, right);
                    }
                }
            }
        }
        suspects
    }

    /// The likeliest culprits of the obligation of this number, best first, at most three; none
    /// where it holds or where more are as likely.
    #[must_use]
    pub fn named(&self, number: usize) -> Vec<Culprit> {
        let Some(broken) = self.relation(number) else {
            return Vec::new();
        };
        let mut roots = Vec::new();
        for member in broken.members() {
            self.roots(member, DEEPEST, &mut roots);
        }
        let mut seen = BTreeSet::new();
        roots.retain(|root| seen.insert(*root));
        let balanced: Vec<(FigureId, Balance)> = roots
            .into_iter()
            .filter_map(|root| {
                let cell = self.balances.get(root.index())?;
                Some((root, (*cell.get_or_init(|| self.balance(root)))?))
            })
            .collect();
        let is_only = balanced.len() == 1;
        let neighbours = Neighbours::of(broken);
        let culprits = balanced
            .into_iter()
            .filter_map(
                |(
                    figure,
                    Balance {
                        value: balancing,
                        mends,
                    },
                )| {
                    let stated = self.report.figures.get(figure).value?;
                    let crossing = (mends > 1).then_some(Reason::Crossing);
                    let reason = self
                        .reason(broken, &neighbours, figure, stated, balancing)
                        .or(crossing)
                        .or(is_only.then_some(Reason::OnlyOne))?;
                    Some(Culprit {
                        figure,
                        stated,
                        balancing,
                        mends,
                        reason,
                    })
                },
            )
            .chain(self.divided_over(&seen));
        likeliest(culprits.collect())
    }

    /// The figures typed by hand that make up `figure`: itself, the one that it repeats, or those
    /// that it was computed of.
    fn roots(&self, figure: FigureId, depth: usize, roots: &mut Vec<FigureId>) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        let by = self.computed_by.get(figure.index()).copied().flatten();
        if let Some(relation) = by.and_then(|by| self.relation(by)) {
            for part in &relation.right {
                self.roots(*part, depth, roots);
            }
        } else if let Some(same) = self.report.figures.get(figure).same_as {
            self.roots(same, depth, roots);
        } else {
            roots.push(figure);
        }
    }

    fn count(&mut self, root: FigureId, relation: usize, left: i64, right: i64) {
        let Some(effects) = self.effects.get_mut(root.index()) else {
            return;
        };
        match effects.last_mut() {
            Some(last) if last.relation == relation => {
                last.left = last.left.saturating_add(left);
                last.right = last.right.saturating_add(right);
            }
            _ => effects.push(Effect {
                relation,
                left,
                right,
            }),
        }
    }

    fn balance(&self, figure: FigureId) -> Option<Balance> {
        let effects = self.effects.get(figure.index())?;
        let figure = self.report.figures.get(figure);
        let stated = figure.value.filter(|_| !figure.is_approximate())?;
        let mut change: Option<Decimal> = None;
        let mut mends = 0_usize;
        for effect in effects {
            let (relation, sides) = self.at(effect)?;
            if !matches!(sides.verdict(relation.comparison), Verdict::Failed { .. }) {
                continue;
            }
            mends = mends.saturating_add(1);
            if relation.comparison == Comparison::Equal
                && let Some(gap) = sides.gap()
            {
                let weight = Decimal::from(effect.right.checked_sub(effect.left)?);
                let needed = gap.checked_div(weight)?;
                if change.is_some_and(|change| change != needed) {
                    return None;
                }
                change = Some(needed);
            }
        }
        let change = change?;
        let value = stated.checked_add(change)?.normalize();
        let holds = effects.iter().all(|effect| {
            let moved = self.at(effect).and_then(|(relation, sides)| {
                let left = change.checked_mul(Decimal::from(effect.left))?;
                let right = change.checked_mul(Decimal::from(effect.right))?;
                Some(sides.moved(left, right).verdict(relation.comparison))
            });
            matches!(moved, Some(Verdict::Held | Verdict::NotAssessable))
        });
        (holds && figure.may_be(value)).then_some(Balance { value, mends })
    }

    /// The numbers that were divided over one of these figures and its neighbour.
    fn divided_over<'s>(
        &'s self,
        of: &'s BTreeSet<FigureId>,
    ) -> impl Iterator<Item = Culprit> + 's {
        let all = self.divided.get_or_init(|| {
            let relations = self.report.obligations.sums();
            let relations = relations.map(|(_, _, relation)| relation);
            let found = divided(relations, &self.report.figures).into_iter();
            let mended = |one: Divided| Some((one, self.mended_by(&one)?));
            found.filter_map(mended).collect()
        });
        let here = all
            .iter()
            .filter(|(one, _)| of.contains(&one.first) || of.contains(&one.second));
        here.filter_map(|(one, mends)| {
            let stated = self.report.figures.get(one.first).value?;
            Some(Culprit {
                figure: one.first,
                stated,
                balancing: stated.checked_add(one.more)?.normalize(),
                mends: *mends,
                reason: Reason::Divided(one.second),
            })
        })
    }

    /// How many relations hold once the number is whole; `None` where that breaks another, leaves one
    /// broken, or one of which no one can tell.
    fn mended_by(&self, whole: &Divided) -> Option<usize> {
        let effects = |figure: FigureId| self.effects.get(figure.index());
        let (first, second) = (effects(whole.first)?, effects(whole.second)?);
        if first.is_empty() || first.len().max(second.len()) > MOST_MOVED {
            return None;
        }
        let mut moved = BTreeMap::<usize, (Decimal, Decimal)>::new();
        for (effects, change) in [(first, whole.more), (second, -whole.less)] {
            for effect in effects {
                let (left, right) = moved.entry(effect.relation).or_default();
                let by = |times: i64| change.checked_mul(Decimal::from(times));
                *left = left.checked_add(by(effect.left)?)?;
                *right = right.checked_add(by(effect.right)?)?;
            }
        }
        let mut mends = 0_usize;
        for (number, (left, right)) in moved {
            let (relation, sides) = self.relation(number).zip(self.sides.get(&number))?;
            let verdict = |sides: &Sides| sides.verdict(relation.comparison);
            match (verdict(sides), verdict(&sides.moved(left, right))) {
                (Verdict::Failed { .. }, Verdict::Held) => mends = mends.saturating_add(1),
                // What is not known yet balances anything.
                (Verdict::Failed { .. }, _) | (_, Verdict::Failed { .. }) => return None,
                _ => {}
            }
        }
        (mends > 0).then_some(mends)
    }

    fn at(&self, effect: &Effect) -> Option<(&Relation, &Sides)> {
        self.relation(effect.relation)
            .zip(self.sides.get(&effect.relation))
    }

    fn relation(&self, number: usize) -> Option<&'a Relation> {
        self.report.obligations.get(number)?.relation()
    }

    /// What tells that `figure` was meant to be `balancing`, of its digits or its parts.
    fn reason(
        &self,
        broken: &Relation,
        neighbours: &Neighbours,
        figure: FigureId,
        stated: Decimal,
        balancing: Decimal,
    ) -> Option<Reason> {
        let slip = Slip::between(stated, balancing).map(Reason::Slip);
        let last = self.report.figures.last(figure).and_then(|last| last.value);
        let is_left_over = last == Some(stated) && stated.abs() >= TELLING_DIFFERENCE;
        let mut reasons = vec![
            is_left_over.then_some(Reason::LastYear),
            slip,
            neighbours
                .run_together(&self.report.figures, figure, stated, balancing)
                .map(Reason::RunTogether),
        ];
        let difference = balancing.checked_sub(stated)?;
        if broken.left == [figure] && difference.abs() >= TELLING_DIFFERENCE {
            let part = broken
                .right
                .iter()
                .find(|part| self.report.figures.get(**part).value == Some(difference.abs()));
            reasons.push(part.map(|part| {
                if difference > Decimal::ZERO {
                    Reason::LeftOut(*part)
                } else {
                    Reason::CountedTwice(*part)
                }
            }));
        }
        reasons
            .into_iter()
            .flatten()
            .min_by_key(|reason| reason.tier())
    }
}
