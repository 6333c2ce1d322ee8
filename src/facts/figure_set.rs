//! The figures of a report as one canonical text, by whose hash two reports are known to state the
//! same.

use crate::model::{
    Report,
    figure::{Figure, Origin},
};

/// What a figure is in the canonical text: its id, its state, and its value where it has one.
type Line<'a> = (&'a str, &'static str, Option<String>);

/// How many digits of a hash tell files apart on paper.
const SHORT: usize = 12;

/// The canonical text of a report's figures.
///
/// Each figure of this year is a line that ends in a line feed: a JSON list, without blanks, of its
/// id, its state and its value. The lines are in the order of the bytes of the ids, so that a figure
/// that is moved within the year file is the same. States and values:
///
/// - `"reported"`: the number as typed, digit for digit, such as `"1.50"`;
/// - `"approximate"`: the number as typed with its words, such as `"300余"`;
/// - `"not-reported"`, `"not-applicable"`: `null`.
///
/// Labels, units and where a figure stands are no part of it: they are words.
///
/// # Panics
/// Never: texts can always be written as JSON.
#[must_use]
pub fn canonical(report: &Report) -> String {
    let own = report.figures.iter();
    let mut lines: Vec<Line<'_>> = own
        .filter(|(_, figure)| figure.origin != Origin::Last)
        .map(|(_, figure)| line(figure))
        .collect();
    lines.sort_unstable();
    let mut text = Vec::new();
    for line in &lines {
        serde_json::to_writer(&mut text, line).expect("texts can be written as JSON");
        text.push(b'\n');
    }
    String::from_utf8(text).expect("JSON is written in UTF-8")
}

fn line(figure: &Figure) -> Line<'_> {
    let state = match figure.value {
        Some(_) if figure.is_approximate() => "approximate",
        Some(_) => "reported",
        None if figure.is_not_applicable => "not-applicable",
        None => "not-reported",
    };
    let value = figure.value.map(|_| figure.as_typed());
    (&figure.id, state, value)
}

/// The digits of a hash that are printed, by which a page on paper is traced.
#[must_use]
pub fn short(hash: &str) -> &str {
    hash.get(..SHORT).unwrap_or(hash)
}
