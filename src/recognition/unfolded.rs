//! A report that stands on one line, cut into its title, its headings and its paragraphs.

use std::ops::Range;

use chrono::NaiveDate;

use super::page::TITLE_ENDS;
use crate::{
    forms::Form,
    language::{chinese, dates::dates, stretch::Stretch as _},
};

/// Blanks that no one sees at the ends of a line.
#[must_use]
pub fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}

/// A line without the blanks at its ends: where the rest stands.
#[must_use]
pub fn trimmed(line: &str) -> Range<usize> {
    let start = line.len() - line.trim_start_matches(is_blank).len();
    let end = line.trim_end_matches(is_blank).len();
    start.min(end)..end
}

/// The lines that a line is, none of them empty. One that holds two headings of the form or more,
/// with their numbers before them, is several.
#[must_use]
pub fn lines_of(line: &str, form: Option<&Form>) -> Vec<Range<usize>> {
    let headings = form.map_or_else(Vec::new, |form| headings(line, form));
    let mut pieces = Vec::new();
    if headings.len() < 2 {
        pieces.push(0..line.len());
    } else {
        let mut at = 0;
        for (start, end) in headings {
            if at == 0 {
                let title = title_end(line.before(start));
                pieces.push(0..title);
                pieces.push(title..start);
            } else {
                pieces.push(at..start);
            }
            pieces.push(start..end);
            at = end;
        }
        pieces.extend(signature(line, at));
    }
    let pieces = pieces.into_iter().map(|piece| {
        let rest = trimmed(line.stretch(piece.clone()));
        piece.start + rest.start..piece.start + rest.end
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Where the headings of the form stand in a line, each behind the one before.
fn headings(line: &str, form: &Form) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (index, section) in form.sections.iter().enumerate() {
        let number = chinese::words((index + 1).into());
        let heading = format!("{number}、{}", section.title);
        if let Some(at) = line.behind(from).find(&heading) {
            let start = from + at;
            from = start + heading.len();
            found.push((start, from));
        }
    }
    found
}

/// Where the title ends that a text begins with; 0 where it begins with none.
pub(super) fn title_end(text: &str) -> usize {
    let ends = TITLE_ENDS.iter().filter_map(|word| {
        let at = text.find(word)?;
        Some(at + word.len())
    });
    let end = ends.min().unwrap_or(0);
    if text.before(end).contains(['。', '，']) {
        0
    } else {
        end
    }
}

/// From `start` on: the last paragraph, the organ's name and the day behind it.
fn signature(line: &str, start: usize) -> Vec<Range<usize>> {
    let rest = line.behind(start).trim_end_matches(is_blank);
    let end = start + rest.len();
    let last = dates(rest).into_iter().next_back();
    let day = last.filter(|date| date.range.end == rest.len());
    let day = day.filter(|date| {
        let parts = date.year.zip(date.month).zip(date.day);
        parts
            .is_some_and(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day).is_some())
    });
    // Without a day all is the paragraph.
    let day = day.map_or(rest.len(), |day| day.range.start);
    let before = rest.before(day);
    let sentence = before.rfind('。').map_or(0, |at| at + '。'.len_utf8());
    let sentence = if day == rest.len() { day } else { sentence };
    vec![
        start..start + sentence,
        start + sentence..start + day,
        start + day..end,
    ]
}
