//! Whose workbook a transcript is.

use crate::{
    readers::{Transcript, laid_out::PiecePlace, transcript::Table},
    recognition::recognised::{Known, Recognised, stated},
    workbook::fill_in::{DEPARTMENT, ORGAN, YEAR},
};

/// What a workbook says of itself, on its first sheet where nobody looks, or a report in its title, and
/// where.
#[derive(Debug, Default)]
pub(super) struct Identity {
    pub(super) organ: Option<(String, PiecePlace)>,
    pub(super) year: Option<(i32, PiecePlace)>,
    /// The department that it was made for; for all where it was for none.
    pub(super) department: Option<String>,
}

impl Identity {
    pub(super) fn of(transcript: &Transcript) -> Self {
        let mut told = transcript
            .tables
            .iter()
            .map(|table| told(transcript, table));
        let told = told.find(|told| told.iter().any(|(name, ..)| name == YEAR));
        let Some(told) = told else {
            return Self::of_report(transcript);
        };
        let of = |asked: &str| {
            let mut told = told.iter();
            let (_, value, place) = told.find(|(name, ..)| name == asked)?;
            Some((value.clone(), place.clone())).filter(|(value, _)| !value.is_empty())
        };
        Self {
            organ: of(ORGAN),
            year: of(YEAR).and_then(|(year, place)| Some((year.parse().ok()?, place))),
            department: of(DEPARTMENT).map(|(department, _)| department),
        }
    }

    /// Whose report a transcript is that is no workbook which was sent round, if its title says so, or
    /// what a file of ours states at no place, which is told at its first words. A year that its words
    /// name besides may be any.
    fn of_report(transcript: &Transcript) -> Self {
        let passages = Recognised::of(transcript, &Known::default()).passages;
        let (organ, year) = stated(transcript);
        let mut pieces = transcript
            .lines
            .iter()
            .enumerate()
            .flat_map(|(line, held)| {
                let pieces = held.pieces.iter().enumerate();
                pieces.map(move |(piece, held)| PiecePlace::whole(line, piece, &held.text))
            });
        let first = pieces.next();
        Self {
            organ: passages.organ.or_else(|| organ.zip(first.clone())),
            year: passages.year.or_else(|| year.zip(first)),
            department: None,
        }
    }
}

/// The names of a sheet that stand beside a value, with the value and its place.
fn told(transcript: &Transcript, table: &Table) -> Vec<(String, String, PiecePlace)> {
    let names = table.cells.iter().filter_map(|cell| {
        let name = transcript.lines.get(cell.line)?.pieces.get(cell.piece)?;
        let name = name.text.trim();
        [ORGAN, YEAR, DEPARTMENT]
            .contains(&name)
            .then(|| (name.to_owned(), cell))
    });
    let told = names.filter_map(|(name, cell)| {
        let mut cells = table.cells.iter();
        let beside = cells.find(|one| one.row == cell.row && one.column == cell.column + 1)?;
        let piece = transcript
            .lines
            .get(beside.line)?
            .pieces
            .get(beside.piece)?;
        let place = PiecePlace::whole(beside.line, beside.piece, &piece.text);
        Some((name, piece.text.trim().to_owned(), place))
    });
    told.collect()
}
