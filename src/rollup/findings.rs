//! Sums that the district does not reach, as findings in its own year file.

use super::{
    added::Rollup,
    ranking::{Ranked, ranked},
    sum::{Cell, Lack, Verdict},
};
use crate::{
    checks::rollup_mismatch::{Culprit, Mismatch, finding},
    diagnostic::{self, Diagnostic},
    model::Report,
};

/// So many organs are named in a finding.
const NAMED: usize = 3;

/// A finding for each sum that the district's own report does not reach.
#[must_use]
pub fn findings(rollup: &Rollup, own: &Report) -> Vec<Diagnostic> {
    let failed = rollup.cells.iter();
    let failed = failed.filter(|cell| cell.verdict == Verdict::Failed);
    let mut findings: Vec<Diagnostic> = failed
        .filter_map(|cell| of_cell(rollup, cell, own))
        .collect();
    diagnostic::sort(&mut findings);
    findings
}

fn of_cell(rollup: &Rollup, cell: &Cell, own: &Report) -> Option<Diagnostic> {
    let figure = own.figures.get(own.figures.find(&cell.measure.id)?);
    let named = ranked(rollup, cell);
    let culprits = named.iter().filter_map(culprit).take(NAMED).collect();
    let count = |is_counted: fn(Lack) -> bool| {
        let lacks = cell.lacking.iter();
        lacks.filter(|(_, lack)| is_counted(*lack)).count()
    };
    Some(finding(&Mismatch {
        id: cell.measure.id.clone(),
        label: cell.measure.label.clone(),
        place: figure.place?,
        stated: cell.own?,
        sum: cell.sum,
        added: cell.added,
        missing: count(|lack| lack == Lack::Missing),
        not_added: count(|lack| lack != Lack::Missing),
        culprits,
    }))
}

/// An organ of which something says that it lies with it.
fn culprit(ranked: &Ranked<'_>) -> Option<Culprit> {
    Some(Culprit {
        organ: ranked.organ.organ.clone(),
        path: ranked.organ.path.clone(),
        at: ranked.figure.at.clone(),
        stated: ranked.stated,
        balancing: ranked.balancing,
        why: ranked.reason?.words(),
    })
}
