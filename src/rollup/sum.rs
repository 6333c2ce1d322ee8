//! One figure of all organs, and the district's own beside it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{contribution::Contribution, measure::Measure};
use crate::{
    facts::row::State,
    model::{Report, figure::FigureId},
};

/// A cell or a figure, added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it is.
    pub measure: Measure,
    /// The sum of what is stated.
    pub sum: Decimal,
    /// How many organs state it.
    pub added: usize,
    /// What is lacking of the sum, organ by organ.
    pub lacking: Vec<(String, Lack)>,
    /// What the district itself states.
    pub own: Option<Decimal>,
    /// Whether that agrees.
    pub verdict: Verdict,
}

/// Why an organ's part of a sum is lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// There is no report.
    Missing,
    /// Its report does not say.
    NotReported,
    /// Its number is an approximation.
    Approximate,
    /// Its number is computed, and would be counted with what it is computed of.
    Derived,
    /// Its number is only probably this one.
    Unsure,
    /// Its number is in another unit.
    OtherUnit,
}

impl Lack {
    /// The word for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotReported => "not reported",
            Self::Approximate => "approximate",
            Self::Derived => "derived",
            Self::Unsure => "likely",
            Self::OtherUnit => "other unit",
        }
    }
}

/// Whether the district's own figure agrees with a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the sum, or at least the sum as long as something is lacking.
    Held,
    /// It is not.
    Failed,
    /// There is none to compare, or what is lacking may be less than nothing.
    NotAssessable,
}

impl Verdict {
    /// The word for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Failed => "failed",
            Self::NotAssessable => "not assessable",
        }
    }
}

impl Cell {
    /// Adds up; `None` where no organ states it, or the sum is beyond all numbers.
    pub(super) fn of(
        measure: Measure,
        organs: &[Contribution],
        missing: &[String],
        own: Option<&Own<'_>>,
    ) -> Option<Self> {
        let (mut sum, mut added) = (Decimal::ZERO, 0_usize);
        let mut lacking: Vec<(String, Lack)> = Vec::new();
        for organ in organs {
            match part(organ, &measure) {
                Ok(Some(value)) => {
                    sum = sum.checked_add(value)?;
                    added += 1;
                }
                // It does not apply to the organ.
                Ok(None) => added += 1,
                Err(lack) => lacking.push((organ.organ.clone(), lack)),
            }
        }
        if !organs.iter().any(|organ| organ.adds(&measure.id).is_some()) {
            return None;
        }
        lacking.extend(missing.iter().map(|name| (name.clone(), Lack::Missing)));
        let own = own.and_then(|own| own.stated(&measure));
        let verdict = match own {
            Some(own) if lacking.is_empty() && own == sum => Verdict::Held,
            Some(_) if lacking.is_empty() => Verdict::Failed,
            Some(_) if measure.is_signed => Verdict::NotAssessable,
            Some(own) if own >= sum => Verdict::Held,
            Some(_) => Verdict::Failed,
            None => Verdict::NotAssessable,
        };
        Some(Self {
            measure,
            sum,
            added,
            lacking,
            own,
            verdict,
        })
    }

    /// Whether nothing is lacking of the sum.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.lacking.is_empty()
    }
}

/// The district's own report.
pub(super) struct Own<'a> {
    report: &'a Report,
    totals: BTreeSet<FigureId>,
}

impl<'a> Own<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        Self {
            report,
            totals: report.computed_totals(),
        }
    }

    /// Its value, where it is one to compare a sum with.
    fn stated(&self, measure: &Measure) -> Option<Decimal> {
        let id = self.report.figures.find(&measure.id)?;
        let figure = self.report.figures.get(id);
        let is_computed = self.totals.contains(&id) || self.report.obligations.computes(id);
        let is_same = is_one_unit(figure.unit.as_deref(), measure.unit.as_deref());
        figure
            .value
            .filter(|_| is_same && !is_computed && !figure.is_approximate())
    }
}

/// What an organ adds; nothing where it says that it does not apply.
fn part(organ: &Contribution, measure: &Measure) -> Result<Option<Decimal>, Lack> {
    let figure = organ.figures.get(&measure.id).ok_or(Lack::NotReported)?;
    match figure.state {
        State::NotReported => Err(Lack::NotReported),
        // What a finished report leaves empty may be anything.
        State::Blank if organ.is_document => Err(Lack::NotReported),
        State::Blank => Ok(None),
        State::Derived => Err(Lack::Derived),
        State::Likely => Err(Lack::Unsure),
        State::Stated if !figure.is_exact => Err(Lack::Approximate),
        State::Stated if !is_one_unit(figure.unit.as_deref(), measure.unit.as_deref()) => {
            Err(Lack::OtherUnit)
        }
        State::Stated => Ok(figure.value),
    }
}

/// Whether two units are one; a unit left out is no other unit.
fn is_one_unit(one: Option<&str>, other: Option<&str>) -> bool {
    one.is_none() || other.is_none() || one == other
}
