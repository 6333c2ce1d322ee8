//! A report that was pasted as one line, cut into its title, its headings and its paragraphs.

use chrono::NaiveDate;

use super::page::TITLE_ENDS;
use crate::{
    forms::Form,
    language::{chinese, dates::dates, stretch::Stretch as _},
};

/// The lines of a text. A line that holds two headings of the form or more, with their numbers
/// before them, is several.
pub(super) fn lines(text: &str, form: Option<&Form>) -> Vec<String> {
    let lines = text.lines();
    let lines = lines.map(|line| line.trim_matches(is_blank));
    let lines = lines.filter(|line| !line.is_empty());
    lines.flat_map(|line| unfolded(line, form)).collect()
}

pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}

fn unfolded(line: &str, form: Option<&Form>) -> Vec<String> {
    let headings = form.map_or_else(Vec::new, |form| headings(line, form));
    if headings.len() < 2 {
        return vec![line.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    for (start, end) in headings {
        let before = line.stretch(at..start);
        if at == 0 {
            pieces.extend(split_title(before));
        } else {
            pieces.push(before);
        }
        pieces.push(line.stretch(start..end));
        at = end;
    }
    pieces.extend(split_signature(line.behind(at)));
    let pieces = pieces.into_iter().map(|piece| piece.trim_matches(is_blank));
    let pieces = pieces.filter(|piece| !piece.is_empty());
    pieces.map(str::to_owned).collect()
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

/// The title, and what stands behind it.
fn split_title(text: &str) -> Vec<&str> {
    let ends = TITLE_ENDS.iter().filter_map(|word| {
        let at = text.find(word)?;
        Some(at + word.len())
    });
    match ends.min() {
        Some(end) if !text.before(end).contains(['。', '，']) => {
            vec![text.before(end), text.behind(end)]
        }
        _ => vec![text],
    }
}

/// The last paragraph, the organ's name and the day behind it.
fn split_signature(text: &str) -> Vec<&str> {
    let text = text.trim_matches(is_blank);
    let last = dates(text).into_iter().next_back();
    let day = last.filter(|date| date.range.end == text.len());
    let day = day.filter(|date| {
        let parts = date.year.zip(date.month).zip(date.day);
        parts
            .is_some_and(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day).is_some())
    });
    let Some(day) = day else {
        return vec![text];
    };
    let before = text.before(day.range.start);
    let end = before.rfind('。').map_or(0, |at| at + '。'.len_utf8());
    vec![
        before.before(end),
        before.behind(end),
        text.behind(day.range.start),
    ]
}
