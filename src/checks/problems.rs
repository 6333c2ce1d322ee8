//! What could not be resolved, as findings: one rule a variant of [`Problem`].
//!
//! The match has no `_`, so that a new variant cannot be forgotten; how it is worded stands in the
//! file of its rule.

use super::{
    blank_against_form, broken_form, outdated_form, row_length, stated_twice,
    support::known::Known, template_error, unknown_cell, unknown_figure, unknown_form,
    unopenable_address, unreadable_file, wrong_last_year,
};
use crate::{
    diagnostic::Diagnostic,
    model::{Problem, Report, text::ExpressionProblem},
};

/// Adds a finding for each problem of the report that is not the consequence of another.
pub(super) fn find(report: &Report, findings: &mut Vec<Diagnostic>) {
    let known = Known::new(report);
    // Where the form or last year's file could not be read, any name may be theirs; that has its
    // own finding.
    let lacks_form = report.lacks_its_form();
    let lacks_last = report.lacks_last_year();
    let is_of_last = |problem: &&Problem| lacks_last && is_about_last_year(problem);
    for problem in report.problems.iter().filter(|one| !is_of_last(one)) {
        findings.extend(finding(&known, lacks_form, problem));
    }
}

/// Whether the problem is that a figure of last year is not there.
fn is_about_last_year(problem: &Problem) -> bool {
    match problem {
        Problem::Expression(ExpressionProblem::Unknown { name, .. })
        | Problem::UnknownFigure { name, .. } => name.starts_with("last."),
        Problem::Expression(ExpressionProblem::LacksLastYear { .. }) => true,
        _ => false,
    }
}

fn finding(known: &Known<'_>, lacks_form: bool, problem: &Problem) -> Option<Diagnostic> {
    match problem {
        Problem::Expression(ExpressionProblem::Unknown { name, place }) => {
            (!lacks_form).then(|| unknown_figure::in_text(known, name, *place))
        }
        Problem::Expression(
            ExpressionProblem::Invalid { reason, place }
            | ExpressionProblem::LacksLastYear { reason, place },
        ) => Some(template_error::expression(reason, *place)),
        Problem::BrokenFormula { reason, place, .. } => {
            Some(template_error::formula(reason, *place))
        }
        Problem::UnknownFigure {
            name,
            place,
            is_heading,
        } => (!lacks_form).then(|| unknown_figure::in_data(known, name, *place, *is_heading)),
        Problem::UnknownCell { code, place, .. } => {
            Some(unknown_cell::unknown(known, code, *place))
        }
        Problem::UnknownNote {
            code,
            place,
            is_table,
        } => Some(unknown_cell::of_note(known, code, *place, *is_table)),
        Problem::TableWithoutForm { place } => {
            (!lacks_form).then(|| unknown_cell::no_form(known.report().year, *place))
        }
        Problem::BlankCell { figure, place } => {
            blank_against_form::blank(known.report(), *figure, *place)
        }
        // Reading has told of it.
        Problem::UnreadCell { .. } => None,
        Problem::RowLength {
            code,
            found,
            expected,
            place,
        } => Some(row_length::wrong(code, *found, *expected, *place)),
        Problem::StatedTwice { id, second, first } => {
            Some(stated_twice::twice(id, *second, *first))
        }
        Problem::UnopenableAddress { written, place } => {
            Some(unopenable_address::unopenable(written, *place))
        }
        Problem::UnreadableLast {
            name,
            place,
            unread,
        } => Some(unreadable_file::last(name, *place, unread.as_ref())),
        Problem::LastElsewhere {
            name,
            place,
            unread,
        } => Some(unreadable_file::last_elsewhere(name, *place, unread)),
        Problem::WrongLastYear { name, place, why } => {
            Some(wrong_last_year::wrong(known.report(), name, *place, why))
        }
        Problem::UnreadableTemplate {
            name,
            place,
            unread,
        } => Some(unreadable_file::template(name, *place, unread.as_ref())),
        Problem::UnknownForm {
            name,
            place,
            sought,
            unread,
        } => Some(unknown_form::unknown(name, *place, sought, unread.as_ref())),
        Problem::OutdatedForm { name, place } => {
            Some(outdated_form::outdated(known.report().year, name, *place))
        }
        Problem::BrokenForm {
            message,
            help,
            place,
            related,
        } => Some(broken_form::broken(message, help, *place, related.as_ref())),
    }
}
