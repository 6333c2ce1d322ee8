//! What a run found out about one file, for the formats to write.

use super::{
    account::{Account, NotAssessable},
    files::Files,
    finding::{Diagnostic, Severity},
};

/// All that a run found out about one year file.
#[derive(Debug, Clone, Copy)]
pub struct FileFindings<'a> {
    /// The files that the places lie in.
    pub files: &'a Files,
    /// The reporting year, where it could be read.
    pub year: Option<i32>,
    /// The organ's name, where it could be read.
    pub organ: Option<&'a str>,
    /// The statutory form's id, where it is known.
    pub form: Option<&'a str>,
    /// The findings, in order, waived ones included.
    pub findings: &'a [Diagnostic],
    /// What was looked at.
    pub account: Account,
    /// The checks that had nothing to look at.
    pub not_assessable: &'a [NotAssessable],
}

/// Findings by weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors that are not waived.
    pub errors: usize,
    /// Warnings that are not waived.
    pub warnings: usize,
    /// Notes that are not waived.
    pub notes: usize,
    /// Findings that a waiver excuses.
    pub waived: usize,
}

impl Tally {
    /// Counts `findings`.
    #[must_use]
    pub fn of(findings: &[Diagnostic]) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            *match (&finding.waived, finding.severity) {
                (Some(_), _) => &mut tally.waived,
                (None, Severity::Error) => &mut tally.errors,
                (None, Severity::Warning) => &mut tally.warnings,
                (None, Severity::Note) => &mut tally.notes,
            } += 1;
        }
        tally
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.waived += other.waived;
    }
}
