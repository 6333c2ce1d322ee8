//! The printed pages of the form, which is handed in by itself: counted apart from what follows it.

use super::{
    row_height::{DEFAULT_ROW_HEIGHT, row_heights},
    sheet::{Pages, Sheet},
};

/// What is left of A4 between the margins in points, along its short and its long edge.
const ACROSS: f64 = 494.0;
const ALONG: f64 = 733.0;

/// How much of a page a sheet may go over its last one, for which it is printed smaller.
const SQUEEZED: f64 = 0.1;

/// The most pages that a sheet is made to fill.
const MOST_PAGES: f64 = 999.0;

/// Points of a digit of the default font.
const DIGIT: f64 = 6.0;

/// Numbers the pages of the form's sheets: `第 2 页 共 3 页`.
pub(super) fn number(sheets: &mut [Sheet]) {
    let counts: Option<Vec<u16>> = sheets.iter().map(pages).collect();
    let Some(counts) = counts else { return };
    let Some(of) = counts
        .iter()
        .try_fold(0_u16, |sum, count| sum.checked_add(*count))
    else {
        return;
    };
    let mut first = 1;
    for (sheet, count) in sheets.iter_mut().zip(counts) {
        sheet.pages = Pages::OfForm { first, count, of };
        first += count;
    }
}

/// How many pages a sheet fills that is printed one page wide; `None` where that cannot be said
/// beforehand.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counted up to a thousand"
)]
fn pages(sheet: &Sheet) -> Option<u16> {
    let (width, height) = if sheet.landscape {
        (ALONG, ACROSS)
    } else {
        (ACROSS, ALONG)
    };
    let needed: f64 = sheet
        .column_widths
        .iter()
        .map(|one| one * DIGIT + 4.0)
        .sum();
    let scale = (width / needed.max(1.0)).min(1.0);
    let rows = sheet.cells.iter().map(|cell| cell.at.row + cell.row_span);
    let heights = row_heights(sheet);
    let heights = (0..rows.max().unwrap_or(0))
        .map(|row| heights.get(&row).copied().unwrap_or(DEFAULT_ROW_HEIGHT));
    let pages = (heights.sum::<f64>() * scale / height - SQUEEZED)
        .ceil()
        .max(1.0);
    (pages <= MOST_PAGES).then_some(pages as u16)
}
