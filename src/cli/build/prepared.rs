//! A report that may be built: what was found in it, and its files, before the first is written.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::options::Options;
use crate::{
    build::{
        drawing::{self, Asked},
        edition,
    },
    cli::{distinct_files, font_folders::FontFolders, input::Disk, sealed_files},
    compile::{Compiled, World},
    diagnostic::{Language, Text},
    document::edition::Edition,
    model::Report,
    seal::content::Seal,
    writers::pdf::missing_face::MissingFace,
};

/// Names and contents of files.
pub(super) type Files = Vec<(OsString, Vec<u8>)>;

/// A report that may be built.
pub(super) struct Prepared {
    pub(super) compiled: Compiled,
    /// What was sealed of it.
    pub(super) sealed: Option<Seal>,
    /// Where to write; `None` where nobody says, and the year file cannot be read.
    pub(super) directory: Option<PathBuf>,
    /// Names and contents of its files; `None` where what was found stops it.
    pub(super) drawn: Option<anyhow::Result<Files>>,
    /// What a person should know of them.
    pub(super) notes: Vec<Text>,
}

impl Prepared {
    /// Draws the files of a report for the folder that `directory` says.
    pub(super) fn of(
        disk: &mut Disk,
        mut compiled: Compiled,
        directory: impl FnOnce(Option<&Report>) -> Option<PathBuf>,
        options: &Options,
        language: Language,
    ) -> Self {
        disk.fonts = FontFolders::new(options.font_folders.clone());
        let sealed = sealed_files::before_build(disk, &mut compiled);
        let directory = directory(compiled.report.as_ref());
        let stops = |compiled: &Compiled| compiled.has_errors() && !options.despite_errors;
        let is_stopped = stops(&compiled);
        let report = compiled.report.as_ref().filter(|_| !is_stopped);
        // Drawn before the first word, as the names of the files are known by then; what stands in the
        // way of it is told behind the findings, which may well be why.
        let drawn = report
            .zip(directory.as_deref())
            .map(|(report, directory)| draw(report, &compiled, directory, disk, options, language));
        let mut notes = Vec::new();
        let drawn = drawn.map(|drawn| {
            drawn.map(|drawn| {
                compiled.tell_missing_faces(&drawn.missing_faces);
                notes = drawn.notes;
                drawn.files
            })
        });
        // A missing face may count as an error.
        let drawn = drawn.filter(|_| !stops(&compiled));
        // A draft has each cell marked; of a row that is open as a whole one finding is told.
        compiled.gather_cells();
        Self {
            compiled,
            sealed,
            directory,
            drawn,
            notes,
        }
    }

    /// The files that are about to be written.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        match (&self.drawn, &self.directory) {
            (Some(Ok(files)), Some(directory)) => {
                files.iter().map(|(name, _)| directory.join(name)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What was drawn.
struct DrawnFiles {
    /// Names and contents.
    files: Files,
    notes: Vec<Text>,
    /// The faces that were not there to print in.
    missing_faces: Vec<MissingFace>,
}

/// Names and contents of the files for `directory`. An attachment that lies there is where it is to
/// be.
fn draw(
    report: &Report,
    compiled: &Compiled,
    directory: &Path,
    world: &dyn World,
    options: &Options,
    language: Language,
) -> anyhow::Result<DrawnFiles> {
    let edition = if options.despite_errors {
        edition::draft(compiled, language)
    } else {
        Edition::Final
    };
    let asked = Asked {
        formats: options.formats_of(report),
        may_lack_pages: options.may_lack_pages,
        package: options.package,
    };
    let set = drawing::files(report, &edition, &asked, world, language)?;
    let (mut files, attached) = (set.files, set.attached);
    files.retain(|(name, _)| {
        if !attached.contains(name) {
            return true;
        }
        let path = directory.join(name);
        let mut attached = report.attachments.iter().flat_map(|one| &one.path);
        !attached.any(|attached| distinct_files::are_same(Path::new(attached), &path))
    });
    Ok(DrawnFiles {
        files,
        notes: set.notes,
        missing_faces: set.missing_faces,
    })
}
