//! The parts of a number that stand behind it, and whether they are all of it.

use rust_decimal::Decimal;

use super::{
    list::List,
    list_words::{CLAUSE_MARKS, WORDS, names_carried},
};
use crate::language::{
    quantity::Quantity,
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
    /// More than all of it: they or the number are wrong.
    TooMuch,
}

/// What introduces a list is no longer, in characters.
const LONGEST_INTRODUCTION: usize = 8;

/// So many parts are rarely named of a number without naming all.
const MANY: usize = 6;

/// So many ways in which requests come are rarely named without naming all.
const SEVERAL: usize = 3;

/// What ends a list that nothing is added to.
const LIST_ENDS: [char; 4] = ['。', '；', ';', '\n'];

/// Whether parts come to nine tenths of a number at least, and less than it.
fn is_nearly(sum: Decimal, value: Decimal) -> bool {
    let tenths = |number: Decimal, count: i64| number.checked_mul(count.into());
    let parts = tenths(sum, 10);
    parts.is_some_and(|parts| tenths(value, 9) <= Some(parts)) && sum < value
}

impl List<'_> {
    /// The parts that the text gives behind a number, with whether they are all of it.
    pub(super) fn parts_behind(&self, whole: usize) -> Option<(Vec<usize>, Extent)> {
        let quantity = self.quantities.get(whole)?;
        let value = quantity.scaled_value()?;
        if !self.may_be_part(quantity) {
            return None;
        }
        let (first, depth) = self.first_part(whole)?;
        let items = self.items(whole, first, depth);
        let is_exact = |sum: &Decimal| *sum == value && !quantity.is_approximate();
        let exact = self.exact_parts(whole, &items.numbers, is_exact)?;
        if !exact.is_empty() {
            let sure = items.numbers.get(..items.sure);
            let beyond = sure.and_then(|sure| self.parts_beyond(whole, sure, exact.len()));
            return Some(beyond.map_or((exact, Extent::All), |parts| (parts, Extent::TooMuch)));
        }
        // 办结20件，其中予以公开18件，结转下年度2件: what is left is none of what was done.
        let without_rest = |of: &[usize]| -> Vec<usize> {
            let of = of.iter().copied();
            of.filter(|item| !self.is_carried_out(*item)).collect()
        };
        let done = without_rest(&items.numbers);
        let exact = self.exact_parts(whole, &done, is_exact)?;
        if !exact.is_empty() {
            return Some((exact, Extent::All));
        }
        // 新收20件，上年结转9件，其中予以公开8件 is of both.
        if names_carried(self.named(whole)) && !self.is_carried_out(whole) {
            return None;
        }
        let mut parts: Vec<usize> = items.numbers.into_iter().take(items.sure).collect();
        if has_any(self.named(whole), WORDS.closed) {
            parts = without_rest(&parts);
        }
        let sums = self.sums(quantity, &parts)?;
        // 上年结转3件。其中，予以公开184件 is of another number.
        if sums.first().is_some_and(|first| *first > value) && !self.is_alone(whole, &parts) {
            return None;
        }
        // 421条，规范性文件11件，统计信息2条: what stands within the list is of it.
        let last_alike = parts
            .iter()
            .rposition(|item| self.are_alike(quantity, *item));
        let alike = last_alike.map_or(0, |last| last + 1);
        let sum = alike
            .checked_sub(1)
            .and_then(|last| sums.get(last))
            .copied();
        parts.truncate(alike);
        let last = *parts.last()?;
        if self.is_of_two_years(whole, sum) || self.overlaps(whole, last) {
            return None;
        }
        Some((parts.clone(), self.extent(whole, &parts, sum)))
    }

    /// How much of a number parts are that do not add up to it.
    fn extent(&self, whole: usize, parts: &[usize], sum: Option<Decimal>) -> Extent {
        let (Some(quantity), Some(last)) = (self.quantities.get(whole), parts.last()) else {
            return Extent::Some;
        };
        // A list that ends with the others names them all: the text is wrong.
        let mut named = parts
            .iter()
            .rev()
            .filter(|part| !self.is_carried_out(**part));
        if named.next().is_some_and(|part| self.is_rest(*part)) {
            return Extent::All;
        }
        let (Some(sum), Some(value)) = (sum, quantity.scaled_value()) else {
            return Extent::Some;
        };
        if sum > value && !quantity.is_approximate() {
            return Extent::TooMuch;
        }
        let is_full = is_nearly(sum, value) && parts.len() >= MANY
            || self.are_channels(quantity, parts)
            || self.are_told_apart(whole, parts)
            || self.exhaust(whole, parts);
        if is_full && !quantity.is_approximate() && !self.says_some(whole, *last) {
            Extent::NearlyAll
        } else {
            Extent::Some
        }
    }

    /// Whether a list says that it names each part: 356条，分别为动态210条、公告146条, or 12件，其中10件为自然人申请、
    /// 2件为企业申请 where those are all that there is.
    fn are_told_apart(&self, whole: usize, parts: &[usize]) -> bool {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return false;
        };
        let introduction = self.text_between(whole, *first).unwrap_or("");
        let introduction = introduction.trim_start_matches(CLAUSE_MARKS);
        let is_labelled = |part: &usize| !self.label(*part).is_empty();
        let behind = self.quantities.get(*last);
        let behind = behind.map_or("", |last| self.text.behind(last.measure.end));
        let ends = behind.trim().is_empty() || behind.trim_start().starts_with(LIST_ENDS);
        let is_told = starts_with_any(introduction, WORDS.apportions)
            && parts.iter().all(is_labelled)
            && ends;
        let is_predicate =
            |part: &usize| !is_labelled(part) && starts_with_any(self.named(*part), WORDS.equals);
        parts.len() > 1 && (is_told || parts.iter().all(is_predicate) && self.divide(whole, parts))
    }

    /// Whether the parts in a bracket are all kinds of one division: 14件（维持8件、纠正2件、其他结果3件、尚未审结1件）.
    fn exhaust(&self, whole: usize, parts: &[usize]) -> bool {
        let first = parts.first();
        first.is_some_and(|first| self.is_within(whole, *first)) && self.divide(whole, parts)
    }

    /// The numbers at the head of a list that add up to a quantity, with the zeros behind them; none where
    /// they do not. `None` where the list is of another scale.
    fn exact_parts(
        &self,
        whole: usize,
        items: &[usize],
        is_exact: impl Fn(&Decimal) -> bool,
    ) -> Option<Vec<usize>> {
        let quantity = self.quantities.get(whole)?;
        let sums = self.sums(quantity, items)?;
        let alike = items
            .iter()
            .take_while(|item| self.are_alike(quantity, **item))
            .count();
        // Of several measures all of the list must be the whole.
        let exact = match sums.iter().take(alike).position(&is_exact) {
            Some(last) => Some(last + 1 + self.zeros_behind(items, last)),
            None => sums.last().filter(|sum| is_exact(sum)).map(|_| sums.len()),
        };
        Some(items.iter().copied().take(exact.unwrap_or(0)).collect())
    }

    /// The sums of the first number of a list, of the first two and so on; `None` where they are of
    /// another scale than the whole: 1.2万次，其中4000次.
    pub(super) fn sums(&self, whole: &Quantity, items: &[usize]) -> Option<Vec<Decimal>> {
        let mut sum = Decimal::ZERO;
        let sums = items.iter().map(|item| {
            let item = self.quantities.get(*item)?;
            sum = sum.checked_add(item.scaled_value()?)?;
            (item.scale == whole.scale).then_some(sum)
        });
        sums.collect()
    }

    /// Whether the sum of the parts is that of a number and of what came over from the year before, told
    /// in the same paragraph: 新收20件，上年结转1件.
    fn is_of_two_years(&self, whole: usize, sum: Option<Decimal>) -> bool {
        let Some((quantity, sum)) = self.quantities.get(whole).zip(sum) else {
            return false;
        };
        let rest = quantity
            .scaled_value()
            .and_then(|value| sum.checked_sub(value));
        let near = self.near(whole);
        let mut others = near.filter_map(|index| Some((index, self.quantities.get(index)?)));
        rest.is_some_and(|rest| rest > Decimal::ZERO)
            && others.any(|(index, other)| {
                let (one, next) = (quantity.number.start, other.number.start);
                let between = || self.text.stretch(one.min(next)..one.max(next));
                other.scaled_value() == rest
                    && !between().contains('\n')
                    && names_carried(self.named(index))
                    && !self.is_carried_out(index)
            })
    }

    /// Whether the sentence of a list says that one thing is counted in several of its parts.
    pub(super) fn overlaps(&self, whole: usize, last: usize) -> bool {
        let whole = self.quantities.get(whole);
        let last = self.quantities.get(last);
        whole.zip(last).is_some_and(|(whole, last)| {
            let told = whole.sentence.start..last.sentence.end.max(whole.sentence.start);
            has_any(self.text.stretch(told), WORDS.overlaps)
        })
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
}
