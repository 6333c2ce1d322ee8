//! The notions of the statutory forms and the words in which reports say them.

use crate::language::{
    starts::Starts,
    stretch::Stretch as _,
    word_table::{Size, WordTable, Words, size, starts_with},
};

/// A notion: what one cell of a form, or the sum of several, counts.
#[derive(Debug, Clone, Copy)]
pub struct Notion {
    /// Its name, by which a form's `[notions]` say which cells it is: `requests-new`.
    pub id: &'static str,
    /// What it is called in Chinese.
    pub label: &'static str,
    /// What it is called in English.
    pub label_en: &'static str,
    /// The words that say it.
    pub(super) said: Words,
    /// One of these is said beside them.
    pub(super) of: Words,
    /// Whether `of` may stand anywhere in the paragraph.
    pub(super) of_anywhere: bool,
    /// None of these stands in the clause.
    pub(super) not_with: Words,
    /// None of these stands right before the words that say it.
    pub(super) not_behind: Words,
    /// None of these stands before the words that say it in their clause.
    pub(super) not_in_clause: Words,
    /// What the number counts in.
    pub(super) measures: Words,
    /// The notion of reviews or lawsuits that it is said under.
    pub(super) under: Option<&'static str>,
    /// Whether a difference is an error.
    pub is_sure: bool,
    /// Whether it is a part of what its cell counts.
    pub is_part: bool,
    /// Words that say that there was none.
    pub(super) none: Words,
    /// Words that say so before one of `said`.
    pub(super) denied_by: Words,
    /// Words that say it where it is denied, beside those of `said`.
    pub(super) said_denied: Words,
}

impl Notion {
    /// Whether words name it: 未收到 does, 均已办结 says no word of what is carried out.
    #[must_use]
    pub fn is_named_in(&self, words: &str) -> bool {
        let said = self.said.iter().chain(self.said_denied);
        said.into_iter().any(|said| words.contains(said))
    }
}

/// Words by which a number is not the organ's own of the whole year, beside those of
/// [`scope_words`](crate::language::scope_words).
#[derive(Debug)]
pub(super) struct ScopeWords {
    /// In the sentence, before the number: of another time.
    pub sentence: Words,
    /// In the clause: of another time or another organ.
    pub clause: Words,
    /// In the sentence, before the number: it may be of one level of several.
    pub divided: Words,
    /// Right before a notion: of one kind of it.
    pub kinds: Words,
    /// Those of `kinds` that are of all kinds.
    pub all_kinds: Words,
    /// Right behind the measure word: whose the number is stands behind it.
    pub whose_behind: Words,
    /// In the sentence: nobody but the clerk knows which number is meant.
    pub doubtful: Words,
}

/// Words by which a number is a sum that runs on until a day.
#[derive(Debug)]
pub(super) struct RunningWords {
    /// That it is a sum.
    pub words: Words,
    /// Until the end of a year, or now.
    pub until: Words,
    /// Until some day.
    pub until_day: Words,
    /// The notions that are often summed over all years so far.
    pub of: Words,
}

/// The words beside notions.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Words that say nothing between a notion's words and its number.
    pub neutral: Words,
    /// Words that may stand beside reviews and lawsuits where both are denied at once.
    pub cases: Words,
    /// How a bracket starts that counts in what was carried in.
    pub carried_in_too: Words,
    /// How a bracket starts that does so with the year before.
    pub counts_in: Words,
    /// The words by which a bracket says so anywhere in it.
    pub carried_in_within: Words,
    /// Words between a number and the notion behind it that say only how it is done.
    pub manners: Words,
    /// Words that stand for a label before the rest of some requests.
    pub remainders: Words,
    /// Words at the end of what follows such a number that say nothing.
    pub beyond: Words,
    /// Words that begin a saying that goes on behind its number.
    pub split: Words,
    /// Words right behind the year before by which a number was carried in.
    pub carried_from: Words,
    /// Words by which a sentence speaks of some requests, not of all.
    pub only_some: Words,
    /// Words before a denial by which it speaks of the requests of earlier years.
    pub earlier: Words,
    /// Words right before the one for requests by which they are for information, as behind neutral ones.
    pub requests: Words,
    /// Words by which one of several numbers of a notion is their total.
    pub summing: Words,
    /// Words right before a notion that say the contrary.
    pub denials: Words,
    /// Sums that run on until a day.
    pub running: RunningWords,
    /// Whose numbers, of when.
    pub scope: ScopeWords,
}

const TEXT: &str = include_str!("../../data/recognition/notions.toml");
const SIZE: Size = size(TEXT);
static TABLE: WordTable<{ SIZE.words }, { SIZE.keys }> = WordTable::read(TEXT);

