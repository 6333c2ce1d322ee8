//! Finished files of any format, broken as they come: an error or a transcript that holds together.
//!
//! An input that starts with `== ` is a list of parts, a line `== name` before each, and is packed into a
//! zip first: so an office file is an input that can be read. `== xls` begins records of an old
//! spreadsheet, a line each: its number and its bytes, in hexadecimal digits.

use std::io::{Cursor, Write as _};

use report::readers::{self, Transcript};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Reads the input as a file.
pub fn run(data: &[u8]) {
    let packed = str::from_utf8(data).ok().and_then(packed);
    if let Ok(transcript) = readers::read(packed.as_deref().unwrap_or(data)) {
        holds_together(&transcript);
    }
}

/// The file that these parts make; `None` for an input that is a file itself.
fn packed(text: &str) -> Option<Vec<u8>> {
    let parts = text.strip_prefix("== ")?;
    if let Some(records) = parts.strip_prefix("xls\n") {
        return Some(container(records));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in parts.split("\n== ") {
        let (name, content) = part.split_once('\n').unwrap_or((part, ""));
        // A name that stands there already is refused, and so is what would follow.
        if zip.start_file(name, options).is_ok() {
            zip.write_all(content.as_bytes()).ok()?;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}

/// A container with a workbook of these records.
fn container(records: &str) -> Vec<u8> {
    let mut stream = Vec::new();
    for record in records.lines() {
        let digits: Vec<char> = record.chars().filter(char::is_ascii_hexdigit).collect();
        let bytes: Vec<u8> = digits
            .chunks_exact(2)
            .filter_map(|pair| u8::from_str_radix(&String::from_iter(pair), 16).ok())
            .collect();
        let [high, low, content @ ..] = bytes.as_slice() else {
            continue;
        };
        let length = u16::try_from(content.len()).unwrap_or(u16::MAX);
        stream.extend([*low, *high]);
        stream.extend(length.to_le_bytes());
        stream.extend(content);
    }
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut workbook = file.create_stream("/Workbook").unwrap();
    workbook.write_all(&stream).unwrap();
    drop(workbook);
    file.into_inner().into_inner()
}

/// Every place that the transcript names is there.
fn holds_together(transcript: &Transcript) {
    for line in &transcript.lines {
        for piece in &line.pieces {
            assert!(!piece.text.contains(['\n', '\t']), "{piece:?}");
            for figure in &piece.figures {
                assert!(piece.text.get(figure.range.clone()).is_some(), "{piece:?}");
            }
            assert!(piece.calls.is_sorted_by_key(|call| call.at), "{piece:?}");
            for call in &piece.calls {
                assert!(piece.text.is_char_boundary(call.at), "{piece:?}");
            }
        }
    }
    for note in &transcript.notes {
        assert!(transcript.lines.get(note.clone()).is_some(), "{note:?}");
    }
    for table in &transcript.tables {
        for cell in &table.cells {
            let line = transcript.lines.get(cell.line);
            let piece = line.and_then(|line| line.pieces.get(cell.piece));
            assert!(piece.is_some(), "{cell:?}");
            assert!(cell.row + cell.row_span <= table.rows, "{cell:?} {table:?}");
            assert!(
                cell.column + cell.column_span <= table.columns,
                "{cell:?} {table:?}"
            );
        }
    }
}
