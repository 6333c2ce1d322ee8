//! What was looked at: obligations by verdict, figures that some obligation reaches, numerals.

use super::{
    figure::{Figure, FigureId, FigureSet, Origin},
    obligation::Obligation,
    relation::Verdict,
    report::Report,
};
use crate::diagnostic::{Account, RelationCount};

impl Report {
    /// The figures with a value that no obligation which could be assessed speaks of, in order.
    #[must_use]
    pub fn unchecked(&self) -> Vec<FigureId> {
        let verdicts = self.verdicts();
        self.beside(verdicts)
    }

    /// What must hold, each with what came of it.
    fn verdicts(&self) -> impl Iterator<Item = (&Obligation, Verdict)> {
        let to_prove = self.obligations.iter().filter(|one| one.is_to_prove());
        to_prove.map(|one| (one, one.verdict(&self.figures)))
    }

    /// The figures with a value that none of these which could be assessed speaks of, in order.
    fn beside<'a>(
        &self,
        verdicts: impl Iterator<Item = (&'a Obligation, Verdict)>,
    ) -> Vec<FigureId> {
        let assessed = verdicts.filter(|(_, verdict)| *verdict != Verdict::NotAssessable);
        let mut reached: FigureSet = assessed.flat_map(|(one, _)| one.members()).collect();
        // A cell and the figure that it repeats are one number.
        let repeated: Vec<FigureId> = self
            .figures
            .iter()
            .filter(|(id, _)| reached.contains(*id))
            .filter_map(|(_, cell)| cell.same_as)
            .collect();
        reached.extend(repeated);
        let is_reached = |id: FigureId, figure: &Figure| {
            reached.contains(id) || figure.same_as.is_some_and(|other| reached.contains(other))
        };
        self.stated()
            .filter(|(id, figure)| !is_reached(*id, figure))
            .map(|(id, _)| id)
            .collect()
    }

    /// What was looked at: obligations by verdict, figures, numerals.
    #[must_use]
    pub fn account(&self) -> Account {
        let mut account = Account::default();
        let verdicts: Vec<(&Obligation, Verdict)> = self.verdicts().collect();
        for (_, verdict) in &verdicts {
            count(&mut account.relations, *verdict);
        }
        account.figures.stated = self.stated().count();
        let unchecked = self.beside(verdicts.into_iter()).len();
        account.figures.checked = account.figures.stated.saturating_sub(unchecked);
        for passage in self.passages() {
            account.figures.bound += passage.numerals.bound;
            account.figures.derived += passage.numerals.derived;
            account.figures.structural += passage.numerals.structural;
            account.figures.literal += passage.numerals.literal.len();
        }
        account
    }

    /// The figures of this year that have a value.
    fn stated(&self) -> impl Iterator<Item = (FigureId, &Figure)> {
        self.figures.iter().filter(|(_, figure)| {
            figure.value.is_some() && !matches!(figure.origin, Origin::Last | Origin::Text)
        })
    }
}

fn count(relations: &mut RelationCount, verdict: Verdict) {
    match verdict {
        Verdict::Held => {
            relations.checked += 1;
            relations.held += 1;
        }
        Verdict::Failed { .. } => {
            relations.checked += 1;
            relations.failed += 1;
        }
        Verdict::NotAssessable => relations.not_assessable += 1,
    }
}
