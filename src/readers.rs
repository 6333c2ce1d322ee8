//! Reads finished files back, ours and other people's: bytes in, a [`Transcript`] out.
//!
//! A reader shares no code with a writer, so that what a writer says of its own file is not simply
//! believed. It never guesses, and never leaves anything out in silence: what it cannot read is said
//! in [`Transcript::unread`]. What it takes is bounded, as no file is trusted.

mod spreadsheet;
mod text_file;
pub mod transcript;
mod web_page;
mod word;

pub use self::transcript::Transcript;

use crate::{archive::Archive, diagnostic::Text};

/// Reads a file by what it holds; its name is not asked.
///
/// # Errors
/// It is none of the formats that are read, it is broken, or it goes beyond the limits.
pub fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    if bytes.starts_with(b"PK") {
        let mut archive = Archive::open(bytes)?;
        if spreadsheet::is_package(&archive) {
            return spreadsheet::read_package(&mut archive);
        }
        if archive.has("word/document.xml") || archive.has("[Content_Types].xml") {
            return word::read(archive);
        }
    }
    if spreadsheet::is_container(bytes) {
        return spreadsheet::read_container(bytes);
    }
    if web_page::is_web_page(bytes) {
        return web_page::read(bytes);
    }
    text_file::read(bytes)
}
