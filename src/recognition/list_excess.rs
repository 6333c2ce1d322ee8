//! Parts that are more than their whole, where the text leaves no doubt of what they are parts.

use std::collections::BTreeSet;

use super::{
    divisions::division_of,
    list::List,
    list_words::{CLAUSE_MARKS, WORDS, names_carried},
};
use crate::language::{label::kernel, stretch::Stretch as _, word_table::starts_with_any};

/// Marks that open a bracket.
const OPENING: [char; 2] = ['（', '('];

/// Marks that close one.
const CLOSING: [char; 2] = ['）', ')'];

impl List<'_> {
    /// Whether what stands behind 其中 can be part of nothing but the number right before it, in its own
    /// sentence: 召开会议3次，其中专题会议4次, but not 复议1件、诉讼2件，其中维持3件.
    pub(super) fn is_alone(&self, whole: usize, parts: &[usize]) -> bool {
        let (Some(quantity), Some(first)) = (self.quantities.get(whole), parts.first()) else {
            return false;
        };
        let between = self.words_before(*first, quantity.measure.end);
        let introduction = between
            .trim_start_matches(CLAUSE_MARKS)
            .trim_start_matches(OPENING);
        let is_before = |index: &usize| {
            let other = self.quantities.get(*index);
            other.is_some_and(|other| other.number.start >= quantity.sentence.start)
        };
        let before = (0..whole).rev().take_while(is_before);
        let is_only = { before }.all(|index| !self.are_alike(quantity, index));
        *first == whole + 1
            && starts_with_any(introduction, WORDS.among)
            && !between.contains(['。', '；', ';', '\n'])
            && is_only
            && !names_carried(self.named(whole))
            && parts.iter().all(|part| self.counts_the_same(whole, *part))
    }

    /// A list whose first numbers, so many, add up to its whole and that plainly goes on: 240条，其中网站150条、
    /// 微信90条、微博20条.
    pub(super) fn parts_beyond(
        &self,
        whole: usize,
        items: &[usize],
        exact: usize,
    ) -> Option<Vec<usize>> {
        let of = self.named(whole);
        let first = division_of(of, self.named(*items.first()?));
        let mut kinds = BTreeSet::new();
        let mut parts = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| items.get(before));
            let between = before.and_then(|before| self.text_between(*before, *item));
            let is_listed = between.is_none_or(|between| between.trim().starts_with('、'));
            let kind = first
                .filter(|first| !first.is_of_ways)
                .and_then(|first| first.kind(self.named(*item)));
            // 政策文件类150条，工作动态类90条
            let is_class = kernel(self.named(*item)) != self.named(*item);
            let is_kind = is_class || kind.is_some_and(|kind| kinds.insert(kind));
            let goes_on = (is_listed || is_kind)
                && self.counts_the_same(whole, *item)
                && !self.is_carried_out(*item);
            if !goes_on {
                break;
            }
            parts.push(*item);
        }
        let behind = parts.get(exact..)?;
        let is_any = |part: &usize| {
            let value = self.quantities.get(*part).and_then(|one| one.value);
            value.is_some_and(|value| !value.is_zero())
        };
        let last = *parts.last()?;
        (exact > 1 && behind.iter().any(is_any) && !self.overlaps(whole, last)).then_some(parts)
    }

    /// Whether a bracket right behind a number holds a list of parts and nothing else that come to more:
    /// 125条（区长信箱62条、局长信箱53条、人民网28条）.
    pub(super) fn exceeds(&self, whole: usize, first: usize, depth: usize) -> bool {
        let Some(quantity) = self.quantities.get(whole) else {
            return false;
        };
        let items = self.items(whole, first, depth).numbers;
        let opens = self.words_before(first, quantity.measure.end);
        let is_listed = items.windows(2).all(|pair| {
            let [before, next] = pair else { return false };
            let between = self.text_between(*before, *next);
            *next == before + 1 && between.is_some_and(|between| between.trim().starts_with('、'))
        });
        let closes = items.last().and_then(|last| self.quantities.get(*last));
        let closes = closes.is_some_and(|last| {
            let behind = self.text.behind(last.measure.end);
            behind.trim_start().starts_with(CLOSING)
        });
        let sums = self.sums(quantity, &items);
        let is_more = sums
            .zip(quantity.scaled_value())
            .is_some_and(|(sums, value)| {
                let is_at_most = sums.first().is_some_and(|first| *first <= value);
                is_at_most && sums.last().is_some_and(|sum| *sum > value)
            });
        items.len() > 1
            && opens.starts_with(OPENING)
            && is_listed
            && closes
            && is_more
            && !self.is_way(first)
            && items
                .iter()
                .all(|item| self.counts_the_same(whole, *item) && !names_carried(self.named(*item)))
    }

    /// Whether a number is exact, has a label and is counted in the very measure of the whole.
    fn counts_the_same(&self, whole: usize, part: usize) -> bool {
        let is_exact = |index: usize| {
            let quantity = self.quantities.get(index);
            quantity.is_some_and(|quantity| !quantity.is_approximate())
        };
        let measure = self.measure(whole).filter(|measure| !measure.is_empty());
        measure.is_some()
            && self.measure(part) == measure
            && !self.label(part).is_empty()
            && is_exact(whole)
            && is_exact(part)
    }
}
