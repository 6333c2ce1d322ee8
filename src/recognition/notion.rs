//! The notions of the statutory forms and the words in which reports say them.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// A notion: what one cell of a form, or the sum of several, counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notion {
    /// Its name, by which a form's `[notions]` say which cells it is: `requests-new`.
    pub id: String,
    /// What it is called in Chinese.
    pub label: String,
    /// What it is called in English.
    pub label_en: String,
    /// The words that say it.
    pub(super) said: Vec<String>,
    /// One of these is said beside them.
    #[serde(default)]
    pub(super) of: Vec<String>,
    /// Whether `of` may stand anywhere in the paragraph.
    #[serde(default)]
    pub(super) of_anywhere: bool,
    /// None of these stands in the clause.
    #[serde(default)]
    pub(super) not_with: Vec<String>,
    /// What the number counts in.
    pub(super) measures: Vec<String>,
    /// The notion of reviews or lawsuits that it is said under.
    pub(super) under: Option<String>,
    /// Whether a difference is an error.
    #[serde(default = "yes")]
    pub is_sure: bool,
    /// Whether it is a part of what its cell counts.
    #[serde(default)]
    pub is_part: bool,
    /// Words that say that there was none.
    #[serde(default)]
    pub(super) none: Vec<String>,
    /// Words that say so before one of `said`.
    #[serde(default)]
    pub(super) denied_by: Vec<String>,
}

impl Notion {
    /// Whether it is an amount.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.measures.iter().any(|measure| measure == "元")
    }
}

fn yes() -> bool {
    true
}

/// Words by which a number is the organ's own of the whole year, or is not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScopeWords {
    /// In the sentence, before the number: of another time.
    pub sentence: Vec<String>,
    /// In the clause: of another time or another organ.
    pub clause: Vec<String>,
    /// In the sentence, before the number: it may be of one level of several.
    pub divided: Vec<String>,
    /// Right before a notion: of one kind of it.
    pub kinds: Vec<String>,
    /// Those of `kinds` that are of all kinds.
    pub all_kinds: Vec<String>,
    /// All of a region, and the end of the name of the organ whose own it is.
    pub levels: BTreeMap<String, String>,
    /// In the sentence: nobody but the clerk knows which number is meant.
    pub doubtful: Vec<String>,
    /// The organ's own, of the whole year.
    pub own: Vec<String>,
}

/// The file of notions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vocabulary {
    /// Words that say nothing between a notion's words and its number.
    pub neutral: Vec<String>,
    /// Words that may stand beside reviews and lawsuits where both are denied at once.
    pub cases: Vec<String>,
    /// How a bracket starts that counts in what was carried in.
    pub carried_in_too: Vec<String>,
    /// Words by which a sentence speaks of some requests, not of all.
    pub only_some: Vec<String>,
    /// Words before a denial by which it speaks of the requests of earlier years.
    pub earlier: Vec<String>,
    /// Words right before a notion that say the contrary.
    pub denials: Vec<String>,
    /// Whose numbers, of when.
    pub scope: ScopeWords,
    /// The notions.
    #[serde(rename = "notion")]
    pub notions: Vec<Notion>,
}

/// The words of `data/recognition/notions.toml`.
pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/recognition/notions.toml"))
        .expect("the tests read the notions")
});

/// All notions.
#[must_use]
pub fn notions() -> &'static [Notion] {
    &VOCABULARY.notions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Form;

    #[test]
    fn every_notion_of_a_form_is_known() {
        for form in Form::all_built_in() {
            for id in form.notions.keys() {
                assert!(notions().iter().any(|notion| notion.id == *id), "{id}");
            }
        }
    }
}
