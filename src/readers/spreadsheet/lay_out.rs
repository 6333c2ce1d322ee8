//! From a book to lines and tables.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::transcript::{
        Hidden, HiddenKind, Line, LineKind, Mark, Piece, Stored, Table, TableCell, TaggedFigure,
        Transcript,
    },
    book::{Book, Cell, Place, Sheet, Value},
    column_name::letters,
    number_format::{displayed, number_within, on_one_line},
};
use crate::diagnostic::{Locator, Text};

/// The most comparisons of cells with merged stretches.
const MOST_COMPARISONS: usize = 20_000_000;
/// How much is told of what is hidden.
const TOLD: usize = 500;

/// Lays out all sheets.
///
/// # Errors
/// Too many cells stand beside too many merged ones.
pub(super) fn lay_out(book: &Book, transcript: &mut Transcript) -> Result<(), Text> {
    let mut names: BTreeMap<&str, BTreeMap<Place, Vec<&str>>> = BTreeMap::new();
    for (name, sheet, place) in &book.names {
        let on_sheet = names.entry(sheet).or_default();
        on_sheet.entry(*place).or_default().push(name);
    }
    let none = BTreeMap::new();
    let mut has_unknown = false;
    for sheet in &book.sheets {
        let on_sheet = names.get(sheet.name.as_str()).unwrap_or(&none);
        let laid = Laid {
            sheet,
            named: on_sheet,
            dates_from_1904: book.dates_from_1904,
        };
        has_unknown |= laid.lay_out(transcript)?;
    }
    if has_unknown {
        transcript.unread.push(Text::fixed(
            "有的数字格式不认识，按存的数显示",
            "some formats of numbers are not known, and the numbers are shown as they are stored",
        ));
    }
    Ok(())
}

/// A sheet that is laid out.
struct Laid<'a> {
    sheet: &'a Sheet,
    named: &'a BTreeMap<Place, Vec<&'a str>>,
    dates_from_1904: bool,
}

