//! The words of `wrong-year` about the organ's own work and last year's documents.

use crate::language::word_table::{Words, word_table};

word_table!(TABLE, "checks/own_work.toml");

/// What a year in brackets explains.
pub static THIS_YEAR_IN_BRACKETS: Words = TABLE.list("", "this_year_in_brackets");

/// The end of a year.
pub static YEAR_ENDS: Words = TABLE.list("", "year_ends");

/// By what a report presents itself.
pub static PRESENTS: Words = TABLE.list("", "presents");

/// What says that a sentence is about the work that is reported on.
pub static DISCLOSURE_WORK: Words = TABLE.list("", "disclosure_work");

/// What tells such work as done.
pub static DONE: Words = TABLE.list("", "done");

/// How a clause starts that tells of the work that is reported on.
pub static OWN_WORK: Words = TABLE.list("", "own_work");

/// The organ that reports, before a year.
pub static ORGAN_BEFORE: Words = TABLE.list("", "organ_before");

/// What makes a year the start of a span, or the name of a thing.
pub static GOES_ON: Words = TABLE.list("", "goes_on");

/// What is called by its year and may be spoken of later.
pub static THINGS_OF_WORK: Words = TABLE.list("", "things_of_work");

/// Records of a year, which are asked for decades later.
pub static ARCHIVES: Words = TABLE.list("", "archives");

/// What became later of what another year brought.
pub static CAME_LATER: Words = TABLE.list("", "came_later");

/// What was still open then, and so came over into this year.
pub static NOT_DONE_YET: Words = TABLE.list("", "not_done_yet");

/// What says that a paragraph looks ahead.
pub static INTENTIONS: Words = TABLE.list("", "intentions");

/// What joins a year to the words before it, so that it is no year of its own.
pub static LEADS_ON: Words = TABLE.list("", "leads_on");

/// What is called by the year before the one in which it is told of.
pub static REPORTED_LATER: Words = TABLE.list("", "reported_later");

/// Where a title of last year's may be told of again.
pub static TOLD_OF_TITLES: Words = TABLE.list("", "told_of_titles");
