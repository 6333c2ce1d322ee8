//! Sums of a form that lead back to themselves.

use std::collections::BTreeMap;

use toml::Spanned;

use super::circle::{Waiting, rings};

/// What each sum adds up, by its code.
type Sums<'a> = BTreeMap<&'a str, &'a [Spanned<String>]>;

/// The sums that lead back to themselves, of those that lead to each other the first by its code,
/// with the addend that leads there.
pub(super) fn looping<'a>(sums: &Sums<'a>) -> Vec<(&'a str, &'a Spanned<String>)> {
    let ways: Waiting<&str> = sums
        .iter()
        .map(|(code, addends)| {
            let codes = addends.iter().map(|addend| addend.get_ref().as_str());
            (*code, codes.collect())
        })
        .collect();
    let mut looping: Vec<_> = rings(&ways)
        .into_iter()
        .filter_map(|ring| {
            let start = *ring.first()?;
            let mut addends = sums.get(start)?.iter();
            let back = addends.find(|addend| ring.contains(addend.get_ref().as_str()))?;
            Some((start, back))
        })
        .collect();
    looping.sort_unstable_by_key(|(start, _)| *start);
    looping
}
