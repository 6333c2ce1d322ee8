//! For whom a workbook is.

use crate::{workbook::departments::Departments, year_file::YearFile};

/// Who is asked for what.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The year file, by which the figures that it computes are known.
    pub file: &'a YearFile,
    /// Who counts what.
    pub departments: &'a Departments,
    /// The department that the workbook is for; for all where it is for none.
    pub department: Option<&'a str>,
}
