//! What reports break their numbers down into again and again: results, applicants, ways.

use crate::language::word_table::{Words, has_any, word_table};

/// A division: what numbers of one sort are broken down into.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Division {
    /// One of these stands in the label of the whole; none where any may.
    of: Words,
    /// Its kinds, each with all its words, a bar between them.
    kinds: Words,
    /// So many of its kinds are never named without naming all; nothing where some may always be.
    fewest: Option<&'static str>,
    /// Whether its kinds are ways to publish, that no other parts stand beside.
    pub(super) is_of_ways: bool,
}

word_table!(TABLE, "recognition/divisions.toml");

/// The divisions of `data/recognition/divisions.toml`.
static DIVISIONS: [Division; TABLE.count("division")] = divisions();

#[expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]
const fn divisions<const COUNT: usize>() -> [Division; COUNT] {
    const NONE: Division = Division {
        of: &[],
        kinds: &[],
        fewest: None,
        is_of_ways: false,
    };
    let mut all = [NONE; COUNT];
    let mut number = 0;
    while number < COUNT {
        all[number] = Division {
            of: TABLE
                .find("division", number + 1, "of")
                .expect("its wholes"),
            kinds: TABLE
                .find("division", number + 1, "kinds")
                .expect("its kinds"),
            fewest: TABLE.word("division", number + 1, "fewest"),
            is_of_ways: TABLE.find("division", number + 1, "is_of_ways").is_some(),
        };
        number += 1;
    }
    all
}

/// The division of a whole that a part is of, by their labels.
pub(super) fn division_of(whole: &str, part: &str) -> Option<&'static Division> {
    let mut divisions = DIVISIONS.iter();
    divisions.find(|division| division.is_of(whole) && division.kind(part).is_some())
}

impl Division {
    fn is_of(&self, whole: &str) -> bool {
        self.of.is_empty() || has_any(whole, self.of)
    }

    /// Whether labels name so many of its kinds, each once and nothing else, that they name all.
    pub(super) fn is_exhausted_by(&self, labels: &[&str]) -> bool {
        let fewest = self.fewest.and_then(|fewest| fewest.parse().ok());
        let kinds: Option<Vec<usize>> = labels.iter().map(|label| self.kind(label)).collect();
        fewest.zip(kinds).is_some_and(|(fewest, mut kinds)| {
            kinds.sort_unstable();
            kinds.dedup();
            kinds.len() == labels.len() && labels.len() >= fewest
        })
    }

    /// Which of its kinds a label names.
    pub(super) fn kind(&self, label: &str) -> Option<usize> {
        let mut kinds = self.kinds.iter();
        kinds.position(|kind| kind.split('|').any(|word| label.contains(word)))
    }
}
