//! What is different between two scripts.

use std::ops::Range;

use rust_decimal::Decimal;

use super::number::Number;

/// All that is different, and what is the same by which way.
#[derive(Debug, Default)]
pub(super) struct Differences<'a> {
    /// Numbers that stand for each other, equal or not: the expected one first.
    pub(super) pairs: Vec<Pair<'a>>,
    /// Numbers that are not there any more.
    pub(super) gone: Vec<Gone<'a>>,
    /// Numbers that nobody expects.
    pub(super) fresh: Vec<Fresh<'a>>,
    /// How many lines are the same on both sides, numbers left out.
    pub(super) shared_lines: usize,
    /// What else is different, numbers left out.
    pub(super) changes: Vec<Change>,
}

/// Two numbers that stand for each other.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    pub(super) expected: &'a Number,
    pub(super) found: &'a Number,
    /// Whether they are one; a cell whose stored number is right and which shows another is not.
    pub(super) is_same: bool,
    /// What cells store, where they show the same.
    pub(super) stored: Option<[Decimal; 2]>,
}

impl<'a> Pair<'a> {
    /// Two numbers by what they say.
    pub(super) fn of(expected: &'a Number, found: &'a Number) -> Self {
        Self {
            expected,
            found,
            is_same: expected.key == found.key,
            stored: None,
        }
    }
}

/// A number that is gone.
#[derive(Debug)]
pub(super) struct Gone<'a> {
    pub(super) number: &'a Number,
    /// Its line, by its number among those expected.
    pub(super) line: usize,
    /// Whether that is a row of a table.
    pub(super) is_row: bool,
    /// Where it would stand in the text that was found, in bytes.
    pub(super) at: usize,
}

/// A number that nobody expects.
#[derive(Debug)]
pub(super) struct Fresh<'a> {
    pub(super) number: &'a Number,
    /// Its line, by its number among those found.
    pub(super) line: usize,
    /// Whether that is a row of a table.
    pub(super) is_row: bool,
}

/// A change that leaves every number what it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) kind: ChangeKind,
    /// Where it stands in the text that is expected.
    pub(super) expected: Range<usize>,
    /// Where it stands in the text that was found; empty where it was taken out.
    pub(super) found: Range<usize>,
}

/// What changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ChangeKind {
    /// Words, or how a number is written.
    Words,
    /// The place of a paragraph or a sentence.
    Place,
    /// A formula: what it was and what it is, `None` where a value stands.
    Formula(String, Option<String>),
    /// A number is a text now, of which no formula takes notice.
    NumberAsText,
}
