//! The list of checks.
//!
//! A check is one file here and one line in [`CHECKS`]; its manual page stands beside it in
//! Chinese and English.

mod broken_date;
mod date_outside_period;
mod dated_before_period_end;
mod dates;
mod foreign_organ;
mod invalid_value;
mod leftover_placeholder;
mod missing_cell;
mod odd_character;
mod part_exceeds_whole;
mod passages;
mod relation_broken;
mod stale_waiver;
mod stated_twice;
mod sum_mismatch;
mod template_error;
mod unbound_numeral;
mod unknown_figure;
mod waiver_without_reason;
mod wording;
mod wrong_year;

use crate::{
    diagnostic::{self, Diagnostic, Rule},
    model::Report,
    source::Source,
    year_file::rules,
};

/// A check: what it is called, what its page says, and what it does.
#[derive(Debug)]
pub struct Check {
    /// Name, weight and manual page.
    pub rule: &'static Rule,
    run: fn(&Report, &mut Vec<Diagnostic>),
}

/// All checks, by name.
pub static CHECKS: &[Check] = &[
    broken_date::CHECK,
    date_outside_period::CHECK,
    dated_before_period_end::CHECK,
    foreign_organ::CHECK,
    invalid_value::CHECK,
    leftover_placeholder::CHECK,
    missing_cell::CHECK,
    odd_character::CHECK,
    part_exceeds_whole::CHECK,
    relation_broken::CHECK,
    stated_twice::CHECK,
    sum_mismatch::CHECK,
    template_error::CHECK,
    unbound_numeral::CHECK,
    unknown_figure::CHECK,
    wrong_year::CHECK,
];

/// Runs all checks, applies the file's waivers to `reading` and to what they find, and returns
/// all findings in order. `source` is the year file's text, by whose lines a waiver may name a
/// place.
#[must_use]
pub fn run(report: &Report, reading: Vec<Diagnostic>, source: &Source) -> Vec<Diagnostic> {
    let mut findings = reading;
    for check in CHECKS {
        (check.run)(report, &mut findings);
    }
    stale_waiver::apply(&report.waivers, source, &mut findings);
    waiver_without_reason::report(&report.waivers, &mut findings);
    diagnostic::sort(&mut findings);
    findings
}

/// Every rule that a finding may break, of reading and of checking, by name.
#[must_use]
pub fn all_rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = CHECKS
        .iter()
        .map(|check| check.rule)
        .chain([&stale_waiver::RULE, &waiver_without_reason::RULE])
        .chain(rules::RULES.iter().copied())
        .collect();
    all.sort_by_key(|rule| rule.name);
    all
}
