//! Texts whose lines are broken by hand, as pages are that were saved as text.

use std::collections::BTreeMap;

use super::{headings::numbered, text_line::TextLine, title, unfolded::is_blank};
use crate::{
    language::{chinese, text_width::text_width},
    readers::Transcript,
};

/// Lines that are broken by hand are no longer, in characters.
const LONGEST_BROKEN: usize = 80;

/// Where the longest line is shorter, in characters, lines are short for other reasons.
const SHORTEST_BROKEN: usize = 15;

/// A line narrower than so many tenths of the widest ends where its paragraph does.
const FULL_TENTHS: u32 = 8;

/// A line that is broken where a sentence ends leaves room for less than two characters, in quarters
/// of one.
const BRIM: u32 = 8;

/// Marks the lines that go on from the one before, in a text whose lines are broken by hand: no line
/// is long, and many end within a sentence.
pub(super) fn mark_broken(transcript: &Transcript, lines: &mut [TextLine<'_>]) {
    let longest = lines.iter().map(|line| line.text.chars().count()).max();
    if !longest.is_some_and(|longest| (SHORTEST_BROKEN..=LONGEST_BROKEN).contains(&longest)) {
        return;
    }
    let page = Page::of(lines);
    let indents: Vec<usize> = lines.iter().map(|line| indent(transcript, line)).collect();
    let pairs = || {
        lines
            .iter()
            .zip(lines.iter().skip(1).zip(indents.iter().skip(1)))
    };
    // How far lines are indented that go on in any case: often not at all, but a page may have been
    // moved to the right as a whole.
    let mut usual: BTreeMap<usize, usize> = BTreeMap::new();
    for (last, (line, indent)) in pairs() {
        if page.is_full(last) && page.goes_on(last, line, false) {
            *usual.entry(*indent).or_default() += 1;
        }
    }
    let usual = usual.into_iter().max_by_key(|(_, count)| *count);
    let usual = usual.map_or(0, |(indent, _)| indent);
    // Whether a paragraph shows by its first line: behind a line that is not full always one starts.
    let mut starts = pairs()
        .filter(|(last, (line, _))| {
            !page.is_full(last) && numbered(last.text).is_none() && numbered(line.text).is_none()
        })
        .filter(|(last, _)| title::title(last.text).is_none())
        .peekable();
    let shows = starts.peek().is_some() && starts.all(|(_, (_, indent))| *indent > usual);
    let befores = indents.iter();
    let goes_on: Vec<bool> = pairs()
        .zip(befores)
        .map(|((last, (line, indent)), before)| {
            // Some pages were moved to the right in part: there a line that had no room starts nothing.
            let is_moved = indent == before && page.has_no_room(last);
            if *indent <= usual {
                page.goes_on(last, line, shows)
            } else {
                is_moved && page.goes_on(last, line, false)
            }
        })
        .collect();
    for (line, goes_on) in lines.iter_mut().skip(1).zip(goes_on) {
        line.goes_on = goes_on;
    }
}

/// How far a line is indented, in halves of a Chinese character.
fn indent(transcript: &Transcript, line: &TextLine<'_>) -> usize {
    let held = transcript
        .lines
        .get(line.place.line)
        .and_then(|line| line.pieces.first());
    let blanks = held
        .into_iter()
        .flat_map(|held| held.text.chars().take_while(|c| is_blank(*c)));
    blanks
        .map(|blank| if blank == '\u{3000}' { 2 } else { 1 })
        .sum()
}

/// A page of text with lines broken by hand.
struct Page {
    /// The width of its widest line, in quarters of a character.
    widest: u32,
    /// The width of most lines that are broken: signs of other widths make some of them wider.
    broken_at: u32,
}

impl Page {
    fn of(lines: &[TextLine<'_>]) -> Self {
        let mut widths: Vec<u32> = lines.iter().map(|line| text_width(line.text)).collect();
        widths.sort_unstable();
        let widest = widths.last().copied().unwrap_or(0);
        let mut page = Self {
            widest,
            broken_at: widest,
        };
        widths.retain(|width| page.is_wide(*width));
        page.broken_at = widths.get(widths.len() / 2).copied().unwrap_or(widest);
        page
    }

    fn is_wide(&self, width: u32) -> bool {
        width * 10 >= self.widest * FULL_TENTHS
    }

    /// Whether a line is so wide that it may have been broken.
    fn is_full(&self, line: &TextLine<'_>) -> bool {
        self.is_wide(text_width(line.text))
    }

    /// Whether not two characters more would have stood in a line.
    fn has_no_room(&self, line: &TextLine<'_>) -> bool {
        text_width(line.text) + BRIM >= self.broken_at
    }

    /// Whether a line goes on from the one before, by their words. Where a paragraph `shows` by its
    /// first line, what does not start one goes on even behind the end of a sentence.
    fn goes_on(&self, last: &TextLine<'_>, line: &TextLine<'_>, shows: bool) -> bool {
        let is_next = line.place.line == last.place.line + 1;
        if !is_next
            || !self.is_full(last)
            || numbered(line.text).is_some()
            || title::title(last.text).is_some()
        {
            return false;
        }
        match last.text.chars().next_back() {
            Some('：' | ':') => false,
            Some('；' | ';') => self.has_no_room(last) && !is_item(line.text),
            Some('。' | '！' | '？') => shows && self.has_no_room(last) && !is_item(line.text),
            _ => !is_in_brackets(line.text),
        }
    }
}

/// Whether a line starts with the number of an item in brackets: （一）, (1), ①.
fn is_in_brackets(line: &str) -> bool {
    if line.starts_with(|c| ('①'..='⑳').contains(&c)) {
        return true;
    }
    let number = line
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.split_once(['）', ')']));
    number.is_some_and(|(number, _)| is_number(number))
}

/// Whether a line starts with the number of an item: besides （一）, 1. and 1、 and 一是.
fn is_item(line: &str) -> bool {
    let number = line.split_once(['.', '．', '、', '是']);
    is_in_brackets(line) || number.is_some_and(|(number, _)| is_number(number))
}

/// Whether it is a number of one or two signs.
fn is_number(text: &str) -> bool {
    let digits = text.chars().count();
    (1..=2).contains(&digits)
        && (text.chars().all(|c| c.is_ascii_digit()) || chinese::parse(text).is_some())
}
