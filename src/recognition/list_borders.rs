//! Where a list ends before its sentence does: at a clause that tells of something else.

use super::{
    divisions::division_of,
    list::List,
    list_words::{LIST_MARKS, WORDS, is_introduced, is_set_apart, opens_bracket},
};
use crate::language::{
    label::kernel,
    stretch::Stretch as _,
    word_table::{has_any, starts_with_any},
};

/// Whether a list ends before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    /// It goes on.
    None,
    /// It ends, unless the numbers add up with it.
    Likely,
    /// It ends.
    Sure,
}

/// So many characters at the start or the end of two labels are no chance.
const TELLING: usize = 2;

impl List<'_> {
    /// Whether the list of `whole` from `first` on ends before the number `index`, with these words behind
    /// the item before it.
    pub(super) fn border(&self, [whole, first, index]: [usize; 3], before: &str) -> Border {
        let mark = before.rfind(LIST_MARKS);
        let words = mark.map_or(before, |at| {
            before.behind(at).trim_start_matches(LIST_MARKS)
        });
        let is_apart = before.contains('；');
        let is_alike = self.is_of_one_kind(whole, first, index);
        if self.is_rest(index) || self.is_carried_out(index) {
            return Border::None;
        }
        if starts_with_any(words, WORDS.new_clauses) {
            return Border::Sure;
        }
        let is_of_whole = self.is_beside_whole(whole, first, index);
        if is_of_whole || (self.has_own_parts(index) && (is_apart || !is_alike)) {
            return Border::Sure;
        }
        if starts_with_any(words, WORDS.deeds) && !has_any(self.named(first), WORDS.deeds) {
            let counts_alike = self.measure(first) == self.measure(index);
            return if is_apart || !counts_alike {
                Border::Sure
            } else {
                Border::Likely
            };
        }
        let is_more = self.value(index) > self.value(whole);
        let is_set_apart = self.text_between(whole, first).is_some_and(is_set_apart);
        let may_end = if is_apart {
            let is_loose = !is_alike || is_more || self.is_like_whole(whole, first, index);
            is_loose && (!is_set_apart || (is_more && !is_alike))
        } else {
            is_more && !is_alike
        };
        let may_end = may_end || self.is_of_another_division(whole, first, index);
        if may_end || starts_with_any(words, WORDS.besides) {
            Border::Likely
        } else {
            Border::None
        }
    }

    /// Whether a number is of a way to publish: one thing may be published in several.
    pub(super) fn is_way(&self, index: usize) -> bool {
        let division = division_of("", self.named(index));
        division.is_some_and(|division| division.is_of_ways)
    }

    /// Whether numbers are all that one division divides a number into, each another kind of it.
    pub(super) fn divide(&self, whole: usize, parts: &[usize]) -> bool {
        let of = self.named(whole);
        let labels: Vec<&str> = parts.iter().map(|part| self.named(*part)).collect();
        let division = labels.first().and_then(|first| division_of(of, first));
        division.is_some_and(|division| division.is_exhausted_by(&labels))
    }

    /// Whether two parts are plainly of one kind: they are called alike, are of one division, or each has
    /// its share told.
    fn is_of_one_kind(&self, whole: usize, first: usize, index: usize) -> bool {
        let (one, other) = (self.named(first), self.named(index));
        let of = self.named(whole);
        let division = division_of(of, one);
        one.is_empty()
            || other.is_empty()
            || common_start(one, other) >= TELLING
            || common_end(one, other) >= TELLING
            || (kernel(one) != one && kernel(other) != other)
            || (division.is_some() && division == division_of(of, other))
            || (self.has_share(first) && self.has_share(index))
    }

    /// Whether a number is of the division that the whole is of, and the first part is not: 行政诉讼 behind
    /// 行政复议5件，其中维持3件.
    fn is_beside_whole(&self, whole: usize, first: usize, index: usize) -> bool {
        let of = self.named(whole);
        let division = division_of(of, self.named(index));
        division.is_some()
            && division == division_of(of, of)
            && division != division_of(of, self.named(first))
    }

    /// Whether a number is called more like the whole than like the first part.
    fn is_like_whole(&self, whole: usize, first: usize, index: usize) -> bool {
        let of_whole = self.likeness(whole, index);
        of_whole > TELLING && of_whole > self.likeness(first, index)
    }

    /// How many characters two numbers have in common at the start or the end of what they count, 信息
    /// and 类 aside.
    fn likeness(&self, one: usize, other: usize) -> usize {
        let (one, other) = (kernel(self.named(one)), kernel(self.named(other)));
        common_start(one, other).max(common_end(one, other))
    }

    /// Whether a number is of another division than the first part: 予以公开8件 behind 自然人11件.
    fn is_of_another_division(&self, whole: usize, first: usize, index: usize) -> bool {
        let of = self.named(whole);
        let division = division_of(of, self.named(index));
        let Some(division) = division else {
            return false;
        };
        match division_of(of, self.named(first)) {
            Some(first) => first != division,
            None => division.is_of_ways && self.likeness(first, index) < TELLING,
        }
    }

    /// Whether a number is broken down itself, not in a bracket: 在线访谈4次，其中领导参加1次.
    fn has_own_parts(&self, index: usize) -> bool {
        let (Some(quantity), Some(own)) = (self.quantities.get(index), self.depths.get(index))
        else {
            return false;
        };
        let behind = self.quantities.iter().zip(&self.depths).enumerate();
        let mut behind = behind.skip(index + 1);
        let next = behind.find(|(_, (next, depth))| *depth <= own && !self.is_share(next));
        let words = next.map(|(next, _)| self.words_before(next, quantity.measure.end));
        words.is_some_and(|words| {
            // 微信40条；其中涉及民生的10条 may be of all.
            let is_apart = words.contains(['。', '；', '\n']);
            !is_apart && !opens_bracket(words) && is_introduced(words)
        })
    }

    /// Whether the share that a number is of the whole stands behind it.
    fn has_share(&self, index: usize) -> bool {
        let next = self.quantities.get(index + 1);
        next.is_some_and(|next| {
            let words = self.text_between(index, index + 1);
            self.is_share(next) && words.is_some_and(|words| has_any(words, WORDS.shares))
        })
    }

    /// What stands between the measure of a number and another number.
    pub(super) fn text_between(&self, one: usize, other: usize) -> Option<&str> {
        let end = self.quantities.get(one)?.measure.end;
        Some(self.words_before(other, end))
    }

    /// What a number counts in.
    pub(super) fn measure(&self, index: usize) -> Option<&str> {
        let quantity = self.quantities.get(index)?;
        Some(self.text.stretch(quantity.measure.clone()))
    }

    fn value(&self, index: usize) -> Option<rust_decimal::Decimal> {
        self.quantities.get(index)?.scaled_value()
    }
}

/// How many characters two words have in common at their start.
fn common_start(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(one, other)| one == other).count()
}

/// How many characters two words have in common at their end.
fn common_end(one: &str, other: &str) -> usize {
    let pairs = one.chars().rev().zip(other.chars().rev());
    pairs.take_while(|(one, other)| one == other).count()
}
