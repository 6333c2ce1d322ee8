//! Another office of the same place, told of as the one that reports.

use std::ops::Range;

use super::words::{GENERAL, ORGANS, OTHERS, WHOLE_WORK, is_end_of_place};
use crate::{
    language::{
        stretch::Stretch as _,
        word_table::{ends_with_any, has_any, starts_with_any},
    },
    model::typed_text::TypedText,
    recognition::organ_name::is_subsequence,
};

/// The name of an office has so many characters behind its place.
const NAME: std::ops::RangeInclusive<usize> = 3..=16;

/// The names of other offices of this one's place that a clause of `text` starts with, as the one who did
/// the work that is reported on.
pub(super) fn colleagues(text: &TypedText<'_>, own: &str, office: &str) -> Vec<Range<usize>> {
    let place = own.before(own.len() - office.len());
    let nearest = nearest(place);
    let above = place.before(place.len() - nearest.len());
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.text().match_indices(nearest) {
        let before = text.before(at);
        let start = at
            - if before.ends_with(above) {
                above.len()
            } else {
                0
            };
        let opens = !text
            .before(start)
            .ends_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && c != '年');
        let behind = at + nearest.len();
        let Some(name) = name(text.after(behind)).filter(|_| opens && !text.is_name(at)) else {
            continue;
        };
        let sentence = text.sentence(&(start..behind + name.len()));
        let is_alone = !sentence.contains(office) && !has_any(sentence, OTHERS);
        if is_alone && !is_akin(name, office) {
            found.push(start..behind + name.len());
        }
    }
    // Where several are told of, the report tells of others.
    if found.len() > 1 { Vec::new() } else { found }
}

/// The last place of several: 乙水区 of 甲州市乙水区.
fn nearest(place: &str) -> &str {
    let mut ends = place.char_indices().rev().skip(1);
    let before = ends
        .find(|(at, c)| is_end_of_place(*c) && place.behind(at + c.len_utf8()).chars().count() > 1);
    before.map_or(place, |(at, c)| place.behind(at + c.len_utf8()))
}

/// The name of an office that text starts with and that did such work; not of one that speaks for all.
fn name(text: &str) -> Option<&str> {
    let ends = text.char_indices().take(*NAME.end() + 1);
    let mut names = ends.map(|(at, _)| text.before(at));
    names.find(|name| {
        let behind = text.behind(name.len()).trim_start_matches(['，', ',']);
        NAME.contains(&name.chars().count())
            && ends_with_any(name, ORGANS)
            && !ends_with_any(name, GENERAL)
            && starts_with_any(behind, WHOLE_WORK)
    })
}

/// Whether two offices may be one, under a name of before or in short: two characters beside each other
/// are in both.
fn is_akin(name: &str, office: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    is_subsequence(name, office)
        || is_subsequence(office, name)
        || letters.windows(2).any(|pair| {
            let pair: String = pair.iter().collect();
            !ends_with_any(&pair, ORGANS) && office.contains(&pair)
        })
}
