//! What one organ brings to the sums.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::{
    audit::Audited,
    compile::Compiled,
    diagnostic::{Diagnostic, Files, Severity, Tally, Text, path::slashed},
    facts::row::{FileRows, Row, State},
    model::{Report, relation::Verdict, suspects::Suspects},
};

/// The report of an organ, as far as it is added up.
#[derive(Debug, Clone)]
pub struct Contribution {
    /// Its file.
    pub path: String,
    /// The organ's full name.
    pub organ: String,
    /// The name that it goes by.
    pub short_name: Option<String>,
    /// The reporting year.
    pub year: Option<i32>,
    /// Whether it is a finished report, of which not all is sure.
    pub is_document: bool,
    /// The day of signature.
    pub date: Option<NaiveDate>,
    /// What was found in it.
    pub tally: Tally,
    /// Its figures, by id.
    pub figures: BTreeMap<String, Stated>,
    /// The ids of those that are no cells of the form, in order.
    pub own: Vec<String>,
}

/// A figure of an organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What it counts.
    pub label: String,
    /// What is counted.
    pub unit: Option<String>,
    /// Its value as typed; `None` where it has none.
    pub value: Option<Decimal>,
    /// Whether the value is exact.
    pub is_exact: bool,
    /// How it comes by its value, or why it has none.
    pub state: State,
    /// Whether its own report is wrong where it is in.
    pub is_complained_of: bool,
    /// The value by which the sums of its own report would hold, where one does not.
    pub balancing: Option<Decimal>,
    /// Last year's value.
    pub last: Option<Decimal>,
    /// The line and column of its value, or its place in words.
    pub at: Option<Text>,
}

impl Contribution {
    /// That of a year file, which could be read.
    #[must_use]
    pub fn of_year_file(compiled: &Compiled) -> Option<Self> {
        let report = compiled.report.as_ref()?;
        let rows = FileRows::of(compiled.source().name(), report, &compiled.findings);
        Some(Self::of(rows, report, &compiled.files, &compiled.findings))
    }

    /// That of a finished report.
    #[must_use]
    pub fn of_document(audited: &Audited, rows: FileRows) -> Self {
        Self {
            is_document: true,
            ..Self::of(rows, &audited.report, &audited.files, &audited.findings)
        }
    }

    fn of(rows: FileRows, report: &Report, files: &Files, findings: &[Diagnostic]) -> Self {
        let wrong = wrong(findings);
        let balancing = balancing(report);
        let (mut figures, mut own) = (BTreeMap::new(), Vec::new());
        for row in rows.rows {
            let Some(id) = row.id.clone() else { continue };
            if row.row.is_none() {
                own.push(id.clone());
            }
            let stated = Stated {
                is_complained_of: wrong.contains(id.as_str()),
                balancing: balancing.get(&id).copied(),
                ..stated(row, report, files)
            };
            figures.insert(id, stated);
        }
        Self {
            path: slashed(&rows.head.file).into_owned(),
            organ: report.organ.name.clone(),
            short_name: report.organ.particular("short_name").map(str::to_owned),
            year: rows.head.year,
            is_document: false,
            date: report.date,
            tally: Tally::of(findings),
            figures,
            own,
        }
    }

    /// Whether it goes by this name.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.organ == name || self.short_name.as_deref() == Some(name)
    }

    /// What it adds to a sum: nothing where that is not stated exactly.
    #[must_use]
    pub fn adds(&self, id: &str) -> Option<Decimal> {
        let figure = self.figures.get(id)?;
        let is_stated = figure.state == State::Stated && figure.is_exact;
        figure.value.filter(|_| is_stated)
    }
}

fn stated(row: Row, report: &Report, files: &Files) -> Stated {
    let id = row.id.as_deref().and_then(|id| report.figures.find(id));
    let last = id.and_then(|id| report.figures.last(id));
    let place = id.and_then(|id| report.figures.get(id).place);
    Stated {
        last: last.and_then(|last| last.value),
        at: place.map(|place| {
            let file = files.get(place.file);
            Text::both(|language| file.whereabouts(place.span).words(language))
        }),
        label: row.label,
        unit: row.unit,
        value: row.value,
        is_exact: row.is_exact,
        state: row.state,
        is_complained_of: false,
        balancing: None,
    }
}

/// The figures that an error is about.
fn wrong(findings: &[Diagnostic]) -> BTreeSet<&str> {
    let errors = findings.iter();
    let errors = errors.filter(|one| one.severity == Severity::Error && one.waived.is_none());
    errors
        .flat_map(|error| error.figures.iter().map(String::as_str))
        .collect()
}

/// Of the figures that most likely broke a sum of their own report, the value by which it would hold.
fn balancing(report: &Report) -> BTreeMap<String, Decimal> {
    let failed: BTreeSet<usize> = report
        .obligations
        .sums()
        .filter(|(_, _, relation)| {
            matches!(relation.verdict(&report.figures), Verdict::Failed { .. })
        })
        .map(|(number, _, _)| number)
        .collect();
    if failed.is_empty() {
        return BTreeMap::new();
    }
    let suspects = Suspects::of(report);
    let culprits = failed.into_iter().flat_map(|number| suspects.named(number));
    culprits
        .map(|culprit| {
            let id = report.figures.get(culprit.figure).id.clone();
            (id, culprit.balancing)
        })
        .collect()
}
