//! The words of `wrong-year`.

pub use crate::language::word_table::Words;
use crate::language::word_table::word_table;

word_table!(TABLE, "checks/wrong_year.toml");

/// A year that other years are compared with, or that something goes on from or to.
pub static COMPARES: Words = TABLE.list("", "compares");

/// Words of a plan: its year lies ahead.
pub static PLANS: Words = TABLE.list("", "plans");

/// 将 looks ahead; a sentence with one of these reports.
pub static REPORTS_WITH_WILL: Words = TABLE.list("", "reports_with_will");

/// What happened once and is told with its year.
pub static HISTORY: Words = TABLE.list("", "history");

/// The same, where the report speaks of itself: organs establish and implement things every year.
pub static PAST: Words = TABLE.list("", "past");

/// What last year's name is legitimately put before, or next year's.
pub static YEARLY_THINGS: Words = TABLE.list("", "yearly_things");

/// Who reports: what follows is the report's own sentence.
pub static ORGAN: Words = TABLE.list("", "organ");

/// The same where no organ is named.
pub static SELF: Words = TABLE.list("", "self");

/// What this report rightly tells of last year: how it was appraised and what was left to mend.
pub static TOLD_OF_LAST_YEAR: Words = TABLE.list("", "told_of_last_year");

/// What is told of a report that is not the present one.
pub static TOLD_OF_A_REPORT: Words = TABLE.list("", "told_of_a_report");

/// A heading that looks back.
pub static LOOKS_BACK: Words = TABLE.list("", "looks_back");

/// Before the year into which something is carried over.
pub static CARRIED_INTO: Words = TABLE.list("", "carried_into");

/// Behind it.
pub static CARRIED_ON: Words = TABLE.list("", "carried_on");

/// Behind the year from which something came over.
pub static CARRIED: Words = TABLE.list("", "carried");

/// Behind that, where it goes on into another year.
pub static INTO: Words = TABLE.list("", "into");

/// What may make a sentence tell of the year before.
pub static LAST_YEAR_WORDS: Words = TABLE.list("", "last_year_words");

/// Who is above the organ.
pub static ABOVE: Words = TABLE.list("", "above");
/// What those above did, of which this report rightly tells later.
pub static ISSUED: Words = TABLE.list("", "issued");

/// What says that a sentence gives the report's period.
pub static PERIODS: Words = TABLE.list("", "periods");

/// All months of a year.
pub static ALL_MONTHS: Words = TABLE.list("", "all_months");

/// What leads to a cut-off day.
pub static UP_TO: Words = TABLE.list("", "up_to");

/// Goals that lie decades ahead.
pub static FAR_GOALS: Words = TABLE.list("", "far_goals");

/// What leads to the last year of a span.
pub static SPANS_TO: Words = TABLE.list("", "spans_to");

/// What makes a year a deadline.
pub static DEADLINES: Words = TABLE.list("", "deadlines");

/// What joins `2014年度` to words before it.
pub static JOINED_BEFORE: Words = TABLE.list("", "joined_before");

/// What joins `2014年度` to words behind it.
pub static JOINED_BEHIND: Words = TABLE.list("", "joined_behind");

/// A figure that the text prints.
pub static FIGURE: Words = &["\u{FFFC}"];

/// How the report speaks of its own year without naming it.
pub static OWN_YEAR: Words = TABLE.list("", "own_year");

/// What the name of a figure of last year has in it.
pub static LAST_YEAR_NAMES: Words = TABLE.list("", "last_year_names");

/// What the report is called, behind 信息公开.
pub static REPORT_NAMES: Words = TABLE.list("", "report_names");
