//! What the program notes behind values, and how it knows its own notes again a year later.

use crate::language::{
    approximation::parse_approximation,
    number::{parse_plain, parse_quoted},
};

/// What opens a note that a year before has left behind a value.
pub(super) const LAST_YEAR: &str = "上年 ";

/// The same where the old file is older than that: the year it is for follows.
const EARLIER: &str = "上次（";

/// What closes the year behind [`EARLIER`].
const EARLIER_END: &str = "年） ";

/// The note behind a value that last year's file gives.
pub(super) const CARRIED_OVER: &str = "由上年结转带入";

/// What parts the notes and remarks of one line.
const BETWEEN_NOTES: &str = "；";

/// What parts the values within a note.
pub(super) const BETWEEN_VALUES: &str = "、";

/// What stands in a note for a value that the old form had no place for.
pub(super) const NO_VALUE: &str = "－";

/// What stands behind the value of a row that only had a total.
pub(super) const TOTAL: &str = "（合计）";

/// What opens a note of the values of `old`, a year before `year` or longer ago.
pub(super) fn told_of(old: i32, year: i32) -> String {
    if old.saturating_add(1) == year {
        LAST_YEAR.to_owned()
    } else {
        format!("{EARLIER}{old}{EARLIER_END}")
    }
}

/// The parts of a remark on one line, without those that are empty.
pub(super) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(BETWEEN_NOTES)
}

/// A remark without the notes in it that the program wrote, to the letter: words of a clerk may
/// well speak of last year.
pub(super) fn without_notes(remark: &str) -> String {
    let parts = remark.trim().split(BETWEEN_NOTES);
    let kept: Vec<&str> = parts.filter(|part| !is_note(part.trim())).collect();
    kept.join(BETWEEN_NOTES)
}

fn is_note(part: &str) -> bool {
    let earlier = || {
        let (year, values) = part.strip_prefix(EARLIER)?.split_once(EARLIER_END)?;
        let is_year = !year.is_empty() && year.chars().all(|c| c.is_ascii_digit());
        is_year.then_some(values)
    };
    let values = part.strip_prefix(LAST_YEAR).or_else(earlier);
    part == CARRIED_OVER || values.is_some_and(are_values)
}

/// Whether a text is a list of values as they are typed into a year file.
fn are_values(text: &str) -> bool {
    let text = text.strip_suffix(TOTAL).unwrap_or(text);
    text.split(BETWEEN_VALUES).all(|value| {
        value == NO_VALUE
            || parse_quoted(value).is_some()
            || parse_approximation(value).is_some()
            || parse_plain(&value.replace('_', "")).is_some()
    })
}
