//! The rows of `wrong-year`: where a year stands, what must be beside it and what excuses it.
//!
//! A row can be proof-read without reading the code; its words are in `words.rs`.

use super::{
    words::{self, Words},
    work_words,
};

/// A year at one kind of place is wrong where the row fits.
pub struct Row {
    /// What stands right before the year ends in one of these; anything will do where there are
    /// none.
    pub before: Words,
    /// What stands right behind it starts with one of these.
    pub behind: Words,
    /// Its sentence has one of these.
    pub near: Words,
    /// What excuses it.
    pub unless: &'static [Unless],
}

/// What excuses a year.
pub enum Unless {
    /// Its sentence has one of these.
    Sentence(Words),
    /// Its sentence has 将 and none of [`words::REPORTS_WITH_WILL`].
    SentenceLooksAhead,
    /// Its paragraph has one of these.
    Text(Words),
    /// The clause that follows it has one of these.
    Clause(Words),
    /// What stands right before it ends in one of these.
    Before(Words),
    /// What stands right behind it starts with one of these.
    Behind(Words),
    /// What stands right behind it starts with one of [`words::ABOVE`], and its sentence has one of
    /// [`words::ISSUED`].
    IssuedAbove,
    /// Its sentence speaks of the report's own year as well.
    SentenceNamesOwnYear,
    /// Its paragraph does.
    TextNamesOwnYear,
}

/// A row that asks for nothing and excuses nothing.
const ANY: Row = Row {
    before: &[],
    behind: &[],
    near: &[],
    unless: &[],
};

/// A heading with a year before the report's.
pub static HEADING: Row = Row {
    unless: &[
        Unless::Text(words::COMPARES),
        Unless::Text(words::HISTORY),
        Unless::Text(words::LOOKS_BACK),
    ],
    ..ANY
};

/// A year before the republic.
pub static BEFORE_REPUBLIC: Row = Row {
    unless: &[
        Unless::Sentence(words::HISTORY),
        Unless::Sentence(work_words::ARCHIVES),
    ],
    ..ANY
};

/// A year later than the one after the report's.
pub static AHEAD: Row = Row {
    unless: &[
        Unless::Sentence(words::PLANS),
        Unless::SentenceLooksAhead,
        Unless::Before(words::SPANS_TO),
        Unless::Behind(words::DEADLINES),
    ],
    ..ANY
};

/// A year so far ahead that only a goal of the whole country lies there: 到2060年实现碳中和.
pub static FAR_AHEAD: Row = Row {
    unless: &[
        Unless::Before(words::SPANS_TO),
        Unless::Behind(words::DEADLINES),
        Unless::Sentence(words::FAR_GOALS),
    ],
    ..ANY
};

/// `2015年1月1日至2015年12月31日`: the whole of another year.
pub static WHOLE_PERIOD: Row = Row {
    unless: &[Unless::Sentence(words::COMPARES)],
    ..ANY
};

/// `2016年1月1日至2017年12月31日` in a report for 2017: last year for this one.
pub static PERIOD_FROM_LAST_YEAR: Row = Row {
    near: words::PERIODS,
    unless: &[
        Unless::Sentence(&["累计"]),
        Unless::Sentence(words::COMPARES),
    ],
    ..ANY
};

/// The same, seen from its end.
pub static PERIOD_END: Row = Row {
    unless: &[
        Unless::Sentence(words::COMPARES),
        Unless::Sentence(words::PLANS),
    ],
    ..ANY
};

/// `2015年1-12月`, blanks left out.
pub static MONTHS: Row = Row {
    behind: words::ALL_MONTHS,
    unless: &[Unless::Sentence(words::COMPARES)],
    ..ANY
};

/// `截至2015年12月31日`.
pub static CUT_OFF: Row = Row {
    before: words::UP_TO,
    unless: &[Unless::Sentence(words::COMPARES)],
    ..ANY
};

/// `2014年度`, what is told of it apart.
pub static ANNUAL: Row = Row {
    unless: &[
        Unless::Before(words::JOINED_BEFORE),
        Unless::Behind(words::JOINED_BEHIND),
        Unless::Sentence(words::COMPARES),
        Unless::SentenceNamesOwnYear,
    ],
    ..ANY
};

