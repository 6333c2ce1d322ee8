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

/// A report of the two tables: its lines and its figures, each with the number that it is: line
/// and count, label, value and unit.
pub(crate) struct Published<'a> {
    pub(crate) year: i32,
    pub(crate) lines: Vec<String>,
    pub(crate) counts: Vec<((usize, usize), Range<usize>)>,
    figures: Vec<((usize, usize), [&'a str; 3])>,
}

pub(crate) fn published() -> Vec<Published<'static>> {
    let blocks = |text: &'static str| {
        text.split("### ").skip(1).map(|block| {
            let (name, lines) = block.split_once('\n').unwrap();
            (name, lines)
        })
    };
    let figures: std::collections::BTreeMap<&str, &str> =
        blocks(include_str!("numerals/figures.txt")).collect();
    blocks(include_str!("numerals/published.txt"))
        .filter_map(|(name, lines)| {
            let (mut plain, mut counts) = (Vec::new(), Vec::new());
            for (line, text) in lines.lines().enumerate() {
                let (text, marked) = unmarked(text);
                let marked = marked.into_iter().enumerate();
                counts.extend(marked.map(|(count, range)| ((line + 1, count + 1), range)));
                plain.push(text);
            }
            let figures = figures.get(name)?.lines().map(|row| {
                let mut fields = row.split('\t');
                let (line, count) = fields.next().unwrap().split_once('.').unwrap();
                let at = (line.parse().unwrap(), count.parse().unwrap());
                (at, std::array::from_fn(|_| fields.next().unwrap()))
            });
            let year = name.split('-').find_map(|part| {
                let year = part.parse().ok()?;
                (2000..2100).contains(&year).then_some(year)
            });
            Some(Published {
                year: year.unwrap_or(2024),
                lines: plain,
                counts,
                figures: figures.collect(),
            })
        })
        .collect()
}

/// Over the sentences of real reports, beside all their figures: what `--fix` would bind is the
/// figure that is meant, or is left alone.
#[test]
fn no_number_of_a_published_report_is_bound_to_another_figure() {
    let (mut right, mut left) = (0, 0);
    let mut wrong = Vec::new();
    for report in published() {
        let figures = report.figures.iter().enumerate();
        let figures: Vec<String> = figures
            .map(|(number, (_, [label, value, unit]))| {
                format!(
                    "[figures.f{number}]\nlabel = '{label}'\nvalue = {value}\nunit = '{unit}'\n"
                )
            })
            .collect();
        let mut text = format!(
            "year = {}\n[organ]\nname = \"某市某局\"\n{}[[sections]]\nheading = '总体情况'\nbody = '''\n",
            report.year,
            figures.concat()
        );
        let mut starts = Vec::new();
        for line in &report.lines {
            starts.push(text.len());
            text.push_str(line);
            text.push('\n');
        }
        text.push_str("'''\n");
        let compiled = crate::support::world(&text).compile();
        let mut bound = std::collections::BTreeMap::new();
        for finding in &compiled.findings {
            if finding.rule.name == "unbound-numeral" && finding.fix_is_safe {
                let start = finding.primary.place.span.start();
                bound.insert(start, finding.figures.first().cloned().unwrap());
            }
        }
        for (at, range) in &report.counts {
            let start = starts.get(at.0 - 1).unwrap() + range.start;
            let meant = report.figures.iter().position(|(place, _)| place == at);
            let meant = meant.map(|number| format!("f{number}"));
            match (bound.get(&start), meant) {
                (Some(figure), Some(meant)) if *figure == meant => right += 1,
                (Some(figure), meant) => {
                    wrong.push(format!("{:?}: {figure} for {meant:?}", report.lines));
                }
                (None, _) => left += 1,
            }
        }
    }
    println!(
        "bound rightly {right}, left alone {left}, wrong {}",
        wrong.len()
    );
    assert!(right > 100, "{right}");
    assert_eq!(wrong, Vec::<String>::new());
}
