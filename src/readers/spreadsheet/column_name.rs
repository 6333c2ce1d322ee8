//! Cells by their names: `C14`, `$C$14`, `A1:B2`.

use super::book::{MOST_COLUMNS, MOST_ROWS, Place};

/// The place that a name such as `$C$14` means.
pub(super) fn place(name: &str) -> Option<Place> {
    let name = name.strip_prefix('$').unwrap_or(name);
    let end = name.find(|sign: char| !sign.is_ascii_alphabetic())?;
    let (letters, row) = name.split_at(end);
    let row: usize = row.strip_prefix('$').unwrap_or(row).parse().ok()?;
    if letters.is_empty() || letters.len() > 3 || row == 0 || row > MOST_ROWS {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    (column <= MOST_COLUMNS).then_some((row - 1, column - 1))
}

/// First and last place of `A1:B2`, or of `A1` alone.
pub(super) fn stretch(name: &str) -> Option<(Place, Place)> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let (first, last) = (place(first)?, place(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

/// A column's letters.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).expect("below 26");
        letters.push(char::from(b'A' + letter));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_name() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("$XFD$1048576"), Some((1_048_575, 16_383)));
        assert_eq!(stretch("B2:$C$3"), Some(((1, 1), (2, 2))));
        for wrong in ["", "1", "A", "A0", "XFE1", "A1048577", "甲1", "C3:B2"] {
            assert_eq!(stretch(wrong), None, "{wrong}");
        }
        assert_eq!(
            [0, 25, 26, 701, 702].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
    }
}
