//! Where a stretch of text stands in a file that was no text: a cell, a row of a table, a
//! paragraph, a page.

use super::{say::say, text::Text};

/// A place as a reader of the file itself would name it. All numbers count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Locator {
    /// A cell of a spreadsheet: `统计表!C12`.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// The column.
        column: usize,
        /// The row.
        row: usize,
    },
    /// A cell of a table in a text: `表3 第4行第2列`.
    TableCell {
        /// Which table of the file.
        table: usize,
        /// The row.
        row: usize,
        /// The first column that the cell covers.
        column: usize,
    },
    /// A paragraph: `第二部分 第3段`.
    Paragraph {
        /// What it stands under; `None` before the first heading.
        heading: Option<String>,
        /// Which paragraph under it.
        number: usize,
    },
    /// A page, where nothing finer is known: `第5页`.
    Page(usize),
    /// A place in one of the files of a report that has several: `统计表.xlsx 统计表!C12`.
    Within {
        /// The file's name.
        file: String,
        /// The place in it.
        place: Box<Self>,
    },
}

impl Locator {
    /// The place in words.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Cell { sheet, column, row } => {
                Text::same(format!("{sheet}!{}{row}", letters(*column)))
            }
            Self::TableCell { table, row, column } => say!(
                "表{table} 第{row}行第{column}列",
                "table {table}, row {row}, column {column}"
            ),
            Self::Paragraph {
                heading: Some(heading),
                number,
            } => say!("{heading} 第{number}段", "{heading}, paragraph {number}"),
            Self::Paragraph {
                heading: None,
                number,
            } => say!("第{number}段", "paragraph {number}"),
            Self::Page(page) => say!("第{page}页", "page {page}"),
            Self::Within { file, place } => {
                let place = place.text();
                say!("{file} {place}", "{file} {place}", place)
            }
        }
    }

    /// What kind of thing it names, in the words of SARIF.
    #[must_use]
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Cell { .. } | Self::TableCell { .. } => "cell",
            Self::Paragraph { .. } => "paragraph",
            Self::Page(_) => "page",
            Self::Within { place, .. } => place.kind(),
        }
    }

    /// The place in its own file, where that is one of several.
    #[must_use]
    pub fn innermost(&self) -> &Self {
        match self {
            Self::Within { place, .. } => place.innermost(),
            own => own,
        }
    }

    /// Another place in the same file.
    #[must_use]
    pub fn beside(&self, place: Self) -> Self {
        match self {
            Self::Within { file, .. } => Self::Within {
                file: file.clone(),
                place: Box::new(place),
            },
            _ => place,
        }
    }
}

/// A column's letters: A to Z, then AA.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.extend(char::from_digit(
            u32::try_from(rest % 26).expect("below 26") + 10,
            36,
        ));
        rest /= 26;
    }
    letters.iter().rev().map(char::to_ascii_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_goes_by_its_letters() {
        let named = [1, 3, 26, 27, 702, 703].map(letters);
        assert_eq!(named, ["A", "C", "Z", "AA", "ZZ", "AAA"]);
    }
}
