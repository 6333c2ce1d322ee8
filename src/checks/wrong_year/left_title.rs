//! Titles of last year's documents that came over from last year's text.

use std::ops::Range;

use super::work_words;
use crate::{
    language::{dates::dates, stretch::Stretch as _, word_table::has_any},
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
};

/// A title, and where the digits of its year stand.
pub struct LeftTitle {
    /// Without the marks around it.
    pub title: String,
    /// The digits.
    pub digits: Range<usize>,
}

/// The titles that last year's text had, with the year that it reported on.
pub fn find(report: &Report, text: &TypedText<'_>) -> Vec<LeftTitle> {
    let mut found = Vec::new();
    if report.last_titles.is_empty() || text.part == Part::Title {
        return found;
    }
    let whole = text.text();
    for (at, open) in whole.match_indices('《') {
        let start = at + open.len();
        let Some(length) = whole.behind(start).find('》') else {
            break;
        };
        let range = start..start + length;
        let title = text.stretch(&range);
        let is_left = report.last_titles.iter().any(|last| last == title);
        let is_told = has_any(title, work_words::REPORTED_LATER)
            || has_any(text.sentence(&range), work_words::TOLD_OF_TITLES);
        if is_left && !is_told {
            found.push(left(report, title, &range));
        }
    }
    found
}

fn left(report: &Report, title: &str, range: &Range<usize>) -> LeftTitle {
    let last = report.year.saturating_sub(1);
    let date = dates(title)
        .into_iter()
        .find(|date| date.year == Some(last));
    let digits = date.map_or(range.clone(), |date| {
        range.start + date.digits.start..range.start + date.digits.end
    });
    LeftTitle {
        title: title.to_owned(),
        digits,
    }
}
