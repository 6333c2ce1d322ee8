//! The words of waivers in which a number gives way to an expression.

use std::ops::Range;

use super::expression::Bound;
use crate::{
    language::{stretch::Stretch as _, written_toml},
    model::Report,
};

/// What waivers say anew, by where in the file they say it: a waiver repeats words of the file, and
/// lapses with them.
pub(super) fn renewed(report: &Report, file: &str, bound: &[Bound]) -> Vec<(Range<usize>, String)> {
    let waivers = report.waivers.iter();
    let words = waivers.flat_map(|waiver| waiver.words.iter().map(move |words| (waiver, words)));
    let renewed = words.filter_map(|(waiver, words)| {
        let new = written_toml::string(&with_expressions(words, file, bound)?);
        let old = written_toml::string(words);
        let from = waiver.place.span.start();
        let start = from + file.behind(from).find(&old)?;
        Some((start..start + old.len(), new))
    });
    renewed.collect()
}

/// The words with expressions in place of the numbers that give way; none where they stand in several
/// places, or no number of theirs gives way.
fn with_expressions(words: &str, file: &str, bound: &[Bound]) -> Option<String> {
    let mut inside: Vec<(usize, Vec<&Bound>)> = file
        .match_indices(words)
        .map(|(start, _)| {
            let within = bound.iter().filter(|one| {
                let span = one.place.span;
                start <= span.start() && span.end() <= start + words.len()
            });
            (start, within.collect())
        })
        .collect();
    // The waiver itself repeats them.
    inside.retain(|(_, within): &(usize, Vec<&Bound>)| !within.is_empty());
    let [(start, within)] = inside.as_slice() else {
        return None;
    };
    let mut new = words.to_owned();
    let mut within = within.clone();
    within.sort_by_key(|one| std::cmp::Reverse(one.place.span.start()));
    for one in within {
        let span = one.place.span;
        new.replace_range(span.start() - start..span.end() - start, &one.expression);
    }
    Some(new)
}
