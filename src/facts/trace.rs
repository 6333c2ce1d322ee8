//! By what a printed page is traced to the year file and the figures that it was made of.

use std::fmt;

use super::figure_set;
use crate::{model::Report, source::fingerprint};

/// The starts of two hashes, those of the year file and of its figures: they tell files apart, and
/// what is proved by them is proved by the whole hashes of a seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    year_file: u64,
    figures: u64,
}

impl Trace {
    /// That of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let figures = fingerprint(figure_set::canonical(report).as_bytes());
        Self::of_hashes(&report.fingerprint, &figures)
    }

    /// That of these hashes, in hexadecimal digits.
    #[must_use]
    pub fn of_hashes(year_file: &str, figures: &str) -> Self {
        let start = |hash| u64::from_str_radix(figure_set::short(hash), 16);
        // A hash of other digits is nobody's.
        Self {
            year_file: start(year_file).unwrap_or(0),
            figures: start(figures).unwrap_or(0),
        }
    }
}

/// As it stands on a page; the pages are Chinese.
impl fmt::Display for Trace {
    fn fmt(&self, page: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year_file, figures } = self;
        write!(page, "年度文件 {year_file:012x}，数字 {figures:012x}")
    }
}
