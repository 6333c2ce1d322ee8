//! The words of which names of organs are made, and those that lead to them.

use crate::language::word_table::{Words, ends_with, word_table};

word_table!(TABLE, "checks/foreign_organ.toml");

/// What the name of an organ ends in.
pub static ORGANS: Words = TABLE.list("", "organs");

/// What marks a name as that of one place: without it, 局办公室 may be anybody's.
pub static PLACES: Words = TABLE.list("", "places");

/// Words before a name that are no part of it.
pub static LEADS: Words = TABLE.list("", "leads");

/// What only the organ that reports is said to have done in its report.
pub static OWN_WORK: Words = TABLE.list("", "own_work");

/// Where a sentence may tell of another organ.
pub static OTHERS: Words = TABLE.list("", "others");

/// What is told of all such work of a year: a report may tell of some of another office's.
pub static WHOLE_WORK: Words = TABLE.list("", "whole_work");

/// What the names of those end in that speak for a whole place.
pub static GENERAL: Words = TABLE.list("", "general");

/// The divisions of an organ, by which one asks.
pub static DIVISIONS: Words = TABLE.list("", "divisions");

/// What the name of a government ends in, whose report may send one to any of its own.
pub static GOVERNMENTS: Words = TABLE.list("", "governments");

/// What it names all the same: another government.
pub static OTHER_GOVERNMENTS: Words = TABLE.list("", "other_governments");

/// How a report speaks of itself.
pub static THIS_REPORT: Words = TABLE.list("", "this_report");

/// What stands before those whom one may ask.
pub static ASKS: Words = TABLE.list("", "asks");

/// What reports and their tables are called in titles.
pub static TITLES: Words = TABLE.list("", "titles");

/// What goes on behind 编制, so that it does not tell who compiled the report.
pub static BEHIND_COMPILED: Words = TABLE.list("", "behind_compiled");

/// What starts words that look like a place and are none.
pub static NOT_PLACES: Words = TABLE.list("", "not_places");

/// Names of organs that say nothing without a place.
pub static WITHOUT_PLACE: Words = TABLE.list("", "without_place");

/// What an organ was before it became what it is: 我镇改街道以来, 自撤县设区以来.
pub static BECAME: Words = TABLE.list("", "became");

/// What goes on to another word: 我局部, 我委托, 我镇定.
pub static GOES_ON: Words = TABLE.list("", "goes_on");

/// What 我 and 本 are the end of another word behind: 自我, 根本.
pub static IS_INSIDE: Words = TABLE.list("", "is_inside");

/// A kind of organ, by what its name ends in, and how no such organ calls itself.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub ends: Words,
    pub never: Words,
}

/// The kinds; the first that fits holds.
pub static KINDS: [Kind; TABLE.count("kind")] = kinds();

#[expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]
const fn kinds<const COUNT: usize>() -> [Kind; COUNT] {
    let mut all = [Kind {
        ends: &[],
        never: &[],
    }; COUNT];
    let mut number = 0;
    while number < COUNT {
        let (ends, never) = (
            TABLE.find("kind", number + 1, "ends"),
            TABLE.find("kind", number + 1, "never"),
        );
        all[number] = Kind {
            ends: ends.expect("the ends of its names"),
            never: never.expect("what it never calls itself"),
        };
        number += 1;
    }
    all
}

/// Whether the name of a place can end in a character.
pub fn is_end_of_place(character: char) -> bool {
    let mut bytes = [0; 4];
    let character = &*character.encode_utf8(&mut bytes);
    PLACES.iter().any(|word| ends_with(word, character))
}
