//! The line that a TOML error stands on.

use std::ops::Range;

use crate::language::stretch::Stretch as _;

/// The line that holds `offset`, without its line break.
pub(super) fn line_range(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset);
    // An error at a line's end may be placed behind its line break.
    let before = text.before(offset);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.behind(start);
    let end = start + rest.find('\n').unwrap_or(rest.len());
    start..end
}

/// A line without the comment at its end; a `#` in a string counts as one too.
pub(super) fn without_comment(line: &str) -> &str {
    line.split_once('#').map_or(line, |(code, _)| code)
}

/// `range`, which was found in `text`, without white space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let content = text.stretch(range.clone());
    let start = range.start + (content.len() - content.trim_start().len());
    let end = start + content.trim().len();
    start..end
}
