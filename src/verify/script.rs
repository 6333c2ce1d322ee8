//! A transcript as one text whose lines can be held against another's.

use std::{collections::BTreeMap, ops::Range};

use rust_decimal::Decimal;

use super::number::{Number, numbers};
use crate::{
    diagnostic::{Loaded, Role, Text},
    language::stretch::Stretch as _,
    readers::{
        Transcript,
        laid_out::LaidOut,
        transcript::{Line, LineKind, Stored},
    },
};

/// A transcript as one text.
#[derive(Debug)]
pub(super) struct Script<'a> {
    /// The text with its places in the file.
    pub(super) loaded: Loaded,
    /// Its lines, those without a letter or a digit left out.
    pub(super) lines: Vec<ScriptLine<'a>>,
}

/// Where a line stands, as far as lines may stand for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// In the text, tables included.
    Body,
    /// In a note.
    Note,
    /// At the head or the foot of every page.
    Margin,
}

/// A line of a transcript with its place in the text.
#[derive(Debug)]
pub(super) struct ScriptLine<'a> {
    pub(super) class: Class,
    /// Whether it is a row of a table or sheet.
    pub(super) is_row: bool,
    /// Where it stands in the text, without its end.
    pub(super) range: Range<usize>,
    /// Its pieces.
    pub(super) cells: Vec<ScriptCell<'a>>,
}

/// A piece of a line: a paragraph, a cell.
#[derive(Debug)]
pub(super) struct ScriptCell<'a> {
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// The first column that it covers; 0 for a paragraph.
    pub(super) column: usize,
    /// What a cell of a spreadsheet stores.
    pub(super) stored: Option<&'a Stored>,
    /// The numbers in it, in order.
    pub(super) numbers: Vec<Number>,
}

impl<'a> Script<'a> {
    /// Lays out a transcript.
    ///
    /// # Errors
    /// It holds what no text can hold.
    pub(super) fn of(transcript: &'a Transcript, role: Role, name: &str) -> Result<Self, Text> {
        let loaded = LaidOut::of(transcript, role, name)?.loaded;
        let columns: BTreeMap<(usize, usize), usize> = transcript
            .tables
            .iter()
            .flat_map(|table| &table.cells)
            .map(|cell| ((cell.line, cell.piece), cell.column))
            .collect();
        let mut start = 0;
        let mut laid = Vec::new();
        for (number, line) in transcript.lines.iter().enumerate() {
            let line = laid_out(line, number, start, &columns);
            start = line.range.end + 1;
            if line.cells.iter().any(|cell| cell.says_something(&loaded)) {
                laid.push(line);
            }
        }
        Ok(Self {
            loaded,
            lines: laid,
        })
    }

    /// The text of a stretch.
    pub(super) fn text(&self, range: Range<usize>) -> &str {
        self.loaded.source.text().stretch(range)
    }

    /// The words and numbers of a line without its spaces, and what its cells store.
    pub(super) fn exact_key(&self, line: &ScriptLine<'_>) -> String {
        let mut key = String::new();
        for cell in &line.cells {
            key.extend(
                self.text(cell.range.clone())
                    .chars()
                    .filter(|c| is_seen(*c)),
            );
            // So that no two cells are taken for one.
            key.push('\t');
            if let Some(number) = cell.stored.and_then(|stored| stored.number) {
                key.push_str(&rounded(number).to_string());
            }
        }
        key.truncate(key.trim_end().len());
        key
    }

    /// The words of a line without its spaces and its numbers.
    pub(super) fn label_key(&self, line: &ScriptLine<'_>) -> String {
        let mut key = String::new();
        for cell in &line.cells {
            let mut from = cell.range.start;
            for number in &cell.numbers {
                let words = self.text(from..number.range.start.max(from)).chars();
                key.extend(words.filter(|c| is_seen(*c)));
                from = number.range.end;
            }
            let words = self.text(from..cell.range.end.max(from)).chars();
            key.extend(words.filter(|c| is_seen(*c)));
        }
        key
    }
}

impl ScriptLine<'_> {
    /// All its numbers, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = &Number> {
        self.cells.iter().flat_map(|cell| &cell.numbers)
    }
}

impl ScriptCell<'_> {
    fn says_something(&self, loaded: &Loaded) -> bool {
        let text = loaded.source.text().stretch(self.range.clone());
        self.stored.is_some() || text.chars().any(char::is_alphanumeric)
    }
}

/// Whether a character is more than space: programs change spaces, and add some that no one sees.
pub(super) fn is_seen(character: char) -> bool {
    !character.is_whitespace()
        && !matches!(
            character,
            '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}'
        )
}

fn laid_out<'a>(
    line: &'a Line,
    number: usize,
    start: usize,
    columns: &BTreeMap<(usize, usize), usize>,
) -> ScriptLine<'a> {
    let mut at = start;
    let mut cells = Vec::with_capacity(line.pieces.len());
    for (index, piece) in line.pieces.iter().enumerate() {
        let range = at..at + piece.text.len();
        at = range.end + 1;
        cells.push(ScriptCell {
            column: columns.get(&(number, index)).copied().unwrap_or(index),
            stored: piece.stored.as_ref(),
            numbers: numbers(&piece.text, range.start, &piece.figures),
            range,
        });
    }
    ScriptLine {
        class: match line.kind {
            LineKind::Note => Class::Note,
            LineKind::Margin => Class::Margin,
            LineKind::Heading(_) | LineKind::Paragraph | LineKind::Row { .. } => Class::Body,
        },
        is_row: matches!(line.kind, LineKind::Row { .. }),
        range: start..at.saturating_sub(1).max(start),
        cells,
    }
}

/// As many digits as a spreadsheet program keeps.
const STORED_DIGITS: u32 = 15;

/// A stored number with the digits that every program keeps.
pub(super) fn rounded(value: Decimal) -> Decimal {
    value.round_sf(STORED_DIGITS).unwrap_or(value).normalize()
}
