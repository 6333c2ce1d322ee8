//! Tables within a text in which every number is marked as a part of one figure: those that
//! `{{ table(id) }}` prints. Where a format marks no figure, they are known by their form.

use super::{listed_table, own_workbook::OwnFigure};
use crate::{
    language::stretch::Stretch as _,
    readers::{
        Transcript,
        transcript::{Mark, Piece, Table, TaggedFigure},
    },
};

/// Such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTable {
    /// The id of the figure whose parts it lists.
    pub whole: String,
    /// The lines of the transcript that it stands in: first and last.
    pub lines: (usize, usize),
    /// The figure itself, where the text prints it too, and its parts.
    pub figures: Vec<OwnFigure>,
}

impl OwnTable {
    /// Whether it stands in a line of its transcript.
    #[must_use]
    pub fn holds(&self, line: usize) -> bool {
        (self.lines.0..=self.lines.1).contains(&line)
    }
}

/// The tables of a transcript that list the parts of figures.
#[must_use]
pub fn own_tables(transcript: &Transcript) -> Vec<OwnTable> {
    let tables = transcript.tables.iter();
    let tables = tables.filter(|table| table.sheet.is_none());
    let mut found: Vec<OwnTable> = Vec::new();
    for table in tables {
        if let Some(own) = own_table(transcript, table) {
            found.push(own);
        } else if let Some(listed) = listed(transcript, table) {
            // Two figures of one name would be one.
            let is_other =
                |one: &OwnTable| one.whole == listed.whole && one.figures != listed.figures;
            if !found.iter().any(is_other) {
                found.push(listed);
            }
        }
    }
    found
}

/// A table that marks no figure, in the form in which the program prints the parts of one.
fn listed(transcript: &Transcript, table: &Table) -> Option<OwnTable> {
    let figures = listed_table::figures(transcript, table)?;
    Some(OwnTable {
        whole: figures.first()?.id.clone(),
        lines: (table.cells.first()?.line, table.cells.last()?.line),
        figures,
    })
}

fn own_table(transcript: &Transcript, table: &Table) -> Option<OwnTable> {
    let mut whole: Option<String> = None;
    let mut parts: Vec<OwnFigure> = Vec::new();
    let (first, last) = (table.cells.first()?.line, table.cells.last()?.line);
    // Below the heads a row tells a label, a unit and one number.
    for row in 1..table.rows {
        let cells = table.cells.iter().filter(|cell| cell.row == row);
        let pieces: Vec<&Piece> = cells
            .filter_map(|cell| transcript.lines.get(cell.line)?.pieces.get(cell.piece))
            .collect();
        let (tag, number) = pieces.iter().find_map(|piece| {
            let tagged = piece.figures.iter().find(|one| is_plain(one))?;
            Some((tagged, *piece))
        })?;
        if whole.as_ref() == Some(&tag.tag) {
            // The last row may tell what the parts come to.
            continue;
        }
        let (above, _) = tag.tag.rsplit_once('.').filter(|(above, _)| is_id(above))?;
        if whole.as_deref().is_some_and(|whole| whole != above) {
            return None;
        }
        whole = Some(above.to_owned());
        let words = pieces.iter().filter(|piece| !std::ptr::eq(**piece, number));
        let words: Vec<&str> = words.map(|piece| piece.text.trim()).collect();
        let (label, unit) = match words.as_slice() {
            [label] => (*label, ""),
            [label, unit] => (*label, *unit),
            _ => return None,
        };
        parts.push(OwnFigure {
            id: tag.tag.clone(),
            label: Some(label.to_owned()),
            unit: unit.to_owned(),
            value: number.text.stretch(tag.range.clone()).to_owned(),
            source: String::new(),
        });
    }
    let whole = whole?;
    let unit = parts.first().map_or("", |part| &part.unit).to_owned();
    let mut figures: Vec<OwnFigure> = figure(transcript, &whole, &unit).into_iter().collect();
    figures.append(&mut parts);
    Some(OwnTable {
        whole,
        lines: (first, last),
        figures,
    })
}

/// Whether an expression may name it as it is: a file that is none of ours may call its figures anything.
fn is_id(id: &str) -> bool {
    let is_key = |key: &str| {
        let mut characters = key.chars();
        characters.next().is_some_and(char::is_alphabetic)
            && characters.all(|c| c.is_alphanumeric() || c == '_')
    };
    id.split('.').all(is_key)
}

/// Whether a mark is of a figure's value, not of its share or change.
fn is_plain(tagged: &TaggedFigure) -> bool {
    tagged.by == Mark::Tag && !tagged.tag.contains('|')
}

/// The figure of an id as a text prints it.
fn figure(transcript: &Transcript, id: &str, unit: &str) -> Option<OwnFigure> {
    let mut pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
    pieces.find_map(|piece| {
        let mut tagged = piece.figures.iter();
        let tagged = tagged.find(|one| one.by == Mark::Tag && one.tag == id)?;
        Some(OwnFigure {
            id: id.to_owned(),
            label: None,
            unit: unit.to_owned(),
            value: piece.text.stretch(tagged.range.clone()).to_owned(),
            source: String::new(),
        })
    })
}
