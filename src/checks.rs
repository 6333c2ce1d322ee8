//! The list of checks.
//!
//! A check is one file here and one line in [`CHECKS`]; its manual page stands beside it in
//! Chinese and English. What several of them share is in [`support`].

mod approximation_twice;
mod beyond_power;
mod blank_against_form;
mod broken_date;
mod broken_form;
mod carry_over_mismatch;
mod claim_mismatch;
mod date_outside_period;
mod dated_after_deadline;
mod dated_before_period_end;
mod doubled_word;
mod duplicate_label;
pub mod duplicate_report;
mod empty_expression;
mod empty_section;
pub mod font_missing;
mod foreign_organ;
mod formula_mismatch;
mod implausible_amount;
mod implausible_change;
mod invalid_value;
mod label_mismatch;
mod leftover_placeholder;
mod missing_attachment;
mod missing_cell;
mod missing_content;
mod missing_section;
mod missing_value;
mod odd_character;
mod odd_mark;
mod outdated_form;
mod part_count_mismatch;
mod part_exceeds_whole;
mod pasted_markup;
mod problems;
mod relation_broken;
mod repeated_text;
pub mod rollup_mismatch;
mod row_length;
pub mod seal_broken;
mod section_out_of_order;
mod stale_waiver;
mod stated_twice;
mod stock_flow_mismatch;
mod sum_mismatch;
mod superseded_document;
pub mod support;
mod template_error;
mod text_table_mismatch;
mod text_without_numerals;
mod trend_word_mismatch;
mod unbound_numeral;
mod unchanged_since_last_year;
mod unchecked_figure;
mod unclosed_mark;
mod unfinished_text;
mod unit_mismatch;
mod unknown_cell;
mod unknown_figure;
mod unknown_form;
mod unopenable_address;
pub mod unreadable_file;
mod unused_figure;
pub mod verified;
mod waiver_without_reason;
mod wrong_last_year;
mod wrong_period;
mod wrong_year;

use std::collections::{BTreeMap, BTreeSet};

use self::support::{
    check::{Check, Run},
    needs::Needs,
    redirect, told_once,
};
use crate::{
    diagnostic::{self, Diagnostic, NotAssessable, Rule},
    model::{Problem, Report, typed_text::texts},
    source::Source,
    year_file::{rules, settings::Weight},
};

/// All checks, by name.
pub static CHECKS: &[Check] = &[
    approximation_twice::CHECK,
    beyond_power::CHECK,
    blank_against_form::CHECK,
    broken_date::CHECK,
    broken_form::CHECK,
    carry_over_mismatch::CHECK,
    claim_mismatch::CHECK,
    date_outside_period::CHECK,
    dated_after_deadline::CHECK,
    dated_before_period_end::CHECK,
    doubled_word::CHECK,
    duplicate_label::CHECK,
    empty_expression::CHECK,
    empty_section::CHECK,
    foreign_organ::CHECK,
    formula_mismatch::CHECK,
    implausible_amount::CHECK,
    implausible_change::CHECK,
    invalid_value::CHECK,
    label_mismatch::CHECK,
    leftover_placeholder::CHECK,
    missing_attachment::CHECK,
    missing_cell::CHECK,
    missing_content::CHECK,
    missing_section::CHECK,
    missing_value::CHECK,
    odd_character::CHECK,
    odd_mark::CHECK,
    outdated_form::CHECK,
    part_count_mismatch::CHECK,
    part_exceeds_whole::CHECK,
    pasted_markup::CHECK,
    relation_broken::CHECK,
    repeated_text::CHECK,
    row_length::CHECK,
    section_out_of_order::CHECK,
    stated_twice::CHECK,
    stock_flow_mismatch::CHECK,
    sum_mismatch::CHECK,
    superseded_document::CHECK,
    template_error::CHECK,
    text_table_mismatch::CHECK,
    text_without_numerals::CHECK,
    trend_word_mismatch::CHECK,
    unbound_numeral::CHECK,
    unit_mismatch::CHECK,
    unchanged_since_last_year::CHECK,
    unclosed_mark::CHECK,
    unfinished_text::CHECK,
    unknown_cell::CHECK,
    unknown_figure::CHECK,
    unknown_form::CHECK,
    unopenable_address::CHECK,
    unreadable_file::CHECK,
    unused_figure::CHECK,
    wrong_last_year::CHECK,
    wrong_period::CHECK,
    wrong_year::CHECK,
];

/// Checks that list what is worth knowing and complain of nothing; they run when asked for.
pub static ON_REQUEST: &[Check] = &[unchecked_figure::CHECK];

/// What the checks of [`ON_REQUEST`] list.
#[must_use]
pub fn on_request(report: &Report) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    run_all(ON_REQUEST, report, &mut findings);
    findings
}

/// What is found about faces that a report was to be printed in, with the weight that the settings
/// give it.
#[must_use]
pub fn missing_fonts(
    report: &Report,
    substitutes: &[font_missing::Substitute<'_>],
    source: &Source,
) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = font_missing::finding(substitutes, source)
        .into_iter()
        .collect();
    stale_waiver::excuse_later(report, source, &mut findings);
    weigh(report, &mut findings);
    findings
}

