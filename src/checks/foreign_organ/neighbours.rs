//! The same office of another place, told of as the one that reports.

use std::ops::Range;

use super::words::{
    LEADS, NOT_PLACES, ORGANS, OTHERS, OWN_WORK, PLACES, WITHOUT_PLACE, is_end_of_place,
};
use crate::{
    language::stretch::Stretch as _,
    language::word_table::{ends_with_any, has_any, starts_with_any},
    model::typed_text::TypedText,
};

/// The names of offices like this `office`, as [`office`] tells it, that a clause of `text` starts with, as the one who did the
/// work that is reported on.
pub(super) fn neighbours(text: &TypedText<'_>, office: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.text().match_indices(office) {
        let end = at + office.len();
        let behind = text.after(end).trim_start_matches(['，', ',']);
        if !starts_with_any(behind, OWN_WORK) || text.is_name(at) {
            continue;
        }
        let before = text.before(at);
        let start = before
            .rfind(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c) || c == '年')
            .map_or(0, |mark| {
                mark + before.behind(mark).chars().next().map_or(0, char::len_utf8)
            });
        let place = before.behind(start);
        let is_place = place.chars().count() >= 2
            && ends_with_any(place, PLACES)
            && !has_any(place, LEADS)
            && !starts_with_any(place, NOT_PLACES);
        let is_own_sentence = !has_any(text.sentence(&(at..end)), OTHERS);
        if is_place && is_own_sentence {
            found.push(start..end);
        }
    }
    found
}

/// The name of an office without its place: 民政局 of 乙水区民政局. That of a government says nothing
/// without its place.
pub(super) fn office(own: &str) -> Option<&str> {
    let (at, place) = own
        .char_indices()
        .rfind(|(at, c)| is_end_of_place(*c) && own.before(*at).chars().count() >= 1)?;
    let office = own.behind(at + place.len_utf8());
    let is_office = office.chars().count() >= 3
        && ends_with_any(office, ORGANS)
        && !WITHOUT_PLACE.contains(&office);
    is_office.then_some(office)
}
