//! Wordings of labels, and how like to each a text is.

use std::collections::BTreeMap;

/// A wording, by its number in the vocabulary.
pub(super) type Wording = usize;

/// How like two labels are, in thousandths.
pub(super) type Likeness = u32;

/// The same.
pub(super) const SAME: Likeness = 1000;

/// Below this, a likeness says nothing.
const LEAST: Likeness = 400;

/// What a label counts for that is a piece of another.
const PIECE: Likeness = 400;

/// Where a label begins and ends.
const EDGE: char = '\u{2}';

/// All wordings.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: BTreeMap<String, Wording>,
    wordings: Vec<Vec<char>>,
    /// The wordings that have two letters beside each other.
    pairs: BTreeMap<(char, char), Vec<Wording>>,
}

impl Vocabulary {
    /// The number of a wording; a new one is added.
    pub(super) fn add(&mut self, text: &str) -> Wording {
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        let number = self.wordings.len();
        let letters: Vec<char> = text.chars().collect();
        for pair in pairs(&letters) {
            let having = self.pairs.entry(pair).or_default();
            if having.last() != Some(&number) {
                having.push(number);
            }
        }
        self.numbers.insert(text.to_owned(), number);
        self.wordings.push(letters);
        number
    }

    /// The wording that a text is.
    pub(super) fn get(&self, text: &str) -> Option<Wording> {
        self.numbers.get(text).copied()
    }

    /// Whether a text is a piece of a wording.
    pub(super) fn is_piece(&self, text: &str) -> bool {
        let letters: Vec<char> = text.chars().collect();
        let mut wordings = self.wordings.iter();
        letters.len() > 1
            && wordings.any(|wording| {
                wording.len() > letters.len()
                    && wording.windows(letters.len()).any(|part| part == letters)
            })
    }

    /// The wordings that a text is like.
    pub(super) fn like(&self, text: &str) -> Vec<(Wording, Likeness)> {
        let letters: Vec<char> = text.chars().collect();
        if letters.is_empty() {
            return Vec::new();
        }
        let same = self.get(text);
        let mut shared: BTreeMap<Wording, u32> = BTreeMap::new();
        for pair in pairs(&letters) {
            for wording in self.pairs.get(&pair).into_iter().flatten() {
                *shared.entry(*wording).or_default() += 1;
            }
        }
        let found = shared.into_iter().filter_map(|(wording, shared)| {
            let other = self.wordings.get(wording)?;
            let both = u32::try_from(letters.len() + other.len() + 2).ok()?;
            let likeness = 2 * shared * SAME / both;
            let is_piece = letters.len() > 1
                && letters.len() < other.len()
                && other.windows(letters.len()).any(|part| part == letters);
            let likeness = match same == Some(wording) {
                true => SAME,
                false if is_piece => likeness.clamp(PIECE, SAME - 50),
                false => likeness.min(SAME - 50),
            };
            (likeness >= LEAST).then_some((wording, likeness))
        });
        found.collect()
    }
}

/// The letters beside each other, edges included.
fn pairs(letters: &[char]) -> impl Iterator<Item = (char, char)> {
    let before = std::iter::once(EDGE).chain(letters.iter().copied());
    let after = letters.iter().copied().chain(std::iter::once(EDGE));
    before.zip(after)
}
