//! What is filled in.

use crate::{model::Report, workbook::sheet::Workbook, year_file::YearFile};

/// The report that is filled in, and its year file.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'a> {
    /// The report as it stands.
    pub report: &'a Report,
    /// The year file as it is written.
    pub file: &'a YearFile,
    /// Its text.
    pub text: &'a str,
    /// The workbook that is sent round for it, by which names of cells are known.
    pub reference: &'a Workbook,
    /// Whether a number of a workbook takes the place of one of the year file.
    pub replaces: bool,
}
