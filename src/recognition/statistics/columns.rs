//! Which columns the figures of a row stand in, and what its cells say.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    cell::{Cell, CellState, FormPlace, PiecePlace},
    entry::{Entry, Layout, Slot, SlotState},
    fit::window,
    row_match::Match,
    row_of_form::{FormRow, FormRows, vocabulary},
    words::HEAD_UNITS,
};
use crate::{
    forms::{Column, Kind, Row, Table},
    readers::Transcript,
};

/// So far above a row the heads of its table may stand, in rows.
const FARTHEST_HEAD: usize = 160;

/// The unit that amounts are told in.
const AMOUNTS: &str = "万元";

/// The cells of a row.
pub(super) fn cells(
    transcript: &Transcript,
    entries: &[Entry],
    form: &FormRows,
    found: &Match,
) -> Vec<Cell> {
    let Some((entry, row)) = entries.get(found.entry).zip(form.rows.get(found.row)) else {
        return Vec::new();
    };
    let Some(table) = form.form.tables.get(row.table) else {
        return Vec::new();
    };
    let Some(of_form) = table.rows.get(row.row) else {
        return Vec::new();
    };
    let Some((slots, is_sure)) = slots(entries, form, found.entry, entry, row, table) else {
        return Vec::new();
    };
    let in_yuan = says_yuan(transcript, entries, found.entry);
    let mut cells = Vec::new();
    for (number, slot) in row.columns.iter().zip(slots) {
        let Some(column) = table.columns.get(*number) else {
            continue;
        };
        let (state, unit) = said(slot.state, in_yuan, table, of_form, column);
        cells.push(Cell {
            id: table.cell_id(of_form, column),
            state,
            unit,
            place: slot.place,
            is_certain: is_sure && found.is_certain,
            at: place(form, row, *number),
        });
    }
    cells
}

/// The slots of a row's columns, in their order, and whether there is no doubt.
fn slots(
    entries: &[Entry],
    form: &FormRows,
    at: usize,
    entry: &Entry,
    row: &FormRow,
    table: &Table,
) -> Option<(Vec<Slot>, bool)> {
    let width = row.columns.len();
    if let Layout::Grid { table: grid, .. } = entry.layout
        && !table.cells_by_column
        && let Some(columns) = headed(entries, form, at, grid, row)
    {
        let by_head = columns.iter().map(|column| {
            let mut slots = entry.slots.iter();
            let slot = slots.find(|slot| (slot.column..slot.column + slot.span).contains(column));
            slot.cloned().unwrap_or_else(|| blank(entry))
        });
        return Some((by_head.collect(), true));
    }
    if !entry.has_figures() {
        let mut slots = entry.slots.clone();
        slots.resize_with(width, || blank(entry));
        return Some((slots, true));
    }
    // Blanks are not seen, or stand behind all figures: one applicant of a kind, and the total.
    let figures = match window(entry, width) {
        Some(first) => {
            let slots = entry.slots.get(first..first + width)?;
            match moved_up(entry, slots) {
                Some(figures) => figures,
                None => return Some((slots.to_vec(), true)),
            }
        }
        None => entry.slots.as_slice(),
    };
    let (one, total) = match figures {
        [one, total] if one.state == total.state && width == 7 => (one, total),
        _ => return None,
    };
    let mut slots = vec![one.clone()];
    slots.resize_with(width - 1, || blank(entry));
    slots.push(total.clone());
    Some((slots, false))
}

/// The figures of a row whose blank cells all stand behind them, where the last is what the others
/// add up to: the total stood in the last column before the blank ones were lost between them.
fn moved_up<'s>(entry: &Entry, slots: &'s [Slot]) -> Option<&'s [Slot]> {
    let is_blank = |slot: &Slot| slot.state == SlotState::Blank;
    let count = slots.iter().position(is_blank)?;
    let (figures, blank) = slots.split_at_checked(count)?;
    let is_grid = matches!(entry.layout, Layout::Grid { .. });
    if is_grid || !blank.iter().all(is_blank) {
        return None;
    }
    let values: Option<Vec<Decimal>> = figures
        .iter()
        .map(|slot| match slot.state {
            SlotState::Number(value, None) => Some(value),
            _ => None,
        })
        .collect();
    let values = values?;
    let (total, parts) = values.split_last()?;
    let mut parts = parts.iter().copied();
    let sum = parts.try_fold(Decimal::ZERO, Decimal::checked_add)?;
    (figures.len() > 1 && sum == *total).then_some(figures)
}

