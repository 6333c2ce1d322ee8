//! What a report needs and its year file does not say itself.

use std::{path::PathBuf, sync::Arc};

use super::{problem::Problem, report::Report};
use crate::{diagnostic::FileId, forms::Form, year_file::Configuration};

/// What is known around a year file when it is resolved.
#[derive(Debug, Default)]
pub struct Surroundings<'a> {
    /// The statutory form that the file names or that is in force for its year; `None` where none
    /// is.
    pub form: Option<Arc<Form>>,
    /// Last year's report, where its file is known, and the file that its places lie in.
    pub last: Option<(&'a Report, FileId)>,
    /// What governs the file; what the file says itself outranks it.
    pub configuration: Configuration,
    /// The file's folder, where the files lie that it names.
    pub folder: PathBuf,
    /// What is wrong with the files that it names.
    pub problems: Vec<Problem>,
}
