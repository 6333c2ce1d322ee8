//! A spreadsheet: each sheet a table, each cell as it is displayed and as it is stored.
//!
//! Hidden sheets, rows and columns are told, and their cells are in the transcript all the same:
//! formulas count them. Rows and columns that are folded under an outline are not hidden: whoever
//! opens the file sees the sign that unfolds them.
//!
//! Defined names are given as they are written. Some programs write `_` for `.` in them, and a name
//! that looks like a cell has a `_` before it.

mod book;
mod column_name;
mod lay_out;
mod number_format;
mod old;
mod open_document;
mod package;
mod properties;
mod sheet_part;
mod styles;
mod workbook_part;
mod xml;

use super::transcript::Transcript;
use crate::{archive::Archive, diagnostic::Text};

/// Whether an archive holds a spreadsheet.
pub(super) fn is_package(archive: &Archive<'_>) -> bool {
    archive.has(workbook_part::NAME)
}

/// Reads a .xlsx or .xlsm.
///
/// # Errors
/// It is broken, or has more cells or text than any report.
pub(super) fn read_package(archive: &mut Archive<'_>) -> Result<Transcript, Text> {
    let mut transcript = Transcript::default();
    let book = package::read(archive, &mut transcript)?;
    lay_out::lay_out(&book, &mut transcript)?;
    Ok(transcript)
}

/// Reads a .ods.
///
/// # Errors
/// It is broken, or has more cells or text than any report.
pub(super) fn read_open_document(archive: &mut Archive<'_>) -> Result<Transcript, Text> {
    let mut transcript = Transcript::default();
    let book = open_document::read(archive, &mut transcript)?;
    lay_out::lay_out(&book, &mut transcript)?;
    Ok(transcript)
}

/// Whether these bytes are a container that holds a spreadsheet.
pub(super) fn is_container(bytes: &[u8]) -> bool {
    old::is_container(bytes)
}

/// Reads a .xls.
///
/// # Errors
/// It is broken, or has more cells or text than any report.
pub(super) fn read_container(bytes: &[u8]) -> Result<Transcript, Text> {
    let mut transcript = Transcript::default();
    let book = old::read(bytes, &mut transcript)?;
    lay_out::lay_out(&book, &mut transcript)?;
    Ok(transcript)
}
