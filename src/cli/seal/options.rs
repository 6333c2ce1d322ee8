//! What `report seal` is asked for.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::cli::output_options::OutputOptions;

/// What `report seal` is asked for.
#[derive(Debug)]
pub(super) struct Options {
    pub(super) input: String,
    /// Where the written files lie; `out/YEAR` when absent.
    pub(super) directory: Option<PathBuf>,
    /// Folders with fonts; the system's where none is named.
    pub(super) font_folders: Vec<PathBuf>,
    /// Further folders whose files the year file may name.
    pub(super) allow: Vec<PathBuf>,
    pub(super) task: Task,
    pub(super) output: OutputOptions,
}

/// What to do.
#[derive(Debug)]
pub(super) enum Task {
    /// Seal.
    Sign(Person),
    /// See whether the seal holds, and a signature by this key, where one is named.
    Verify(Option<String>),
}

/// Who seals.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) by: String,
    pub(super) role: String,
    /// The day that is to stand there; the clock's when absent.
    pub(super) date: Option<NaiveDate>,
    /// The file of the secret key to sign with.
    pub(super) key: Option<PathBuf>,
}
