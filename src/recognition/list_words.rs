//! The words by which a text breaks a number down, and where a list of parts begins and ends.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::{quantity::Quantity, stretch::Stretch as _};

/// The words of `data/recognition/breakdowns.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BreakdownWords {
    /// Between a whole and its first part.
    pub(super) introductions: Vec<String>,
    /// At the head of what is no part.
    pub(super) ends: Vec<String>,
    /// At the head of the label of a part that counts all others.
    pub(super) rest: Vec<String>,
    /// Measures that may stand in one list.
    pub(super) mixed: Vec<String>,
    /// In the clause of a number that counts further back than the year.
    pub(super) running_totals: Vec<String>,
    /// Behind 占, of the whole that was told.
    wholes: Vec<String>,
    /// Behind 占, of another whole.
    other_wholes: Vec<String>,
    /// Before a percentage that is a share.
    shares: Vec<String>,
    /// Before a number of the year before.
    last_year: Vec<String>,
}

pub(super) static WORDS: LazyLock<BreakdownWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/recognition/breakdowns.toml"))
        .expect("the tests read the words of breakdowns")
});

/// Whether the words before a percentage say that it is a share.
#[must_use]
pub fn says_share(words: &str) -> bool {
    WORDS
        .shares
        .iter()
        .any(|word| words.contains(word.as_str()))
}

/// Whether the words between 占 and a percentage name the whole and nothing else: 总数的.
#[must_use]
pub fn names_whole(words: &str) -> bool {
    let is_of_more = WORDS
        .other_wholes
        .iter()
        .any(|word| words.contains(word.as_str()));
    !is_of_more
        && WORDS
            .wholes
            .iter()
            .any(|word| words.contains(word.as_str()))
}

/// Whether the words of a clause say that its number is last year's.
#[must_use]
pub fn says_last_year(words: &str) -> bool {
    WORDS
        .last_year
        .iter()
        .any(|word| words.contains(word.as_str()))
}

/// Whether a quantity is a percentage.
#[must_use]
pub fn is_percentage(text: &str, quantity: &Quantity) -> bool {
    matches!(text.stretch(quantity.measure.clone()), "%" | "％")
        || text.stretch(quantity.number.clone()).starts_with("百分之")
}

/// Marks between clauses.
pub(super) const CLAUSE_MARKS: [char; 7] = ['，', '。', '；', ',', ';', ' ', '\u{3000}'];

/// Whether a bracket opens at the head of words, marks aside.
pub(super) fn opens_bracket(words: &str) -> bool {
    words
        .trim_start_matches(CLAUSE_MARKS)
        .starts_with(['（', '('])
}

/// Whether words between two numbers break the one before down. What a full stop ends before the
/// second number introduces nothing, nor does what stands in brackets of its own; what is counted
/// may stand before: 12件申请，其中10件.
pub(super) fn is_introduced(words: &str) -> bool {
    let words = words.rsplit(['。', '\n']).next().unwrap_or(words);
    let words = without_bracket(words);
    let behind = words.split_once(['，', ',']).map(|(_, behind)| behind);
    opens_list(words) || behind.is_some_and(opens_list)
}

/// Whether words start as a list does.
fn opens_list(words: &str) -> bool {
    let words = words.trim_start_matches(['，', '。', '；', ',', ';', ' ', '\u{3000}', '（', '(']);
    let mut introductions = WORDS.introductions.iter();
    introductions.any(|word| words.starts_with(word.as_str()))
}

/// Words without the bracket that they open with, where it closes among them.
fn without_bracket(words: &str) -> &str {
    let inside = words.trim_start().strip_prefix(['（', '(']);
    let behind = inside.and_then(|inside| inside.split_once(['）', ')']));
    behind.map_or(words, |(_, behind)| behind)
}

/// Whether a bracket closes that was not opened there.
pub(super) fn closes(words: &str) -> bool {
    let mut depth = 0_i32;
    words.chars().any(|character| {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        depth < 0
    })
}
