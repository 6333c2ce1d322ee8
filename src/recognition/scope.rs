//! Whose numbers a clause tells, and of when.

use super::notion::VOCABULARY;
use crate::language::{dates::dates, quantity::Quantity, stretch::Stretch as _};

/// What is known of the report that a text stands in.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The reporting year.
    pub year: i32,
    /// The organ's name.
    pub organ: &'a str,
}

/// Whose a number is, of when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The organ's own, of the reporting year.
    Own,
    /// The text does not say.
    Unclear,
}

/// The scope of a quantity in a text; `None` where it is another's or of another time. `words` are
/// those of its clause before the notion.
pub(super) fn scope(
    text: &str,
    quantity: &Quantity,
    words: &str,
    around: Surroundings<'_>,
) -> Option<Scope> {
    let scope = &VOCABULARY.scope;
    let before = text.stretch(quantity.sentence.start..quantity.number.start);
    let has = |list: &[String], text: &str| list.iter().any(|word| text.contains(word.as_str()));
    if has(&scope.sentence, before) || has(&scope.clause, words) {
        return None;
    }
    let is_of_another = scope.levels.iter().any(|(word, organ)| {
        before.contains(word.as_str()) && !around.organ.ends_with(organ.as_str())
    });
    // The last year that is named before the notion is the number's: what follows 结转到 is not.
    let told = before.before(before.len().min(told_length(text, quantity, words)));
    let year = dates(told)
        .into_iter()
        .filter_map(|date| date.year)
        .next_back();
    if is_of_another || year.is_some_and(|year| year != around.year) {
        return None;
    }
    let is_own = has(&scope.own, before) || year.is_some();
    Some(if is_own { Scope::Own } else { Scope::Unclear })
}

/// How much of the sentence stands before the notion: all up to the clause, and of that `words`.
fn told_length(text: &str, quantity: &Quantity, words: &str) -> usize {
    let clause = quantity.clause.start.max(quantity.sentence.start);
    let sentence = text.stretch(quantity.sentence.start..clause);
    sentence.len() + words.len()
}
