//! Tables of ours in files that mark no figure, such as a PDF: the parts of one, and what they come to in
//! the last row.

use super::own_workbook::OwnFigure;
use crate::{
    forms::listing,
    language::blanks::without_blanks,
    readers::{
        Transcript,
        transcript::{Piece, Table},
    },
};

/// The figure that a table lists the parts of, and the parts behind it; none where it is no such table.
pub(super) fn figures(transcript: &Transcript, table: &Table) -> Option<Vec<OwnFigure>> {
    let mut rows = (0..table.rows).map(|row| texts(transcript, table, row));
    if rows.next()?.as_slice() != listing::HEADS {
        return None;
    }
    let rows: Vec<[String; 3]> = rows.map(|row| row.try_into().ok()).collect::<Option<_>>()?;
    let (total, parts) = rows.split_last()?;
    let [label, ..] = total;
    let whole = listing::label_of(label)?;
    let is_number = |[_, _, value]: &[String; 3]| {
        !value.is_empty()
            && value
                .chars()
                .all(|sign| sign.is_ascii_digit() || sign == '.')
    };
    if parts.is_empty() || !rows.iter().all(is_number) {
        return None;
    }
    let id = key(whole)?;
    let mut figures = vec![figure(id.clone(), whole, total)];
    for part in parts {
        let [label, ..] = part;
        let id = format!("{id}.{}", key(label)?);
        if figures.iter().any(|other| other.id == id) {
            return None;
        }
        figures.push(figure(id, label, part));
    }
    Some(figures)
}

fn figure(id: String, label: &str, [_, unit, value]: &[String; 3]) -> OwnFigure {
    OwnFigure {
        id,
        label: Some(label.to_owned()),
        unit: unit.clone(),
        value: value.clone(),
        source: String::new(),
    }
}

/// The texts of the cells of a row, without the blanks that a page sets between them.
fn texts(transcript: &Transcript, table: &Table, row: usize) -> Vec<String> {
    let cells = table.cells.iter().filter(|cell| cell.row == row);
    let pieces = cells.filter_map(|cell| transcript.lines.get(cell.line)?.pieces.get(cell.piece));
    let texts = pieces.map(|piece: &Piece| without_blanks(&piece.text));
    texts.collect()
}

/// The id of a figure of this label: its letters and digits.
fn key(label: &str) -> Option<String> {
    let key: String = label
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .collect();
    let starts_right = key.starts_with(char::is_alphabetic);
    starts_right.then_some(key)
}
