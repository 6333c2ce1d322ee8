//! Texts whose lines are broken by hand, as pages are that were saved as text.

use super::{headings::numbered, text_line::TextLine, title, unfolded::is_blank};
use crate::readers::Transcript;

/// Lines that are broken by hand are no longer, in characters.
const LONGEST_BROKEN: usize = 80;

/// Where the longest line is shorter, in characters, lines are short for other reasons.
const SHORTEST_BROKEN: usize = 15;

/// A line shorter than so many tenths of the longest ends where its paragraph does.
const FULL_TENTHS: usize = 8;

/// Marks the lines that go on from the one before, in a text whose lines are broken by hand: no line
/// is long, and many end within a sentence.
pub(super) fn mark_broken(transcript: &Transcript, lines: &mut [TextLine<'_>]) {
    let length = |line: &TextLine<'_>| line.text.chars().count();
    let longest = lines.iter().map(length).max().unwrap_or(0);
    if !(SHORTEST_BROKEN..=LONGEST_BROKEN).contains(&longest) {
        return;
    }
    let indented = |line: &TextLine<'_>| {
        let held = transcript
            .lines
            .get(line.place.line)
            .and_then(|line| line.pieces.first());
        held.is_some_and(|held| held.text.starts_with(is_blank))
    };
    for index in 1..lines.len() {
        let (before, from) = lines.split_at_mut(index);
        let (Some(last), Some(line)) = (before.last(), from.first_mut()) else {
            continue;
        };
        let is_full = length(last) * 10 >= longest * FULL_TENTHS;
        let is_open = !last
            .text
            .ends_with(['。', '；', '：', '！', '？', ';', ':']);
        let is_next = line.place.line == last.place.line + 1;
        let starts =
            numbered(line.text).is_some() || line.text.starts_with(['（', '(']) || indented(line);
        line.goes_on =
            is_full && is_open && is_next && !starts && title::title(last.text).is_none();
    }
}
