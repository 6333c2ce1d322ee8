//! A year where it stands, and what can be asked of its surroundings.

use super::{
    beside::{Beside, Sentence},
    rows::Row,
    words,
};
use crate::{
    language::{
        dates::DateWord,
        stretch::Stretch as _,
        word_table::{has_any, starts_with_any},
    },
    model::{Report, typed_text::TypedText},
};

/// A shorter end of an organ's name may be another's: 水务局, but not 局.
pub const SHORTEST_NAME: usize = 3;

/// A year of the text and what stands around it.
pub struct Seen<'a> {
    /// The report.
    pub report: &'a Report,
    /// The text it stands in.
    pub text: &'a TypedText<'a>,
    /// The date it is of.
    pub date: &'a DateWord,
    /// The year.
    pub year: i32,
    /// Its sentence.
    pub sentence: &'a Sentence<'a>,
    /// All of its text.
    pub whole: &'a Sentence<'a>,
}

impl Seen<'_> {
    /// What stands before it, no further back than words reach.
    pub fn before(&self) -> &str {
        let text = self.text.text();
        text.near_before(self.date.range.start).trim_end()
    }

    /// What stands behind the date, 年 included in it, no further than words reach.
    pub fn behind(&self) -> &str {
        let text = self.text.text();
        text.near_behind(self.date.range.end).trim_start()
    }

    /// Whether a row fits here.
    pub fn fits(&self, row: &Row) -> bool {
        self.fits_beside(row, self.behind(), "")
    }

    /// Whether a row fits where `behind` follows the year, and `clause` what is said of it.
    pub fn fits_beside(&self, row: &Row, behind: &str, clause: &str) -> bool {
        let beside = Beside {
            sentence: self.sentence,
            text: self.whole,
            before: self.before(),
            behind,
            clause,
        };
        row.fits(&beside)
    }

    /// Whether `text` starts with the organ, by whatever end of its name.
    pub fn is_organ(&self, text: &str) -> bool {
        let name = self.report.organ.name.as_str();
        let short_name = self.report.organ.particular("short_name");
        let ends = name.char_indices().map(|(at, _)| name.get(at..));
        ends.flatten()
            .filter(|end| end.chars().count() >= SHORTEST_NAME)
            .chain(short_name)
            .any(|end| text.starts_with(end))
            || starts_with_any(text, words::ORGAN)
    }
}

/// What stands before the first of `marks`.
pub fn first_clause<'t>(text: &'t str, marks: &[char]) -> &'t str {
    text.split(marks).next().unwrap_or(text)
}

/// Whether `text` goes on with the report's title.
pub fn names_report(text: &str) -> bool {
    let clause = first_clause(text, &['，', ',', '。', '；', '》']);
    clause
        .find("信息公开")
        .or_else(|| clause.find("政务公开"))
        .and_then(|at| clause.get(at..))
        .is_some_and(|rest| has_any(rest, words::REPORT_NAMES))
}
