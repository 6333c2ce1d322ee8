//! Output files, read back by readers that are not their writers.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

use super::Project;

/// A spreadsheet as calamine reads it.
pub(crate) type Book = Xlsx<Cursor<Vec<u8>>>;

/// The bytes of a .xlsx as calamine reads them.
pub(crate) fn book(bytes: Vec<u8>) -> Book {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// What a cell holds, its number to nine places.
pub(crate) fn plain(data: Option<&Data>) -> String {
    match data {
        None | Some(Data::Empty) => String::new(),
        Some(Data::Float(number)) => format!("{number:.9}"),
        Some(Data::Int(number)) => format!("{number}.000000000"),
        Some(other) => other.to_string(),
    }
}

/// The Word file that a build wrote to `out`.
pub(crate) fn word_file(project: &Project) -> Vec<u8> {
    let files = project.files("out");
    let word = |bytes: &[u8]| part(bytes, "word/document.xml").is_some();
    files.into_iter().find(|(_, bytes)| word(bytes)).unwrap().1
}

/// One part of a packed file, if it has it.
pub(crate) fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .ok()?
        .read_to_string(&mut text)
        .unwrap();
    Some(text)
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Tag to text of every figure of a Word file's body; a figure printed twice must say the same
/// twice, but for Chinese words. Those not reported have no place.
pub(crate) fn word_figures(bytes: &[u8]) -> BTreeMap<String, Vec<String>> {
    let mut figures: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (tag, text) in figures_in_order(bytes, "word/document.xml") {
        figures.entry(tag).or_default().push(text);
    }
    figures
}

/// Tag and text of every figure in a part of a Word file, by the bookmarks it stands in and the
/// properties that say whose they are.
pub(crate) fn figures_in_order(bytes: &[u8], name: &str) -> Vec<(String, String)> {
    let tags = figure_tags(bytes);
    let text = part(bytes, name).unwrap();
    let mut figures = bookmarks(&text);
    figures.retain(|(name, _)| name.starts_with("f_"));
    for (name, _) in &mut figures {
        *name = tags[name].clone();
    }
    figures
}

/// The names of figures' bookmarks with their tags, as the file's properties have them.
pub(crate) fn figure_tags(bytes: &[u8]) -> BTreeMap<String, String> {
    let text = part(bytes, "docProps/custom.xml").unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let properties = document.root_element().children();
    let ours = properties.filter(|property| {
        let name = property.attribute("name").unwrap();
        name == "report.figures" || name.starts_with("report.figures.")
    });
    // LibreOffice sorts them by the alphabet, `.10` before `.2`.
    let pieces: BTreeMap<usize, &str> = ours
        .map(|property| {
            let number = property.attribute("name").unwrap().rsplit('.').next();
            let value = property.first_element_child().unwrap().text().unwrap();
            (number.unwrap().parse().unwrap_or(1), value)
        })
        .collect();
    let json: String = pieces.into_values().collect();
    serde_json::from_str(&json).unwrap()
}

/// Name and text of every bookmark, in order.
pub(crate) fn bookmarks(part: &str) -> Vec<(String, String)> {
    let document = roxmltree::Document::parse(part).unwrap();
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    let mut bookmarks: Vec<(String, String)> = Vec::new();
    for node in document.descendants() {
        let attribute = |name| node.attribute((W, name)).unwrap();
        if node.has_tag_name((W, "bookmarkStart")) {
            open.insert(attribute("id"), bookmarks.len());
            bookmarks.push((attribute("name").to_owned(), String::new()));
        } else if node.has_tag_name((W, "bookmarkEnd")) {
            open.remove(attribute("id")).unwrap();
        } else if node.has_tag_name((W, "t")) {
            for index in open.values() {
                bookmarks[*index]
                    .1
                    .push_str(node.text().unwrap_or_default());
            }
        }
    }
    assert_eq!(open, BTreeMap::new(), "every bookmark ends");
    bookmarks
}

/// All text of a Word file's body.
pub(crate) fn word_text(bytes: &[u8]) -> String {
    let text = part(bytes, "word/document.xml").unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    document
        .descendants()
        .filter(|node| node.has_tag_name((W, "t")))
        .filter_map(|node| node.text())
        .collect()
}

/// Defined name to value.
pub(crate) fn sheet_figures(bytes: &[u8]) -> BTreeMap<String, Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.defined_names().to_vec();
    let mut figures = BTreeMap::new();
    for (name, reference) in names {
        let Some((sheet, cell)) = reference.rsplit_once('!') else {
            continue;
        };
        if name.starts_with("_xlnm") {
            continue;
        }
        let range = book.worksheet_range(sheet.trim_matches('\'')).unwrap();
        let mut parts = cell.split('$').skip(1);
        let column = parts.next().unwrap();
        let row: u32 = parts.next().unwrap().parse().unwrap();
        let column = column.bytes().fold(0, |number, letter| {
            number * 26 + u32::from(letter - b'A') + 1
        });
        let value = range.get_value((row - 1, column - 1)).cloned();
        figures.insert(name, value.unwrap_or(Data::Empty));
    }
    figures
}
