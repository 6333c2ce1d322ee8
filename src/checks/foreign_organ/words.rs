//! The words of which names of organs are made, and those that lead to them.

use crate::language::word_table::{Words, word_table};

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

/// Whether the name of a place can end in a character.
pub fn is_end_of_place(character: char) -> bool {
    PLACES.iter().any(|word| word.ends_with(character))
}
