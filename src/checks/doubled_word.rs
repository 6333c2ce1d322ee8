//! `doubled-word`: a word typed twice in a row.

use std::ops::Range;

use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        chinese,
        stretch::Stretch as _,
        word_table::{Words, starts_with_any, word_table},
    },
    model::{Report, typed_text::TypedText},
};

pub(super) static RULE: Rule = Rule {
    name: "doubled-word",
    severity: Severity::Warning,
    since: "0.1.0",
    manual_zh: include_str!("doubled_word.zh.md"),
    manual_en: include_str!("doubled_word.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

/// The longest word that is looked for, in characters.
const LONGEST: usize = 12;

/// A word of so many characters is too long to end one compound and start the next.
const CERTAIN: usize = 4;

word_table!(TABLE, "checks/doubled_word.toml");

/// Words that are said twice on purpose.
const SAID_TWICE: Words = TABLE.list("", "said_twice");

/// What starts words that are said twice on purpose.
const NOT_STARTING: Words = TABLE.list("", "not_starting");

/// What ends a clause.
const ENDS: Words = TABLE.list("", "ends");

fn run(_: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    for text in texts {
        for (first, second) in doubled(text.text()) {
            findings.push(twice(text, &first, &second));
        }
    }
}

/// The words that follow themselves, each with its double.
fn doubled(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    let mut rest = characters.as_slice();
    let mut start = 0;
    while let Some((first, behind)) = rest.split_first() {
        let Some((length, second)) = doubled_at(text, start, rest) else {
            (rest, start) = (behind, start + first.len_utf8());
            continue;
        };
        let end = second.end;
        found.push((start..second.start, second));
        start = end;
        rest = rest.get(2 * length..).unwrap_or(&[]);
    }
    found
}

/// The number of characters of the longest word at the offset `start`, with which the characters
/// `from` begin, that follows itself, and its double.
fn doubled_at(text: &str, start: usize, from: &[char]) -> Option<(usize, Range<usize>)> {
    let (first, rest) = from.split_first()?;
    let near = rest.get(1..LONGEST.min(rest.len())).unwrap_or(&[]);
    // Most characters are not met again so soon.
    if !is_han(*first) || !near.contains(first) {
        return None;
    }
    (2..=LONGEST).rev().find_map(|length| {
        let (word, double) = from.get(..2 * length)?.split_at(length);
        if word != double {
            return None;
        }
        let bytes: usize = word.iter().map(|character| character.len_utf8()).sum();
        let middle = start + bytes;
        let second = middle..middle + bytes;
        let behind = text.behind(second.end).trim_start();
        // 公开工作工作组 may be two words; 公开工作工作。 is one too many.
        let is_certain = length >= CERTAIN || behind.is_empty() || starts_with_any(behind, ENDS);
        let is_found = is_certain && is_word(text.stretch(second.clone()));
        is_found.then_some((length, second))
    })
}

/// Whether a stretch is Chinese, no number, no repetition within itself and nothing that is said
/// twice on purpose.
fn is_word(word: &str) -> bool {
    let is_number = |c: char| chinese::digit(c).is_some() || chinese::power(c).is_some();
    let mut characters = word.chars();
    let first = characters.next();
    let is_varied = characters.any(|c| Some(c) != first);
    word.chars().all(is_han)
        && is_varied
        && !starts_with_any(word, NOT_STARTING)
        && !word.chars().any(is_number)
        && !SAID_TWICE.contains(&word)
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

fn twice(text: &TypedText<'_>, first: &Range<usize>, second: &Range<usize>) -> Diagnostic {
    let word = text.stretch(first);
    Diagnostic::new(
        &RULE,
        Text::new(
            format!("“{word}”连写了两遍"),
            format!("{word} stands twice in a row"),
        ),
        text.place(second.clone()),
        Text::new("重复的词", "the word again"),
    )
    .with_help(Text::new("删去一个", "delete one of them"))
    .at(text.subject.as_str())
    .stating(word, "")
}
