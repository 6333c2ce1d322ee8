//! A numeral in digits and what stands around it, for the patterns that say what it is.

use super::{
    full_width,
    measure::{measure_at, scale_at},
    number::AFTER,
    stretch::Stretch as _,
};

/// Marks between two ends of a range: 1—3, 1至12.
pub(super) const RANGE: &[char] = &['-', '—', '–', '~', '～', '至', '到', '－'];

/// A numeral in digits and the text around it.
#[derive(Clone, Copy)]
pub(super) struct Digits<'a> {
    pub(super) written: &'a str,
    pub(super) before: &'a str,
    pub(super) after: &'a str,
    /// How many digits it has.
    pub(super) count: usize,
}

impl<'a> Digits<'a> {
    /// Whether it is digits and nothing else.
    pub(super) fn is_plain(self) -> bool {
        self.count == self.written.chars().count()
    }

    /// Whether something is counted: a measure word or 万 stands behind it.
    pub(super) fn has_measure(self) -> bool {
        let after = self.after.trim_start();
        // 1200余个.
        let more = AFTER.iter().filter_map(|word| after.strip_prefix(word));
        let after = more.min_by_key(|rest| rest.len()).unwrap_or(after);
        self.written.ends_with(['%', '％', '‰'])
            || measure_at(after).is_some()
            || scale_at(after).is_some()
    }

    /// Whether it goes on from digits and one of `marks`: the 12 of 1-12.
    pub(super) fn goes_on_over(self, marks: &[char]) -> bool {
        let before = self.before.strip_suffix(marks);
        before.is_some_and(|before| before.ends_with(is_digit))
    }

    /// What stands behind the digits that follow it over one of `marks`: the 月 of 1至12月, for the 1.
    pub(super) fn over(self, marks: &[char]) -> Option<&'a str> {
        let digits = self.after.strip_prefix(marks)?;
        let behind = digits.trim_start_matches(is_digit);
        (behind.len() < digits.len()).then_some(behind)
    }

    /// The clause so far.
    pub(super) fn clause(self) -> &'a str {
        let start = self.before.rfind(['，', '。', '；', '、', '：', '\n']);
        self.before.behind(start.unwrap_or(0))
    }

    /// The sentence so far.
    pub(super) fn sentence(self) -> &'a str {
        let start = self.before.rfind(['。', '；', '\n']);
        self.before.behind(start.unwrap_or(0))
    }
}

pub(super) fn is_digit(character: char) -> bool {
    full_width::digit(character).is_some()
}

pub(super) fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
}
