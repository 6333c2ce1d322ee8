//! One file's text: its encoding mended, and the way between bytes and lines.

use std::ops::Range;

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest as _, Sha256};

use crate::language::stretch::Stretch as _;

/// How a file was encoded on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark, which Windows editors call “Unicode”.
    Utf16,
    /// GB18030, which Windows editors call “ANSI” in China; GBK and GB2312 are parts of it.
    Gb18030,
}

/// The byte order mark that a file starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Utf8,
    LittleEndian,
    BigEndian,
}

const MARKS: &[(Mark, &[u8])] = &[
    (Mark::Utf8, b"\xEF\xBB\xBF"),
    (Mark::LittleEndian, b"\xFF\xFE"),
    (Mark::BigEndian, b"\xFE\xFF"),
];

/// The text of one file.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    encoding: Encoding,
    mark: Mark,
    line_starts: Vec<usize>,
    /// How many characters start before each [`BLOCK`] of the text: a line may be the whole file,
    /// and its characters are not counted anew for each place in it.
    characters_before: Vec<usize>,
    fingerprint: String,
}

/// A stretch of a [`Source`]'s text, in bytes, between character boundaries.
///
/// Only [`Source::span`] and a [`Prose`](crate::year_file::prose::Prose) aligned with its source
/// make one, so that a span is never outside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// A span between two characters of the text that both were taken from.
    pub(crate) fn between(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// First byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end
    }
}

/// Line and column of a character, both from 1; a column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// Why a file's bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotText;

impl Source {
    /// Reads `bytes` as text. `name` is what diagnostics call the file.
    ///
    /// # Errors
    /// The bytes are text in none of the known encodings: a picture, a Word file.
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Result<Self, NotText> {
        let (mark, rest) = MARKS
            .iter()
            .find_map(|(mark, sign)| Some((*mark, bytes.strip_prefix(*sign)?)))
            .unwrap_or((Mark::None, bytes));
        let (text, encoding) = decode(mark, rest).ok_or(NotText)?;
        if text.contains('\0') {
            return Err(NotText);
        }
        let line_starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
            .collect();
        let characters_before = characters_before_blocks(&text);
        Ok(Self {
            name: name.into(),
            text,
            encoding,
            mark,
            line_starts,
            characters_before,
            fingerprint: fingerprint(bytes),
        })
    }

    /// What diagnostics call the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether these are the bytes that it was read from.
    pub(crate) fn is_of(&self, bytes: &[u8]) -> bool {
        fingerprint(bytes) == self.fingerprint
    }

    /// SHA-256 of the file's bytes, in hexadecimal digits, as `sha256sum` prints it.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The text as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the file was encoded.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// `text` as bytes in the encoding of this file, with its byte order mark.
    #[must_use]
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Some((_, sign)) = MARKS.iter().find(|(mark, _)| *mark == self.mark) {
            bytes.extend_from_slice(sign);
        }
        match (self.encoding, self.mark) {
            (Encoding::Utf8, _) => bytes.extend_from_slice(text.as_bytes()),
            (Encoding::Gb18030, _) => bytes.extend_from_slice(&GB18030.encode(text).0),
            (Encoding::Utf16, Mark::BigEndian) => {
                bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
            }
            (Encoding::Utf16, _) => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        }
        bytes
    }

    /// A span of this text; bounds outside it or inside a character move outwards to the next
    /// boundary.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end.max(start));
        Span { start, end }
    }

    /// The whole lines from the one that holds `first` to the one that holds `last`: their text,
    /// the offset they start at, and the number of the first.
    #[must_use]
    pub fn lines(&self, first: usize, last: usize) -> (&str, usize, usize) {
        let (line, start) = self.line_of(first);
        let behind = self
            .line_starts
            .partition_point(|start| *start <= last.max(first));
        let end = self.line_starts.get(behind).copied();
        let text = self.text.stretch(start..end.unwrap_or(self.text.len()));
        (text, start, line)
    }

    /// The number of the line that holds an offset, and the offset it starts at.
    fn line_of(&self, offset: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|at| self.line_starts.get(at));
        let start = start.expect("the first line starts at 0, before every offset");
        (line, *start)
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        // A string with a mistake in it is aligned with its writing only as far as it goes, so
        // that a span of it may need its bounds moved.
        let span = self.span(span.start..span.end);
        self.text.stretch(span.start..span.end)
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = self.text.floor_char_boundary(offset);
        let (line, start) = self.line_of(offset);
        LineColumn {
            line,
            column: self.characters_to(offset) - self.characters_to(start) + 1,
        }
    }

    /// How many characters stand before an offset between two characters.
    fn characters_to(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.characters_before.get(block);
        let before = before.expect("an offset of a text lies in one of its blocks");
        let bytes = self.text.as_bytes().get(block * BLOCK..offset);
        before + bytes.map_or(0, characters)
    }
}

