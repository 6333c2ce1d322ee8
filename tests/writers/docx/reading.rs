//! Reads a Word file, sharing no code with its writer.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use roxmltree::Node;
use zip::ZipArchive;

/// The namespace of Word's elements and attributes.
pub(in crate::writers) const WORD: &str =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a file by name, as text.
pub(in crate::writers) fn parts(file: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            // Pictures and workbooks are no text; who asks for parts by name wants others.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// One part of a file, as text.
pub(in crate::writers) fn part(file: &[u8], name: &str) -> String {
    parts(file).remove(name).unwrap()
}

/// Whether a node is the Word element of that name.
pub(in crate::writers) fn is(node: Node, name: &str) -> bool {
    node.has_tag_name((WORD, name))
}

/// Whether a Word element of that name is inside.
pub(in crate::writers) fn has(node: Node, name: &str) -> bool {
    node.descendants().any(|inner| is(inner, name))
}

/// The `w:val` of the first element of that name inside.
pub(in crate::writers) fn value(node: Node, name: &str) -> String {
    let element = node.descendants().find(|inner| is(*inner, name)).unwrap();
    element.attribute((WORD, "val")).unwrap().to_owned()
}

/// All the text inside.
pub(in crate::writers) fn text(node: Node) -> String {
    node.descendants()
        .filter(|inner| is(*inner, "t"))
        .filter_map(|inner| inner.text())
        .collect()
}

/// A cell's text, how many columns it covers and whether it is merged downwards.
pub(in crate::writers) fn shape(cell: Node) -> String {
    let attribute = |name, default| {
        cell.descendants()
            .find(|node| is(*node, name))
            .map_or(default, |node| {
                node.attribute((WORD, "val")).unwrap_or("continue")
            })
    };
    format!(
        "{} span {} merge {}",
        text(cell),
        attribute("gridSpan", "1"),
        attribute("vMerge", "-")
    )
}
