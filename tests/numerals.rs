//! Which numerals count: held against published reports that two readers marked by hand, and
//! against the shapes that people type.

use std::ops::Range;

use report::language::{numeral::numerals, numeral_kind::NumeralKind};

/// What the program takes for counts in a line.
fn counts(line: &str) -> Vec<Range<usize>> {
    let numerals = numerals(line).into_iter();
    let counts = numerals.filter(|numeral| numeral.kind == NumeralKind::Count);
    counts.map(|numeral| numeral.range).collect()
}

/// A line without its marks, and the stretches that were marked as counts.
fn unmarked(line: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut marked = Vec::new();
    let mut start = 0;
    for character in line.chars() {
        match character {
            '⟦' => start = text.len(),
            '⟧' => marked.push(start..text.len()),
            _ => text.push(character),
        }
    }
    (text, marked)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// At most 0.5 % of the numerals and 3 % of the reports are flagged in vain, and of the counts at
/// least 99 % are seen.
#[test]
fn counts_of_published_reports_are_told_from_other_numerals() {
    let (mut seen, mut counted, mut reports) = (0, 0, 0);
    let (mut in_vain, mut missed): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut troubled = std::collections::BTreeSet::new();
    let mut report = "";
    for line in include_str!("numerals/published.txt").lines() {
        if let Some(name) = line.strip_prefix("### ") {
            report = name;
            reports += 1;
            continue;
        }
        if line.starts_with('#') {
            continue;
        }
        let (text, marked) = unmarked(line);
        let found = counts(&text);
        seen += numerals(&text).len();
        counted += marked.len();
        for range in found {
            if !marked.iter().any(|one| overlap(one, &range)) {
                in_vain.push(format!("{report}: {} in {text}", text.get(range).unwrap()));
                troubled.insert(report);
            }
        }
        let found = counts(&text);
        for range in marked {
            if !found.iter().any(|one| overlap(one, &range)) {
                missed.push(format!("{report}: {} in {text}", text.get(range).unwrap()));
            }
        }
    }
    println!("{in_vain:#?}");
    println!(
        "{seen} numerals in {reports} reports; {counted} counts, {} missed, {} flagged in vain in {} reports",
        missed.len(),
        in_vain.len(),
        troubled.len()
    );
    assert!(counted > 350, "{counted}");
    assert!(missed.len() * 100 <= counted, "{missed:#?}");
    assert!(in_vain.len() * 200 <= seen, "{in_vain:#?}");
    assert!(troubled.len() * 100 <= reports * 3, "{troubled:#?}");
}

/// Each line holds the counts that are marked and no other.
#[test]
fn every_shape_of_number_is_told() {
    let mut wrong = Vec::new();
    for line in include_str!("numerals/shapes.txt").lines() {
        let (text, marked) = unmarked(line);
        let written = |ranges: Vec<Range<usize>>| -> Vec<String> {
            let ranges = ranges.into_iter();
            ranges
                .map(|range| text.get(range).unwrap().to_owned())
                .collect()
        };
        let (found, marked) = (written(counts(&text)), written(marked));
        if !line.starts_with('#') && found != marked {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
