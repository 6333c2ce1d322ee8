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
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut index = 0;
    while index < characters.len() {
        match doubled_at(text, &characters, index) {
            Some((length, first, second)) => {
                found.push((first, second));
                index += 2 * length;
            }
            None => index += 1,
        }
    }
    found
}

/// The longest word from the character at `index` on that follows itself, with its length.
fn doubled_at(
    text: &str,
    characters: &[(usize, char)],
    index: usize,
) -> Option<(usize, Range<usize>, Range<usize>)> {
    let (first, rest) = characters.get(index..)?.split_first()?;
    if !is_han(first.1) {
        return None;
    }
    let near = rest.get(1..LONGEST.min(rest.len())).unwrap_or(&[]);
    // Most characters are not met again so soon.
    let again = near.iter().enumerate().rev();
    let again = again.filter(|(_, (_, character))| *character == first.1);
    again.map(|(between, _)| between + 2).find_map(|length| {
        let word = characters.get(index..index + length)?;
        let double = characters.get(index + length..index + 2 * length)?;
        let is_double = word
            .iter()
            .zip(double)
            .all(|((_, one), (_, other))| one == other);
        if !is_double {
            return None;
        }
        let end = |index: usize| characters.get(index).map_or(text.len(), |(at, _)| *at);
        let (start, middle) = (end(index), end(index + length));
        let second = middle..end(index + 2 * length);
        let behind = text.behind(second.end).trim_start();
        // 公开工作工作组 may be two words; 公开工作工作。 is one too many.
        let is_certain = length >= CERTAIN || behind.is_empty() || starts_with_any(behind, ENDS);
        let is_found = is_certain && is_word(text.stretch(second.clone()));
        is_found.then_some((length, start..middle, second))
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
