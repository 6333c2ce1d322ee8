//! What must hold: sums, formulas beside typed values, claims in words; one list and one verdict.

use std::collections::BTreeMap;

use num_rational::BigRational;

use super::{
    claim::Claim,
    derivation::Derivation,
    figure::{FigureId, Figures},
    formula::rational,
    relation::{Relation, Verdict},
};
use crate::{
    diagnostic::{Place, Severity, Text},
    forms::Comparison,
};

/// Something that must hold between figures.
#[derive(Debug, Clone)]
pub struct Obligation {
    /// What it says, in words.
    pub says: Text,
    /// The place that demands it, where a file that was read does.
    pub place: Option<Place>,
    /// How much a failure counts.
    pub severity: Severity,
    /// Where it comes from.
    pub origin: ObligationOrigin,
    /// What must hold.
    pub kind: ObligationKind,
}

/// Where an obligation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObligationOrigin {
    /// A complete breakdown of a figure: left is the whole, right its parts.
    Breakdown,
    /// 其中: left is a part, right its whole.
    OfWhich,
    /// An open list: left are the parts named, right the whole.
    OpenList,
    /// The statutory form: a row's or a column's sum, a balance.
    Form,
    /// The statutory form: last year's closing figure is this year's opening one.
    CarryOver,
    /// The statutory form: what is in force is last year's, plus what came, less what went.
    StockFlow,
    /// `[[relations]]` of the year file.
    Stated,
    /// A formula beside a typed value.
    Formula,
    /// A formula that gave the value: it holds because it was computed so, and proves nothing.
    Computed,
    /// `{{ claim(…) }}` of the text.
    Claim,
}

/// What must hold.
#[derive(Debug, Clone)]
pub enum ObligationKind {
    /// Two sums compare.
    Sum(Relation),
    /// A figure is what its formula gives.
    Formula(Derivation),
    /// Two formulas compare.
    Claim(Claim),
}

impl Obligation {
    /// An obligation of sums whose failure is an error.
    #[must_use]
    pub fn of_sums(origin: ObligationOrigin, relation: Relation, says: Text) -> Self {
        Self {
            says,
            place: None,
            severity: Severity::Error,
            origin,
            kind: ObligationKind::Sum(relation),
        }
    }

    /// 其中: a part is at most its whole.
    pub(super) fn of_which(part: FigureId, whole: FigureId, figures: &Figures) -> Self {
        let (part_label, whole_label) = (&figures.get(part).label, &figures.get(whole).label);
        let says = Text::new(
            format!("其中“{part_label}”不大于“{whole_label}”"),
            format!("{part_label} is at most {whole_label}"),
        );
        let relation = Relation {
            left: vec![part],
            comparison: Comparison::AtMost,
            right: vec![whole],
        };
        Self::of_sums(ObligationOrigin::OfWhich, relation, says)
    }

    /// Whether it holds.
    #[must_use]
    pub fn verdict(&self, figures: &Figures) -> Verdict {
        match &self.kind {
            ObligationKind::Sum(relation) => relation.verdict(figures),
            ObligationKind::Formula(derivation) => derivation.verdict(figures),
            ObligationKind::Claim(claim) => claim.verdict(figures),
        }
    }

    /// All figures that it speaks of; of a formula the figure that it gives comes first.
    #[must_use]
    pub fn members(&self) -> Vec<FigureId> {
        match &self.kind {
            ObligationKind::Sum(relation) => relation.members().collect(),
            ObligationKind::Formula(derivation) => {
                let mut members = vec![derivation.figure];
                members.extend(derivation.formula.members());
                members
            }
            ObligationKind::Claim(claim) => claim.members(),
        }
    }

    /// What its two sides amount to; `None` for one in which something is not reported.
    #[must_use]
    pub fn sides(&self, figures: &Figures) -> (Option<BigRational>, Option<BigRational>) {
        let value = |id: FigureId| figures.get(id).value.map(rational);
        match &self.kind {
            ObligationKind::Sum(relation) => {
                let sum = |side: &[FigureId]| side.iter().map(|id| value(*id)).sum();
                (sum(&relation.left), sum(&relation.right))
            }
            ObligationKind::Formula(derivation) => {
                (value(derivation.figure), derivation.exact(figures))
            }
            ObligationKind::Claim(claim) => {
                (claim.left().value(figures), claim.right().value(figures))
            }
        }
    }

    /// The total that it computed, where the cell was left out: it then stands where its first part
    /// does.
    #[must_use]
    pub fn computed_total(&self, figures: &Figures) -> Option<FigureId> {
        let relation = self.relation()?;
        let is_sum =
            self.origin == ObligationOrigin::Form && relation.comparison == Comparison::Equal;
        let [total] = relation.left.as_slice() else {
            return None;
        };
        let place = figures.get(*total).place;
        let first = figures.get(*relation.right.first()?);
        (is_sum && place.is_some() && place == first.place).then_some(*total)
    }

    /// Whether it is there to be proved: a figure that was computed is what its formula gives.
    #[must_use]
    pub fn is_to_prove(&self) -> bool {
        self.origin != ObligationOrigin::Computed
    }

    /// The sums, if it is one of sums.
    #[must_use]
    pub fn relation(&self) -> Option<&Relation> {
        match &self.kind {
            ObligationKind::Sum(relation) => Some(relation),
            ObligationKind::Formula(_) | ObligationKind::Claim(_) => None,
        }
    }

    /// The formula with its figure, if it is one of a formula.
    #[must_use]
    pub fn derivation(&self) -> Option<&Derivation> {
        match &self.kind {
            ObligationKind::Formula(derivation) => Some(derivation),
            ObligationKind::Sum(_) | ObligationKind::Claim(_) => None,
        }
    }
}

/// All that must hold in a report: sums in the order of the file and the form, then formulas in
/// the order of their figures, then claims in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Obligations {
    list: Vec<Obligation>,
    by_figure: BTreeMap<FigureId, usize>,
}

impl Obligations {
    /// Adds one.
    pub(super) fn push(&mut self, obligation: Obligation) {
        if let Some(derivation) = obligation.derivation() {
            self.by_figure.insert(derivation.figure, self.list.len());
        }
        self.list.push(obligation);
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Obligation> {
        self.list.iter()
    }

    /// The one of this number, as [`Self::sums`] counts.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<&Obligation> {
        self.list.get(number)
    }

    /// Those of sums, with their numbers.
    pub fn sums(&self) -> impl Iterator<Item = (usize, &Obligation, &Relation)> {
        let numbered = self.list.iter().enumerate();
        numbered.filter_map(|(number, one)| Some((number, one, one.relation()?)))
    }

    /// Those of formulas, with the figure that each gives, in the order of the figures.
    pub fn formulas(&self) -> impl Iterator<Item = (&Obligation, &Derivation)> {
        let list = self.list.iter();
        list.filter_map(|one| Some((one, one.derivation()?)))
    }

    /// The formula of a figure.
    #[must_use]
    pub fn formula_of(&self, figure: FigureId) -> Option<(&Obligation, &Derivation)> {
        let obligation = self.list.get(*self.by_figure.get(&figure)?)?;
        Some((obligation, obligation.derivation()?))
    }

    /// Whether a figure's value was computed by its formula, and not typed.
    #[must_use]
    pub fn computes(&self, figure: FigureId) -> bool {
        self.formula_of(figure)
            .is_some_and(|(obligation, _)| !obligation.is_to_prove())
    }
}

impl<'a> IntoIterator for &'a Obligations {
    type Item = &'a Obligation;
    type IntoIter = std::slice::Iter<'a, Obligation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