/// `2014年度` of something, but for what rightly bears another year's name.
pub static ANNUAL_THING: Row = Row {
    unless: &[
        Unless::Clause(words::YEARLY_THINGS),
        Unless::Clause(work_words::ARCHIVES),
        Unless::Sentence(words::PLANS),
        Unless::Sentence(words::PAST),
    ],
    ..ANY
};

/// `2016年政府信息公开工作年度报告`: the report names itself, and not last year's and what became
/// of it.
pub static PRESENT_REPORT: Row = Row {
    unless: &[
        Unless::Sentence(words::COMPARES),
        Unless::SentenceNamesOwnYear,
        Unless::Sentence(words::TOLD_OF_A_REPORT),
    ],
    ..ANY
};

/// `2015年，我局…`: the sentence opens with the year that it reports on.
pub static OPENING: Row = Row {
    unless: &[
        Unless::Sentence(words::COMPARES),
        Unless::Sentence(words::PAST),
        Unless::Sentence(words::PLANS),
        Unless::TextNamesOwnYear,
    ],
    ..ANY
};

/// The same with last year, where no number is told.
pub static OPENING_LAST_YEAR: Row = Row {
    unless: &[
        Unless::Sentence(words::TOLD_OF_LAST_YEAR),
        Unless::Clause(words::YEARLY_THINGS),
        Unless::IssuedAbove,
    ],
    ..ANY
};

/// `全年（2022年）`: the year that is reported on, by its number.
pub static WHOLE_YEAR: Row = Row {
    before: work_words::THIS_YEAR_IN_BRACKETS,
    unless: &[Unless::Sentence(words::COMPARES)],
    ..ANY
};

/// `截至2022年底，申请已全部答复`.
pub static YEAR_END: Row = Row {
    before: words::UP_TO,
    behind: work_words::YEAR_ENDS,
    unless: &[
        Unless::Sentence(words::COMPARES),
        Unless::Sentence(words::PAST),
        Unless::Sentence(work_words::NOT_DONE_YET),
        Unless::TextNamesOwnYear,
    ],
    ..ANY
};

/// The same at the end of next year, told as done.
pub static YEAR_END_AHEAD: Row = Row {
    before: words::UP_TO,
    behind: work_words::YEAR_ENDS,
    near: work_words::DONE,
    unless: &[
        Unless::Text(words::COMPARES),
        Unless::Text(words::PLANS),
        Unless::Text(work_words::INTENTIONS),
    ],
};

/// `现公布本机关2022年政府信息公开工作年度报告`: this report by another year.
pub static REPORT_NAMED: Row = Row {
    near: work_words::PRESENTS,
    unless: &[
        Unless::Before(words::JOINED_BEFORE),
        Unless::Sentence(words::COMPARES),
        Unless::SentenceNamesOwnYear,
        Unless::Sentence(words::TOLD_OF_A_REPORT),
    ],
    ..ANY
};

/// `我局2022年受理的申请均已答复`, `2022年共收到申请`.
pub static OWN_WORK: Row = Row {
    unless: &[
        Unless::Before(work_words::LEADS_ON),
        Unless::Behind(work_words::GOES_ON),
        Unless::Clause(words::YEARLY_THINGS),
        Unless::Clause(work_words::THINGS_OF_WORK),
        Unless::Clause(work_words::ARCHIVES),
        Unless::Sentence(words::COMPARES),
        Unless::Sentence(words::PAST),
        Unless::Sentence(words::PLANS),
        Unless::Sentence(words::ISSUED),
        Unless::Sentence(words::TOLD_OF_LAST_YEAR),
        Unless::Sentence(work_words::CAME_LATER),
        Unless::Sentence(work_words::NOT_DONE_YET),
        Unless::TextNamesOwnYear,
    ],
    ..ANY
};

/// The same with next year, told as done.
pub static OWN_WORK_AHEAD: Row = Row {
    near: work_words::DONE,
    unless: &[
        Unless::Before(work_words::LEADS_ON),
        Unless::Behind(work_words::GOES_ON),
        Unless::Clause(words::YEARLY_THINGS),
        Unless::Clause(work_words::THINGS_OF_WORK),
        Unless::Clause(work_words::ARCHIVES),
        Unless::Text(words::COMPARES),
        Unless::Text(words::PLANS),
        Unless::Text(work_words::INTENTIONS),
        Unless::Sentence(words::ISSUED),
        Unless::TextNamesOwnYear,
    ],
    ..ANY
};
