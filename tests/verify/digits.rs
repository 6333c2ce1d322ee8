//! One digit changed, anywhere: always told, as one error.

#![expect(
    clippy::string_slice,
    reason = "every offset comes from a search in the same text"
)]

mod rich_text;
mod spreadsheet_97;

use report::verify::Verdict;

use super::{Built, part, parts, told, with_part};
use crate::{readers::outputs::year_files, support::odd_layouts::Dice};

/// Where a digit may be changed.
#[derive(Debug)]
enum Place {
    /// At this byte of a part of a package.
    Part(String, usize),
    /// At this byte of a file that is text.
    Text(usize),
    /// In a record of a spreadsheet of Excel 97.
    Record(spreadsheet_97::Place),
}

impl Place {
    /// The file with the digit here made another.
    fn changed(&self, bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
        match self {
            Self::Part(name, at) => {
                with_part(bytes, name, |text| with_another_digit(&text, *at, dice))
            }
            Self::Text(at) => {
                let text = str::from_utf8(bytes).unwrap();
                with_another_digit(text, *at, dice).into_bytes()
            }
            Self::Record(place) => {
                let new = another(spreadsheet_97::digit(bytes, *place), dice);
                spreadsheet_97::with_digit(bytes, *place, new)
            }
        }
    }
}

/// How many digits are changed in a file; `REPORT_DIGITS=1000` sets it.
fn rounds() -> usize {
    let asked = std::env::var("REPORT_DIGITS").ok();
    asked.map_or(12, |asked| asked.parse().unwrap())
}

/// The stretches between `open…>` and `close` whose digits a reader sees.
fn between(text: &str, open: &str, close: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(open) {
        let opened = from + at + open.len();
        from = opened;
        // `<w:tab/>` is no `<w:t>`.
        if !text[opened..].starts_with(['>', ' ']) {
            continue;
        }
        let start = opened + text[opened..].find('>').unwrap() + 1;
        let Some(length) = text[start..].find(close) else {
            break;
        };
        let digits = text[start..start + length].char_indices();
        places.extend(
            digits
                .filter(|(_, c)| c.is_ascii_digit())
                .map(|(at, _)| start + at),
        );
        from = start + length;
    }
    places
}

/// Every digit of a file that a reader sees; page numbers are the program's that shows them.
fn places(bytes: &[u8], format: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let mut add = |name: &str, found: Vec<usize>| {
        places.extend(found.into_iter().map(|at| Place::Part(name.to_owned(), at)));
    };
    match format {
        "doc" => {
            let found = rich_text::places(str::from_utf8(bytes).unwrap());
            places.extend(found.into_iter().map(Place::Text));
        }
        "xls" => {
            let found = spreadsheet_97::places(bytes);
            places.extend(found.into_iter().map(Place::Record));
        }
        "docx" => {
            for name in parts(bytes) {
                let is_text = ["word/document", "word/header", "word/footnotes"];
                if is_text.iter().any(|start| name.starts_with(start)) {
                    let text = part(bytes, &name);
                    let mut found = between(&text, "<w:t", "</w:t>");
                    found.retain(|at| !is_page_number(&text[..*at]));
                    add(&name, found);
                }
            }
        }
        "xlsx" => {
            add(
                "xl/sharedStrings.xml",
                between(&part(bytes, "xl/sharedStrings.xml"), "<t", "</t>"),
            );
            for name in parts(bytes) {
                if name.starts_with("xl/worksheets/sheet") {
                    let text = part(bytes, &name);
                    let mut found = between(&text, "<v", "</v>");
                    // What a shared text is called is no number.
                    found.retain(|at| {
                        let cell = text[..*at].rfind("<c ").unwrap();
                        !text[cell..*at].contains("t=\"s\"")
                    });
                    add(&name, found);
                }
            }
        }
        _ => {
            let text = str::from_utf8(bytes).unwrap();
            let body = text.find("<body").unwrap();
            let mut is_text = false;
            let mut hides = false;
            for (at, c) in text.char_indices().skip_while(|(at, _)| *at < body) {
                match c {
                    '<' => {
                        let rest = &text[at..];
                        // A chart's title is the words in the place of its picture.
                        let opens = |name| rest.starts_with(&format!("<{name}"));
                        let closes = |name| rest.starts_with(&format!("</{name}"));
                        hides |= HIDDEN.into_iter().any(opens);
                        hides &= !HIDDEN.into_iter().any(closes);
                        is_text = false;
                    }
                    '>' => is_text = true,
                    '&' => is_text = false,
                    ';' => is_text |= true,
                    '0'..='9' if is_text && !hides => places.push(Place::Text(at)),
                    _ => {}
                }
            }
        }
    }
    places
}

/// Whether what stands behind this text is the page's number in a list of contents, which every program
/// counts anew.
fn is_page_number(before: &str) -> bool {
    let field = before.rsplit_once("<w:instrText").map(|(_, field)| field);
    field.is_some_and(|field| {
        field.contains(" PAGEREF ") && !field.contains("w:fldCharType=\"end\"")
    })
}

/// Elements whose text is not on the page, or only the number of a note.
const HIDDEN: [&str; 4] = ["script", "style", "title", "sup"];

/// Another digit than this one.
fn another(old: char, dice: &mut Dice) -> char {
    let others: Vec<char> = ('0'..='9').filter(|digit| *digit != old).collect();
    others[dice.below(others.len())]
}

/// The text with the digit at a place made another.
fn with_another_digit(text: &str, at: usize, dice: &mut Dice) -> String {
    let new = another(text[at..].chars().next().unwrap(), dice);
    format!("{}{new}{}", &text[..at], &text[at + 1..])
}

fn every_digit_counts(format: &str) {
    let mut dice = Dice::new(2017);
    let mut changed = 0;
    for file in year_files() {
        let built = Built::of(&file, format);
        let places = places(&built.bytes, format);
        assert!(!places.is_empty(), "{}", built.name);
        for _ in 0..rounds() {
            let place = &places[dice.below(places.len())];
            let found = place.changed(&built.bytes, &mut dice);
            let verified = built.verified(&found);
            let told = told(&verified);
            assert_eq!(
                verified.verdict,
                Verdict::Changed,
                "{} {place:?}",
                built.name
            );
            let errors = told
                .iter()
                .filter(|line| line.starts_with("figure-") || line.starts_with("number-"));
            assert_eq!(errors.count(), 1, "{} {place:?}: {told:#?}", built.name);
            changed += 1;
        }
    }
    println!("{format}: {changed} digits changed, all told");
}

#[test]
fn every_digit_of_a_word_report_counts() {
    every_digit_counts("docx");
}

#[test]
fn every_digit_and_stored_result_of_a_spreadsheet_counts() {
    every_digit_counts("xlsx");
}

#[test]
fn every_digit_of_a_web_page_counts() {
    every_digit_counts("html");
}

#[test]
fn every_digit_of_a_word_report_in_rich_text_counts() {
    every_digit_counts("doc");
}

#[test]
fn every_digit_and_stored_result_of_a_spreadsheet_of_excel_97_counts() {
    every_digit_counts("xls");
}
