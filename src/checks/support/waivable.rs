//! The findings by what a waiver may call them, so that many waivers of many findings are looked
//! up and not compared pair by pair.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use super::redirect;
use crate::{
    diagnostic::{Diagnostic, Place},
    model::waiver::Waiver,
    source::Source,
};

/// The findings that waivers may name, by number.
#[derive(Default)]
pub struct Waivable {
    checks: BTreeMap<&'static str, Named>,
}

/// The findings of one check.
#[derive(Default)]
struct Named {
    all: BTreeSet<usize>,
    /// By the figures and other subjects that they are about.
    by_subject: BTreeMap<String, BTreeSet<usize>>,
    /// By the line of the year file that they stand in.
    by_line: BTreeMap<usize, BTreeSet<usize>>,
}

impl Waivable {
    /// Those of `findings` whose check one of `waivers` names; `source` is the year file's text.
    pub fn new(findings: &[Diagnostic], waivers: &[Waiver], source: &Source) -> Self {
        let asked: BTreeSet<&str> = waivers
            .iter()
            .flat_map(|waiver| redirect::rules(&waiver.check))
            .collect();
        let mut waivable = Self::default();
        for (number, finding) in findings.iter().enumerate() {
            if !asked.contains(finding.rule.name) {
                continue;
            }
            let named = waivable.checks.entry(finding.rule.name).or_default();
            named.all.insert(number);
            for subject in finding.figures.iter().chain(&finding.subjects) {
                let of_subject = named.by_subject.entry(subject.clone()).or_default();
                of_subject.insert(number);
            }
            let place = finding.primary.place;
            if place == Place::year(place.span) {
                let start = place.span.start();
                let (_, _, line) = source.lines(start, start);
                named.by_line.entry(line).or_default().insert(number);
            }
        }
        waivable
    }

    /// The findings that a waiver excuses by its check and its place; those of `words` alone where
    /// there are any.
    pub fn excused(
        &self,
        waiver: &Waiver,
        words: Option<&str>,
        findings: &[Diagnostic],
        source: &Source,
    ) -> BTreeSet<usize> {
        redirect::rules(&waiver.check)
            .filter_map(|name| self.checks.get(name))
            .flat_map(|named| named.excused(waiver, source))
            .filter(|number| {
                let finding = findings.get(**number);
                words.is_none_or(|words| {
                    finding.is_some_and(|finding| is_within(finding, words, source))
                })
            })
            .copied()
            .collect()
    }
}

/// Whether all that a finding points at in the year file lies within these words: 6.2级 covers 6.2
/// and 2级 does not, nor does a 2级 that stands elsewhere.
fn is_within(finding: &Diagnostic, words: &str, source: &Source) -> bool {
    let place = finding.primary.place;
    let (start, end) = (place.span.start(), place.span.end());
    let text = source.text();
    let first = end.saturating_sub(words.len());
    // Slices of bytes, as the window's ends may lie within a character.
    let window = text
        .as_bytes()
        .get(first..text.len().min(start + words.len()));
    place == Place::year(place.span)
        && !words.is_empty()
        && window.is_some_and(|window| {
            let mut stretches = window.windows(words.len());
            stretches.any(|stretch| stretch == words.as_bytes())
        })
}

impl Named {
    fn excused(&self, waiver: &Waiver, source: &Source) -> Vec<&usize> {
        let Some(at) = waiver.at.as_deref() else {
            return self.all.iter().collect();
        };
        let on_line = line(at, source).and_then(|line| self.by_line.get(&line));
        let cells = waiver
            .cells
            .iter()
            .filter_map(|cell| self.by_subject.get(cell));
        let mut excused: Vec<&usize> = on_line.into_iter().chain(cells).flatten().collect();
        match at.strip_suffix('*') {
            Some(beginning) => excused.extend(
                self.by_subject
                    .range::<str, _>((Bound::Included(beginning), Bound::Unbounded))
                    .take_while(|(subject, _)| subject.starts_with(beginning))
                    .flat_map(|(_, numbers)| numbers),
            ),
            None => excused.extend(self.by_subject.get(at).into_iter().flatten()),
        }
        excused
    }
}

/// The line that `at` names as `file:line`; the file may be named without its folders.
fn line(at: &str, source: &Source) -> Option<usize> {
    let (file, line) = at.rsplit_once(':')?;
    let is_file = source.name() == file || source.name().ends_with(&format!("/{file}"));
    line.parse().ok().filter(|_| is_file)
}
