//! What `report build` is asked for.

use std::path::{Path, PathBuf};

use crate::{
    build::formats,
    cli::{inputs::Asked, output_folder, output_options::OutputOptions, staging},
    diagnostic::Language,
    model::Report,
    writers::format::Format,
};

/// What `report build` is asked for.
#[derive(Debug)]
pub(super) struct Options {
    /// Which year files.
    pub(super) asked: Asked,
    /// Where to write; `out/YEAR` when absent.
    pub(super) directory: Option<PathBuf>,
    /// What to write; what the year file or `report.toml` says when empty.
    pub(super) formats: Vec<&'static Format>,
    /// Whether all files are packed into one as well.
    pub(super) package: bool,
    /// Whether all formats are asked for, and none that wants fonts by its name.
    pub(super) may_lack_pages: bool,
    /// Folders with fonts; the system's where none is named.
    pub(super) font_folders: Vec<PathBuf>,
    /// Whether what has errors is written all the same, as a draft.
    pub(super) despite_errors: bool,
    /// Further folders whose files the year file may name.
    pub(super) allow: Vec<PathBuf>,
    pub(super) output: OutputOptions,
}

impl Options {
    /// Finishes what builds that were killed began: in the folder that this one would write to, or
    /// where nobody can say which that is, in all that builds write to unasked.
    ///
    /// # Errors
    /// The system refuses.
    pub(super) fn finish(
        &self,
        directory: Option<&Path>,
        language: Language,
    ) -> anyhow::Result<()> {
        let folders = match directory.or(self.directory.as_deref()) {
            Some(directory) => vec![directory.to_path_buf()],
            None => output_folder::of_years(),
        };
        for folder in folders {
            staging::finish(&folder, language)?;
        }
        Ok(())
    }

    /// The formats to write: the command line's, the file's, or else the usual ones.
    pub(super) fn formats_of(&self, report: &Report) -> Vec<&'static Format> {
        if !self.formats.is_empty() {
            return self.formats.clone();
        }
        formats::of(report)
    }
}
