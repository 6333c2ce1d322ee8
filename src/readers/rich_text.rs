//! A rich text file (.rtf, and our own .doc): the text as a person sees it who opens it.
//!
//! As in a Word file, changes that were tracked are read as accepted, and said; numbers that every
//! program counts anew are left out. A table's columns are where the edges of its cells lie.

mod control;
mod encoding;
mod endings;
mod flow;
mod header;
pub(super) mod layout;
mod reader;
mod state;
pub(super) mod tables;
mod token;
pub(super) mod words;

use super::transcript::Transcript;
use crate::diagnostic::{Text, say::say};

/// What such a file starts with.
const START: &[u8] = b"{\\rtf";

/// The largest file, in mebibytes: its pictures are written as digits.
const LARGEST: usize = 16;

/// Whether these bytes are such a file.
pub(super) fn is_rich_text(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(START)
}

/// Reads such a file.
///
/// # Errors
/// It goes beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    if bytes.len() > LARGEST * 1024 * 1024 {
        return Err(say!(
            "它太大，超过 {LARGEST} MiB",
            "it is too large, more than {LARGEST} MiB"
        ));
    }
    reader::read(bytes.trim_ascii_start())
}
