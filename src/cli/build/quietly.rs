//! A build for those who show themselves what was found.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::{options::Options, prepared::Prepared};
use crate::{
    cli::{
        input, inputs::Asked, output::Output, output_folder, output_options::OutputOptions,
        sealed_files, staging,
    },
    compile,
    desk::Wanted,
    diagnostic::Language,
    model::Report,
};

/// Builds the report of a year file as the command does, and returns what was written.
///
/// # Errors
/// An error stands and no draft is asked for, the year file cannot be read, or a file cannot be
/// written; nothing was written then.
pub fn quietly(
    path: &Path,
    wanted: Wanted,
    allow: &[PathBuf],
    language: Language,
) -> anyhow::Result<Vec<PathBuf>> {
    let options = Options {
        asked: Asked::single(&path.display().to_string()),
        directory: None,
        formats: Vec::new(),
        package: false,
        may_lack_pages: false,
        font_folders: Vec::new(),
        despite_errors: wanted == Wanted::Draft,
        allow: allow.to_vec(),
        output: OutputOptions::quiet(),
    };
    let (mut disk, source) = input::open_at(path, &options.allow, language)?;
    let compiled = compile::compile(&disk, source);
    let directory = |report: Option<&Report>| Some(output_folder::of_year(report?.year));
    let prepared = Prepared::of(&mut disk, compiled, directory, &options, language);
    let Prepared {
        directory,
        drawn,
        sealed,
        ..
    } = prepared;
    let (Some(files), Some(directory)) = (drawn, &directory) else {
        options.finish(directory.as_deref(), language)?;
        bail!(Wanted::refused().into_words(language));
    };
    let files = files?;
    let paths = staging::write_all(directory, &files, language)?;
    if let Some(seal) = &sealed {
        let output = Output::new(&options.output, language);
        sealed_files::tell_others(seal, &files, &output);
    }
    Ok(paths)
}
