//! The numbers of a text as parts are looked for among them.

use std::ops::Range;

use super::brackets::depths;
use super::list_words::{
    CLAUSE_MARKS, WORDS, compared_year, compares, is_percentage, names_earlier, without_number,
};
use crate::language::{
    measure::are_alike,
    quantity::Quantity,
    scope_words::OWN_TIMES,
    stretch::Stretch as _,
    word_table::{has_any, starts_with_any},
};

/// What ends the label of a number of the year before.
const SAME_PERIOD: &str = "同期";

/// No list of a report is a third as long, in bytes.
const LONGEST_LIST: usize = 6_000;

/// The numbers of a text, as parts are looked for among them.
pub(super) struct List<'t> {
    pub(super) text: &'t str,
    pub(super) quantities: &'t [Quantity],
    pub(super) depths: Vec<usize>,
}

impl<'t> List<'t> {
    /// The numbers of a text, of which `quantities` are all.
    pub(super) fn of(text: &'t str, quantities: &'t [Quantity]) -> Self {
        Self {
            text,
            quantities,
            depths: depths(text, quantities),
        }
    }

    /// The numbers that are near enough to one to stand in a list with it.
    pub(super) fn near(&self, index: usize) -> Range<usize> {
        let at = self.quantities.get(index);
        let at = at.map_or(0, |quantity| quantity.number.start);
        let starts = |from: usize| {
            self.quantities
                .partition_point(|quantity| quantity.number.start < from)
        };
        starts(at.saturating_sub(LONGEST_LIST))..starts(at + LONGEST_LIST)
    }

    /// Whether a number stands in brackets that the other one stands before.
    pub(super) fn is_within(&self, whole: usize, part: usize) -> bool {
        self.depths.get(part) > self.depths.get(whole)
    }

    /// What a number counts: the words before it, or else those behind it; the number of an item of a list
    /// is none of them: 文件 of 2.文件8条.
    pub(super) fn named(&self, index: usize) -> &'t str {
        let label = self.label(index);
        if label.is_empty() {
            let behind = self.quantities.get(index).map(|one| one.behind.clone());
            let behind = behind.map_or("", |behind| self.text.stretch(behind));
            return behind.trim_matches(['、', ' ']);
        }
        label
    }

    /// The words before a number that name it; none where a mark parts them from it: 10件为自然人申请、2件为企业申请.
    pub(super) fn label(&self, index: usize) -> &'t str {
        let label = self.quantities.get(index).map(|one| one.label.clone());
        let label = label.map_or("", |label| without_number(self.text.stretch(label)));
        if label.trim_end().ends_with('、') {
            return "";
        }
        label
    }

    /// Whether a number counts all others: 其他9条.
    pub(super) fn is_rest(&self, index: usize) -> bool {
        starts_with_any(self.label(index), WORDS.rest)
    }

    /// Whether a number is of what goes over into the next year: 结转下年度2件, 2件结转.
    pub(super) fn is_carried_out(&self, index: usize) -> bool {
        let named = self.named(index);
        starts_with_any(named, WORDS.carried_out) && !names_earlier(named)
    }

    /// What stands between `from` and the number of a quantity.
    pub(super) fn words_before(&self, index: usize, from: usize) -> &str {
        let number = self
            .quantities
            .get(index)
            .map_or(from, |one| one.number.start);
        self.text.stretch(from..number.max(from))
    }

    pub(super) fn may_be_part(&self, quantity: &Quantity) -> bool {
        !self.is_share(quantity)
            && !self.is_running_total(quantity)
            && !self.is_compared(quantity)
            && !self.is_change(quantity)
    }

    /// 较上一年增加42件 is no number of anything.
    fn is_change(&self, quantity: &Quantity) -> bool {
        let clause = quantity.clause.start.min(quantity.number.start);
        compares(self.text.stretch(clause..quantity.number.start))
    }

    /// 上年同期35件, 2023年为1000条 are what the year is compared with.
    fn is_compared(&self, quantity: &Quantity) -> bool {
        let clause = quantity.clause.start.min(quantity.number.start);
        let words = self.text.stretch(clause..quantity.number.start);
        let words = words
            .trim_start_matches(CLAUSE_MARKS)
            .trim_end_matches(['为', '是']);
        compared_year(words).is_some() || words.ends_with(SAME_PERIOD)
    }

    /// 目前累计2739条 counts the years before too.
    fn is_running_total(&self, quantity: &Quantity) -> bool {
        let clause = quantity.clause.start.min(quantity.number.start);
        let before = self.text.stretch(clause..quantity.number.start);
        let told = self
            .text
            .stretch(quantity.sentence.start.min(clause)..clause);
        // 全年通过网站等，累计发布23条 is of the year.
        let is_of_year = starts_with_any(before, WORDS.sums) && has_any(told, OWN_TIMES);
        // 目前依法办结59件 is of those that came in this year.
        let is_so_far = starts_with_any(before, WORDS.so_far)
            && (has_any(before, WORDS.running_totals) || !has_any(before, WORDS.closed));
        is_so_far || starts_with_any(before, WORDS.running_totals) && !is_of_year
    }

    pub(super) fn is_share(&self, quantity: &Quantity) -> bool {
        is_percentage(self.text, quantity)
    }

    /// Whether a number of this measure may be part of the whole: 件 of 条, and no 元 of 件, no 人次 of 次.
    pub(super) fn may_count_in(&self, whole: usize, part: usize) -> bool {
        let Some(quantity) = self.quantities.get(whole) else {
            return false;
        };
        let measure = |index: usize| {
            let quantity = self.quantities.get(index);
            quantity.map_or("", |one| self.text.stretch(one.measure.clone()))
        };
        let is_mixed = |index: usize| WORDS.mixed.contains(&measure(index));
        let counts_people = |index: usize| WORDS.people.contains(&measure(index));
        let is_bare = measure(whole).is_empty() || measure(part).is_empty();
        (is_bare || counts_people(whole) == counts_people(part))
            && (self.are_alike(quantity, part) || (is_mixed(whole) && is_mixed(part)))
    }

    pub(super) fn are_alike(&self, whole: &Quantity, part: usize) -> bool {
        let measure = |range: &Range<usize>| self.text.stretch(range.clone());
        self.quantities.get(part).is_some_and(|part| {
            let (one, other) = (measure(&whole.measure), measure(&part.measure));
            one.is_empty() || other.is_empty() || are_alike(one, other)
        })
    }
}
