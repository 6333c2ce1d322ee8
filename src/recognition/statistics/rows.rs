//! All rows of a transcript, in reading order.

use std::collections::BTreeSet;

use super::{
    entry::{Entry, Words},
    grid_rows::Grids,
    row_of_form::is_unit,
    text_rows::TextRows,
    turned::upright,
};
use crate::readers::{
    Transcript,
    transcript::{HiddenKind, LineKind},
};

/// The rows of the tables and the lines of the text; sheets that are not shown have none.
pub(super) fn of(transcript: &Transcript) -> Vec<Entry> {
    let grids = Grids::of(transcript);
    let hidden: BTreeSet<&str> = transcript
        .hidden
        .iter()
        .filter(|hidden| hidden.kind == HiddenKind::HiddenSheet)
        .map(|hidden| hidden.content.as_str())
        .collect();
    let is_hidden = |table: usize| {
        let table = transcript.tables.get(table);
        let sheet = table.and_then(|table| table.sheet.as_deref());
        sheet.is_some_and(|sheet| hidden.contains(sheet))
    };
    let mut rows = TextRows::default();
    let mut last = None;
    for (number, line) in transcript.lines.iter().enumerate() {
        match line.kind {
            LineKind::Margin => {}
            LineKind::Row { table, row } => {
                if last != Some((table, row)) && !is_hidden(table) {
                    rows.entries.extend(grids.entry(number, table, row));
                }
                last = Some((table, row));
            }
            LineKind::Heading(_) | LineKind::Paragraph | LineKind::Note => {
                for piece in &line.pieces {
                    rows.add(number, &piece.text);
                }
            }
        }
    }
    let rows = rows.entries.into_iter().filter_map(without_unit);
    upright(&rows.collect::<Vec<Entry>>())
}

/// A row without the unit that it counts in, where that stands in a column of its own.
fn without_unit(mut entry: Entry) -> Option<Entry> {
    let is_unit = |words: &Words| is_unit(&words.label.text);
    if entry.labels.len() > 1 {
        entry.labels.pop_if(|words| is_unit(words));
    }
    let is_unit_alone = entry.slots.is_empty() && entry.labels.iter().any(is_unit);
    (!is_unit_alone || entry.labels.len() > 1).then_some(entry)
}
