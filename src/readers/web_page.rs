//! A web page: what the eye sees of it in reading order, its tables, the figures that it marks.
//!
//! Its look is known only as far as the page itself says it: by the attribute `hidden`, by `style`,
//! and by the plain rules of its own style sheet (those for every screen, without states such as
//! `:hover`; of several, the last one counts). What these take from the eye is no text. If it is
//! neither seen nor heard, it is told as hidden; if it is set aside for those who listen, such as
//! `未填报` in an empty cell, it is told only where it has digits.
//!
//! Marks of notes, and the links from a note back to its mark, are no text either: they are what
//! makes a note a note.

mod blocks;
mod declared;
mod encoding;
mod hidden_things;
mod look;
mod notes;
mod parsing;
mod phrase;
mod style_sheet;
mod table;
mod told;
mod walk;

use super::transcript::Transcript;
use crate::diagnostic::{Text, say::say};

/// The largest page, in mebibytes: pictures within it included.
const LARGEST: usize = 8;

/// How a page begins, or a part of one.
const STARTS: [&str; 14] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<title",
    "<style",
    "<script",
    "<table",
    "<div",
    "<article",
    "<h1",
    "<p>",
    "<p ",
];

/// Whether these bytes begin as a web page does, in any encoding.
pub(super) fn is_web_page(bytes: &[u8]) -> bool {
    // A zero between two letters is one of them in UTF-16.
    let start: Vec<u8> = bytes
        .iter()
        .take(4096)
        .filter(|byte| !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .map(u8::to_ascii_lowercase)
        .collect();
    let Some(mut start) = str::from_utf8(&start)
        .ok()
        .or_else(|| start.utf8_chunks().next().map(|chunk| chunk.valid()))
    else {
        return false;
    };
    // Before the page itself: a declaration of XHTML, remarks.
    loop {
        start = start.trim_start();
        let behind = if start.starts_with("<?xml") {
            start.split_once("?>")
        } else if start.starts_with("<!--") {
            start.split_once("-->")
        } else {
            break;
        };
        match behind {
            Some((_, behind)) => start = behind,
            None => return false,
        }
    }
    STARTS.iter().any(|one| start.starts_with(one))
}

/// Reads a web page.
///
/// # Errors
/// It is larger, deeper or of more elements than any page that people read.
pub(super) fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    if bytes.len() > LARGEST * 1024 * 1024 {
        return Err(say!(
            "这个网页太大，超过 {LARGEST} MiB",
            "the page is too large, more than {LARGEST} MiB"
        ));
    }
    let mut transcript = Transcript::default();
    let text = encoding::decoded(bytes, &mut transcript.unread);
    let page = parsing::parsed(&text)?;
    drop(text);
    told::read(&page, &mut transcript);
    hidden_things::read(&page, &mut transcript);
    let looks = look::Looks::of(&page);
    walk::read(&page, &looks, &mut transcript);
    Ok(transcript)
}
