//! The year beside what is carried over: from last year, into next year.

use super::{
    seen::Seen,
    words::{CARRIED, CARRIED_INTO, CARRIED_ON, INTO, LAST_YEAR_WORDS, OWN_YEAR},
};
use crate::{
    diagnostic::{Diagnostic, Severity, Text},
    language::{
        dates::each_date,
        word_table::{ends_with_any, starts_with_any},
    },
};

impl Seen<'_> {
    /// The year that should stand here, where another one does: 结转2023年度继续办理 in the report of 2023,
    /// 2021年结转3件.
    pub(super) fn expected_of_carried(&self) -> Option<i32> {
        if self.date.month.is_some() {
            return None;
        }
        let own = self.report.year;
        let behind = self.behind();
        let behind = behind.strip_prefix('度').unwrap_or(behind);
        if ends_with_any(self.before(), CARRIED_INTO) && starts_with_any(behind, CARRIED_ON) {
            let next = own.checked_add(1)?;
            return (self.year != next && self.is_told_of_own_year()).then_some(next);
        }
        let carried = CARRIED.iter().find_map(|word| behind.strip_prefix(word))?;
        let last = own.checked_sub(1)?;
        let is_from = !starts_with_any(carried, INTO) && each_date(carried).next().is_none();
        (is_from && self.year < last && self.is_told_of_own_year()).then_some(last)
    }

    /// Whether its sentence tells of the report's year and of no other beside this one.
    fn is_told_of_own_year(&self) -> bool {
        let own = self.report.year;
        let years = self.sentence.years();
        let this_one = usize::from(self.year == own);
        let says_own =
            self.sentence.has(OWN_YEAR) || years.get(&own).is_some_and(|named| *named > this_one);
        let is_alone = years.keys().all(|year| [own, self.year].contains(year));
        says_own && is_alone && !self.sentence.has(LAST_YEAR_WORDS)
    }

    /// The finding: it may be told of what another year's report carried over.
    pub(super) fn carried(&self, expected: i32) -> Diagnostic {
        let year = self.year;
        let mut finding = self.wrong_year();
        finding.message = Text::new(
            format!("结转的年份应当是 {expected} 年，这里写的是 {year} 年"),
            format!("what is carried over is of {expected}, this says {year}"),
        );
        finding.severity = Severity::Warning;
        finding.stating(year.to_string(), expected.to_string())
    }
}
