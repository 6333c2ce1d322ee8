//! How reports say in their first sentences what days they cover and what parts they have.

use std::sync::LazyLock;

use serde::Deserialize;

/// See `data/language/preamble.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreambleWords {
    /// About the days that the statistics cover.
    pub period: Period,
    /// About how many parts the report has.
    pub parts: Parts,
    /// About documents that no longer hold.
    pub superseded: Superseded,
}

/// How a sentence speaks of the days that the statistics cover.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// One of them stands in the sentence.
    pub words: Vec<String>,
    /// With one of these it is about something else.
    pub except: Vec<String>,
    /// What joins the first day and the last one.
    pub joints: Vec<String>,
}

/// How a sentence says how many parts there are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    /// The verbs.
    pub words: Vec<String>,
    /// With one of these before the number it is about something else.
    pub except: Vec<String>,
    /// What the sentence is about.
    pub about: Vec<String>,
    /// With one of these it is about something else.
    pub other: Vec<String>,
    /// What the list of the parts stands behind.
    pub leads: Vec<String>,
}

/// How a sentence says that a document no longer holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Superseded {
    /// With one of these it knows.
    pub except: Vec<String>,
}

/// The words, read when first asked for.
pub static PREAMBLE: LazyLock<PreambleWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../data/language/preamble.toml"))
        .expect("the tests read the words of preambles")
});

/// Whether `text` holds one of `words`.
pub fn holds_any(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}
