//! Tables that stand on their side: the columns of the form below each other, its rows as heads.
//!
//! Such a table is turned before its rows are looked for, so that all behind it sees the form's own
//! layout; each cell keeps its place in the file.

use std::ops::Range;

use super::{
    columns::blank,
    entry::{Entry, Layout, Slot, Words},
    row_of_form::{FormRows, vocabulary},
    vocabulary::Likeness,
};

/// A head this like to the label of a row is one.
const IS_ROW: Likeness = 900;

/// A table of fewer columns is none that could be told by them.
const FEWEST_COLUMNS: usize = 3;

/// The rows with every table on its side turned.
pub(super) fn upright(entries: &[Entry]) -> Vec<Entry> {
    let mut turned = Vec::with_capacity(entries.len());
    let mut at = 0;
    while let Some(entry) = entries.get(at) {
        if let Some(found) = on_its_side(entries, at) {
            // The heads stand above, and were taken as rows without figures.
            let heads = found.heads.min(turned.len());
            turned.truncate(turned.len() - heads);
            turned.extend(found.rows);
            at = found.end;
        } else {
            turned.push(entry.clone());
            at += 1;
        }
    }
    turned
}

/// A table that was turned.
struct Turned {
    /// How many rows above its first are heads.
    heads: usize,
    /// The row behind its last.
    end: usize,
    /// Its rows as the form has them.
    rows: Vec<Entry>,
}

/// The table on its side whose first row of figures this is.
fn on_its_side(entries: &[Entry], at: usize) -> Option<Turned> {
    entries.get(at).filter(|first| first.has_figures())?;
    FormRows::all().iter().find_map(|form| {
        let mut tables = form.form.tables.iter().enumerate();
        tables.find_map(|(number, table)| {
            let count = table.columns.len();
            let range = at..at + count;
            let data = entries.get(range.clone())?;
            if count < FEWEST_COLUMNS {
                return None;
            }
            if table.cells_by_column {
                return lone_row(form, number, data).map(|row| Turned {
                    heads: 0,
                    end: range.end,
                    rows: vec![row],
                });
            }
            turned(form, number, entries, range, &order(form, number, data)?)
        })
    })
}

/// The one row of a table that has no other, where its columns stand below each other in their order.
fn lone_row(form: &FormRows, table: usize, rows: &[Entry]) -> Option<Entry> {
    let (first, last) = (rows.first()?, rows.last()?);
    let slots = rows.iter().enumerate().map(|(column, row)| {
        let [slot] = row.slots.as_slice() else {
            return None;
        };
        let label = &row.labels.last()?.label;
        let heads = form.heads.get(&vocabulary().get(&label.text)?)?;
        let is_next =
            heads.contains(&(table, column)) && row.layout.shows_blanks() && is_beside(first, row);
        is_next.then(|| slot.clone())
    });
    Some(Entry {
        line: first.line,
        last_line: last.last_line,
        layout: Layout::Bars,
        labels: Vec::new(),
        slots: slots.collect::<Option<Vec<Slot>>>()?,
        is_prose: false,
    })
}

/// Which of these rows holds each column of a table of a form; `None` where they are not its columns.
fn order(form: &FormRows, table: usize, rows: &[Entry]) -> Option<Vec<usize>> {
    let mut order = vec![None; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        if !row.has_figures() || !row.layout.shows_blanks() || !is_beside(rows.first()?, row) {
            return None;
        }
        let label = &row.labels.last()?.label;
        let heads = form.heads.get(&vocabulary().get(&label.text)?)?;
        let (_, column) = heads.iter().find(|(of, _)| *of == table)?;
        let place = order.get_mut(*column)?;
        if place.replace(at).is_some() {
            return None;
        }
    }
    order.into_iter().collect()
}

/// Whether two rows are of one table.
fn is_beside(one: &Entry, other: &Entry) -> bool {
    match (one.layout, other.layout) {
        (Layout::Grid { table: one, .. }, Layout::Grid { table: other, .. }) => one == other,
        (one, other) => one == other,
    }
}

/// The table turned whose rows of figures these are, `order` of them by column; `None` where what
/// stands above is no row of it.
fn turned(
    form: &FormRows,
    table: usize,
    entries: &[Entry],
    range: Range<usize>,
    order: &[usize],
) -> Option<Turned> {
    let data = entries.get(range.clone())?;
    let first = data.first()?;
    let above = entries.get(..range.start)?.iter().rev();
    let above = above.take_while(|entry| !entry.has_figures() && is_beside(first, entry));
    let mut heads: Vec<&Entry> = above.collect();
    heads.reverse();
    let count = data.iter().map(|entry| entry.slots.len()).max()?;
    let labels: Vec<Option<&Words>> = (0..count).map(|at| head(&heads, first, at)).collect();
    let is_row = |words: &&Words| is_row(form, table, words);
    let known = labels
        .iter()
        .flatten()
        .filter(|words| is_row(words))
        .count();
    if known < 2 || known * 2 < count {
        return None;
    }
    let lines = (
        heads.first().map_or(first.line, |entry| entry.line),
        data.last()?.last_line,
    );
    let rows = labels.iter().enumerate().filter_map(|(at, label)| {
        let slots: Option<Vec<Slot>> = order
            .iter()
            .map(|row| Some(slot(data.get(*row)?, first, at)))
            .collect();
        Some(Entry {
            line: lines.0,
            last_line: lines.1,
            layout: Layout::Bars,
            labels: vec![(*label)?.clone()],
            slots: slots?,
            is_prose: false,
        })
    });
    Some(Turned {
        heads: heads.len(),
        end: range.end,
        rows: rows.collect(),
    })
}

/// The figure of a row below that of this number of the first one.
fn slot(row: &Entry, first: &Entry, at: usize) -> Slot {
    let column = first.slots.get(at).map(|slot| slot.column);
    let mut slots = row.slots.iter();
    let found = match (row.layout, column) {
        (Layout::Grid { .. }, Some(column)) => {
            slots.find(|slot| (slot.column..slot.column + slot.span).contains(&column))
        }
        _ => slots.nth(at),
    };
    found.cloned().unwrap_or_else(|| blank(row))
}

/// The head above a figure, by its number in a row: in a grid by its column, between bars by its number.
fn head<'e>(heads: &[&'e Entry], row: &Entry, at: usize) -> Option<&'e Words> {
    let mut nearest = heads.iter().rev();
    if let Layout::Grid { .. } = row.layout {
        let column = row.slots.get(at)?.column;
        return nearest.find_map(|entry| entry.labels.iter().find(|one| one.column == column));
    }
    let last = nearest.next()?;
    let before = last.labels.len().checked_sub(row.slots.len())?;
    (before <= row.labels.len())
        .then(|| last.labels.get(before + at))
        .flatten()
}

/// Whether a head is the label of a row of a table.
fn is_row(form: &FormRows, table: usize, words: &Words) -> bool {
    let like = vocabulary().like(&words.label.text);
    let mut like = like.into_iter().filter(|(_, likeness)| *likeness >= IS_ROW);
    like.any(|(wording, _)| {
        let mut rows = form.rows.iter().filter(|row| row.table == table);
        rows.any(|row| row.wordings.iter().any(|(own, _)| *own == wording))
    })
}
