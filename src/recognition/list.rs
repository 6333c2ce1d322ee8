//! The numbers of a text as lists: where a list begins, where it ends, what it adds up to.

use std::ops::Range;

use rust_decimal::Decimal;

use super::brackets::depths;
use super::list_words::{
    CLAUSE_MARKS, WORDS, behind_total, closes, compared_year, compares, is_introduced,
    is_percentage, opens_bracket, opens_list_in_bracket,
};
use crate::language::{
    measure::are_alike,
    quantity::Quantity,
    scope_words::OWN_TIMES,
    stretch::Stretch as _,
    word_table::{has_any, starts_with_any},
};

/// How much of a number its parts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it: they add up to it, or the list says so.
    All,
    /// Many, that add up to nearly all of it, and nothing says that they are some only.
    NearlyAll,
    /// Some.
    Some,
}

/// What introduces a list is no longer, in characters.
const LONGEST_INTRODUCTION: usize = 8;

/// What ends the label of a number of the year before.
const SAME_PERIOD: &str = "同期";

/// So many parts are rarely named of a number without naming all.
const MANY: usize = 6;

/// So many ways in which requests come are rarely named without naming all.
const SEVERAL: usize = 3;

/// Whether parts come to nine tenths of a number at least, and less than it.
fn is_nearly(sum: Decimal, value: Decimal) -> bool {
    let tenths = |number: Decimal, count: i64| number.checked_mul(count.into());
    let parts = tenths(sum, 10);
    parts.is_some_and(|parts| tenths(value, 9) <= Some(parts)) && sum < value
}

/// How many numbers, percentages and those of other brackets, may stand between a whole and its
/// first part.
const MOST_PASSED: usize = 16;

