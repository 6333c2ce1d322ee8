//! Words by which an organ of another kind calls itself: 我街道 in the report of a bureau.

use std::ops::Range;

use super::words::{BECAME, GOES_ON, IS_INSIDE, KINDS};
use crate::{
    language::word_table::{ends_with_any, has_any, starts_with_any},
    model::typed_text::TypedText,
};

/// Where `text` calls the organ of this name by the word of another kind.
pub(super) fn foreign(text: &TypedText<'_>, organ: &str) -> Vec<Range<usize>> {
    let Some(kind) = KINDS.iter().find(|kind| ends_with_any(organ, kind.ends)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (at, own) in text.text().match_indices(['我', '本']) {
        let behind = text.after(at + own.len());
        let Some(word) = kind.never.iter().find(|word| behind.starts_with(**word)) else {
            continue;
        };
        let end = at + own.len() + word.len();
        let goes_on = starts_with_any(text.after(end), GOES_ON);
        // 基本局面 and 自我局限 are other words; 根本 and 基本 end in 本.
        let is_inside = ends_with_any(text.before(at), IS_INSIDE);
        // 本县 is where an organ is as well.
        let is_place = own == "本" && *word == "县";
        // The name says so itself: 某街道财政局 speaks of 我街道.
        let is_named = organ.contains(*word);
        let is_other = goes_on || is_inside || is_place || is_named;
        if !is_other && !text.is_name(at) && !has_any(text.sentence(&(at..end)), BECAME) {
            found.push(at..end);
        }
    }
    found
}
