//! Reads finished files back, ours and other people's: bytes in, a [`Transcript`] out.
//!
//! A reader shares no code with a writer, so that what a writer says of its own file is not simply
//! believed. It never guesses, and never leaves anything out in silence: what it cannot read is said
//! in [`Transcript::unread`]. What it takes is bounded, as no file is trusted.

mod bookmarks;
mod colour;
mod field_code;
mod grid;
pub mod joined;
pub mod laid_out;
mod markdown;
mod open_document;
mod open_text;
mod outline;
mod places;
mod portable_document;
mod rich_text;
mod running_text;
mod running_words;
mod separated;
mod sight;
pub mod simplified;
mod spreadsheet;
mod text_file;
pub mod transcript;
mod web_page;
mod word;
mod word_97;
mod xml_tree;

pub use self::transcript::Transcript;

use self::open_document::Kind;
use crate::{archive::Archive, diagnostic::Text};

/// What files of Word and Excel start with that are older than 2007.
const CONTAINER: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// In how many of its first bytes an archive tells by the names of its parts what it is.
const TELLING: usize = 64 * 1024;

/// Reads a file by what it holds; its name is not asked.
///
/// # Errors
/// It is none of the formats that are read, it is broken, or it goes beyond the limits.
pub fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    if bytes.starts_with(b"PK") {
        let mut archive = Archive::open(bytes, broken_archive(bytes))?;
        if spreadsheet::is_package(&archive) {
            return spreadsheet::read_package(&mut archive);
        }
        match open_document::kind(&mut archive)? {
            Some(Kind::Text) => return open_text::read(archive),
            Some(Kind::Spreadsheet) => return spreadsheet::read_open_document(&mut archive),
            None => {}
        }
        if archive.has("word/document.xml") || archive.has("[Content_Types].xml") {
            return word::read(archive);
        }
    }
    if spreadsheet::is_container(bytes) {
        return spreadsheet::read_container(bytes);
    }
    if word_97::is_document(bytes) {
        return word_97::read(bytes);
    }
    if bytes.starts_with(CONTAINER) {
        return Err(Text::fixed(
            "它是一种旧格式，请用 Word 或 WPS 另存为 .docx",
            "it is another format of old: save it as .docx",
        ));
    }
    if portable_document::is_portable(bytes) {
        return portable_document::read(bytes);
    }
    if rich_text::is_rich_text(bytes) {
        return rich_text::read(bytes);
    }
    if web_page::is_web_page(bytes) {
        return web_page::read(bytes);
    }
    text_file::read(bytes)
}

/// The transcript of a text that somebody has at hand already: its lines are those of the text.
#[must_use]
pub fn text(text: &str) -> Transcript {
    text_file::transcript(text)
}

/// What is said of an archive that cannot be opened: the names of its parts are not packed.
fn broken_archive(bytes: &[u8]) -> Text {
    let start = bytes.get(..TELLING).unwrap_or(bytes);
    let names = |folder: &[u8]| start.windows(folder.len()).any(|stretch| stretch == folder);
    if names(b"xl/") {
        Text::fixed(
            "这个表格文件坏了或不完整，打不开",
            "the spreadsheet is damaged or cut off, and cannot be opened",
        )
    } else if names(b"word/") {
        Text::fixed(
            "这个 Word 文件坏了或不完整，打不开",
            "the Word file is damaged or cut off, and cannot be opened",
        )
    } else {
        Text::fixed(
            "这个文件坏了或不完整，打不开",
            "the file is damaged or cut off, and cannot be opened",
        )
    }
}
