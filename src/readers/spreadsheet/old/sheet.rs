//! One sheet of the old format: its cells, and what is merged and hidden in it.

use rust_decimal::Decimal;

use super::{
    super::book::{Book, Cell, Place, Sheet, Value},
    globals::{BOF, EOF, Globals},
    record::{Content, Record},
};
use crate::{
    diagnostic::{Locator, Text},
    readers::transcript::{Hidden, HiddenKind, Transcript},
};

const COLUMN: u16 = 0x007D;
const ROW: u16 = 0x0208;
const LABEL: u16 = 0x0204;
const SHARED_LABEL: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;
const TRUTH: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;
const MERGED: u16 = 0x00E5;
const NOTE: u16 = 0x001C;

/// Reads the records of a sheet, and whether there are formulas in it.
///
/// # Errors
/// It holds more than any report.
pub(super) fn read<'a>(
    records: impl Iterator<Item = Record<'a>>,
    globals: &Globals,
    sheet: &mut Sheet,
    book: &mut Book,
    transcript: &mut Transcript,
) -> Result<bool, Text> {
    let mut has_formulas = false;
    let mut depth = 0_usize;
    let mut open_text: Option<Place> = None;
    for record in records {
        let content = record.content;
        match record.kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            // A chart within the sheet has cells of its own.
            _ if depth > 1 => {}
            SHORT_NUMBERS => {
                for (at, cell) in short_numbers(content, globals) {
                    keep(at, cell, sheet, book)?;
                }
            }
            STRING => {
                if let (Some(at), Some(text)) = (open_text.take(), content.text(0))
                    && let Some(cell) = sheet.cells.get_mut(&at)
                {
                    cell.value = Value::Text(text);
                    book.count(cell)?;
                }
            }
            MERGED => merged(content, sheet, book)?,
            ROW | COLUMN => hidden(record, sheet),
            NOTE => note(content, sheet, transcript),
            kind => {
                if let Some((at, cell)) = cell(kind, content, globals) {
                    if kind == FORMULA {
                        has_formulas = true;
                        open_text = Some(at);
                    }
                    keep(at, cell, sheet, book)?;
                }
            }
        }
    }
    Ok(has_formulas)
}

fn keep(at: Place, cell: Cell, sheet: &mut Sheet, book: &mut Book) -> Result<(), Text> {
    if cell.value == Value::None && cell.formula.is_none() {
        return Ok(());
    }
    book.count(&cell)?;
    sheet.cells.insert(at, cell);
    Ok(())
}

/// The cell of a record that holds one.
fn cell(kind: u16, content: Content<'_>, globals: &Globals) -> Option<(Place, Cell)> {
    let mut formula = None;
    let value = match kind {
        NUMBER => number(content.float(6)?),
        SHORT_NUMBER => number(short_number(content.long(6)?)),
        SHARED_LABEL => {
            let text = usize::try_from(content.long(6)?).ok()?;
            Value::Text(globals.texts.get(text)?.clone())
        }
        LABEL => Value::Text(content.text(6)?),
        TRUTH => truth(content.byte(6)?, content.byte(7)? != 0),
        FORMULA => {
            formula = Some(String::new());
            match (content.short(12)?, content.byte(6)?) {
                // The text follows; a truth value; an error; an empty text.
                (0xFFFF, 0) => Value::None,
                (0xFFFF, 1) => truth(content.byte(8)?, false),
                (0xFFFF, 2) => truth(content.byte(8)?, true),
                (0xFFFF, _) => Value::Text(String::new()),
                _ => number(content.float(6)?),
            }
        }
        _ => return None,
    };
    let cell = Cell {
        value,
        format: globals.format(content.index(4)),
        sight: globals.sight(content.index(4)),
        formula,
        ..Cell::default()
    };
    Some(((content.index(0)?, content.index(2)?), cell))
}

/// The cells of a record that holds a row of numbers.
fn short_numbers(content: Content<'_>, globals: &Globals) -> Vec<(Place, Cell)> {
    let (Some(row), Some(first)) = (content.index(0), content.index(2)) else {
        return Vec::new();
    };
    // Each has a look and a number; behind the last stands the last column.
    let count = content.0.len().saturating_sub(6) / 6;
    let cells = (0..count).filter_map(|index| {
        let look = content.index(4 + index * 6);
        let value = number(short_number(content.long(6 + index * 6)?));
        let format = globals.format(look);
        let cell = Cell {
            value,
            format,
            sight: globals.sight(look),
            ..Cell::default()
        };
        Some(((row, first + index), cell))
    });
    cells.collect()
}

/// A number as it is; what no figure can be, as text.
fn number(number: f64) -> Value {
    // The shortest digits that mean this number are those that were typed.
    let digits = number.to_string();
    match digits.parse::<Decimal>() {
        Ok(exact) => Value::Number(exact),
        Err(_) => Value::Text(digits),
    }
}

/// A number in thirty bits: whole or the upper half of one with a point, perhaps in hundredths.
fn short_number(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

fn truth(code: u8, is_error: bool) -> Value {
    let shown = match (is_error, code) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    Value::Text(shown.to_owned())
}

fn merged(content: Content<'_>, sheet: &mut Sheet, book: &mut Book) -> Result<(), Text> {
    for index in 0..content.index(0).unwrap_or(0) {
        let at = |offset| content.index(2 + index * 8 + offset);
        let (Some(top), Some(bottom), Some(left), Some(right)) = (at(0), at(2), at(4), at(6))
        else {
            break;
        };
        if top <= bottom && left <= right {
            book.count_merged()?;
            sheet.merged.push(((top, left), (bottom, right)));
        }
    }
    Ok(())
}

/// Rows and columns that are hidden, but for those of an outline that can be unfolded.
fn hidden(record: Record<'_>, sheet: &mut Sheet) {
    let content = record.content;
    if record.kind == ROW {
        if let (Some(row), Some(look)) = (content.index(0), content.short(12))
            && look & 0x20 != 0
            && outline_level(look) == 0
        {
            sheet.hidden_rows.insert(row);
        }
    } else if let (Some(first), Some(last), Some(look)) =
        (content.index(0), content.index(2), content.short(8))
        && look & 1 != 0
        && look & 0x0700 == 0
        && first <= last
    {
        sheet.hidden_columns.push((first, last));
    }
}

/// How deep in an outline a row stands.
fn outline_level(look: u16) -> u16 {
    look & 7
}

/// A remark: where it is, and whose.
fn note(content: Content<'_>, sheet: &Sheet, transcript: &mut Transcript) {
    let (Some(row), Some(column)) = (content.index(0), content.index(2)) else {
        return;
    };
    transcript.hidden.push(Hidden {
        kind: HiddenKind::Comment,
        locator: Some(Locator::Cell {
            sheet: sheet.name.clone(),
            column: column + 1,
            row: row + 1,
        }),
        content: content.text(8).into_iter().collect(),
    });
}
