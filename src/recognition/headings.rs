//! The lines of a report that are headings of its parts, with their numbers or without.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive as _;

use super::{
    text_line::TextLine,
    unfolded::{is_blank, trimmed},
};
use crate::{
    forms::{
        Form,
        outline::{Heading, Outline},
    },
    language::{chinese, stretch::Stretch as _},
};

/// A longer heading without a number is running text, in characters.
const LONGEST_PLAIN_HEADING: usize = 24;

/// The lines that are headings of parts, and where in each the heading stands without its number.
pub(super) fn headings(lines: &[TextLine<'_>], form: &Form) -> Vec<(usize, Range<usize>)> {
    let outline = Outline::new(&form.sections);
    let mut found = Vec::new();
    let mut last = 0;
    for (index, line) in lines.iter().enumerate() {
        let Some((number, heading)) = numbered(line.text) else {
            continue;
        };
        // 一、 within a part counts its points; a heading of the form is one however many parts before
        // it were left out.
        let is_of_form = || plain_heading(line.text.stretch(heading.clone()), &outline).is_some();
        if number > last && (number <= last + MOST_LEFT_OUT || is_of_form()) {
            last = number;
            found.push((index, heading));
        }
    }
    if found.is_empty() {
        let mut next = 0;
        for (index, line) in lines.iter().enumerate() {
            if let Some(section) =
                plain_heading(line.text, &outline).filter(|section| *section >= next)
            {
                next = section + 1;
                found.push((index, 0..line.text.trim_end_matches(['：', ':']).len()));
            }
        }
    }
    found
}

/// So many numbers may be left out between two parts.
const MOST_LEFT_OUT: u32 = 3;

/// A longer line with a number before it is running text, in characters.
const LONGEST_HEADING: usize = 40;

/// The number of the part that a line is the heading of, and where the heading stands behind it:
/// 一、概述, 第一部分 概述.
pub(super) fn numbered(line: &str) -> Option<(u32, Range<usize>)> {
    if line.ends_with(['。', '；', '，']) || line.chars().count() > LONGEST_HEADING {
        return None;
    }
    let (digits, heading) = line.split_once('、').or_else(|| {
        let (digits, rest) = line.strip_prefix('第')?.split_once(['部', '章'])?;
        Some((digits, rest.strip_prefix('分').unwrap_or(rest)))
    })?;
    let number = chinese::parse(digits.trim_matches(is_blank))?.to_u32()?;
    let behind = line.len() - heading.len();
    let words = trimmed(heading.trim_end_matches(['：', ':']));
    (!words.is_empty()).then(|| (number, behind + words.start..behind + words.end))
}

/// The section of the form whose heading a line is, without a number.
fn plain_heading(line: &str, outline: &Outline<'_>) -> Option<usize> {
    let line = line.trim_end_matches(['：', ':']);
    let is_short = line.chars().count() <= LONGEST_PLAIN_HEADING;
    let is_sentence =
        line.contains(['。', '；', '，', '：']) || line.chars().any(|c| c.is_ascii_digit());
    (is_short && !is_sentence).then(|| outline.best(&Heading::new(line)))?
}
