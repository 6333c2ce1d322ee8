//! The words of `data/language`: what stands beside a numeral and says what it is.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// The words beside numerals that count nothing; see `data/language/numerals.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub telephone: Telephone,
    pub time: Time,
    pub place: Place,
    pub code: Code,
    pub norm: Norm,
    pub parts: Beside,
    pub list: List,
    pub chinese: Chinese,
}

/// Words right before and right behind a numeral.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beside {
    pub before: Vec<String>,
    pub behind: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Telephone {
    pub before: Vec<String>,
    pub behind: Vec<String>,
    /// Numbers that everybody knows.
    pub known: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Time {
    pub behind: Vec<String>,
    /// Words before a span of days that is counted.
    pub counted_before: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub before: Vec<String>,
    pub behind: Vec<String>,
    /// Words before the number of a room that has no word behind it.
    pub room_before: Vec<String>,
    /// Words of the sentence that say that an address follows.
    pub address: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    pub before: Vec<String>,
    pub behind: Vec<String>,
    pub rank_before: Vec<String>,
    pub copies_before: Vec<String>,
    /// Behind the number of a court.
    pub court: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Norm {
    pub before: Vec<String>,
    pub behind: Vec<String>,
    /// How often, or for how much each: somewhere before it in the clause.
    pub often: Vec<String>,
    /// Behind the ends of a range of pages.
    pub pages: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    pub before: Vec<String>,
}

/// Of a Chinese number of one character.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Chinese {
    /// With these behind it, it counts at the end of a clause.
    pub end_measures: Vec<String>,
    /// With these behind it, it counts behind a verb.
    pub verb_measures: Vec<String>,
    pub verbs: Vec<String>,
    /// Behind these it is part of a word.
    pub not_behind: Vec<String>,
    pub article_before: Vec<String>,
    pub article_behind: Vec<String>,
    /// Before these it is part of a word.
    pub not_before: Vec<String>,
}

/// The measure words of counts; see `data/language/measures.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measures {
    /// Those that say the same of a count.
    pub alike: Vec<Vec<String>>,
    /// Those that say the same where certain things are counted.
    pub alike_of: Vec<AlikeOf>,
    /// What multiplies the number before it.
    pub scales: BTreeMap<String, u64>,
}

/// Measure words that say the same of some things.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AlikeOf {
    pub things: Vec<String>,
    pub measures: Vec<String>,
}

/// Words around the label of a quantity; see `data/language/labels.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Labels {
    /// Words before the label.
    pub leading: Vec<String>,
    /// Words that start as one of those does and are part of the label.
    pub kept: Vec<String>,
    /// Words between the label and its number.
    pub trailing: Vec<String>,
    /// Words at the end of a label that say only of what kind it is.
    pub kinds: Vec<String>,
    /// Words that end as 约 and 近 do and make no number an approximation.
    pub not_about: Vec<String>,
}

/// The words around labels.
pub(super) static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/language/labels.toml"))
        .expect("the tests read the words around labels")
});

/// The words beside numerals.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/language/numerals.toml"))
        .expect("the tests read the words beside numerals")
});

/// The measure words.
pub(super) static MEASURES: LazyLock<Measures> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/language/measures.toml"))
        .expect("the tests read the measure words")
});

/// Whether `text` starts with one of `words`, blanks before it aside.
pub(super) fn starts_with_any(text: &str, words: &[String]) -> bool {
    let text = text.trim_start();
    words.iter().any(|word| text.starts_with(word.as_str()))
}

/// Whether `text` ends with one of `words`, blanks behind it aside.
pub(super) fn ends_with_any(text: &str, words: &[String]) -> bool {
    let text = text.trim_end();
    words.iter().any(|word| text.ends_with(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_words_are_read() {
        assert!(!WORDS.telephone.known.is_empty());
        assert!(!MEASURES.alike.is_empty());
        assert!(!LABELS.leading.is_empty());
    }
}
