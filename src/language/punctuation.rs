//! Marks at which sentences and clauses end, and marks around names; see `data/language/punctuation.toml`.

use super::word_table::{Words, characters, count, word_table};

word_table!(TABLE, "language/punctuation.toml");

const LINE_END: Words = &["\n"];
const SENTENCE: Words = TABLE.list("", "sentence_ends");
const CLAUSE: Words = TABLE.list("", "clause_ends");
const BRACKETS: Words = TABLE.list("", "brackets");
const BETWEEN_NAMES: Words = TABLE.list("", "between_names");

/// What ends a sentence, or a line.
pub const SENTENCE_ENDS: [char; count(&[SENTENCE, LINE_END])] = characters(&[SENTENCE, LINE_END]);

/// What ends a clause, or a line.
pub const CLAUSE_ENDS: [char; count(&[CLAUSE, LINE_END])] = characters(&[CLAUSE, LINE_END]);

/// The same, and brackets: what stands in them is apart.
pub const STRETCH_ENDS: [char; count(&[CLAUSE, LINE_END, BRACKETS])] =
    characters(&[CLAUSE, LINE_END, BRACKETS]);

/// What ends a sentence or a stretch.
pub const SENTENCE_OR_STRETCH_ENDS: [char; count(&[SENTENCE, CLAUSE, LINE_END, BRACKETS])] =
    characters(&[SENTENCE, CLAUSE, LINE_END, BRACKETS]);

/// What ends a stretch, and what stands between names.
pub const NAME_ENDS: [char; count(&[CLAUSE, LINE_END, BRACKETS, BETWEEN_NAMES])] =
    characters(&[CLAUSE, LINE_END, BRACKETS, BETWEEN_NAMES]);

/// What no heading ends in.
pub const NO_HEADING_ENDS: [char; count(&[TABLE.list("", "no_heading_ends")])] =
    characters(&[TABLE.list("", "no_heading_ends")]);

/// What a paragraph may end in.
pub const PARAGRAPH_ENDS: [char; count(&[TABLE.list("", "paragraph_ends")])] =
    characters(&[TABLE.list("", "paragraph_ends")]);

/// What no paragraph ends in.
pub const BREAKS: [char; count(&[TABLE.list("", "breaks")])] =
    characters(&[TABLE.list("", "breaks")]);

/// Marks at the ends of a name that are none of it.
pub const AROUND_NAMES: [char; count(&[TABLE.list("", "around_names")])] =
    characters(&[TABLE.list("", "around_names")]);

/// Marks within a name that are left out.
pub const WITHIN_NAMES: [char; count(&[TABLE.list("", "within_names")])] =
    characters(&[TABLE.list("", "within_names")]);

/// What joins the names of a list.
pub const JOINS_NAMES: [char; count(&[TABLE.list("", "joins_names")])] =
    characters(&[TABLE.list("", "joins_names")]);

/// What joins the numbers of a list.
pub static JOINS_NUMBERS: Words = TABLE.list("", "joins_numbers");

/// What joins the days of a span.
pub static JOINS_DAYS: Words = TABLE.list("", "joins_days");
