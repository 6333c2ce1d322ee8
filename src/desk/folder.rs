//! The folder that a desk works in, as far as it may touch it.

use std::{ffi::OsStr, path::Path};

use serde::{Deserialize, Serialize};

use crate::{compile::World, diagnostic::Text, seal, source::Source, year_file};

/// A year file that was opened.
pub struct Opened {
    /// Its name, which is its path, and its text.
    pub source: Source,
    /// What lies around it.
    pub world: Box<dyn World + Send>,
}

/// A year file of a folder.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// Its path.
    pub path: String,
    /// Its year, where it says one.
    pub year: Option<i32>,
    /// Whose it is; empty where it does not say.
    pub organ: String,
}

impl Listed {
    /// What stands at a path, where that is a year file: a form, a district, a seal is none.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8]) -> Option<Self> {
        let own = Path::new(path);
        let is_toml = own.extension() == Some(OsStr::new("toml"));
        let is_other =
            own.file_name() == Some(OsStr::new("report.toml")) || seal::is_called_so(own);
        if !is_toml || is_other {
            return None;
        }
        let source = Source::new(path, bytes).ok()?;
        let file = year_file::read(&source).year_file;
        // No year file has no year.
        let year = file.year?.value;
        let organ = file.organ.name();
        Some(Self {
            path: path.to_owned(),
            year: Some(year),
            organ: organ.map_or_else(String::new, |organ| organ.value.clone()),
        })
    }
}

/// What is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// The report, which may have no errors.
    Report,
    /// A draft in spite of errors.
    Draft,
}

impl Wanted {
    /// That an error keeps a report from being built, and what to do.
    #[must_use]
    pub fn refused() -> Text {
        Text::fixed(
            "还有错误，没有写出任何文件；先改好错误，或者出一份草稿",
            "an error stands, and nothing was written; mend it, or build a draft",
        )
    }
}

/// What a desk asks of the disk. Every error is a sentence for the person at the desk.
pub trait Folder: Send + Sync {
    /// The year files there, the latest first.
    fn year_files(&self) -> Vec<Listed>;

    /// Opens a year file.
    ///
    /// # Errors
    /// It cannot be read, or is no text.
    fn open(&self, path: &str) -> Result<Opened, String>;

    /// By what a change of a file is noticed; none where it is not there.
    fn stamp(&self, path: &Path) -> Option<(std::time::SystemTime, u64)>;

    /// Writes a year file in place of the one that was read.
    ///
    /// # Errors
    /// Somebody has changed it since, or the system refuses; it is then as it was.
    fn save(&self, read: &Source, bytes: &[u8]) -> Result<(), String>;

    /// Writes a year file anew that is no longer there.
    ///
    /// # Errors
    /// Something stands there, or the system refuses.
    fn restore(&self, path: &str, bytes: &[u8]) -> Result<(), String>;

    /// Keeps bytes beside a year file under a name of their own, and returns that.
    ///
    /// # Errors
    /// The system refuses.
    fn keep(&self, path: &str, bytes: &[u8]) -> Result<String, String>;

    /// What an earlier desk noted of a year file as not saved.
    fn unsaved(&self, path: &str) -> Option<Vec<u8>>;

    /// Notes what is not saved of a year file, or that all is.
    ///
    /// # Errors
    /// The system refuses.
    fn note_unsaved(&self, path: &str, bytes: Option<&[u8]>) -> Result<(), String>;

    /// Builds the report of a year file as it stands on the disk, and returns what was written.
    ///
    /// # Errors
    /// An error stands, or a file cannot be written.
    fn build(&self, path: &str, wanted: Wanted) -> Result<Vec<String>, String>;

    /// Starts the year file of an organ that has none, and returns its path.
    ///
    /// # Errors
    /// There is one already, or it cannot be written.
    fn start(&self, organ: &str, year: i32) -> Result<String, String>;

    /// Starts next year's file from this year's, and returns its path.
    ///
    /// # Errors
    /// As of [`Self::start`].
    fn next(&self, path: &str, year: i32) -> Result<String, String>;

    /// Makes a year file of a finished report of this name, and returns its path.
    ///
    /// # Errors
    /// It is none, its year file is there already, or it cannot be written.
    fn import(&self, name: &str, bytes: &[u8]) -> Result<String, String>;

    /// Shows the folder where builds of a year are written, as the system shows folders.
    ///
    /// # Errors
    /// The system does not.
    fn show(&self, year: Option<i32>) -> Result<(), String>;
}
