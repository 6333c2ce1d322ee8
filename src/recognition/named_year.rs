//! The year that a report is of, as far as it says so.

use std::{cmp::Reverse, collections::BTreeMap};

use super::passages;
use crate::{language::dates::dates, readers::Transcript};

/// The property in which our own files say it.
const PROPERTY: &str = "year";

/// The year of a report: that of its title; else that of its property; else the one that its text
/// names most often, or first of those.
pub(super) fn named_year(transcript: &Transcript) -> Option<i32> {
    let title = passages::titled_year(transcript);
    title
        .or_else(|| stated(transcript))
        .or_else(|| most_named(transcript))
}

/// The year that a file of ours states as a property.
pub(super) fn stated(transcript: &Transcript) -> Option<i32> {
    transcript.properties.get(PROPERTY)?.parse().ok()
}

fn most_named(transcript: &Transcript) -> Option<i32> {
    // For each year how often it is named, and where first.
    let mut named: BTreeMap<i32, (usize, Reverse<usize>)> = BTreeMap::new();
    for (line, piece) in transcript
        .lines
        .iter()
        .flat_map(|line| &line.pieces)
        .enumerate()
    {
        for year in dates(&piece.text).iter().filter_map(|date| date.year) {
            let (count, _) = named.entry(year).or_insert((0, Reverse(line)));
            *count += 1;
        }
    }
    // Of two that are named as often the first is that of the report.
    let most = named.iter().max_by_key(|(_, often)| **often)?;
    Some(*most.0)
}