/// Puts one finding in the place of those that tell of open cells of one row of the form.
pub fn gather_cells(report: &Report, findings: &mut Vec<Diagnostic>, source: &Source) {
    missing_cell::gather(report, findings, source);
}

/// Runs `checks` in turn over the report and its texts.
fn run_all<'a>(
    checks: impl IntoIterator<Item = &'a Check>,
    report: &Report,
    findings: &mut Vec<Diagnostic>,
) {
    let texts = texts(report);
    for check in checks {
        match check.run {
            Run::OnReport(run) => run(report, findings),
            Run::OnTexts(run) => run(report, &texts, findings),
            Run::OnProblems => {}
        }
    }
}

/// The checks that had nothing to look at: their silence says nothing.
#[must_use]
pub fn not_assessable(report: &Report) -> Vec<NotAssessable> {
    CHECKS
        .iter()
        .filter_map(|check| {
            Some(NotAssessable {
                check: check.rule.name,
                lacks: check.needs.lacking_in(report)?,
            })
        })
        .collect()
}

/// Runs all checks, applies the file's waivers to `reading` and to what they find, and returns
/// all findings in order. `source` is the year file's text, by whose lines a waiver may name a
/// place.
#[must_use]
pub fn run(report: &Report, reading: Vec<Diagnostic>, source: &Source) -> Vec<Diagnostic> {
    let mut findings = reading;
    problems::find(report, &mut findings);
    run_all(CHECKS, report, &mut findings);
    told_once::keep_the_nearer(&mut findings);
    let names = all_rules().iter().map(|rule| rule.name).collect();
    stale_waiver::apply(report, source, &names, &blind(report), &mut findings);
    waiver_without_reason::report(&report.waivers, &mut findings);
    configure(report, &mut findings);
    empty_expression::drop_told(report, &mut findings);
    diagnostic::sort(&mut findings);
    findings
}

/// The rules that could not be looked for: all checks without a year, where the form could not be
/// chosen those that go by one, and fonts, which are known once pages are printed.
fn blind(report: &Report) -> BTreeSet<&'static str> {
    let is_of_form = |problem: &Problem| {
        matches!(
            problem,
            Problem::UnknownForm { .. } | Problem::BrokenForm { .. }
        )
    };
    let lacks_form = report.form.is_none() && report.problems.iter().any(is_of_form);
    let blind = CHECKS.iter().filter(|check| {
        let needs_form = matches!(check.needs, Needs::Form);
        report.year == 0 || lacks_form && needs_form
    });
    { blind.map(|check| check.rule.name) }
        .chain([font_missing::RULE.name])
        .collect()
}

/// Reports settings for checks that do not exist, each in the file that has it, and gives each
/// finding the weight that the settings give its check.
fn configure(report: &Report, findings: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = all_rules().iter().map(|rule| rule.name).collect();
    let settings = &report.settings.weights;
    findings.extend(
        settings
            .iter()
            .filter(|setting| !names.contains(&setting.check.as_str()))
            .map(|setting| rules::unknown_key(&setting.check, &names, "checks", setting.place)),
    );
    weigh(report, findings);
}

/// Gives each finding the weight that the settings give its check; what is found outside of the
/// report is weighed as what is found in it.
pub fn weigh(report: &Report, findings: &mut Vec<Diagnostic>) {
    let settings = &report.settings.weights;
    // The last setting holds. Looked up rather than sought for each finding: a hostile file has
    // thousands of both.
    let weights: BTreeMap<&str, Weight> = settings
        .iter()
        .map(|setting| (setting.check.as_str(), setting.weight))
        .collect();
    findings.retain_mut(|finding| {
        let rule = finding.rule.name;
        let former = || redirect::former(rule).and_then(|name| weights.get(name));
        let weight = weights.get(rule).or_else(former);
        if let Some(Weight::Counts(severity)) = weight {
            finding.severity = *severity;
        }
        weight != Some(&Weight::Off)
    });
}

/// Whether a rule is of other files than year files alone: the examples of its page are no such.
#[must_use]
pub fn is_of_other_files(rule: &'static Rule) -> bool {
    let of_several = [&duplicate_report::RULE, &rollup_mismatch::RULE];
    of_several.contains(&rule) || verified::RULES.contains(&rule)
}

/// Every rule that a finding may break, of reading and of checking, by name.
#[must_use]
pub fn all_rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = CHECKS
        .iter()
        .chain(ON_REQUEST)
        .map(|check| check.rule)
        .chain([
            &duplicate_report::RULE,
            &font_missing::RULE,
            &rollup_mismatch::RULE,
            &seal_broken::RULE,
            &stale_waiver::RULE,
            &waiver_without_reason::RULE,
        ])
        .chain(rules::RULES.iter().copied())
        .chain(verified::RULES.iter().copied())
        .collect();
    all.sort_by_key(|rule| rule.name);
    all
}
