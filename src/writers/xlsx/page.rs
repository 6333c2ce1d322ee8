//! The printed page.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::{
    workbook::sheet::{Sheet, Workbook},
    writers::cell_look::{HEAD_FONT, counts_from_one, page_footer, page_header, pages_high},
};

/// A4 in the format's list of paper sizes.
const A4: u8 = 9;

/// Sets paper, scale, repeated rows, and what stands over and under every page.
pub(super) fn set_up(
    drawn: &mut Worksheet,
    sheet: &Sheet,
    workbook: &Workbook,
) -> Result<(), XlsxError> {
    drawn
        .set_paper_size(A4)
        // One page wide, and as many high as it takes or is made to fill.
        .set_print_fit_to_pages(1, pages_high(sheet.pages))
        .set_print_center_horizontally(true)
        .set_footer(page_footer(sheet.pages));
    if counts_from_one(sheet.pages) {
        // The library writes any other number where the format wants a yes or no.
        drawn.set_print_first_page_number(1);
    }
    if sheet.landscape {
        drawn.set_landscape();
    }
    if let Some((first, last)) = sheet.repeated_rows {
        drawn.set_repeat_rows(first, last)?;
    }
    if !sheet.page_breaks.is_empty() {
        drawn.set_page_breaks(&sheet.page_breaks)?;
    }
    let mark = workbook.edition.mark().map_or_else(String::new, |mark| {
        format!("&R&\"{HEAD_FONT},Bold\"&14&KFF0000{mark}")
    });
    drawn.set_header(page_header(&workbook.properties, &mark));
    Ok(())
}
