//! The words of `data/recognition/statistics.toml`.

use std::collections::BTreeMap;

use crate::language::word_table::{Words, word_table};

/// A list of words.
pub(super) type List = Words;

word_table!(TABLE, "recognition/statistics.toml");

/// Texts of a cell that say that it has no number.
pub(super) static MARKS: Words = TABLE.list("cells", "marks");
/// Before a number: it is negative.
pub(super) static MINUS: Words = TABLE.list("cells", "minus");
/// Before a number: it is positive.
pub(super) static PLUS: Words = TABLE.list("cells", "plus");
/// Behind a number: what it counts in.
pub(super) static MEASURES: Words = TABLE.list("cells", "measures");
/// Behind an amount: its unit.
pub(super) static MONEY: Words = TABLE.list("cells", "money");
/// How many yuan each of [`MONEY`] is.
pub(super) static MONEY_IN_YUAN: Words = TABLE.list("cells", "money_in_yuan");
/// In the head of a column of amounts: they are in yuan.
pub(super) static HEAD_UNITS: Words = TABLE.list("cells", "head_units");
/// Heads without figures of their own.
pub(super) static CAPTIONS: Words = TABLE.list("heads", "captions");

/// Other wordings of the rows, or of the columns, by their codes.
pub(super) fn said(of: &str) -> BTreeMap<&'static str, Words> {
    let mut found = BTreeMap::new();
    let mut code = "";
    for (key, words) in TABLE.keys().filter(|(key, _)| key.heading == of) {
        match (key.name, words) {
            ("code", [one]) => code = one,
            ("said", words) => {
                found.insert(code, words);
            }
            _ => {}
        }
    }
    found
}
