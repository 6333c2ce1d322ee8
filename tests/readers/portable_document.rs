//! PDFs read back: our own, and such as other programs write.

mod drawn;
mod hidden_things;
mod refused;
mod tables;
mod text;

use report::readers::{Transcript, transcript::LineKind};

use super::outputs::{self, read};

/// A text without blanks: a PDF tells few of them.
fn bare(text: &str) -> String {
    text.replace([' ', '\u{3000}', '\u{a0}'], "")
}

/// The lines of the text as they are read, without blanks, marks of notes and what has no letter.
fn lines(transcript: &Transcript) -> Vec<String> {
    let lines = transcript.lines.iter();
    let lines = lines.filter(|line| !matches!(line.kind, LineKind::Margin | LineKind::Note));
    let lines = lines.map(|line| {
        let pieces = line.pieces.iter().map(|piece| bare(&piece.text));
        let text: String = pieces.collect();
        text.replace(|mark| ('①'..='⑳').contains(&mark), "")
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// The lines as they are read, the cells of a row with a bar between them.
fn shown(transcript: &Transcript) -> Vec<String> {
    let lines = transcript.lines.iter().map(|line| {
        let pieces = line.pieces.iter().map(|piece| piece.text.as_str());
        pieces.collect::<Vec<_>>().join("|")
    });
    lines.collect()
}

type Cell = ((usize, usize, usize, usize), String);

/// The cells of each table that has more than one row, with their places and texts.
fn tables(transcript: &Transcript) -> Vec<Vec<Cell>> {
    let tables = transcript.tables.iter().filter(|table| table.rows > 1);
    let tables = tables.map(|table| {
        let cells = table.cells.iter().map(|cell| {
            let piece = &transcript.lines[cell.line].pieces[cell.piece];
            let place = (cell.row, cell.column, cell.row_span, cell.column_span);
            (place, bare(&piece.text))
        });
        cells.collect()
    });
    tables.collect()
}

/// Our PDF says what the .docx of the same report does: the same properties, the same tables cell
/// by cell, and the same paragraphs.
#[test]
fn our_pdf_says_what_the_docx_says() {
    for file in outputs::year_files() {
        let pdf = outputs::built_of(&file, "pdf");
        let docx = read(&outputs::built_of(&file, "docx").bytes);
        let name = pdf.name.as_str();
        let pdf = read(&pdf.bytes);
        assert_eq!((&pdf.unread, &pdf.hidden), (&vec![], &vec![]), "{name}");
        for property in ["title", "organ", "year", "form", "year-file-sha256"] {
            let (here, there) = (pdf.properties.get(property), docx.properties.get(property));
            assert_eq!(here, there, "{name}: {property}");
        }
        // The font of the tests has all characters of the real report, and of the others the digits.
        let is_whole = name.ends_with("2017.toml");
        let known = |text: String| if is_whole { text } else { digits(&text) };
        let told = |transcript: &Transcript| {
            let cells = tables(transcript).into_iter().flatten();
            let cells = cells.map(|(place, text)| (place, known(text)));
            cells.collect::<Vec<_>>()
        };
        assert_eq!(told(&pdf), told(&docx), "{name}");
        if name.ends_with("layout.toml") {
            // It has a chart, which is a picture here, and the numbers of pages in its contents.
            continue;
        }
        let told = |transcript| lines(transcript).into_iter().map(known).collect::<Vec<_>>();
        assert_eq!(told(&pdf), told(&docx), "{name}");
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn places_are_told_as_in_a_word_file() {
    let transcript = read(&outputs::built("pdf").remove(0).bytes);
    let places = transcript.lines.iter().flat_map(|line| &line.pieces);
    let places: Vec<String> = places
        .map(|piece| {
            let place = piece.locator.text();
            place.get(report::diagnostic::Language::Chinese).to_owned()
        })
        .collect();
    for place in ["第二部分 第1段", "表1 第4行第2列"] {
        assert!(places.iter().any(|one| one == place), "{place}: {places:?}");
    }
}
