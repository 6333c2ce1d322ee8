//! The rows of a year file.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{FileRows, Head, Row, State};
use crate::{
    diagnostic::Diagnostic,
    forms::Form,
    model::{
        Report,
        figure::{FigureId, Origin},
    },
};

impl FileRows {
    /// The rows of a year file of this name, with what was found in it.
    #[must_use]
    pub fn of(file: &str, report: &Report, findings: &[Diagnostic]) -> Self {
        let complaints = Complaints::of(findings);
        let totals = report.computed_totals();
        let own = report.figures.iter();
        let own = own.filter(|(_, figure)| !matches!(figure.origin, Origin::Last | Origin::Text));
        let form = report.form.as_deref();
        let rows = own.map(|(id, figure)| {
            let (row, column) = form.and_then(|form| place(form, figure.origin)).unzip();
            Row {
                id: Some(figure.id.clone()),
                label: figure.label.clone(),
                value: figure.value,
                is_exact: !figure.is_approximate(),
                unit: figure.unit.clone(),
                state: state(report, &totals, id),
                row,
                column,
                source: figure.source.clone(),
                finding: complaints.about(&figure.id),
            }
        });
        Self {
            head: Head {
                file: file.to_owned(),
                organ: Some(report.organ.name.clone()).filter(|name| !name.is_empty()),
                year: Some(report.year).filter(|year| *year != 0),
                form: form.map(|form| form.head.id.clone()),
                fingerprint: report.fingerprint.clone(),
            },
            rows: rows.collect(),
        }
    }
}

fn state(report: &Report, totals: &BTreeSet<FigureId>, id: FigureId) -> State {
    let figure = report.figures.get(id);
    match figure.value {
        Some(_) if is_computed(report, totals, id) => State::Derived,
        Some(_) => State::Stated,
        None if figure.is_not_applicable => State::Blank,
        None => State::NotReported,
    }
}

/// Whether nobody typed the figure's value, nor that of the figure which it repeats.
fn is_computed(report: &Report, totals: &BTreeSet<FigureId>, id: FigureId) -> bool {
    let is_one = |id| totals.contains(&id) || report.obligations.computes(id);
    is_one(id) || report.figures.get(id).same_as.is_some_and(is_one)
}

/// The codes of the form's row and column that a cell stands in.
#[must_use]
pub fn place(form: &Form, origin: Origin) -> Option<(String, String)> {
    let Origin::Cell { table, row, column } = origin else {
        return None;
    };
    let table = form.tables.get(table)?;
    Some((
        table.rows.get(row)?.code.get_ref().clone(),
        table.columns.get(column)?.code.get_ref().clone(),
    ))
}

/// Which checks complain of which figures.
#[derive(Debug)]
pub struct Complaints<'a>(BTreeMap<&'a str, BTreeSet<&'static str>>);

impl<'a> Complaints<'a> {
    /// Those that no waiver excuses.
    #[must_use]
    pub fn of(findings: &'a [Diagnostic]) -> Self {
        let mut all = BTreeMap::<_, BTreeSet<_>>::new();
        for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
            for figure in &finding.figures {
                all.entry(figure.as_str())
                    .or_default()
                    .insert(finding.rule.name);
            }
        }
        Self(all)
    }

    /// The names of those of one figure, in order of the alphabet, with `;` between them.
    #[must_use]
    pub fn about(&self, id: &str) -> Option<String> {
        let names: Vec<&str> = self.0.get(id)?.iter().copied().collect();
        Some(names.join(";"))
    }
}
