//! Which of reviews and lawsuits a number is told under: 行政复议已审结，维持3件.

use std::ops::Range;

use super::{
    hit::is_neutral,
    notion::{Notion, VOCABULARY, sayings},
};
use crate::language::{
    punctuation::STRETCH_ENDS, replaced::replaced, scope_words::ORGANS, stretch::Stretch as _,
};

/// What reviews and lawsuits must be of to stand in the report.
pub(super) const DISCLOSURE: &str = "信息公开";

/// Where a text names reviews and lawsuits.
pub(super) struct Cases {
    /// The end of each name and the notion that it is from there on; `None` where both were named
    /// at once: 行政复议、行政诉讼案件维持2件.
    named: Vec<(usize, Option<&'static str>)>,
    /// Where it first says [`DISCLOSURE`].
    pub(super) of_disclosure: Option<usize>,
}

impl Cases {
    /// Those of a text that are not denied.
    pub(super) fn of(text: &str) -> Self {
        let cases = sayings(text, Notion::is_case).into_iter();
        let names: Vec<(Range<usize>, &'static str)> = cases
            .map(|(notion, said, at)| (at..at + said.len(), notion.id))
            .filter(|(range, _)| !is_denied(text, range.start))
            .collect();
        let before = std::iter::once(None).chain(names.iter().map(Some));
        let from_there = names.iter().zip(before).map(|((range, id), before)| {
            let is_joined = before.is_some_and(|(other, other_id)| {
                let between = text.get(other.end..range.start);
                other_id != id && between.is_some_and(is_about_cases)
            });
            (range.end, (!is_joined).then_some(*id))
        });
        Self {
            named: from_there.collect(),
            of_disclosure: text.find(DISCLOSURE),
        }
    }

    /// The notion that was named last before an offset.
    pub(super) fn before(&self, at: usize) -> Option<&'static str> {
        let index = self.named.partition_point(|(end, _)| *end <= at);
        let (_, id) = index.checked_sub(1).and_then(|last| self.named.get(last))?;
        *id
    }
}

/// Whether the clause that leads to an offset denies what follows: 未发生行政诉讼.
fn is_denied(text: &str, at: usize) -> bool {
    let before = text.near_before(at);
    let clause = before
        .rfind(STRETCH_ENDS)
        .map_or(before, |mark| before.behind(mark));
    let mut denials = VOCABULARY.denials.iter();
    denials.any(|word| clause.contains(word))
}

/// Whether nothing but neutral words and the words of reviews and lawsuits stands there.
pub(super) fn is_about_cases(words: &str) -> bool {
    let cases = VOCABULARY.cases.iter().chain(ORGANS);
    is_neutral(&replaced(words.to_owned(), cases.map(|case| (*case, ""))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_told_under_the_case_that_was_named_last() {
        for (text, under) in [
            ("行政诉讼0件；行政复议已审结，维持", Some("review")),
            ("行政复议2件，行政诉讼1件，维持", Some("litigation")),
            ("行政复议2件，未发生行政诉讼，维持", Some("review")),
            ("行政复议、行政诉讼案件维持", None),
            ("收到申请", None),
        ] {
            assert_eq!(Cases::of(text).before(text.len()), under, "{text}");
        }
    }
}
