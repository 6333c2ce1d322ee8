//! Lines and columns as editors count them, from bytes and back.

use std::ops::Range;

use gen_lsp_types::{Position, Range as PositionRange};

use crate::language::stretch::Stretch as _;

/// In what columns are counted, as client and server agree on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Unit {
    /// Bytes.
    Utf8,
    /// Halves of UTF-16, which is what editors count where nothing is agreed.
    #[default]
    Utf16,
}

impl Unit {
    fn of(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
        }
    }
}

/// A text by its lines; a line ends as editors have it: by `\n`, `\r\n` or `\r`.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    unit: Unit,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str, unit: Unit) -> Self {
        let ends = text.match_indices(['\n', '\r']).filter(|(at, end)| {
            // The first half of `\r\n` ends nothing.
            *end == "\n" || !text.behind(at + 1).starts_with('\n')
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            text,
            starts: starts.collect(),
            unit,
        }
    }

    /// Where an offset between two characters stands.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let start = self.starts.get(line).copied();
        let before = self.text.stretch(start.unwrap_or(offset)..offset);
        let column: usize = before.chars().map(|one| self.unit.of(one)).sum();
        Position {
            line: clipped(line),
            character: clipped(column),
        }
    }

    /// Where a stretch stands.
    pub(super) fn range(&self, stretch: Range<usize>) -> PositionRange {
        PositionRange {
            start: self.position(stretch.start),
            end: self.position(stretch.end),
        }
    }

    /// The offset of a position; of one that is not in the text, of the nearest before it.
    pub(super) fn offset(&self, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(line).copied() else {
            return self.text.len();
        };
        let end = line.checked_add(1).and_then(|next| self.starts.get(next));
        let end = end.copied().unwrap_or(self.text.len());
        let content = self.text.stretch(start..end).trim_end_matches(['\n', '\r']);
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut column = 0;
        for (at, character) in content.char_indices() {
            column += self.unit.of(character);
            if column > wanted {
                return start + at;
            }
        }
        start + content.len()
    }

    /// The offsets of a stretch, in order whatever the client sent.
    pub(super) fn stretch(&self, range: PositionRange) -> Range<usize> {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        start..end.max(start)
    }

    /// Where the line of an offset starts.
    pub(super) fn line_start(&self, offset: usize) -> usize {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
        start.copied().unwrap_or(0)
    }
}

/// No text that is read has as many lines or columns as do not fit.
fn clipped(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_halves_of_utf_16_or_bytes() {
        let text = "年𠮷x\r\ny\rz";
        for (unit, column) in [(Unit::Utf16, 3), (Unit::Utf8, 7)] {
            let lines = Lines::of(text, unit);
            let at = lines.position(7);
            assert_eq!((at.line, at.character), (0, column));
            assert_eq!(lines.offset(at), 7);
            let last = lines.position(text.len() - 1);
            assert_eq!((last.line, last.character), (2, 0));
        }
    }

    #[test]
    fn a_position_beyond_the_text_is_its_end() {
        let lines = Lines::of("年\n二\n", Unit::Utf16);
        let offset = |line, character| lines.offset(Position { line, character });
        assert_eq!(offset(0, 900), 3);
        assert_eq!(offset(1, 1), 7);
        assert_eq!(offset(2, 5), 8);
        assert_eq!(offset(u32::MAX, u32::MAX), 8);
    }
}
