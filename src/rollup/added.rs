//! The reports of a district, added up.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    contribution::Contribution,
    measure::measures,
    sum::{Cell, Own, Verdict},
};
use crate::{forms::Form, model::Report, year_file::District};

/// The reports of a district.
#[derive(Debug)]
pub struct Rollup {
    /// What the district is called.
    pub district: String,
    /// The reporting year.
    pub year: i32,
    /// The day by which reports are to be signed.
    pub deadline: Option<NaiveDate>,
    /// The organs whose reports are added, in the order of their files.
    pub organs: Vec<Contribution>,
    /// The expected organs of which there is no report, in the order of the list.
    pub missing: Vec<String>,
    /// Those that need not report, each with the reason, where one is given.
    pub exempt: Vec<(String, Option<String>)>,
    /// How many organs were to report; `None` where no list says so.
    pub expected: Option<usize>,
    /// Names of organs that reported and are on no list.
    pub unlisted: Vec<String>,
    /// Reports that are not added: of another year, or a second one of an organ.
    pub set_aside: Vec<SetAside>,
    /// What was added, in the order of the district's form.
    pub cells: Vec<Cell>,
}

/// A report that is not added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The organ.
    pub organ: String,
    /// Its file.
    pub path: String,
    /// Why.
    pub why: WhyAside,
}

/// Why a report is not added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyAside {
    /// It is of this year.
    OtherYear(Option<i32>),
    /// This file of the organ was there before it.
    Second(String),
}

impl Rollup {
    /// Adds up what the organs report. `own` is the district's own report, and `form` the form of the
    /// year, where there is one.
    #[must_use]
    pub fn of(
        district: &District,
        reports: Vec<Contribution>,
        own: Option<&Report>,
        form: Option<&Form>,
    ) -> Self {
        let year = district.year.as_ref().map_or(0, |year| year.value);
        let mut organs: Vec<Contribution> = Vec::new();
        let mut set_aside = Vec::new();
        for report in reports {
            let same = organs.iter().find(|one| one.organ == report.organ);
            let why = if report.year == Some(year) {
                same.map(|first| WhyAside::Second(first.path.clone()))
            } else {
                Some(WhyAside::OtherYear(report.year))
            };
            match why {
                Some(why) => set_aside.push(SetAside {
                    organ: report.organ,
                    path: report.path,
                    why,
                }),
                None => organs.push(report),
            }
        }
        let is_there = |name: &str| organs.iter().any(|organ| organ.is_called(name));
        let exempt: Vec<(String, Option<String>)> = district
            .exempt
            .iter()
            .map(|one| (one.name.value.clone(), one.reason.clone()))
            .collect();
        let is_exempt = |name: &str| exempt.iter().any(|(exempt, _)| exempt == name);
        let mut seen = BTreeSet::new();
        let expected: Vec<&str> = district
            .expected
            .iter()
            .map(|name| name.value.as_str())
            .filter(|name| !is_exempt(name) && seen.insert(*name))
            .collect();
        let missing: Vec<String> = { expected.iter() }
            .filter(|name| !is_there(name))
            .map(|name| (*name).to_owned())
            .collect();
        let is_listed = |organ: &Contribution| {
            let mut names = expected
                .iter()
                .copied()
                .chain(exempt.iter().map(|(name, _)| name.as_str()));
            names.any(|name| organ.is_called(name))
        };
        let unlisted = organs
            .iter()
            .filter(|organ| !expected.is_empty() && !is_listed(organ));
        let unlisted = unlisted.map(|organ| organ.organ.clone()).collect();
        let measures = measures(own, form, &organs);
        let own = own.map(Own::of);
        let cells = measures
            .into_iter()
            .filter_map(|measure| Cell::of(measure, &organs, &missing, own.as_ref()))
            .collect();
        Self {
            district: district
                .name
                .as_ref()
                .map_or_else(String::new, |name| name.value.clone()),
            year,
            deadline: district.deadline,
            expected: (!expected.is_empty()).then_some(expected.len()),
            missing,
            exempt,
            unlisted,
            set_aside,
            cells,
            organs,
        }
    }

    /// Whether nothing is to be complained of: all are there, each holds, and the sums are reached.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let mut organs = self.organs.iter();
        let mut cells = self.cells.iter();
        self.missing.is_empty()
            && self.set_aside.is_empty()
            && organs.all(|organ| organ.tally.errors == 0)
            && cells.all(|cell| cell.verdict != Verdict::Failed)
    }

    /// Whether a report was signed after its day.
    #[must_use]
    pub fn is_late(&self, organ: &Contribution) -> bool {
        let days = self.deadline.zip(organ.date);
        days.is_some_and(|(deadline, date)| date > deadline)
    }

    /// How many sums held, failed, and could not be compared.
    #[must_use]
    pub fn verdicts(&self) -> [usize; 3] {
        [Verdict::Held, Verdict::Failed, Verdict::NotAssessable].map(|verdict| {
            self.cells
                .iter()
                .filter(|cell| cell.verdict == verdict)
                .count()
        })
    }
}