/// The numbers of a text, as parts are looked for among them.
pub(super) struct List<'t> {
    text: &'t str,
    quantities: &'t [Quantity],
    depths: Vec<usize>,
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

    /// Whether a number stands in brackets that the other one stands before.
    pub(super) fn is_within(&self, whole: usize, part: usize) -> bool {
        self.depths.get(part) > self.depths.get(whole)
    }

    /// The parts that the text gives behind a number, with whether they are all of it.
    pub(super) fn parts_behind(&self, whole: usize) -> Option<(Vec<usize>, Extent)> {
        let quantity = self.quantities.get(whole)?;
        let value = quantity.scaled_value()?;
        if !self.may_be_part(quantity) {
            return None;
        }
        let (first, depth) = self.first_part(whole)?;
        let items = self.items(whole, first, depth);
        let mut sums = Vec::with_capacity(items.len());
        let mut sum = Decimal::ZERO;
        for item in &items {
            let item = self.quantities.get(*item)?;
            if item.scale != quantity.scale {
                // 1.2万次，其中4000次: figures of two units.
                return None;
            }
            sum = sum.checked_add(item.scaled_value()?)?;
            sums.push(sum);
        }
        let alike = items
            .iter()
            .take_while(|item| self.are_alike(quantity, **item))
            .count();
        let is_exact = |sum: &Decimal| *sum == value && !quantity.is_approximate();
        // Of several measures all of the list must be the whole.
        let exact = match sums.iter().take(alike).position(is_exact) {
            Some(last) => Some(last + 1 + self.zeros_behind(&items, last)),
            None => sums.last().filter(|sum| is_exact(sum)).map(|_| sums.len()),
        };
        if let Some(count) = exact {
            return Some((items.into_iter().take(count).collect(), Extent::All));
        }
        // 上年结转3件。其中，予以公开184件 is of another number.
        if sums.first().is_some_and(|first| *first > value) {
            return None;
        }
        // 421条，规范性文件11件，统计信息2条: what stands within the list is of it.
        let last_alike = items
            .iter()
            .rposition(|item| self.are_alike(quantity, *item));
        let alike = alike.max(last_alike.map_or(0, |last| last + 1));
        let sum = alike.checked_sub(1).and_then(|last| sums.get(last));
        let is_nearly_all = sum.is_some_and(|sum| is_nearly(*sum, value));
        let parts: Vec<usize> = items.into_iter().take(alike).collect();
        let last = *parts.last()?;
        let extent = if self.is_rest(last) {
            // A list that ends with the others names them all: the text is wrong.
            Extent::All
        } else if (is_nearly_all && parts.len() >= MANY
            || sum.is_some_and(|sum| *sum < value) && self.are_channels(quantity, &parts))
            && !quantity.is_approximate()
            && !self.says_some(whole, last)
        {
            Extent::NearlyAll
        } else {
            Extent::Some
        };
        Some((parts, extent))
    }

    /// Whether the words before or behind a list say that it names some only: 主要包括, 等.
    fn says_some(&self, whole: usize, last: usize) -> bool {
        let measure = |index: usize| self.quantities.get(index).map(|one| one.measure.end);
        let Some((from, end)) = measure(whole).zip(measure(last)) else {
            return false;
        };
        let behind = self.text.behind(end).trim_start();
        // What introduces the list stands before its first label.
        let introduction: String = self
            .text
            .behind(from)
            .chars()
            .take(LONGEST_INTRODUCTION)
            .collect();
        starts_with_any(behind, WORDS.further) || has_any(&introduction, WORDS.foremost)
    }

    /// How many zeros of the same list stand behind the part that makes the sum.
    fn zeros_behind(&self, items: &[usize], last: usize) -> usize {
        let behind = items.windows(2).skip(last);
        behind
            .take_while(|pair| {
                let [before, next] = pair else { return false };
                let end = self
                    .quantities
                    .get(*before)
                    .map_or(0, |one| one.measure.end);
                let is_zero = self.quantities.get(*next).and_then(|one| one.value);
                // 均按期答复，引发复议0件 stands behind a clause of its own.
                is_zero.is_some_and(|value| value.is_zero())
                    && self.words_before(*next, end).matches(CLAUSE_MARKS).count() == 1
            })
            .count()
    }

    /// Whether the parts of a number of requests are the ways in which they came, several of them:
    /// 当面4件，网络15件，信函6件.
    fn are_channels(&self, whole: &Quantity, parts: &[usize]) -> bool {
        let label = |quantity: &Quantity| self.text.stretch(quantity.label.clone());
        let mut parts_of = parts.iter().filter_map(|part| self.quantities.get(*part));
        parts.len() >= SEVERAL
            && has_any(label(whole), WORDS.requests)
            && parts_of.all(|part| has_any(label(part), WORDS.channels))
    }

    /// Whether a number counts all others: 其他9条.
    fn is_rest(&self, index: usize) -> bool {
        let label = self.quantities.get(index).map(|one| one.label.clone());
        label.is_some_and(|label| {
            let label = self.text.stretch(label);
            starts_with_any(label, WORDS.rest)
        })
    }

    /// The first number of the list that breaks a quantity down, and how deep it stands: in a
    /// bracket right behind it, or where words introduce it.
    fn first_part(&self, whole: usize) -> Option<(usize, usize)> {
        let quantity = self.quantities.get(whole)?;
        let own = *self.depths.get(whole)?;
        // What was passed over last: 592条，公开率100%，其中网站34条.
        let mut from = quantity.measure.end;
        let last = self.quantities.len().min(whole + 1 + MOST_PASSED);
        for index in whole + 1..last {
            let (next, depth) = (self.quantities.get(index)?, *self.depths.get(index)?);
            if depth < own {
                return None;
            }
            let passed = self.text.stretch(quantity.measure.end..from);
            let whole_between = self.words_before(index, quantity.measure.end);
            let between = self.words_before(index, from);
            let is_part = self.may_be_part(next);
            let is_listed = is_introduced(between)
                || (!passed.contains(['。', '\n']) && is_introduced(whole_between));
            if is_part && depth == own {
                return is_listed.then_some((index, depth));
            }
            if is_part
                && depth == own + 1
                && opens_bracket(between)
                && (opens_list_in_bracket(between) || self.adds_up(whole, index, depth))
            {
                return Some((index, depth));
            }
            from = from.max(next.measure.end);
        }
        None
    }

    /// Whether two numbers or more of a bracket are a quantity exactly: 复议5件（维持4件，纠正1件）.
    fn adds_up(&self, whole: usize, first: usize, depth: usize) -> bool {
        let value = self.quantities.get(whole).and_then(Quantity::scaled_value);
        let items = self.items(whole, first, depth);
        let mut values = items
            .iter()
            .filter_map(|item| self.quantities.get(*item)?.scaled_value());
        let sum = values.try_fold(Decimal::ZERO, Decimal::checked_add);
        items.len() > 1 && sum.is_some() && sum == value
    }

    /// The numbers from `first` on that stand in one list at this depth.
    fn items(&self, whole: usize, first: usize, depth: usize) -> Vec<usize> {
        let mut items = Vec::new();
        let mut separator: Option<char> = None;
        let mut end: Option<usize> = None;
        for index in first..self.quantities.len() {
            let (Some(quantity), Some(own)) = (self.quantities.get(index), self.depths.get(index))
            else {
                break;
            };
            let before = end.map_or("", |end| self.words_before(index, end));
            // A list ends with its sentence and with its bracket.
            if before.contains(['。', '\n']) || *own < depth || closes(before) {
                break;
            }
            if *own > depth || !self.may_be_part(quantity) {
                continue;
            }
            let label = self.text.stretch(quantity.label.clone());
            let is_other = starts_with_any(label, WORDS.ends);
            // 33条，其中规范性文件8个 breaks the 33 down.
            let is_introduced =
                end.is_some() && is_introduced(before) && !before.starts_with(['（', '(']);
            if quantity.value.is_none()
                || is_other
                || is_introduced
                || !self.may_count_in(whole, index)
            {
                break;
            }
            // Behind a list of commas a semicolon begins something else.
            let mark = before.matches(['，', '、', '；', ',', ';']).next_back();
            let mark = mark.and_then(|mark| mark.chars().next());
            if separator.is_some_and(|first| first != '；') && mark == Some('；') {
                break;
            }
            separator = separator.or(mark);
            items.push(index);
            end = Some(quantity.measure.end);
        }
        items
    }

    /// The numbers of the list that stands before its total: 网站10条、微信12条，合计22条. Nothing but
    /// the sum tells where such a list begins, so there are none where the numbers give another.
    pub(super) fn parts_before(&self, total: usize) -> Option<Vec<usize>> {
        let quantity = self.quantities.get(total)?;
        let value = quantity.scaled_value()?;
        let clause = quantity.clause.start.min(quantity.number.start);
        let label = behind_total(self.text.stretch(clause..quantity.number.start))?;
        if self.is_share(quantity) || quantity.is_approximate() {
            return None;
        }
        let depth = self.depths.get(total)?;
        let (mut parts, mut sum) = (Vec::new(), Decimal::ZERO);
        let mut next = total;
        while sum < value || parts.len() < 2 {
            let index = next.checked_sub(1)?;
            let (item, own) = (self.quantities.get(index)?, self.depths.get(index)?);
            let between = self.words_before(next, item.measure.end);
            if own < depth || between.contains(['。', '\n']) {
                return None;
            }
            next = index;
            if own > depth || self.is_share(item) {
                continue;
            }
            if !self.may_be_part(item)
                || !self.are_alike(quantity, index)
                || item.scale != quantity.scale
            {
                return None;
            }
            sum = sum.checked_add(item.scaled_value()?)?;
            parts.push(index);
        }
        parts.reverse();
        let first = self.quantities.get(*parts.first()?)?;
        // 收到5件，办结5件，共公开10件 adds up by chance.
        let is_theirs = label.trim().is_empty()
            || self
                .text
                .stretch(first.label.clone())
                .starts_with(label.trim());
        (sum == value && is_theirs).then_some(parts)
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
        starts_with_any(before, WORDS.running_totals) && !is_of_year
    }

    fn is_share(&self, quantity: &Quantity) -> bool {
        is_percentage(self.text, quantity)
    }

    /// Whether a number of this measure may be part of the whole: 件 of 条, and no 元 of 件.
    fn may_count_in(&self, whole: usize, part: usize) -> bool {
        let Some(quantity) = self.quantities.get(whole) else {
            return false;
        };
        let measure = |index: usize| {
            let quantity = self.quantities.get(index);
            quantity.map_or("", |one| self.text.stretch(one.measure.clone()))
        };
        let is_mixed = |index: usize| WORDS.mixed.contains(&measure(index));
        self.are_alike(quantity, part) || (is_mixed(whole) && is_mixed(part))
    }

    pub(super) fn are_alike(&self, whole: &Quantity, part: usize) -> bool {
        let measure = |range: &Range<usize>| self.text.stretch(range.clone());
        self.quantities.get(part).is_some_and(|part| {
            let (one, other) = (measure(&whole.measure), measure(&part.measure));
            one.is_empty() || other.is_empty() || are_alike(one, other)
        })
    }
}