/// In bytes; a place is found in as many steps at the most.
const BLOCK: usize = 1024;

fn characters_before_blocks(text: &str) -> Vec<usize> {
    let mut before = 0;
    let counted = text.as_bytes().chunks(BLOCK).map(|block| {
        before += characters(block);
        before
    });
    std::iter::once(0).chain(counted).collect()
}

/// How many characters start within these bytes.
fn characters(bytes: &[u8]) -> usize {
    let starts = |byte: &u8| u8::from(byte & 0xC0 != 0x80);
    // So many as a byte can count: then the processor counts many at once.
    let pieces = bytes.chunks(usize::from(u8::MAX));
    let count = |piece: &[u8]| {
        let counted = piece.iter().map(starts);
        counted.fold(0, u8::wrapping_add)
    };
    pieces.map(|piece| usize::from(count(piece))).sum()
}

/// SHA-256 of bytes, in hexadecimal digits.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal digits.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Text and encoding of the bytes behind a mark, or nothing where they are no text.
fn decode(mark: Mark, bytes: &[u8]) -> Option<(String, Encoding)> {
    let by = |encoding: &'static encoding_rs::Encoding, name| {
        encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(|text| (text.into_owned(), name))
    };
    match mark {
        Mark::LittleEndian => by(UTF_16LE, Encoding::Utf16),
        Mark::BigEndian => by(UTF_16BE, Encoding::Utf16),
        Mark::Utf8 => by(UTF_8, Encoding::Utf8),
        Mark::None => by(UTF_8, Encoding::Utf8).or_else(|| by(GB18030, Encoding::Gb18030)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("x.toml", text.as_bytes()).unwrap()
    }

    #[test]
    fn a_column_counts_characters_not_bytes() {
        let source = source("年 = 1\r\n名称 = 2");
        let at = source.text().find('2').unwrap();
        assert_eq!(source.line_column(at), LineColumn { line: 2, column: 6 });
    }

    #[test]
    fn a_column_of_a_long_line_counts_from_its_start() {
        let line = "年x".repeat(3_000);
        let source = source(&format!("{line}\n{line}"));
        let columns = [0, 3, 4, 1023, 1024, 1025, 4_096, 11_999];
        for at in columns.into_iter().flat_map(|at| [at, at + line.len() + 1]) {
            let at = source.text().floor_char_boundary(at);
            let start = if at > line.len() { line.len() + 1 } else { 0 };
            let counted = source.text().get(start..at).unwrap().chars().count();
            assert_eq!(source.line_column(at).column, counted + 1, "{at}");
        }
        let end = source.text().len();
        assert_eq!(source.line_column(end).column, 6_001);
    }

    #[test]
    fn every_known_encoding_gives_the_same_text() {
        let text = "名称 = \"东城区㐀\"";
        let (gb, _, _) = GB18030.encode(text);
        let utf16: Vec<u8> = std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), Encoding::Utf8),
            (gb.into_owned(), Encoding::Gb18030),
            (utf16, Encoding::Utf16),
        ] {
            let source = Source::new("x", &bytes).unwrap();
            assert_eq!((source.text(), source.encoding()), (text, encoding));
            assert_eq!(source.encode(text), bytes);
        }
    }

    #[test]
    fn a_word_file_is_not_text() {
        assert!(Source::new("x", b"PK\x03\x04\x14\0\0\0\x08\0").is_err());
    }

    #[test]
    fn a_span_never_cuts_a_character() {
        let source = source("名称");
        let span = source.span(1..400);
        assert_eq!((span.start(), span.end()), (0, 6));
    }
}
