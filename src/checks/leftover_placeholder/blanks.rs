//! Blanks by what stands around them: empty brackets, a percent sign without its number.

use std::ops::Range;

use super::words::{BEFORE_PERCENT, BEHIND_BLANK, UNITS};
use crate::{
    language::stretch::Stretch as _,
    language::word_table::starts_with_any,
    model::typed_text::{Part, TypedText},
};

/// Brackets that are filled in by hand.
const BRACKETS: &[(char, char)] = &[
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
    ('〔', '〕'),
    ('《', '》'),
];

/// Whether a unit or its like starts `text` and its clause is over with it: only a number can stand
/// before it.
pub(super) fn starts_with_counted(text: &str) -> bool {
    let text = text.trim_start();
    let unit = UNITS
        .iter()
        .chain(BEHIND_BLANK)
        .find(|unit| text.starts_with(**unit));
    let Some(behind) = unit.and_then(|unit| text.strip_prefix(*unit)) else {
        return false;
    };
    let behind = behind.trim_start();
    behind.is_empty()
        || behind.starts_with(['，', '。', '；', '、', '！', ',', ';', '（', '）'])
        || starts_with_any(text, &["年度", "年，"])
}

/// Brackets with nothing between them.
pub(super) fn blanks_between(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        let Some((open, close)) = BRACKETS.iter().find(|(open, _)| *open == character) else {
            continue;
        };
        let inside = text.behind(at + open.len_utf8());
        let filled = inside.trim_start_matches([' ', '\u{3000}', '\u{a0}', '_', '＿']);
        let is_code = open.is_ascii()
            && text
                .before(at)
                .ends_with(|c: char| c.is_ascii_alphanumeric());
        if filled.starts_with(*close) && !is_code {
            let end = text.len() - filled.len() + close.len_utf8();
            found.push(at..end);
        }
    }
    found
}

/// `较上年增长%`, `率为%`, `占百分之，`, `下降个百分点`.
pub(super) fn lost_percentages(text: &TypedText<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !matches!(text.part, Part::Body | Part::Preamble) {
        return found;
    }
    let whole = text.text();
    // To ask whether a word is there at all costs less than to seek each place of it.
    let is_there = |word: &&str| whole.contains(word);
    for sign in ["%", "％", "个百分点"].into_iter().filter(is_there) {
        for (at, _) in whole.match_indices(sign) {
            let before = whole.before(at).trim_end();
            let before = before.strip_suffix('了').unwrap_or(before);
            let word = BEFORE_PERCENT.iter().find(|word| before.ends_with(**word));
            if let Some(word) = word.filter(|_| !text.is_name(at)) {
                found.push(before.len() - word.len()..at + sign.len());
            }
        }
    }
    let parts = Some("百分之").filter(is_there);
    for (at, sign) in parts.into_iter().flat_map(|sign| whole.match_indices(sign)) {
        let end = at + sign.len();
        let behind = whole.behind(end).trim_start();
        let is_open = behind.is_empty() || behind.starts_with(['，', '。', '；', '、', '）', '_']);
        if is_open && !text.is_name(at) {
            found.push(at..end);
        }
    }
    found.sort_by_key(|range| range.start);
    found
}
