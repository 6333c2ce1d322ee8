//! Numbers typed into a workbook as somebody would, in its parts.

use std::io::{Cursor, Read as _, Write as _};

use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The parts of a workbook, changed.
pub(crate) fn with_parts(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        written
            .start_file(&name, SimpleFileOptions::default())
            .unwrap();
        let content = match String::from_utf8(content) {
            Ok(text) => change(&name, text).into_bytes(),
            Err(bytes) => bytes.into_bytes(),
        };
        written.write_all(&content).unwrap();
    }
    written.finish().unwrap().into_inner()
}

/// The sheet, by its part, and the cell of a figure, by the name of the cell.
pub(crate) fn home(bytes: &[u8], id: &str) -> (String, String) {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut book = String::new();
    let mut part = archive.by_name("xl/workbook.xml").unwrap();
    part.read_to_string(&mut book).unwrap();
    let opening = format!("<definedName name=\"{id}\">");
    let (_, behind) = book.split_once(&opening).unwrap_or_else(|| panic!("{id}"));
    let reference = behind.split('<').next().unwrap();
    let (sheet, cell) = reference.rsplit_once('!').unwrap();
    let sheet = sheet.trim_matches('\'');
    let sheets: Vec<&str> = book
        .split("<sheet name=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let number = sheets.iter().position(|one| *one == sheet).unwrap() + 1;
    let part = format!("xl/worksheets/sheet{number}.xml");
    (part, cell.replace('$', ""))
}

/// The workbook with contents typed into the cells of figures: numbers, or text as it is.
pub(crate) fn typed(bytes: &[u8], entries: &[(&str, &str)]) -> Vec<u8> {
    entries.iter().fold(bytes.to_vec(), |bytes, (id, entry)| {
        let (part, cell) = home(&bytes, id);
        with_parts(&bytes, |name, text| {
            if name == part {
                with_entry(&text, &cell, entry)
            } else {
                text
            }
        })
    })
}

/// A sheet with something typed into a cell.
fn with_entry(sheet: &str, cell: &str, entry: &str) -> String {
    let opening = format!("<c r=\"{cell}\"");
    let (before, rest) = sheet.split_once(&opening).expect("the cell is there");
    let (attributes, behind) = rest.split_once('>').expect("it ends");
    let behind = match attributes.strip_suffix('/') {
        Some(_) => behind,
        None => behind.split_once("</c>").expect("it ends").1,
    };
    let attributes = attributes.trim_end_matches('/').replace(" t=\"s\"", "");
    let content = if entry.parse::<f64>().is_ok() {
        format!("{attributes}><v>{entry}</v></c>")
    } else {
        format!("{attributes} t=\"inlineStr\"><is><t>{entry}</t></is></c>")
    };
    format!("{before}{opening}{content}{behind}")
}
