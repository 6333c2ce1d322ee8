//! How many findings of a file are kept: a file that was made to have millions fills neither the
//! memory nor what is written for programs.

use std::cmp::Reverse;

use crate::{
    diagnostic::{self, Diagnostic, Place, Text, say::say},
    limits,
    source::Source,
    year_file::rules,
};

/// Keeps no more than [`limits::FINDINGS`], those first that no waiver excuses, by weight and then
/// by place; one more, which weighs as the weightiest of those that are gone, says how many these
/// were. The findings are in order before and behind.
pub(super) fn keep(findings: &mut Vec<Diagnostic>, source: &Source) {
    let most = limits::FINDINGS;
    // One is no reason to say that it is not listed in its place.
    if findings.len() <= most + 1 {
        return;
    }
    let weight = |one: &Diagnostic| (one.waived.is_some(), Reverse(one.severity));
    findings.sort_by_key(weight);
    let first_gone = findings.get(most).cloned();
    let gone = findings.len() - most;
    findings.truncate(most);
    findings.shrink_to_fit();
    if let Some(first_gone) = first_gone {
        let mut more = beyond(gone, source);
        more.severity = first_gone.severity;
        more.waived = first_gone.waived;
        findings.push(more);
    }
    diagnostic::sort(findings);
}

/// That so many are not among them.
pub(super) fn beyond(gone: usize, source: &Source) -> Diagnostic {
    let most = limits::FINDINGS;
    let end = source.text().len();
    rules::syntax_error(
        say!(
            "问题太多：只列出 {most} 条，另有 {gone} 条没有列出",
            "too many findings: {most} are listed, and {gone} more are not"
        ),
        Place::year(source.span(end..end)),
        Text::fixed("到文件末尾为止", "up to the end of the file"),
        Text::fixed(
            "先改列出的，改好再核对一次；限度见 report explain limits",
            "mend those that are listed and check again; see report explain limits",
        ),
    )
}
