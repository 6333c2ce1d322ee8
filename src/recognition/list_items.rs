//! Which numbers stand in one list: where it begins behind its whole, and what it holds.

use rust_decimal::Decimal;

use super::{
    brackets::OpenBrackets,
    list::List,
    list_borders::Border,
    list_words::{
        LIST_MARKS, WORDS, is_introduced, names_carried, opens_bracket, opens_list_in_bracket,
    },
};
use crate::language::{quantity::Quantity, stretch::Stretch as _, word_table::starts_with_any};

/// How many numbers, percentages and those of other brackets, may stand between a whole and its
/// first part.
const MOST_PASSED: usize = 16;

/// The numbers of a list.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// In order.
    pub(super) numbers: Vec<usize>,
    /// How many of them surely stand in it: those behind may be of a clause of its own.
    pub(super) sure: usize,
}

impl List<'_> {
    /// The first number of the list that breaks a quantity down, and how deep it stands: in a
    /// bracket right behind it, or where words introduce it.
    pub(super) fn first_part(&self, whole: usize) -> Option<(usize, usize)> {
        let quantity = self.quantities.get(whole)?;
        let own = *self.depths.get(whole)?;
        // What was passed over last: 592条，公开率100%，其中网站34条.
        let mut from = quantity.measure.end;
        let mut carried = None;
        let last = self.quantities.len().min(whole + 1 + MOST_PASSED);
        for index in whole + 1..last {
            let (next, depth) = (self.quantities.get(index)?, *self.depths.get(index)?);
            if depth < own {
                break;
            }
            let passed = self.text.stretch(quantity.measure.end..from);
            let whole_between = self.words_before(index, quantity.measure.end);
            let between = self.words_before(index, from);
            let is_part = self.may_be_part(next);
            let is_listed = is_introduced(between)
                || (!passed.contains(['。', '\n']) && is_introduced(whole_between));
            if is_part && depth == own {
                let listed = is_listed.then_some((index, depth));
                return listed.or(carried);
            }
            let opens = is_part && depth == own + 1 && opens_bracket(between);
            let is_list = || {
                opens_list_in_bracket(between)
                    || self.is_full(whole, index, depth)
                    || self.exceeds(whole, index, depth)
            };
            if opens && is_list() {
                // 177件（含上年结转的3件），其中，予以公开60件: the list stands behind.
                let behind = self.text.stretch(next.behind.clone());
                if !(names_carried(between) || names_carried(behind))
                    || self.adds_up(whole, index, depth)
                {
                    return Some((index, depth));
                }
                carried = carried.or(Some((index, depth)));
            }
            from = from.max(next.measure.end);
        }
        carried
    }

    /// Whether the numbers of a bracket are all of a quantity, by their sum or by what they are called.
    fn is_full(&self, whole: usize, first: usize, depth: usize) -> bool {
        self.adds_up(whole, first, depth)
            || self.divide(whole, &self.items(whole, first, depth).numbers)
    }

    /// Whether two numbers or more of a bracket are a quantity exactly: 复议5件（维持4件，纠正1件）.
    fn adds_up(&self, whole: usize, first: usize, depth: usize) -> bool {
        let value = self.quantities.get(whole).and_then(Quantity::scaled_value);
        let items = self.items(whole, first, depth);
        let mut values = items
            .numbers
            .iter()
            .filter_map(|item| self.quantities.get(*item)?.scaled_value());
        let sum = values.try_fold(Decimal::ZERO, Decimal::checked_add);
        items.numbers.len() > 1 && sum.is_some() && sum == value
    }

    /// The numbers from `first` on that stand in one list at this depth.
    pub(super) fn items(&self, whole: usize, first: usize, depth: usize) -> Items {
        let mut items = Items::default();
        let mut is_sure = true;
        let mut separator: Option<char> = None;
        let mut end: Option<usize> = None;
        let mut brackets = OpenBrackets::default();
        // What was not looked at since the last number.
        let mut from = 0;
        for index in first..self.near(whole).end {
            let (Some(quantity), Some(own)) = (self.quantities.get(index), self.depths.get(index))
            else {
                break;
            };
            // A list ends with its sentence and with its bracket.
            if end.is_some() {
                let between = self.words_before(index, from);
                from = quantity.number.start;
                if between.contains(['。', '\n']) || brackets.close_in(between) {
                    break;
                }
            }
            if *own < depth {
                break;
            }
            if *own > depth || !self.may_be_part(quantity) {
                continue;
            }
            let before = end.map_or("", |end| self.words_before(index, end));
            if !self.may_stand_in(whole, index, end.map(|_| before)) {
                break;
            }
            // Behind a list of commas a semicolon begins something else.
            let mark = before.matches(LIST_MARKS).next_back();
            let mark = mark.and_then(|mark| mark.chars().next());
            if separator.is_some_and(|first| first != '；') && mark == Some('；') {
                break;
            }
            separator = separator.or(mark);
            if end.is_some() {
                match self.border([whole, first, index], before) {
                    Border::Sure => break,
                    Border::Likely => is_sure = false,
                    Border::None => {}
                }
            }
            items.numbers.push(index);
            if is_sure {
                items.sure = items.numbers.len();
            }
            end = Some(quantity.measure.end);
            from = quantity.measure.end;
            brackets = OpenBrackets::default();
        }
        items
    }

    /// Whether a number may stand in the list of a whole: it has a value and counts alike, and the words
    /// before it, `None` for the first, begin nothing else.
    fn may_stand_in(&self, whole: usize, index: usize, before: Option<&str>) -> bool {
        let Some(quantity) = self.quantities.get(index) else {
            return false;
        };
        let label = self.text.stretch(quantity.label.clone());
        let is_other = starts_with_any(label, WORDS.ends) && !self.is_carried_out(index);
        // 33条，其中规范性文件8个 breaks the 33 down.
        let is_of_another =
            before.is_some_and(|before| is_introduced(before) && !before.starts_with(['（', '(']));
        quantity.value.is_some() && !is_other && !is_of_another && self.may_count_in(whole, index)
    }
}
