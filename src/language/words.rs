//! The words of `data/language`: what stands beside a numeral and says what it is.

use super::{
    scope_words::{ORGANS, OWN_TIMES},
    starts::Starts,
    word_table::{self, Size, WordTable, Words, size},
};

/// The words beside numerals that count nothing; see `data/language/numerals.toml`.
#[derive(Debug)]
pub(super) struct NumeralWords {
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
#[derive(Debug)]
pub(super) struct Beside {
    pub before: Words,
    pub behind: Words,
}

#[derive(Debug)]
pub(super) struct Telephone {
    pub before: Words,
    /// Words before a number that is dialled, whatever stands behind it.
    pub dialled: Words,
    pub behind: Words,
    /// Words right behind three to five digits that count nothing.
    pub named: Words,
    /// Words near behind five digits that begin as such numbers do.
    pub services: Words,
    /// How such numbers begin.
    pub services_begin: Words,
    /// Numbers that everybody knows.
    pub known: Words,
}

#[derive(Debug)]
pub(super) struct Time {
    pub behind: Words,
    /// Words before a span of days that is counted.
    pub counted_before: Words,
}

#[derive(Debug)]
pub(super) struct Place {
    pub before: Words,
    pub behind: Words,
    /// Words before the number of a room that has no word behind it.
    pub room_before: Words,
    /// Words of the sentence that say that an address follows.
    pub address: Words,
}

#[derive(Debug)]
pub(super) struct Code {
    pub before: Words,
    pub behind: Words,
    pub rank_before: Words,
    pub copies_before: Words,
    /// Behind the number of a court.
    pub court: Words,
}

#[derive(Debug)]
pub(super) struct Norm {
    pub before: Words,
    pub behind: Words,
    /// How often, or for how much each: somewhere before it in the clause.
    pub often: Words,
    /// Behind the ends of a range of pages.
    pub pages: Words,
}

#[derive(Debug)]
pub(super) struct List {
    pub before: Words,
    /// Longer words that end as those do and name none.
    pub unless: Words,
    /// With these behind it at the end of a clause it counts all the same.
    pub counted_in: Words,
}

/// Of a Chinese number of one character.
#[derive(Debug)]
pub(super) struct Chinese {
    /// With these behind it, it counts at the end of a clause.
    pub end_measures: Words,
    /// With these behind it, it counts behind a verb.
    pub verb_measures: Words,
    /// Measure words behind 二 as a count.
    pub measures_of_two: Words,
    pub verbs: Words,
    /// Behind these it is part of a word.
    pub not_behind: Words,
    pub article_before: Words,
    pub article_behind: Words,
    /// Before these it is part of a word.
    pub not_before: Words,
}

/// Measure words that say the same; see `data/language/measures.toml`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alike {
    pub measures: Words,
    /// Where one of these is counted; anywhere where there are none.
    pub things: Words,
}

/// Words around the label of a quantity; see `data/language/labels.toml`.
#[derive(Debug)]
pub(super) struct Labels {
    /// Words before the label; so are the organ and its year.
    pub leading: Words,
    /// Words that start as one of those does and are part of the label.
    pub kept: Words,
    /// Words between the label and its number.
    pub trailing: Words,
    /// Words at the end of a label that say only of what kind it is.
    pub kinds: Words,
    /// Words that end as 约 and 近 do and make no number an approximation.
    pub not_about: Words,
    /// Words behind which a label that is too long may start.
    pub borders: Words,
    /// Words that are longer ones without their last character.
    pub cut_short: Words,
    /// What is counted that these words mean as they stand.
    pub cut_short_unless: Words,
}

const LABEL_TEXT: &str = include_str!("../../data/language/labels.toml");
const LABEL_SIZE: Size = size(LABEL_TEXT);
static LABEL_TABLE: WordTable<{ LABEL_SIZE.words }, { LABEL_SIZE.keys }> =
    WordTable::read(LABEL_TEXT);

/// The words around labels.
pub(super) static LABELS: Labels = Labels {
    leading: LABEL_TABLE.list("", "leading"),
    kept: LABEL_TABLE.list("", "kept"),
    trailing: LABEL_TABLE.list("", "trailing"),
    kinds: LABEL_TABLE.list("", "kinds"),
    not_about: LABEL_TABLE.list("", "not_about"),
    borders: LABEL_TABLE.list("", "borders"),
    cut_short: LABEL_TABLE.list("", "cut_short"),
    cut_short_unless: LABEL_TABLE.list("", "cut_short_unless"),
};

/// Where a word before a label may start.
pub(super) static LEADING_STARTS: Starts = Starts::NONE
    .and(LABELS.leading)
    .and(LABELS.kept)
    .and(ORGANS)
    .and(OWN_TIMES);

const NUMERAL_TEXT: &str = include_str!("../../data/language/numerals.toml");
const NUMERAL_SIZE: Size = size(NUMERAL_TEXT);
static NUMERAL_TABLE: WordTable<{ NUMERAL_SIZE.words }, { NUMERAL_SIZE.keys }> =
    WordTable::read(NUMERAL_TEXT);

