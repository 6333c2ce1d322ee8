//! Words by which numbers of one sentence give another of them: 受理11件，办结8件，结转下年度1件; see
//! `data/recognition/balances.toml`.

use super::list_words::{Change, says_earlier_year};
use crate::language::{
    dates::dates,
    word_table::{Words, has_any, starts_with_any, word_table},
};

word_table!(TABLE, "recognition/balances.toml");

static HANDLED: Words = TABLE.list("", "handled");
static REQUESTS: Words = TABLE.list("", "requests");
static CLOSED: Words = TABLE.list("", "closed");
static NOT_CLOSED: Words = TABLE.list("", "not_closed");
static CARRIED: Words = TABLE.list("", "carried");
static NEXT_YEAR: Words = TABLE.list("", "next_year");
static COUNTED_IN: Words = TABLE.list("", "counted_in");
static ELSEWHERE: Words = TABLE.list("", "elsewhere");
static PLUS: Words = TABLE.list("", "plus");
static TOTALS: Words = TABLE.list("", "totals");
static FROM: Words = TABLE.list("", "from");
static RISES_TO: Words = TABLE.list("", "rises_to");
static FALLS_TO: Words = TABLE.list("", "falls_to");

/// What a number of requests is in the balance of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What was to be done: 受理申请11件.
    Handled,
    /// What came over from the year before: 上年结转2件.
    CarriedIn,
    /// What was done: 办结8件.
    Closed,
    /// What is left for the next year: 结转下年度1件.
    CarriedOut,
}

/// What the words before and behind a number say that it is, in a report of `year`.
#[must_use]
pub fn role(words: &str, year: i32) -> Option<Role> {
    let is_next = |words| {
        let named = dates(words).into_iter().filter_map(|date| date.year);
        has_any(words, NEXT_YEAR) || named.into_iter().any(|named| named == year + 1)
    };
    if has_any(words, CARRIED) {
        return match (is_next(words), says_earlier_year(words, year)) {
            (true, false) => Some(Role::CarriedOut),
            (false, true) => Some(Role::CarriedIn),
            _ => None,
        };
    }
    if has_any(words, CLOSED) {
        return (!has_any(words, NOT_CLOSED)).then_some(Role::Closed);
    }
    (has_any(words, HANDLED) && has_any(words, REQUESTS) && !has_any(words, NOT_CLOSED))
        .then_some(Role::Handled)
}

/// Whether the words from one number to the next say that the latter is counted in: 办理11件，其中上年结转2件.
#[must_use]
pub fn is_counted_in(words: &str) -> bool {
    starts_with_any(words, COUNTED_IN)
}

/// Whether a text tells of requests that ended otherwise, which no balance of three numbers counts.
#[must_use]
pub fn ends_elsewhere(text: &str) -> bool {
    has_any(text, ELSEWHERE)
}

/// Whether words between two numbers add them: 加上.
#[must_use]
pub fn adds(words: &str) -> bool {
    starts_with_any(words, PLUS)
}

/// Whether words before a number say that it is a sum: 共需办理.
#[must_use]
pub fn sums_up(words: &str) -> bool {
    starts_with_any(words, TOTALS)
}

/// Whether words name a number that another one came from: 由2022年的.
#[must_use]
pub fn comes_from(words: &str) -> bool {
    has_any(words, FROM)
}

/// Which way words between two numbers say that one became the other: 增至.
#[must_use]
pub fn became(words: &str) -> Option<Change> {
    if RISES_TO.contains(&words) {
        Some(Change::Rise)
    } else {
        FALLS_TO.contains(&words).then_some(Change::Fall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_a_number_is_in_the_balance() {
        for (words, expected) in [
            ("受理政府信息公开申请", Some(Role::Handled)),
            ("上年结转", Some(Role::CarriedIn)),
            ("含2022年结转的", Some(Role::CarriedIn)),
            ("办结", Some(Role::Closed)),
            ("已按规定答复", Some(Role::Closed)),
            ("结转下年度继续办理", Some(Role::CarriedOut)),
            ("结转至2024年答复", Some(Role::CarriedOut)),
            ("结转", None),
            ("延期办结", None),
            ("受理信访", None),
        ] {
            assert_eq!(role(words, 2023), expected, "{words}");
        }
    }
}
