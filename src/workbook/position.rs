//! Places of cells, as numbers and as formulas name them.

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
        let mut place = column_letters(self.column);
        place.push_str(&(u64::from(self.row) + 1).to_string());
        place
    }

    /// The place as a defined name holds it, fixed when formulas are copied: `$B$3`.
    #[must_use]
    pub fn a1_absolute(self) -> String {
        format!(
            "${}${}",
            column_letters(self.column),
            u64::from(self.row) + 1
        )
    }
}

/// A column as a spreadsheet letters it: 0 is `A`, 25 `Z`, 26 `AA`, 16383 `XFD`.
fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    // Letters have no zero, so that each step to the left counts from one again.
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.extend(char::from_digit(rest % 26 + 10, 36));
        rest /= 26;
    }
    letters.iter().rev().map(char::to_ascii_uppercase).collect()
}

/// A cell of some sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Index of the sheet.
    pub sheet: usize,
    /// The cell.
    pub at: Position,
}