/// The column of the grid that the head of each column of a row stands in.
fn headed(
    entries: &[Entry],
    form: &FormRows,
    at: usize,
    grid: usize,
    row: &FormRow,
) -> Option<Vec<usize>> {
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    let above = entries.get(..at)?.iter().rev();
    for entry in above.take(FARTHEST_HEAD) {
        if !matches!(entry.layout, Layout::Grid { table, .. } if table == grid) {
            break;
        }
        if entry.has_figures() {
            continue;
        }
        for words in &entry.labels {
            let wording = vocabulary().get(&words.label.text);
            let heads = wording.and_then(|wording| form.heads.get(&wording));
            for (table, column) in heads.into_iter().flatten() {
                if *table == row.table {
                    columns.entry(*column).or_insert(words.column);
                }
            }
        }
        if columns.len() >= row.columns.len() {
            break;
        }
    }
    let found: Option<Vec<usize>> = row
        .columns
        .iter()
        .map(|column| columns.get(column).copied())
        .collect();
    let found = found?;
    let mut distinct = found.clone();
    distinct.sort_unstable();
    distinct.dedup();
    (distinct.len() == found.len()).then_some(found)
}

/// A cell of a row in which nothing stands.
pub(super) fn blank(entry: &Entry) -> Slot {
    let place = entry.slots.last().map(|slot| &slot.place);
    let place = place.or(entry.labels.last().map(|words| &words.place));
    let place = place.map_or(PiecePlace::empty(entry.line, 0), |place| {
        PiecePlace::empty(place.line, place.piece)
    });
    Slot {
        state: SlotState::Blank,
        place,
        column: 0,
        span: 1,
    }
}

/// Whether the nearest head of amounts says that they are in yuan.
fn says_yuan(transcript: &Transcript, entries: &[Entry], at: usize) -> bool {
    let above = entries.get(at.saturating_sub(6)..=at).unwrap_or(&[]);
    let places = above.iter().rev().flat_map(|entry| &entry.labels);
    let mut texts = places.filter_map(|words| {
        let line = transcript.lines.get(words.place.line)?;
        let piece = line.pieces.get(words.place.piece)?;
        piece.text.get(words.place.range.clone())
    });
    texts.any(|text| HEAD_UNITS.iter().any(|unit| text.contains(unit)))
}

/// What a slot says as the cell of a form, and in which unit.
fn said(
    state: SlotState,
    in_yuan: bool,
    table: &Table,
    row: &Row,
    column: &Column,
) -> (CellState, Option<String>) {
    let unit = table.cell_unit(row, column);
    let is_amount = table.cell_kind(row, column) == Kind::Amount;
    let ten_thousand = Decimal::from(10_000);
    let plain = unit
        .filter(|unit| !is_amount || *unit == AMOUNTS)
        .map(str::to_owned);
    match state {
        SlotState::Blank => (CellState::Blank, plain),
        SlotState::Mark => (CellState::Mark, plain),
        SlotState::Unreadable => (CellState::Unreadable, plain),
        SlotState::Number(value, yuan) if is_amount => {
            let yuan = yuan.or(in_yuan.then_some(Decimal::ONE));
            let converted =
                yuan.and_then(|yuan| value.checked_mul(yuan)?.checked_div(ten_thousand));
            match converted {
                Some(value) => (
                    CellState::Stated(value.normalize()),
                    Some(AMOUNTS.to_owned()),
                ),
                None => (CellState::Stated(value), plain),
            }
        }
        SlotState::Number(value, Some(yuan)) if yuan > Decimal::ONE => {
            let counted = value.checked_mul(yuan);
            (
                counted.map_or(CellState::Unreadable, CellState::Stated),
                plain,
            )
        }
        SlotState::Number(value, _) => (CellState::Stated(value), plain),
    }
}

/// The place of a cell in the form as people count.
fn place(form: &FormRows, row: &FormRow, column: usize) -> FormPlace {
    let tables = &form.form.tables;
    let id = tables.get(row.table).map(|table| table.id.get_ref());
    let mut sections = form.form.sections.iter();
    let section = sections.position(|section| {
        section
            .tables
            .iter()
            .any(|table| Some(table.get_ref()) == id)
    });
    let number = section.map_or(1, |section| section + 1);
    let in_section: Vec<&String> = match section.and_then(|at| form.form.sections.get(at)) {
        Some(section) => section.tables.iter().map(toml::Spanned::get_ref).collect(),
        None => id.into_iter().collect(),
    };
    let mut before = 0;
    for (at, table) in tables.iter().enumerate().take(row.table + 1) {
        if in_section.contains(&table.id.get_ref()) {
            let rows = table
                .rows
                .iter()
                .take(if at == row.table { row.row } else { usize::MAX });
            before += rows.filter(|row| !row.heading).count();
        }
    }
    FormPlace {
        table: number,
        row: before + 1,
        column: column + 1,
    }
}
