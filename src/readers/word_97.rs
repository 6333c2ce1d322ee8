//! The old binary format, .doc of Word 97 to 2003, after its published description ([MS-DOC]).
//!
//! Its text lies in pieces, in the order in which it was typed; how paragraphs, cells and words are
//! set is told by where in the file they lie. As in a Word file, changes that were tracked are read
//! as accepted, and said.

mod container;
mod notes;
mod number;
mod pieces;
mod property;
mod reader;
mod runs;

use super::transcript::Transcript;
use crate::diagnostic::Text;

/// Whether these bytes are a container that holds a text of Word.
pub(super) fn is_document(bytes: &[u8]) -> bool {
    container::is_document(bytes)
}

/// Reads such a file.
///
/// # Errors
/// It is broken, locked by a password, older than Word 97, or goes beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    let mut transcript = Transcript::default();
    let container = container::open(bytes, &mut transcript)?;
    reader::read(&container, transcript)
}
