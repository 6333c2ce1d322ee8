//! Whether the bytes of an output are what its format says, as far as readers of other hands tell.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    io::{Cursor, Read as _},
    path::Path,
};

use calamine::{Reader as _, Xls, Xlsx};

/// Asserts that an output of the format called `format` is well-formed.
pub fn is_well_formed(format: &str, bytes: &[u8]) {
    match format {
        "docx" => package(bytes),
        "xlsx" => {
            package(bytes);
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
            for name in book.sheet_names() {
                book.worksheet_range(&name).unwrap();
            }
        }
        "xls" => {
            let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).unwrap();
            for name in book.sheet_names() {
                book.worksheet_range(&name).unwrap();
            }
        }
        "html" => page(str::from_utf8(bytes).unwrap()),
        "doc" => rich_text(bytes),
        "pdf" => assert!(bytes.starts_with(b"%PDF-1.7") && bytes.ends_with(b"%%EOF")),
        _ => panic!("nothing is known of {format}"),
    }
}

/// A page: text without control characters, from its document type to its end. That a browser reads it
/// without guessing is for the quick tests to say, which have a reader of pages.
fn page(text: &str) {
    assert!(text.starts_with("<!DOCTYPE html>") && text.trim_end().ends_with("</html>"));
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    assert!(!text.contains(is_control), "control characters in the page");
}

/// Rich Text: ASCII whose braces match.
fn rich_text(bytes: &[u8]) {
    assert!(bytes.is_ascii() && bytes.starts_with(br"{\rtf1"));
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'{' => depth += 1,
            b'}' => {
                depth = depth.checked_sub(1).unwrap();
                assert!(depth > 0 || bytes.len() - at <= 2, "text behind the end");
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0);
}

/// A package of parts: every part that is XML can be parsed, has no document type and is of a known
/// kind; every relationship leads to a part of the same package.
pub fn package(bytes: &[u8]) {
    let parts = parts(bytes);
    for (name, content) in &parts {
        assert!(!name.contains(".."), "{name}");
        if is_xml(name) {
            let text = str::from_utf8(content).unwrap_or_else(|error| panic!("{name}: {error}"));
            let parsed = roxmltree::Document::parse(text);
            parsed.unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    kinds_are_known(&parts);
    for name in parts
        .keys()
        .filter(|name| Path::new(name).extension() == Some(OsStr::new("rels")))
    {
        leads_to_parts(name, &parts);
    }
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit('.').next();
    ending.is_some_and(|ending| ["xml", "rels", "vml"].contains(&ending))
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        let other = parts.insert(name.clone(), content);
        assert!(other.is_none(), "{name} is there twice");
    }
    parts
}

fn kinds_are_known(parts: &BTreeMap<String, Vec<u8>>) {
    const TYPES: &str = "[Content_Types].xml";
    let text = str::from_utf8(&parts[TYPES]).unwrap();
    let types = roxmltree::Document::parse(text).unwrap();
    let all = |element: &'static str, attribute: &'static str| -> Vec<String> {
        let of_it = types.descendants();
        let of_it = of_it.filter(|node| node.tag_name().name() == element);
        of_it
            .filter_map(|node| Some(node.attribute(attribute)?.to_lowercase()))
            .collect()
    };
    let (by_name, by_ending) = (all("Override", "PartName"), all("Default", "Extension"));
    for name in parts.keys().filter(|name| *name != TYPES) {
        let lower = name.to_lowercase();
        let ending = lower.rsplit('.').next().unwrap_or("").to_owned();
        let is_known = by_name.contains(&format!("/{lower}")) || by_ending.contains(&ending);
        assert!(is_known, "{name} is of no known kind");
    }
}

fn leads_to_parts(name: &str, parts: &BTreeMap<String, Vec<u8>>) {
    let folder = name.split_once("_rels/").unwrap().0;
    let text = str::from_utf8(&parts[name]).unwrap();
    let relationships = roxmltree::Document::parse(text).unwrap();
    for node in relationships.descendants() {
        let Some(target) = node.attribute("Target") else {
            continue;
        };
        assert_eq!(
            node.attribute("TargetMode").unwrap_or("Internal"),
            "Internal",
            "{name}: {target}"
        );
        let whole = target
            .strip_prefix('/')
            .map_or_else(|| format!("{folder}{target}"), str::to_owned);
        let mut path: Vec<&str> = Vec::new();
        for step in whole.split('/') {
            match step {
                ".." => assert!(path.pop().is_some(), "{name}: {target}"),
                "." => {}
                step => path.push(step),
            }
        }
        let path = path.join("/");
        assert!(
            parts.contains_key(&path),
            "{name} names {path}, which is missing"
        );
    }
}
