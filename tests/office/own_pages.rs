//! The pages of the PDF beside those that LibreOffice makes of the Word report.

use std::collections::BTreeMap;

use report::{
    document::{compose::document, edition::Edition, printer::Printer},
    facts,
    writers::{docx, pdf},
};

use super::{
    conversion::converted,
    page::{Line, lines},
};
use crate::support::{REAL, examples, fonts::Fonts, world_at};

/// The first and the last line of each page but for its number, without what leads to a page.
fn edges(lines: &[Line]) -> BTreeMap<usize, (String, String)> {
    let mut edges: BTreeMap<usize, (String, String)> = BTreeMap::new();
    for line in lines {
        if line.text.starts_with('—') && line.text.ends_with('—') {
            continue;
        }
        let text: String = line.text.chars().filter(|one| *one != '.').collect();
        edges
            .entry(line.page)
            .and_modify(|(_, last)| last.clone_from(&text))
            .or_insert((text.clone(), text));
    }
    edges
}

#[test]
fn the_pages_are_those_of_the_word_report() {
    let named = [
        "form-2014.toml",
        "form-2019.toml",
        "form-2021.toml",
        "layout.toml",
    ];
    let mut texts: Vec<(&str, String)> = vec![("2017.toml", REAL.to_owned())];
    texts.extend(named.map(|name| (name, examples::text(name))));
    let written: Vec<(&str, Vec<u8>, Vec<u8>)> = texts
        .iter()
        .map(|(name, text)| {
            let report = world_at(name, text).report();
            let edition = Edition::Final;
            let document = document(&Printer::new(&report, &edition));
            let facts = facts::of(&report);
            let own = pdf::write(&document, &facts, &Fonts::of_tests(), &mut Vec::new());
            (*name, docx::write(&document).unwrap(), own.unwrap())
        })
        .collect();
    let word: Vec<(&str, &[u8])> = { written.iter() }
        .map(|(_, word, _)| ("docx", word.as_slice()))
        .collect();
    let Some(office) = converted(&word, "pdf") else {
        return;
    };
    for ((name, _, own), office) in written.iter().zip(&office) {
        let (own, office) = (edges(&lines(own)), edges(&lines(office)));
        assert_eq!(own, office, "{name}");
    }
}
