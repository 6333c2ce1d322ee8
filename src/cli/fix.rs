//! `report check --fix`: the mends that are beyond doubt, applied to the year file; and
//! `--waive`: a waiver written for the findings of one check.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::{anyhow, bail};
use similar::TextDiff;

use super::{
    output::{self, Output},
    staging, waived_words,
};
use crate::{
    checks,
    compile::{Compiled, World, mends},
    diagnostic::{Diagnostic, Language, Text, say::say},
    language::{nearest::nearest, written_toml},
    model::Report,
    source::Source,
    year_file::{
        self,
        edit::{Editor, Spoilt},
    },
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

/// Applies the safe mends of `checked`, and those that they bring to light. Returns whether the
/// file changed.
///
/// # Errors
/// The file cannot be written, or a mend would do more than it should.
pub(super) fn fix(
    world: &dyn World,
    checked: &Compiled,
    mode: Mode,
    output: &Output<'_>,
) -> anyhow::Result<bool> {
    let mended = mended(world, checked, output.language)?;
    change(checked.source(), &mended, mode, output)
}

/// The text of the file with the safe mends made.
///
/// # Errors
/// A mend would do more than it should.
pub(super) fn mended(
    world: &dyn World,
    checked: &Compiled,
    language: Language,
) -> anyhow::Result<String> {
    let mended = mends::mended(world, checked);
    mended.map_err(|spoilt| anyhow!(spoilt.why().into_words(language)))
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
    let Some(report) = &checked.report else {
        let text = Text::new(
            "文件的写法有错，还读不出来；改好以后再写豁免",
            "the file has mistakes of writing and cannot be read yet; mend them before it gets a waiver",
        );
        bail!(text.into_words(output.language));
    };
    if !checks::all_rules()
        .iter()
        .any(|rule| rule.name == request.check)
    {
        bail!(no_such_check(request.check).into_words(output.language));
    }
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
        bail!(nothing_to_waive(checked, request).into_words(output.language));
    }
    let mut editor = Editor::new(source.text());
    let words = waived_words::of(report, &excused, source);
    let text = editor
        .add_to("waivers", &waiver(report, request, &excused, &words))
        .and_then(|()| editor.finish())
        .map_err(|spoilt| anyhow!(spoilt.why().into_words(output.language)))?;
    change(source, &text, mode, output)
}

/// That the check found nothing there, with the places where it did.
fn nothing_to_waive(checked: &Compiled, request: &WaiverRequest<'_>) -> Text {
    let check = request.check;
    let found = checked.findings.iter();
    let found = found.filter(|finding| finding.waived.is_none() && finding.rule.name == check);
    let places: BTreeSet<&str> = found
        .flat_map(|finding| finding.figures.iter().chain(&finding.subjects))
        .map(String::as_str)
        .collect();
    let places: Vec<&str> = places.into_iter().take(MOST_PLACES_NAMED).collect();
    match request.at {
        Some(at) if !places.is_empty() => {
            let places = Text::new(places.join("、"), places.join(", "));
            say!(
                "{at} 没有可以豁免的 {check}；有的在：{places}（写在 --at 后面，或不写 --at）",
                "there is no {check} to waive at {at}; there is at {places} (name one by --at, or leave that out)",
                places
            )
        }
        _ => say!("没有可以豁免的 {check}", "there is no {check} to waive"),
    }
}

/// So many places are named of those that could be meant.
const MOST_PLACES_NAMED: usize = 8;

/// That there is no check of this name, with the one that has a name like it.
fn no_such_check(name: &str) -> Text {
    let rules = checks::all_rules();
    match nearest(name, rules.iter().map(|rule| rule.name)) {
        Some(meant) => say!(
            "没有叫“{name}”的检查，是不是 {meant}？",
            "no check is called {name}; did you mean {meant}?"
        ),
        None => say!(
            "没有叫“{name}”的检查；report explain 列出全部",
            "no check is called {name}; report explain lists all"
        ),
    }
}

/// The keys of a waiver, with their values as TOML.
fn waiver(
    report: &Report,
    request: &WaiverRequest<'_>,
    excused: &[&Diagnostic],
    words: &[&str],
) -> Vec<(&'static str, String)> {
    let mut keys = vec![("check", written_toml::string(request.check))];
    if let Some(at) = request.at {
        keys.push(("at", written_toml::string(at)));
    }
    let mut typed = words.iter().map(|words| written_toml::string(words));
    match (typed.next(), words.len()) {
        (None, _) => {}
        (Some(one), 1) => keys.push(("text", one)),
        (Some(first), _) => {
            let all: Vec<String> = [first].into_iter().chain(typed).collect();
            keys.push(("text", format!("[{}]", all.join(", "))));
        }
    }
    keys.push(("reason", written_toml::string(request.reason)));
    // Findings of one check may share a figure.
    let values: BTreeMap<&str, String> = excused
        .iter()
        .flat_map(|finding| &finding.figures)
        .filter_map(|id| {
            let figures = &report.figures;
            let value = figures.get(figures.find(id)?).value?;
            Some((id.as_str(), value.to_string()))
        })
        .collect();
    if !values.is_empty() {
        let values: Vec<String> = values
            .iter()
            .map(|(id, value)| format!("{} = {value}", written_toml::key(id)))
            .collect();
        keys.push(("values", format!("{{ {} }}", values.join(", "))));
    }
    keys
}

/// Shows or writes the new text of a file.
pub(super) fn change(
    source: &Source,
    text: &str,
    mode: Mode,
    output: &Output<'_>,
) -> anyhow::Result<bool> {
    if text == source.text() {
        return Ok(false);
    }
    let path = Path::new(source.name());
    let bytes = source.encode(text);
    let again = Source::new(source.name(), &bytes);
    let Some(again) = again.ok().filter(|again| again.text() == text) else {
        // The encoding of the file has no such character.
        bail!(Spoilt::Unreadable.why().into_words(output.language));
    };
    // A file that is whole holds no more than is read of any afterwards.
    let read = year_file::read(&again);
    if let Some(beyond) = read.findings.first().filter(|_| read.broken)
        && !year_file::read(source).broken
    {
        let spoilt = Spoilt::Mistaken(beyond.message.clone());
        bail!(spoilt.why().into_words(output.language));
    }
    if mode == Mode::DryRun {
        output::show(&difference(source, text))?;
        return Ok(false);
    }
    staging::replace(path, &bytes, |bytes| source.is_of(bytes), output.language)?;
    let (shown, changes) = (
        path.display(),
        difference(source, text).replace("\r\n", "\n"),
    );
    output.say(&say!("{changes}已改写 {shown}", "{changes}changed {shown}"));
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
