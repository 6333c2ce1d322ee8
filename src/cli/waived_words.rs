//! The words of the text that a waiver is written for, so that it excuses these and no others.

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Place},
    language::stretch::Stretch as _,
    limits,
    model::Report,
    source::{Source, Span},
};

/// The words around each of the findings, in order and each once. None where one of them is not
/// about the text, or its words cannot be repeated or are longer than a name may be: such a waiver
/// holds for the place.
pub(super) fn of<'a>(
    report: &Report,
    findings: &[&Diagnostic],
    source: &'a Source,
) -> Vec<&'a str> {
    if findings.len() > limits::WAIVED_WORDS {
        return Vec::new();
    }
    let texts = texts(report);
    let mut words: Vec<&str> = Vec::new();
    for finding in findings {
        let place = finding.primary.place;
        let is_typed = texts
            .iter()
            .any(|text| text.start() <= place.span.start() && place.span.end() <= text.end());
        let around = (place == Place::year(place.span) && is_typed)
            .then(|| around(source.text(), place.span.start()..place.span.end()))
            .flatten();
        match around {
            Some(around) if around.len() > limits::NAME_BYTES => return Vec::new(),
            Some(around) if !words.contains(&around) => words.push(around),
            Some(_) => {}
            None => return Vec::new(),
        }
    }
    words
}

/// Where the texts of the report stand in the year file.
fn texts(report: &Report) -> Vec<Span> {
    let sections = report.sections.iter();
    let passages = sections.flat_map(|section| [&section.heading, &section.body]);
    let passages = [&report.preamble].into_iter().chain(passages);
    let passages = passages.chain(report.table_notes.passages());
    let typed = passages.filter_map(|passage| Some(passage.prose.as_ref()?.span));
    let titles = report
        .attachments
        .iter()
        .map(|attachment| attachment.place.span);
    typed.chain(titles).collect()
}

/// The stretch with the character behind it, and with more on both sides until it stands nowhere
/// else in the file. `None` where it holds what a TOML string writes otherwise than it reads.
fn around(text: &str, stretch: Range<usize>) -> Option<&str> {
    if text.get(stretch.clone())?.contains(NEVER) {
        return None;
    }
    let mut at = stretch;
    let mut is_first = true;
    for _ in 0..MOST_STEPS {
        let is_alone = text.matches(text.stretch(at.clone())).nth(1).is_none();
        if !is_first && is_alone {
            break;
        }
        // The measure word says most; what stands before comes second.
        let behind = next(text, at.end);
        let before = if is_first { 0 } else { last(text, at.start) };
        if behind + before == 0 && !is_first {
            break;
        }
        is_first = false;
        at = at.start - before..at.end + behind;
    }
    let words = text.stretch(at).trim();
    (!words.is_empty()).then_some(words)
}

/// How many bytes stand behind an offset that belong to what is before it: a character, or a whole
/// expression.
fn next(text: &str, at: usize) -> usize {
    let behind = text.behind(at);
    if behind.starts_with("{{") {
        let length = behind.find("}}").map_or(0, |end| end + 2);
        let is_plain = !behind.get(..length).is_none_or(|one| one.contains(NEVER));
        return if is_plain { length } else { 0 };
    }
    let beyond_blanks = behind.trim_start_matches([' ', '\u{3000}']);
    let first = beyond_blanks.chars().next().filter(|one| !is_end(*one));
    first.map_or(0, |one| behind.len() - beyond_blanks.len() + one.len_utf8())
}

/// As [`next`], before an offset.
fn last(text: &str, at: usize) -> usize {
    let before = text.before(at);
    if before.ends_with("}}") {
        let start = before.rfind("{{").unwrap_or(at);
        let is_plain = !before.get(start..).is_none_or(|one| one.contains(NEVER));
        return if is_plain { at - start } else { 0 };
    }
    let last = before.chars().next_back().filter(|one| !is_end(*one));
    last.map_or(0, char::len_utf8)
}

/// So far the words reach beyond what was found, on each side.
const MOST_STEPS: usize = 12;

/// What a TOML string writes otherwise than it reads, or where a paragraph ends.
const NEVER: [char; 5] = ['"', '\'', '\\', '\n', '\r'];

/// Whether a clause ends at this character.
fn is_end(character: char) -> bool {
    NEVER.contains(&character) || "。，；：、！？,;:!?（）()《》“”‘’{}".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn words(text: &str, found: &str) -> Option<String> {
        let start = text.find(found).unwrap();
        around(text, start..start + found.len()).map(str::to_owned)
    }

    #[test]
    fn a_numeral_takes_its_measure_word_and_more_where_that_stands_twice() {
        for (text, found, expected) in [
            ("积石山县6.2级地震，共计1086条。", "6.2", "6.2级"),
            ("甲地6级、乙地6级。", "6", "甲地6级"),
            ("甲地区6级、乙地区6级。", "6", "甲地区6级"),
            ("共6。", "6", "6"),
            ("公开率{{ gk }}%。", "{{ gk }}", "{{ gk }}%"),
            ("主动公开{{ gk }}件，{{ pic }}件。", "件", "{{ gk }}件"),
            ("共6 件。", "6", "6 件"),
        ] {
            assert_eq!(words(text, found).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(words("说“\\\"6\\\"”", "\\\"6"), None);
    }
}
