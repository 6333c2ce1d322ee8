//! Findings as the page lists them: each with the way to its place.

use serde::Serialize;

use super::{bound, texts::EditedText};
use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, FileId, Language},
};

/// So many findings are listed.
const MOST: usize = 500;

/// A finding.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding {
    /// Its place in the list of all, by which its mend is called.
    number: usize,
    check: &'static str,
    severity: &'static str,
    message: String,
    help: Vec<String>,
    /// The figures that it is about, the likeliest culprit first.
    figures: Vec<String>,
    /// The text that it stands in.
    text: Option<String>,
    /// The words there.
    quote: String,
    /// The file, where it is not the year file.
    file: Option<String>,
    line: usize,
    /// What the mend writes, where there is one beyond doubt.
    mend: Option<String>,
    /// Whether it is a number in the text to which a figure can be bound, maybe one of those that it is
    /// about.
    is_unbound: bool,
}

/// The findings that count, the weightiest first.
pub(super) fn listed(
    compiled: &Compiled,
    texts: &[EditedText<'_>],
    language: Language,
) -> Vec<Finding> {
    let all = compiled.findings.iter().enumerate();
    let mut counting: Vec<(usize, &Diagnostic)> =
        all.filter(|(_, one)| one.waived.is_none()).collect();
    counting.sort_by_key(|(_, one)| std::cmp::Reverse(one.severity));
    let listed = counting.into_iter().take(MOST);
    let listed = listed.map(|(number, one)| {
        let place = one.primary.place;
        let file = compiled.files.get(place.file);
        let holds = |text: &&EditedText<'_>| {
            let span = text.prose.map(|prose| prose.span);
            span.is_some_and(|span| (span.start()..span.end()).contains(&place.span.start()))
        };
        let is_own = place.file == FileId::MAIN;
        let text = texts.iter().find(holds).filter(|_| is_own);
        let mends = one.fix.iter().map(|edit| edit.replacement.as_str());
        Finding {
            number,
            check: one.rule.name,
            severity: one.severity.name(),
            message: one.message.get(language).to_owned(),
            help: one
                .help
                .iter()
                .map(|help| help.get(language).to_owned())
                .collect(),
            figures: one.figures.clone(),
            text: text.map(|text| text.key.clone()),
            quote: file.source.slice(place.span).to_owned(),
            file: (!is_own).then(|| file.source.name().to_owned()),
            line: file.source.line_column(place.span.start()).line,
            mend: (one.fix_is_safe && !one.fix.is_empty())
                .then(|| mends.collect::<Vec<_>>().join(" … ")),
            is_unbound: is_own && bound::is_unbound(one),
        }
    });
    listed.collect()
}
