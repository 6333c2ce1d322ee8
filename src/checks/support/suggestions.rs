//! What misspelt names most likely mean, as far as a run has time to ask.

use std::{cell::Cell, collections::BTreeMap};

use crate::language::nearest::{FARTHEST, nearest};

/// How many pairs of characters a run compares. A file of any real report needs a hundredth of
/// it; a hostile one of a thousand unknown names beside as many known ones would take minutes.
const MOST_WORK: usize = 40_000_000;

/// The names that there are, and how much comparing is left.
pub struct Suggestions<'a> {
    /// By length in characters, each with its number in the order given: a name of quite another
    /// length is not near.
    known: BTreeMap<usize, Vec<(usize, &'a str)>>,
    left: Cell<usize>,
}

impl<'a> Suggestions<'a> {
    /// Suggestions out of `known`.
    pub fn new(known: impl Iterator<Item = &'a str>) -> Self {
        let mut by_length: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
        for (index, name) in known.enumerate() {
            let length = name.chars().count();
            by_length.entry(length).or_default().push((index, name));
        }
        Self {
            known: by_length,
            left: Cell::new(MOST_WORK),
        }
    }

    /// What `word` most likely means; nothing once the run has compared enough.
    pub fn nearest(&self, word: &str) -> Option<&'a str> {
        let length = word.chars().count();
        let longest = length.saturating_add(FARTHEST);
        let near = || self.known.range(length.saturating_sub(FARTHEST)..=longest);
        let count: usize = near().map(|(_, names)| names.len()).sum();
        let pairs = count.saturating_mul(length).saturating_mul(longest);
        self.left.set(self.left.get().checked_sub(pairs)?);
        let mut near: Vec<(usize, &str)> = near().flat_map(|(_, names)| names).copied().collect();
        // Of two that are equally near, the first is meant.
        near.sort_by_key(|(index, _)| *index);
        nearest(word, near.into_iter().map(|(_, name)| name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_nearest_is_meant() {
        let suggestions = Suggestions::new(["bbcd", "abce", "abcdef"].into_iter());
        assert_eq!(suggestions.nearest("abcd"), Some("bbcd"));
        assert_eq!(suggestions.nearest("abcdefg"), Some("abcdef"));
        assert_eq!(suggestions.nearest("wholly-other"), None);
    }

    /// The work of a run has an end whatever the file holds: ten times as many names, not a
    /// hundred times as many comparisons.
    #[test]
    fn a_run_compares_no_more_than_so_much() {
        for size in [1_000, 10_000, 20_000] {
            let known: Vec<String> = (0..size).map(|index| format!("figure{index:05}")).collect();
            let suggestions = Suggestions::new(known.iter().map(String::as_str));
            let mut asked = 0;
            while suggestions.nearest("figura00000").is_some() {
                asked += 1;
            }
            let compared = asked * size * 11 * 14;
            assert!(compared <= MOST_WORK, "{size}: {compared}");
            assert!(compared > MOST_WORK / 2, "{size}: {compared}");
        }
    }
}
