//! Sums of a form that lead back to themselves.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::circle::{Waiting, circles};

/// What each sum adds up, by its code.
type Sums<'a> = BTreeMap<&'a str, &'a [Spanned<String>]>;

/// The sums that lead back to themselves, each circle once, with the addend that leads there.
pub(super) fn looping<'a>(sums: &Sums<'a>) -> Vec<(&'a str, &'a Spanned<String>)> {
    let ways: Waiting<&str> = sums
        .iter()
        .map(|(code, addends)| (*code, codes(addends).collect()))
        .collect();
    let round = circles(&ways);
    let mut looping = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (start, addends) in sums {
        if told.contains(start) || !round.contains(start) {
            continue;
        }
        for addend in *addends {
            let reached = reached(sums, addend.get_ref());
            if !reached.contains(start) {
                continue;
            }
            // All that lie on the way round are told of by this one.
            let leads_back = |code: &&&str| reached_from(sums, code, start);
            told.extend(reached.iter().filter(leads_back));
            looping.push((*start, addend));
            break;
        }
    }
    looping
}

fn codes(addends: &[Spanned<String>]) -> impl Iterator<Item = &str> {
    addends.iter().map(|code| code.get_ref().as_str())
}

/// The codes that one leads to, itself included.
fn reached<'a>(sums: &Sums<'a>, start: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(next) = open.pop() {
        // What is no sum, or not there, leads on to nothing.
        if reached.insert(next)
            && let Some(below) = sums.get(next)
        {
            open.extend(codes(below));
        }
    }
    reached
}

fn reached_from<'a>(sums: &Sums<'a>, from: &'a str, to: &str) -> bool {
    reached(sums, from).contains(to)
}
