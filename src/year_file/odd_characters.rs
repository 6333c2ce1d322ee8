//! The odd characters of a year file, each with its place and its key.

use std::fmt;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{prose::Prose, typed::Typed};
use crate::{
    language::{
        marks::without_marks,
        odd::{Oddity, oddity},
    },
    limits,
    source::Span,
};

/// A character that does not belong in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OddCharacter {
    /// The character.
    pub character: char,
    /// What is odd about it.
    pub oddity: Oddity,
    /// Where it stands.
    pub span: Span,
    /// The key it stands in or under: `organ.name`, `sections.body`.
    pub key: String,
}

/// All odd characters in the keys and texts of a file.
pub(super) fn characters(table: &DeTable<'_>, typed: &Typed<'_>) -> Vec<OddCharacter> {
    let mut found = Vec::new();
    search_table(table, typed, None, &mut found);
    found
}

/// A key below others; it is written out only for what is found.
#[derive(Clone, Copy)]
struct KeyPath<'a> {
    within: Option<&'a KeyPath<'a>>,
    name: &'a str,
}

impl KeyPath<'_> {
    /// Whether it is the name of a font: what takes no such name says so of the whole name.
    fn is_font(&self) -> bool {
        let mut outer = self.within;
        while let Some(within) = outer.and_then(|outer| outer.within) {
            outer = Some(within);
        }
        self.name.ends_with("_font") && outer.is_some_and(|outer| outer.name == "style")
    }
}

impl fmt::Display for KeyPath<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(within) = self.within {
            write!(to, "{within}.")?;
        }
        to.write_str(self.name)
    }
}

fn search_table(
    table: &DeTable<'_>,
    typed: &Typed<'_>,
    within: Option<&KeyPath<'_>>,
    found: &mut Vec<OddCharacter>,
) {
    for (key, value) in table {
        let path = KeyPath {
            within,
            name: key.get_ref(),
        };
        search_text(path.name, typed.span(key.span()), typed, &path, found);
        if !path.is_font() {
            search_value(value, typed, &path, found);
        }
    }
}

fn search_value(
    value: &Spanned<DeValue<'_>>,
    typed: &Typed<'_>,
    path: &KeyPath<'_>,
    found: &mut Vec<OddCharacter>,
) {
    match value.get_ref() {
        DeValue::String(text) => {
            search_text(text, typed.span(value.span()), typed, path, found);
        }
        DeValue::Array(items) => {
            for item in items {
                search_value(item, typed, path, found);
            }
        }
        DeValue::Table(table) => search_table(table, typed, Some(path), found),
        _ => {}
    }
}

fn search_text(
    text: &str,
    span: Span,
    typed: &Typed<'_>,
    path: &KeyPath<'_>,
    found: &mut Vec<OddCharacter>,
) {
    if !text.chars().any(|character| oddity(character).is_some()) {
        return;
    }
    let prose = Prose::new(text, span, typed.source);
    for (at, character) in text.char_indices() {
        // One more than there may be says that there are too many.
        if found.len() > limits::ODD_CHARACTERS {
            return;
        }
        if let Some(oddity) = oddity(character) {
            found.push(OddCharacter {
                character,
                oddity,
                span: prose.span_of(at..at + character.len_utf8()),
                key: without_marks(&path.to_string()),
            });
        }
    }
}
