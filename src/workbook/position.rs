//! Places of cells, as numbers and as formulas name them.

use std::fmt::Write as _;

/// A place in a sheet, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u16,
}

impl Position {
    /// The place as a formula names it: `B3`.
    #[must_use]
    pub fn a1(self) -> String {
        let mut place = String::new();
        self.push_a1(&mut place);
        place
    }

    /// Writes the place behind a text, as [`Position::a1`].
    pub fn push_a1(self, text: &mut String) {
        push_letters(self.column, text);
        // Writing to a string cannot fail.
        let _ = write!(text, "{}", u64::from(self.row) + 1);
    }

    /// The place as a defined name holds it, fixed when formulas are copied: `$B$3`.
    #[must_use]
    pub fn a1_absolute(self) -> String {
        let mut place = "$".to_owned();
        push_letters(self.column, &mut place);
        let _ = write!(place, "${}", u64::from(self.row) + 1);
        place
    }
}

/// Writes a column as a spreadsheet letters it: 0 is `A`, 25 `Z`, 26 `AA`, 16383 `XFD`.
fn push_letters(column: u16, text: &mut String) {
    // Letters have no zero, so that each step to the left counts from one again.
    if let Some(left) = (column / 26).checked_sub(1) {
        push_letters(left, text);
    }
    text.extend(('A'..='Z').nth(usize::from(column % 26)));
}

/// A cell of some sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Index of the sheet.
    pub sheet: usize,
    /// The cell.
    pub at: Position,
}
