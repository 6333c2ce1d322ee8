//! What is beside a year, and whether a row fits it.

use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeMap,
    ops::Range,
};

use super::{
    rows::{Row, Unless},
    words::{ABOVE, ISSUED, LAST_YEAR_NAMES, OWN_YEAR, REPORTS_WITH_WILL, Words},
};
use crate::{
    language::{
        dates::each_date,
        word_table::{ends_with_any, has_any, starts_with_any},
    },
    model::{Report, typed_text::TypedText},
};

/// A sentence, or a whole paragraph, and what was asked of it.
#[derive(Clone)]
pub struct Sentence<'a> {
    /// Where it stands in its text.
    pub range: Range<usize>,
    text: &'a TypedText<'a>,
    report: &'a Report,
    has: RefCell<Vec<(Words, bool)>>,
    years: OnceCell<BTreeMap<i32, usize>>,
    prints_last_year: OnceCell<bool>,
}

impl<'a> Sentence<'a> {
    /// A stretch of a text.
    pub fn new(range: Range<usize>, text: &'a TypedText<'a>, report: &'a Report) -> Self {
        Self {
            range,
            text,
            report,
            has: RefCell::default(),
            years: OnceCell::new(),
            prints_last_year: OnceCell::new(),
        }
    }

    fn text(&self) -> &str {
        self.text.stretch(&self.range)
    }

    /// Whether it has one of `words`.
    pub fn has(&self, words: Words) -> bool {
        // A list is one static: where it lies says which it is.
        let known = self
            .has
            .borrow()
            .iter()
            .find_map(|(list, has)| std::ptr::eq(*list, words).then_some(*has));
        known.unwrap_or_else(|| {
            let has = has_any(self.text(), words);
            self.has.borrow_mut().push((words, has));
            has
        })
    }

    /// The years it names, those of its dates too, each with how often.
    pub fn years(&self) -> &BTreeMap<i32, usize> {
        self.years.get_or_init(|| {
            let mut years = BTreeMap::new();
            for year in each_date(self.text()).filter_map(|date| date.year) {
                *years.entry(year).or_default() += 1;
            }
            years
        })
    }

    /// Whether it speaks of the report's own year.
    fn names_own_year(&self) -> bool {
        self.has(OWN_YEAR) || self.years().contains_key(&self.report.year)
    }

    /// Whether a figure of the paragraph is last year's by its name.
    pub fn prints_last_year(&self) -> bool {
        *self.prints_last_year.get_or_init(|| {
            let last_year = self.report.year.saturating_sub(1).to_string();
            let mut figures = self.text.flat.figures.iter();
            figures.any(|(_, print)| {
                let figure = self.report.figures.get(print.figure);
                let mut names = [&figure.id, &figure.label].into_iter();
                names.any(|name| has_any(name, LAST_YEAR_NAMES) || name.contains(&last_year))
            })
        })
    }
}

/// A year's surroundings.
pub struct Beside<'a> {
    /// Its sentence.
    pub sentence: &'a Sentence<'a>,
    /// Its paragraph.
    pub text: &'a Sentence<'a>,
    /// What stands before it.
    pub before: &'a str,
    /// What stands behind it.
    pub behind: &'a str,
    /// The clause that says something of it; empty where that is not asked.
    pub clause: &'a str,
}

impl Row {
    /// Whether all that the row asks for is beside a year, and nothing that excuses it.
    pub fn fits(&self, beside: &Beside<'_>) -> bool {
        (self.before.is_empty() || ends_with_any(beside.before, self.before))
            && (self.behind.is_empty() || starts_with_any(beside.behind, self.behind))
            && (self.near.is_empty() || beside.sentence.has(self.near))
            && !self.unless.iter().any(|unless| unless.holds(beside))
    }
}

impl Unless {
    fn holds(&self, beside: &Beside<'_>) -> bool {
        match self {
            Self::Sentence(words) => beside.sentence.has(words),
            Self::SentenceLooksAhead => {
                beside.sentence.has(&["将"]) && !beside.sentence.has(REPORTS_WITH_WILL)
            }
            Self::Text(words) => beside.text.has(words),
            Self::Clause(words) => has_any(beside.clause, words),
            Self::Before(words) => ends_with_any(beside.before, words),
            Self::Behind(words) => starts_with_any(beside.behind, words),
            Self::IssuedAbove => {
                starts_with_any(beside.behind, ABOVE) && beside.sentence.has(ISSUED)
            }
            Self::SentenceNamesOwnYear => beside.sentence.names_own_year(),
            Self::TextNamesOwnYear => beside.text.names_own_year(),
        }
    }
}
