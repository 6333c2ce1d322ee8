//! One slip told by two checks: the one that says what it is stays.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};

/// The checks that say what a number is which another takes for a count.
const NEARER: &[&str] = &["broken-date", "leftover-placeholder", "odd-mark"];

/// The check that takes every number that it does not know for a count.
const FARTHER: &str = "unbound-numeral";

/// Drops the finding that a number is bound to no figure where another says what is wrong with it.
pub fn keep_the_nearer(findings: &mut Vec<Diagnostic>) {
    let places = findings
        .iter()
        .filter(|finding| NEARER.contains(&finding.rule.name));
    let mut told: Vec<Range<usize>> = places.filter_map(range).collect();
    told.sort_by_key(|range| range.start);
    findings.retain(|finding| finding.rule.name != FARTHER || !is_told(&told, finding));
}

fn is_told(told: &[Range<usize>], finding: &Diagnostic) -> bool {
    let Some(range) = range(finding) else {
        return false;
    };
    let behind = told.partition_point(|place| place.start <= range.start);
    let place = behind.checked_sub(1).and_then(|at| told.get(at));
    place.is_some_and(|place| range.end <= place.end)
}

fn range(finding: &Diagnostic) -> Option<Range<usize>> {
    let Place { file, span } = finding.primary.place;
    // Checks of the text tell of the year file alone.
    (Place::year(span).file == file).then(|| span.start()..span.end())
}
