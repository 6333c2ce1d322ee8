//! A spreadsheet of `OpenDocument`, .ods, as a book.
//!
//! A cell stores its number and, beside it, how the program that saved it displayed the number. Programs
//! that open it display the number anew: so the second is believed only as far as it says the first.

mod formula;
mod looks;
mod open_cell;
mod row;
mod sheets;
mod written;

use self::looks::Looks;
use super::book::Book;
use crate::{
    archive::Archive,
    diagnostic::Text,
    readers::{
        open_document::{CONTENT, STYLES, parts, properties},
        transcript::Transcript,
    },
};

/// Reads all of it.
///
/// # Errors
/// It is broken, or goes beyond the bounds.
pub(super) fn read(archive: &mut Archive<'_>, transcript: &mut Transcript) -> Result<Book, Text> {
    properties(archive, transcript)?;
    let mut looks = Looks::default();
    if archive.has(STYLES) {
        looks.read(&archive.part(STYLES)?, STYLES)?;
    }
    let content = archive.part(CONTENT)?;
    looks.read(&content, CONTENT)?;
    let book = sheets::read(&content, &looks, transcript)?;
    parts(archive, transcript)?;
    Ok(book)
}
