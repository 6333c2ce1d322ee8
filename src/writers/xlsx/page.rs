//! The printed page.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::{
    workbook::sheet::{Sheet, Workbook},
    writers::cell_look::{HEAD_FONT, PAGE_FOOTER, page_header},
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
        // One page wide, as many high as it takes.
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_footer(PAGE_FOOTER);
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
