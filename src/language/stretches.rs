//! The clauses and sentences of a text.
//!
//! Whoever reads a number reads its sentence, so that a text of one endless sentence would be read
//! once for each number in it. What goes on for longer than any sentence of a report is cut at the
//! next mark, and where there is none, wherever it may be.

use std::ops::Range;

use super::{
    punctuation::{SENTENCE_ENDS, SENTENCE_OR_STRETCH_ENDS, STRETCH_ENDS},
    stretch::LONGEST_SENTENCE,
};

/// A text cut into clauses and sentences.
#[derive(Debug)]
pub struct Stretches {
    clauses: Cuts,
    sentences: Cuts,
}

impl Stretches {
    /// Those of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut clauses = Cuts::default();
        let mut sentences = Cuts::default();
        for (at, mark) in text.match_indices(SENTENCE_OR_STRETCH_ENDS) {
            let mark_range = at..at + mark.len();
            if mark.starts_with(STRETCH_ENDS) {
                clauses.end_at(text, mark_range.clone());
            }
            if mark.starts_with(SENTENCE_ENDS) || sentences.is_long_before(at) {
                sentences.end_at(text, mark_range);
            }
        }
        clauses.end_at(text, text.len()..text.len());
        sentences.end_at(text, text.len()..text.len());
        Self { clauses, sentences }
    }

    /// The clause around an offset; one before a mark is in front of it.
    #[must_use]
    pub fn clause(&self, at: usize) -> Range<usize> {
        self.clauses.around(&(at..at))
    }

    /// The sentence around an offset; one before a mark is in front of it.
    #[must_use]
    pub fn sentence(&self, at: usize) -> Range<usize> {
        self.sentences.around(&(at..at))
    }

    /// The sentences that a range of the text reaches over.
    #[must_use]
    pub fn sentences(&self, range: &Range<usize>) -> Range<usize> {
        self.sentences.around(range)
    }
}

/// Where a text is cut: marks, from their start to their end, in order; the last is its end.
#[derive(Debug, Default)]
struct Cuts(Vec<Range<usize>>);

impl Cuts {
    /// Where the stretch starts that no mark has ended yet.
    fn start(&self) -> usize {
        self.0.last().map_or(0, |mark| mark.end)
    }

    /// Whether a stretch that ended at `at` would be longer than any is.
    fn is_long_before(&self, at: usize) -> bool {
        at - self.start() > LONGEST_SENTENCE
    }

    /// Ends a stretch at a mark; one that had none for long is cut before.
    fn end_at(&mut self, text: &str, mark: Range<usize>) {
        while mark.start - self.start() > 2 * LONGEST_SENTENCE {
            let cut = text.ceil_char_boundary(self.start() + LONGEST_SENTENCE);
            self.0.push(cut..cut);
        }
        self.0.push(mark);
    }

    fn around(&self, range: &Range<usize>) -> Range<usize> {
        let before = self.0.partition_point(|mark| mark.start < range.start);
        let behind = self.0.partition_point(|mark| mark.start < range.end);
        let before = before.checked_sub(1).and_then(|last| self.0.get(last));
        let behind = self.0.get(behind).or_else(|| self.0.last());
        let end = behind.expect("the end of a text is one of its cuts").start;
        before.map_or(0, |mark| mark.end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_in_neither_stretch() {
        let text = "甲，乙（丙）。丁";
        let stretches = Stretches::of(text);
        let of = |word: &str| text.find(word).unwrap();
        let clause = |word: &str| text.get(stretches.clause(of(word))).unwrap();
        let sentence = |word: &str| text.get(stretches.sentence(of(word))).unwrap();
        assert_eq!(
            ["甲", "乙", "丙", "丁"].map(clause),
            ["甲", "乙", "丙", "丁"]
        );
        assert_eq!(["甲", "丙"].map(sentence), ["甲，乙（丙）"; 2]);
        assert_eq!(sentence("丁"), "丁");
        assert_eq!(stretches.sentences(&(of("乙")..of("。"))), 0..of("。"));
        assert_eq!(stretches.sentences(&(of("乙")..of("丁"))), 0..text.len());
        assert_eq!(Stretches::of("").clause(0), 0..0);
    }

    #[test]
    fn no_stretch_is_endless() {
        for word in ["收到12件，", "收到12件", "，", "a"] {
            let text = word.repeat(50_000 / word.len());
            let stretches = Stretches::of(&text);
            for (at, _) in text.char_indices() {
                for found in [stretches.clause(at), stretches.sentence(at)] {
                    assert!(
                        found.len() <= 3 * LONGEST_SENTENCE && found.start <= at && at <= found.end
                    );
                    assert!(text.get(found).is_some());
                }
            }
        }
    }

    #[test]
    fn a_long_sentence_stays_whole() {
        let text = "主动公开信息1条，".repeat(100);
        assert_eq!(Stretches::of(&text).sentence(text.len() / 2), 0..text.len());
    }
}
