//! `report check --fix`: the mends that are beyond doubt, applied to the year file; and
//! `--waive`: a waiver written for the findings of one check.

use std::{cmp::Reverse, collections::BTreeMap, path::Path};

use anyhow::bail;
use similar::TextDiff;

use super::{
    output::{self, Output},
    staging,
};
use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, Edit, FileId, Language, Text, say::say},
    language::written_toml,
    source::Source,
};

/// Whether changes are written, or only shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Shown.
    DryRun,
    /// Written.
    Write,
}

/// A waiver that was asked for.
#[derive(Debug)]
pub(super) struct WaiverRequest<'a> {
    /// The check.
    pub(super) check: &'a str,
    /// Where; everywhere when absent.
    pub(super) at: Option<&'a str>,
    /// Why.
    pub(super) reason: &'a str,
}

/// Applies the safe mends of `checked`; says how many. Returns whether the file changed.
///
/// # Errors
/// The file cannot be written.
pub(super) fn fix(checked: &Compiled, mode: Mode, output: &Output<'_>) -> anyhow::Result<bool> {
    let source = checked.source();
    let mended = apply(source.text(), &safe_edits(&checked.findings));
    change(source, &mended, mode, output)
}

/// Writes a waiver for the findings of one check, bound to the values of the figures they name.
/// Returns whether the file changed.
///
/// # Errors
/// There is no such finding, or the file cannot be written.
pub(super) fn waive(
    checked: &Compiled,
    request: &WaiverRequest<'_>,
    mode: Mode,
    output: &Output<'_>,
) -> anyhow::Result<bool> {
    let source = checked.source();
    let names = |finding: &&Diagnostic| {
        let mut subjects = finding.figures.iter().chain(&finding.subjects);
        request
            .at
            .is_none_or(|at| subjects.any(|subject| subject == at))
    };
    let excused: Vec<&Diagnostic> = checked
        .findings
        .iter()
        .filter(|finding| finding.waived.is_none() && finding.rule.name == request.check)
        .filter(names)
        .collect();
    if excused.is_empty() {
        let check = request.check;
        let text = say!("没有可以豁免的 {check}", "there is no {check} to waive");
        bail!(text.into_words(output.language));
    }
    let mut text = source.text().trim_end().to_owned();
    let line_end = if source.text().contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    for line in waiver_lines(checked, request, &excused) {
        text.push_str(line_end);
        text.push_str(&line);
    }
    text.push_str(line_end);
    change(source, &text, mode, output)
}

/// The lines of a `[[waivers]]` entry.
fn waiver_lines(
    checked: &Compiled,
    request: &WaiverRequest<'_>,
    excused: &[&Diagnostic],
) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        "[[waivers]]".to_owned(),
        format!("check = {}", written_toml::string(request.check)),
    ];
    if let Some(at) = request.at {
        lines.push(format!("at = {}", written_toml::string(at)));
    }
    lines.push(format!("reason = {}", written_toml::string(request.reason)));
    let figures = checked.report.as_ref().map(|report| &report.figures);
    // Findings of one check may share a figure.
    let values: BTreeMap<&str, String> = excused
        .iter()
        .flat_map(|finding| &finding.figures)
        .filter_map(|id| {
            let figures = figures?;
            let value = figures.get(figures.find(id)?).value?;
            Some((id.as_str(), value.to_string()))
        })
        .collect();
    if !values.is_empty() {
        let values: Vec<String> = values
            .iter()
            .map(|(id, value)| format!("{} = {value}", written_toml::key(id)))
            .collect();
        lines.push(format!("values = {{ {} }}", values.join(", ")));
    }
    lines
}

/// The edits of safe mends that no waiver excuses, in order and without overlap.
fn safe_edits(findings: &[Diagnostic]) -> Vec<&Edit> {
    let mut edits: Vec<&Edit> = findings
        .iter()
        .filter(|finding| finding.fix_is_safe && finding.waived.is_none())
        .flat_map(|finding| &finding.fix)
        .filter(|edit| edit.place.file == FileId::MAIN)
        .collect();
    // A mend of the whole comes before one of its beginning.
    edits.sort_by_key(|edit| (edit.place.span.start(), Reverse(edit.place.span.end())));
    let mut end = 0;
    edits.retain(|edit| {
        let is_free = edit.place.span.start() >= end;
        if is_free {
            end = edit.place.span.end();
        }
        is_free
    });
    edits
}

fn apply(text: &str, edits: &[&Edit]) -> String {
    let outside = |range| text.get(range).expect("a span ends between characters");
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let span = edit.place.span;
        mended.push_str(outside(at..span.start()));
        mended.push_str(&edit.replacement);
        at = span.end();
    }
    mended.push_str(outside(at..text.len()));
    mended
}

/// Shows or writes the new text of a file.
fn change(source: &Source, text: &str, mode: Mode, output: &Output<'_>) -> anyhow::Result<bool> {
    if text == source.text() {
        return Ok(false);
    }
    let path = Path::new(source.name());
    if mode == Mode::DryRun {
        output::show(&difference(source, text))?;
        return Ok(false);
    }
    staging::replace(path, &source.encode(text), output.language)?;
    let shown = path.display();
    output.say(&say!("已改写 {shown}", "changed {shown}"));
    Ok(true)
}

/// The lines that differ with those around them, as `diff -u` shows them.
fn difference(source: &Source, text: &str) -> String {
    TextDiff::from_lines(source.text(), text)
        .unified_diff()
        .header(source.name(), source.name())
        .missing_newline_hint(false)
        .to_string()
}

/// The language's words for a change of what cannot be changed.
pub(super) fn not_standard_input(language: Language) -> String {
    Text::new("标准输入不能改写", "standard input cannot be written").into_words(language)
}

/// The language's word for a missing reason.
pub(super) fn reason_needed(language: Language) -> String {
    Text::new(
        "--waive 要写明理由：--reason \"…\"",
        "--waive needs a reason: --reason \"…\"",
    )
    .into_words(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_added_line_leaves_those_that_follow_as_they_are() {
        let source = Source::new("2017.toml", "a = 1\nc = 3\nd = 4\n".as_bytes()).unwrap();
        assert_eq!(
            difference(&source, "a = 1\nb = 2\nc = 3\nd = 4\n"),
            "--- 2017.toml\n+++ 2017.toml\n@@ -1,3 +1,4 @@\n a = 1\n+b = 2\n c = 3\n d = 4\n"
        );
    }
}
