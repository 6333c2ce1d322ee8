//! A workbook as any of its formats holds it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::{sight::Sight, transcript::HiddenKind};
use crate::diagnostic::{Text, say::say};

/// The most cells that hold something, over all sheets.
const MOST_CELLS: usize = 300_000;
/// The most bytes of text in all of them: one text may stand in a thousand cells.
const MOST_TEXT: usize = 16 * 1024 * 1024;
/// The most merged stretches of a workbook.
const MOST_MERGED: usize = 5_000;
/// The most rows and columns of a sheet.
pub(super) const MOST_ROWS: usize = 1_048_576;
pub(super) const MOST_COLUMNS: usize = 16_384;

/// Row and column, from 0.
pub(super) type Place = (usize, usize);

/// A workbook.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    /// Names of single cells: name, sheet, place.
    pub(super) names: Vec<(String, String, Place)>,
    pub(super) dates_from_1904: bool,
    cells: usize,
    text: usize,
    merged: usize,
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// What of it as a whole is shown otherwise, or added.
    pub(super) told: Vec<(HiddenKind, String)>,
    pub(super) cells: BTreeMap<Place, Cell>,
    /// First and last place of each merged stretch.
    pub(super) merged: Vec<(Place, Place)>,
    pub(super) hidden_rows: BTreeSet<usize>,
    /// First and last of columns that are hidden.
    pub(super) hidden_columns: Vec<(usize, usize)>,
}

/// What a cell holds.
#[derive(Debug, Default, Clone)]
pub(super) struct Cell {
    pub(super) value: Value,
    /// How its number is displayed.
    pub(super) format: String,
    /// How it is displayed where the file itself says so, and that is true.
    pub(super) shown: Option<String>,
    pub(super) formula: Option<String>,
    /// Whether what it says is seen.
    pub(super) sight: Sight,
}

/// A value.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing, or a formula without a stored result.
    #[default]
    None,
    Number(Decimal),
    /// A text, a truth value, an error: as it is displayed.
    Text(String),
}

impl Book {
    /// Counts a cell against the bounds.
    ///
    /// # Errors
    /// There are too many, or they hold too much.
    pub(super) fn count(&mut self, cell: &Cell) -> Result<(), Text> {
        self.cells += 1;
        self.has_room_for(0)?;
        let told = [&cell.formula, &cell.shown].into_iter().flatten();
        self.text += cell.format.len() + told.map(String::len).sum::<usize>();
        if let Value::Text(text) = &cell.value {
            self.text += text.len();
        }
        if self.text > MOST_TEXT {
            return Err(Text::fixed(
                "它的文字太多，超过 16 MiB",
                "it has too much text, more than 16 MiB",
            ));
        }
        Ok(())
    }

    /// Whether so many cells more are within the bounds: what is too much is refused before it is read.
    ///
    /// # Errors
    /// They are too many.
    pub(super) fn has_room_for(&self, more: usize) -> Result<(), Text> {
        if self.cells.saturating_add(more) > MOST_CELLS {
            return Err(say!(
                "它的单元格太多，超过 {MOST_CELLS} 个",
                "it has too many cells, more than {MOST_CELLS}"
            ));
        }
        Ok(())
    }

    /// Counts a merged stretch against the bounds.
    ///
    /// # Errors
    /// There are too many.
    pub(super) fn count_merged(&mut self) -> Result<(), Text> {
        self.merged += 1;
        if self.merged > MOST_MERGED {
            return Err(say!(
                "它合并的单元格太多，超过 {MOST_MERGED} 处",
                "it has too many merged cells, more than {MOST_MERGED}"
            ));
        }
        Ok(())
    }
}