/// The words beside numerals.
pub(super) static WORDS: NumeralWords = NumeralWords {
    telephone: Telephone {
        before: NUMERAL_TABLE.list("telephone", "before"),
        dialled: NUMERAL_TABLE.list("telephone", "dialled"),
        behind: NUMERAL_TABLE.list("telephone", "behind"),
        named: NUMERAL_TABLE.list("telephone", "named"),
        services: NUMERAL_TABLE.list("telephone", "services"),
        services_begin: NUMERAL_TABLE.list("telephone", "services_begin"),
        known: NUMERAL_TABLE.list("telephone", "known"),
    },
    time: Time {
        behind: NUMERAL_TABLE.list("time", "behind"),
        counted_before: NUMERAL_TABLE.list("time", "counted_before"),
    },
    place: Place {
        before: NUMERAL_TABLE.list("place", "before"),
        behind: NUMERAL_TABLE.list("place", "behind"),
        room_before: NUMERAL_TABLE.list("place", "room_before"),
        address: NUMERAL_TABLE.list("place", "address"),
    },
    code: Code {
        before: NUMERAL_TABLE.list("code", "before"),
        behind: NUMERAL_TABLE.list("code", "behind"),
        rank_before: NUMERAL_TABLE.list("code", "rank_before"),
        copies_before: NUMERAL_TABLE.list("code", "copies_before"),
        court: NUMERAL_TABLE.list("code", "court"),
    },
    norm: Norm {
        before: NUMERAL_TABLE.list("norm", "before"),
        behind: NUMERAL_TABLE.list("norm", "behind"),
        often: NUMERAL_TABLE.list("norm", "often"),
        pages: NUMERAL_TABLE.list("norm", "pages"),
    },
    parts: Beside {
        before: NUMERAL_TABLE.list("parts", "before"),
        behind: NUMERAL_TABLE.list("parts", "behind"),
    },
    list: List {
        before: NUMERAL_TABLE.list("list", "before"),
        unless: NUMERAL_TABLE.list("list", "unless"),
        counted_in: NUMERAL_TABLE.list("list", "counted_in"),
    },
    chinese: Chinese {
        end_measures: NUMERAL_TABLE.list("chinese", "end_measures"),
        verb_measures: NUMERAL_TABLE.list("chinese", "verb_measures"),
        measures_of_two: NUMERAL_TABLE.list("chinese", "measures_of_two"),
        verbs: NUMERAL_TABLE.list("chinese", "verbs"),
        not_behind: NUMERAL_TABLE.list("chinese", "not_behind"),
        article_before: NUMERAL_TABLE.list("chinese", "article_before"),
        article_behind: NUMERAL_TABLE.list("chinese", "article_behind"),
        not_before: NUMERAL_TABLE.list("chinese", "not_before"),
    },
};

const MEASURE_TEXT: &str = include_str!("../../data/language/measures.toml");
const MEASURE_SIZE: Size = size(MEASURE_TEXT);
static MEASURE_TABLE: WordTable<{ MEASURE_SIZE.words }, { MEASURE_SIZE.keys }> =
    WordTable::read(MEASURE_TEXT);

/// Words that begin as a measure word does and are none.
pub(super) static NO_MEASURES: Words = MEASURE_TABLE.list("", "not");

/// The measure words.
pub(super) static ALIKE: [Alike; MEASURE_TABLE.count("alike")] = alike();

/// Where a measure word may start.
pub(super) static MEASURE_STARTS: Starts = measure_starts();

#[expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]
const fn measure_starts() -> Starts {
    let mut starts = Starts::NONE;
    let mut index = 0;
    while index < ALIKE.len() {
        starts = starts.and(ALIKE[index].measures);
        index += 1;
    }
    starts
}

/// What multiplies the number before it, and by how much.
pub(super) static SCALES: [(Words, i64); 4] = [
    (MEASURE_TABLE.list("scales", "ten_thousand"), 10_000),
    (MEASURE_TABLE.list("scales", "hundred_million"), 100_000_000),
    (MEASURE_TABLE.list("scales", "thousand"), 1_000),
    (MEASURE_TABLE.list("scales", "hundred"), 100),
];

#[expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]
const fn alike<const COUNT: usize>() -> [Alike; COUNT] {
    let nothing = Alike {
        measures: &[],
        things: &[],
    };
    let mut all = [nothing; COUNT];
    let mut number = 0;
    while number < COUNT {
        let found = MEASURE_TABLE.find("alike", number + 1, "things");
        if let Some(things) = found {
            all[number].things = things;
        }
        let found = MEASURE_TABLE.find("alike", number + 1, "measures");
        all[number].measures = found.expect("measure words that are alike");
        number += 1;
    }
    all
}

/// Whether a numeral is the number of an annex, a table or a picture: 附件2, and not 图3幅.
pub(super) fn is_numbered(before: &str, after: &str) -> bool {
    let counts = || {
        let after = after.trim_start();
        let mut behind = WORDS
            .list
            .counted_in
            .iter()
            .filter_map(|word| after.strip_prefix(word));
        behind.any(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    ends_with_any(before, WORDS.list.before)
        && !ends_with_any(before, WORDS.list.unless)
        && !counts()
}

/// Whether `text` starts with one of `words`, blanks before it aside.
pub(super) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    word_table::starts_with_any(text.trim_start(), words)
}

/// Whether `text` ends with one of `words`, blanks behind it aside.
pub(super) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    word_table::ends_with_any(text.trim_end(), words)
}