impl Laid<'_> {
    /// Whether a format was not known.
    fn lay_out(&self, transcript: &mut Transcript) -> Result<bool, Text> {
        let sheet = self.sheet;
        if sheet.cells.len() * sheet.merged.len() > MOST_COMPARISONS {
            return Err(Text::fixed(
                "它合并的单元格太多",
                "it has too many merged cells",
            ));
        }
        if sheet.is_hidden {
            tell(transcript, HiddenKind::HiddenSheet, None, &sheet.name);
        }
        for (kind, content) in &sheet.told {
            tell(transcript, *kind, None, content);
        }
        let merged: BTreeMap<Place, Place> = sheet.merged.iter().copied().collect();
        let places = self.places(&merged);
        // What is merged beyond all cells covers nothing.
        let end = places
            .iter()
            .fold((0, 0), |end: Place, at| (end.0.max(at.0), end.1.max(at.1)));
        let number = transcript.tables.len();
        let mut table = Table {
            sheet: Some(sheet.name.clone()),
            ..Table::default()
        };
        let mut has_unknown = false;
        let empty = Cell::default();
        for (row, column) in places {
            let at = (row, column);
            let cell = sheet.cells.get(&at).unwrap_or(&empty);
            let locator = self.locator(at);
            let (text, is_known) = self.shown(cell);
            has_unknown |= !is_known;
            if self.is_covered(at) {
                tell(transcript, HiddenKind::HiddenText, Some(locator), &text);
                continue;
            }
            self.tell_cell(at, cell, &text, transcript);
            let kind = LineKind::Row { table: number, row };
            if transcript.lines.last().is_none_or(|last| last.kind != kind) {
                let pieces = Vec::new();
                transcript.lines.push(Line { kind, pieces });
            }
            let line = transcript.lines.len() - 1;
            let pieces = &mut transcript.lines.last_mut().expect("it was pushed").pieces;
            let last = merged.get(&at).copied().unwrap_or(at);
            let last = (last.0.min(end.0), last.1.min(end.1));
            table.cells.push(TableCell {
                row,
                column,
                row_span: last.0 - row + 1,
                column_span: last.1 - column + 1,
                line,
                piece: pieces.len(),
            });
            table.rows = table.rows.max(last.0 + 1);
            table.columns = table.columns.max(last.1 + 1);
            pieces.push(self.piece(at, cell, text, locator));
        }
        transcript.tables.push(table);
        self.tell_hidden(transcript);
        Ok(has_unknown)
    }

    /// What a cell shows, and whether its format was known.
    fn shown(&self, cell: &Cell) -> (String, bool) {
        match &cell.shown {
            Some(shown) => (on_one_line(shown), true),
            None => displayed(&cell.value, &cell.format, self.dates_from_1904),
        }
    }

    /// Where something stands, is merged or is named, row by row.
    fn places(&self, merged: &BTreeMap<Place, Place>) -> BTreeSet<Place> {
        let filled = self.sheet.cells.keys();
        let named = self.named.keys();
        filled.chain(merged.keys()).chain(named).copied().collect()
    }

    fn piece(&self, at: Place, cell: &Cell, text: String, locator: Locator) -> Piece {
        let range = number_within(&text);
        let names = self.named.get(&at).into_iter().flatten();
        let figures = names.map(|name| TaggedFigure {
            tag: (*name).to_owned(),
            range: range.clone(),
            by: Mark::Name,
        });
        let number = match cell.value {
            Value::Number(number) => Some(number),
            _ => None,
        };
        let is_empty = cell.value == Value::None && cell.formula.is_none();
        Piece {
            locator,
            figures: figures.collect(),
            calls: Vec::new(),
            text,
            stored: (!is_empty).then(|| Stored {
                number,
                formula: cell.formula.clone(),
            }),
        }
    }

    /// Tells what of a cell is not seen, and where its formula reaches.
    fn tell_cell(&self, at: Place, cell: &Cell, text: &str, transcript: &mut Transcript) {
        let locator = || Some(self.locator(at));
        if let Some(formula) = cell.formula.as_ref().filter(|formula| reaches_out(formula)) {
            tell(transcript, HiddenKind::OutsideFormula, locator(), formula);
        }
        match &cell.value {
            Value::Number(number) if text.trim().is_empty() => {
                tell(
                    transcript,
                    HiddenKind::HiddenText,
                    locator(),
                    &number.to_string(),
                );
            }
            Value::None => {}
            _ => {
                if let Some(kind) = cell.sight.unseen() {
                    tell(transcript, kind, locator(), text);
                }
            }
        }
    }

    /// Whether a cell lies under another that it is merged with.
    fn is_covered(&self, at: Place) -> bool {
        let within = |first: &Place, last: &Place| {
            (first.0..=last.0).contains(&at.0) && (first.1..=last.1).contains(&at.1)
        };
        let mut merged = self.sheet.merged.iter();
        merged.any(|(first, last)| *first != at && within(first, last))
    }

    /// Tells rows and columns that are hidden and hold something, each stretch once.
    fn tell_hidden(&self, transcript: &mut Transcript) {
        let sheet = self.sheet;
        let mut before: Option<usize> = None;
        for row in &sheet.hidden_rows {
            let mut cells = sheet.cells.range((*row, 0)..(*row + 1, 0)).peekable();
            if cells.peek().is_none() {
                continue;
            }
            let content: Vec<String> = cells.map(|(_, cell)| self.shown(cell).0).collect();
            let content = content.join(" ");
            let goes_on = before.is_some_and(|before| before + 1 == *row);
            before = Some(*row);
            match transcript.hidden.last_mut() {
                Some(last) if goes_on => {
                    last.content.push_str("; ");
                    last.content.push_str(&content);
                    last.content = last.content.chars().take(TOLD).collect();
                }
                _ => {
                    let locator = Some(self.locator((*row, 0)));
                    tell(transcript, HiddenKind::HiddenRows, locator, &content);
                }
            }
        }
        let filled: BTreeSet<usize> = sheet.cells.keys().map(|(_, column)| *column).collect();
        for (first, last) in &sheet.hidden_columns {
            if filled.range(first..=last).next().is_some() {
                let content = format!("{}:{}", letters(*first), letters(*last));
                let locator = Some(self.locator((0, *first)));
                tell(transcript, HiddenKind::HiddenRows, locator, &content);
            }
        }
    }

    fn locator(&self, (row, column): Place) -> Locator {
        Locator::Cell {
            sheet: self.sheet.name.clone(),
            column: column + 1,
            row: row + 1,
        }
    }
}

/// Whether a formula names another file: `[1]表!A1`, `'C:\[a.xlsx]表'!A1`, or asks a program.
fn reaches_out(formula: &str) -> bool {
    let upper = formula.to_ascii_uppercase();
    let has_file = formula
        .split_once('[')
        .and_then(|(_, behind)| behind.split_once(']'))
        .is_some_and(|(_, behind)| behind.contains('!'));
    has_file
        || ["WEBSERVICE(", "RTD(", "DDE(", "|"]
            .iter()
            .any(|one| upper.contains(one))
}

fn tell(transcript: &mut Transcript, kind: HiddenKind, locator: Option<Locator>, content: &str) {
    let content: String = content.chars().take(TOLD).collect();
    if !content.is_empty() {
        transcript.hidden.push(Hidden {
            kind,
            locator,
            content,
        });
    }
}