/// The words of `data/recognition/notions.toml`.
pub(super) static VOCABULARY: Vocabulary = Vocabulary {
    neutral: TABLE.list("", "neutral"),
    cases: TABLE.list("", "cases"),
    carried_in_too: TABLE.list("", "carried_in_too"),
    counts_in: TABLE.list("", "counts_in"),
    carried_in_within: TABLE.list("", "carried_in_within"),
    manners: TABLE.list("", "manners"),
    remainders: TABLE.list("", "remainders"),
    beyond: TABLE.list("", "beyond"),
    split: TABLE.list("", "split"),
    carried_from: TABLE.list("", "carried_from"),
    only_some: TABLE.list("", "only_some"),
    earlier: TABLE.list("", "earlier"),
    requests: TABLE.list("", "requests"),
    summing: TABLE.list("", "summing"),
    denials: TABLE.list("", "denials"),
    running: RunningWords {
        words: TABLE.list("running", "words"),
        until: TABLE.list("running", "until"),
        until_day: TABLE.list("running", "until_day"),
        of: TABLE.list("running", "of"),
    },
    scope: ScopeWords {
        sentence: TABLE.list("scope", "sentence"),
        clause: TABLE.list("scope", "clause"),
        divided: TABLE.list("scope", "divided"),
        kinds: TABLE.list("scope", "kinds"),
        all_kinds: TABLE.list("scope", "all_kinds"),
        whose_behind: TABLE.list("scope", "whose_behind"),
        doubtful: TABLE.list("scope", "doubtful"),
    },
};

/// All notions.
pub static NOTIONS: [Notion; TABLE.count("notion")] = notions();

/// For each notion where words may start that say it.
pub(super) static SAID_STARTS: [Starts; NOTIONS.len()] = said_starts();

/// Where words may start that say that there was none.
pub(super) static NONE_STARTS: Starts = none_starts();

#[expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]
const fn said_starts() -> [Starts; NOTIONS.len()] {
    let mut starts = [Starts::NONE; NOTIONS.len()];
    let mut index = 0;
    while index < NOTIONS.len() {
        starts[index] = Starts::NONE.and(NOTIONS[index].said);
        index += 1;
    }
    starts
}

#[expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]
const fn none_starts() -> Starts {
    let mut starts = Starts::NONE;
    let mut index = 0;
    while index < NOTIONS.len() {
        starts = starts
            .and(NOTIONS[index].none)
            .and(NOTIONS[index].denied_by);
        index += 1;
    }
    starts
}

/// What a text says in the words of a notion: the notion, its words and where they stand.
pub(super) type Saying = (&'static Notion, &'static str, usize);

/// Each of these notions that `text` says, from the left.
pub(super) fn sayings(text: &str, is_asked: fn(&Notion) -> bool) -> Vec<Saying> {
    let notions = NOTIONS.iter().zip(&SAID_STARTS);
    let notions: Vec<_> = notions.filter(|(notion, _)| is_asked(notion)).collect();
    let mut found = Vec::new();
    for (at, first) in text.char_indices() {
        for (notion, _) in notions.iter().filter(|(_, starts)| starts.has(first)) {
            let said = notion.said.iter();
            let said = said.filter(|said| starts_with(text.behind(at), said));
            found.extend(said.map(|said| (*notion, *said, at)));
        }
    }
    found
}

#[expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]
const fn notions<const COUNT: usize>() -> [Notion; COUNT] {
    let mut all = [notion(1); COUNT];
    let mut number = 1;
    while number < COUNT {
        all[number] = notion(number + 1);
        number += 1;
    }
    all
}

/// The notion of this number, from 1 on.
const fn notion(number: usize) -> Notion {
    Notion {
        id: TABLE.word("notion", number, "id").expect("its id"),
        label: TABLE.word("notion", number, "label").expect("its label"),
        label_en: TABLE.word("notion", number, "label_en").expect("its label"),
        said: TABLE.find("notion", number, "said").expect("its words"),
        of: words(number, "of"),
        of_anywhere: is(number, "of_anywhere", false),
        not_with: words(number, "not_with"),
        not_behind: words(number, "not_behind"),
        not_in_clause: words(number, "not_in_clause"),
        measures: TABLE
            .find("notion", number, "measures")
            .expect("its measure words"),
        under: TABLE.word("notion", number, "under"),
        is_sure: is(number, "is_sure", true),
        is_part: is(number, "is_part", false),
        none: words(number, "none"),
        denied_by: words(number, "denied_by"),
        said_denied: words(number, "said_denied"),
    }
}

const fn words(number: usize, key: &str) -> Words {
    match TABLE.find("notion", number, key) {
        Some(words) => words,
        None => &[],
    }
}

/// Whether a key is `true`, where it is there.
const fn is(number: usize, key: &str, otherwise: bool) -> bool {
    match TABLE.word("notion", number, key) {
        Some(value) => matches!(value.as_bytes(), b"true"),
        None => otherwise,
    }
}

impl Notion {
    /// Whether it is reviews or lawsuits, under which their results are told.
    pub(super) fn is_case(&self) -> bool {
        matches!(self.id, "review" | "litigation")
    }

    /// Whether it is an amount.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.measures.contains(&"元")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Form;

    #[test]
    fn every_notion_of_a_form_is_known() {
        for form in Form::all_built_in() {
            for id in form.notions.keys() {
                assert!(NOTIONS.iter().any(|notion| notion.id == id), "{id}");
            }
        }
    }
}
