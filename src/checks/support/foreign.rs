//! The checks of a report that nobody wrote as a year file: what they find there, and how much of it
//! is certain.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::told_once;
use crate::{
    checks::{
        CHECKS, blank_against_form, duplicate_label, empty_expression, empty_section,
        formula_mismatch, invalid_value, label_mismatch, missing_attachment, missing_cell,
        missing_content, missing_section, missing_value, outdated_form, part_count_mismatch,
        part_exceeds_whole, problems, row_length, run_all, section_out_of_order, stated_twice,
        sum_mismatch, template_error, text_table_mismatch, text_without_numerals, unbound_numeral,
        unknown_cell, unknown_figure, unknown_form, unopenable_address, unreadable_file,
        unused_figure, weigh, wrong_last_year,
    },
    diagnostic::{self, Diagnostic, Help, Place, Rule, Severity, Text, say::say},
    model::{Report, figure::Figure},
};

/// What is known of a foreign report beside what its model says.
#[derive(Debug, Default)]
pub struct Foreign<'a> {
    /// The titles of the sections that are there, if only by their tables.
    pub shown: BTreeSet<String>,
    /// Whether it has parts with text under their headings: without, nobody knows what is missing.
    pub has_parts: bool,
    /// The ids of figures that may be something else than they are taken for.
    pub doubtful: BTreeSet<String>,
    /// The labels of its tables by which they are of another form than that of the year.
    pub labels: Vec<&'a str>,
}

/// The checks of how a year file is written: they say nothing of a report that nobody wrote so.
static OF_YEAR_FILES: &[&Rule] = &[
    &duplicate_label::RULE,
    &empty_expression::RULE,
    &invalid_value::RULE,
    &label_mismatch::RULE,
    &missing_attachment::RULE,
    &missing_cell::RULE,
    &missing_value::RULE,
    &row_length::RULE,
    &stated_twice::RULE,
    &template_error::RULE,
    &text_without_numerals::RULE,
    &unbound_numeral::RULE,
    &unknown_cell::RULE,
    &unknown_figure::RULE,
    &unknown_form::RULE,
    &unopenable_address::RULE,
    &unreadable_file::RULE,
    &unused_figure::RULE,
    &wrong_last_year::RULE,
];

/// The checks of parts and their order.
static OF_PARTS: &[&Rule] = &[
    &missing_section::RULE,
    &missing_content::RULE,
    &empty_section::RULE,
    &section_out_of_order::RULE,
];

/// The checks whose warnings are worth a look, but nothing to accuse somebody else of: a percentage
/// that was cut off and not rounded, a count of parts where a file may hold some only, a number of the
/// text that may be another's than the table's.
static OF_HABIT: &[&Rule] = &[
    &formula_mismatch::RULE,
    &part_count_mismatch::RULE,
    &text_table_mismatch::RULE,
];

/// Runs the checks of what a report says, whoever wrote it, and returns all findings in order.
#[must_use]
pub fn run(report: &Report, known: &Foreign<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    problems::find(report, &mut findings);
    let of_anybody = CHECKS
        .iter()
        .filter(|check| !is_one_of(check.rule, OF_YEAR_FILES));
    run_all(of_anybody, report, &mut findings);
    findings.retain(|finding| {
        !is_of(finding, OF_YEAR_FILES) && (known.has_parts || !is_of(finding, OF_PARTS))
    });
    told_once::keep_the_nearer(&mut findings);
    missing_section::gather(&mut findings, &known.shown);
    blank_against_form::gather(&mut findings);
    for finding in &mut findings {
        // Nobody mends it in a year file.
        finding.help.retain(|help| matches!(help, Help::Numbers(_)));
        finding.fix.clear();
        finding.severity = severity(finding, &known.doubtful);
        if is_of(finding, &[&outdated_form::RULE]) {
            name_labels(finding, &known.labels);
        }
    }
    weigh(report, &mut findings);
    diagnostic::sort(&mut findings);
    findings
}

fn is_of(finding: &Diagnostic, rules: &[&Rule]) -> bool {
    is_one_of(finding.rule, rules)
}

fn is_one_of(rule: &Rule, rules: &[&Rule]) -> bool {
    rules.iter().any(|one| one.name == rule.name)
}

/// How much a finding counts: only what is certain is an error.
fn severity(finding: &Diagnostic, doubtful: &BTreeSet<String>) -> Severity {
    // Kinds that a list names may overlap: news with pictures are both.
    let may_overlap = is_of(finding, &[&part_exceeds_whole::RULE]);
    let is_doubtful = may_overlap || finding.figures.iter().any(|id| doubtful.contains(id));
    match finding.severity {
        Severity::Error if is_doubtful => Severity::Warning,
        Severity::Warning if is_of(finding, OF_HABIT) => Severity::Note,
        severity => severity,
    }
}

/// How many labels tell of a form.
const TELLING: usize = 6;

/// Says by which labels tables are of another form than that of the year.
fn name_labels(finding: &mut Diagnostic, labels: &[&str]) {
    let labels: Vec<&str> = labels.iter().copied().take(TELLING).collect();
    let labels = labels.join("”“");
    let message = std::mem::replace(&mut finding.message, Text::same(""));
    finding.message = say!(
        "{message}：“{labels}”",
        "{message}: “{labels}”",
        message,
        labels = &labels
    );
}

/// The note of a row of a table that is in no form, by its label.
#[must_use]
pub fn of_added_row(label: &str, place: Place) -> Diagnostic {
    let finding = Diagnostic::new(
        &unknown_cell::RULE,
        say!(
            "统计表多出“{label}”一行，这种表里没有",
            "the table has a row {label}, which is in no form of it"
        ),
        place,
        say!("多出的一行", "an added row"),
    );
    Diagnostic {
        severity: Severity::Note,
        ..finding
    }
}

/// The finding for a cell that two files of one report give different numbers: what each says, and
/// where.
#[must_use]
pub fn of_two_files(
    figure: &Figure,
    (first, first_place): (Decimal, Place),
    (second, second_place): (Decimal, Place),
) -> Diagnostic {
    let label = &figure.label;
    Diagnostic::new(
        &stated_twice::RULE,
        say!(
            "同一份年报的两个文件，“{label}”一个是 {first}，一个是 {second}",
            "{label} is {first} in one file of the report and {second} in another"
        ),
        second_place,
        say!("这里是 {second}", "{second} here"),
    )
    .with_related(first_place, say!("那里是 {first}", "{first} there"))
    .about([figure.id.as_str()])
    .stating(first.to_string(), second.to_string())
}

/// The finding for shares of the parts of a number that come to `sum` percent and not to all of it; no
/// certain error, as a part may go without.
#[must_use]
pub fn of_shares(whole: &str, shares: &[String], sum: Decimal, place: Place) -> Diagnostic {
    let count = shares.len();
    let finding = Diagnostic::new(
        &sum_mismatch::RULE,
        say!(
            "“{whole}”的 {count} 项占比合计 {sum}%，不是 100%",
            "the {count} shares of {whole} add up to {sum} %, not to 100 %"
        ),
        place,
        say!("合计 {sum}%", "{sum} % together"),
    )
    .about(shares.iter().map(String::as_str))
    .stating("100", sum.to_string());
    Diagnostic {
        severity: Severity::Warning,
        ..finding
    }
}
