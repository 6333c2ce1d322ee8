//! The old binary format, .xls of Excel 97 to 2003, as a book.
//!
//! After the published description of the format ([MS-XLS], BIFF8). Its formulas are known by their
//! results; their words are not read.

mod container;
mod globals;
mod record;
mod sheet;
mod summary;
mod texts;

use super::book::{Book, Sheet};
use crate::{
    diagnostic::{Text, say::say},
    readers::transcript::Transcript,
};

/// Whether these bytes are a container that holds a spreadsheet.
pub(super) fn is_container(bytes: &[u8]) -> bool {
    container::is_container(bytes)
}

/// Reads all of it.
///
/// # Errors
/// It is broken, locked by a password, older than Excel 97, or goes beyond the bounds.
pub(super) fn read(bytes: &[u8], transcript: &mut Transcript) -> Result<Book, Text> {
    let container = container::open(bytes, transcript)?;
    if let Some(summary) = &container.summary {
        summary::read(summary, transcript);
    }
    let mut book = Book::default();
    let globals = globals::read(&container.workbook, &mut book, transcript)?;
    let mut has_formulas = false;
    for listed in &globals.sheets {
        if !listed.has_cells {
            let name = listed.name.as_str();
            transcript.unread.push(say!(
                "“{name}”不是工作表，没有读",
                "‘{name}’ is no sheet of cells, and was not read"
            ));
            continue;
        }
        let mut one = Sheet {
            name: listed.name.clone(),
            is_hidden: listed.is_hidden,
            ..Sheet::default()
        };
        let records = record::records(&container.workbook, listed.start);
        has_formulas |= sheet::read(records, &globals, &mut one, &mut book, transcript)?;
        book.sheets.push(one);
    }
    if has_formulas {
        transcript.unread.push(Text::fixed(
            "公式只读了结果，没有读写法",
            "of the formulas only the results were read",
        ));
    }
    Ok(book)
}
