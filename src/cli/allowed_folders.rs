//! The folders whose files a year file may name.
//!
//! Whoever checks or builds a stranger's year file must not find files of this machine in findings
//! or beside a public page: the year file's own folder and that of the `report.toml` that governs it
//! are open to it, and others only where the command line or that `report.toml` says so. Links are
//! resolved before it is judged.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{system_error, whereabouts::real};
use crate::model::Unread;

/// The folders, links resolved, whose files may be read.
#[derive(Debug)]
pub(super) struct AllowedFolders {
    folders: Vec<PathBuf>,
    /// Whether that of a `report.toml` is one of them.
    is_governed: bool,
}

impl AllowedFolders {
    /// The folder of the year file at `path`, and nothing else.
    pub(super) fn beside(path: &Path) -> Self {
        let mut allowed = Self {
            folders: Vec::new(),
            is_governed: false,
        };
        // In a folder that is gone nothing can be named.
        allowed.folders.extend(real(folder_of(path)).ok());
        allowed
    }

    /// Adds the folder of the `report.toml` at `path`.
    pub(super) fn govern(&mut self, path: &Path) {
        self.folders.extend(real(folder_of(path)).ok());
        self.is_governed = true;
    }

    /// Adds a folder.
    ///
    /// # Errors
    /// There is no such folder.
    pub(super) fn add(&mut self, folder: &Path) -> io::Result<()> {
        let folder = real(folder)?;
        if !folder.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        self.folders.push(folder);
        Ok(())
    }

    /// Where a file really lies.
    ///
    /// # Errors
    /// There is none, or it is not below these folders: of what lies elsewhere nothing is told, not
    /// even whether it is there.
    pub(super) fn resolve(&self, file: &Path) -> Result<PathBuf, Unread> {
        let resolved = real(file);
        let nearest = match &resolved {
            Ok(resolved) => Some(resolved.clone()),
            Err(_) => file.ancestors().skip(1).find_map(|above| real(above).ok()),
        };
        if nearest.is_some_and(|nearest| !self.hold(&nearest)) {
            return Err(Unread::Outside {
                is_governed: self.is_governed,
            });
        }
        resolved.map_err(|error| system_error::unread(&error))
    }

    fn hold(&self, real: &Path) -> bool {
        self.folders.iter().any(|folder| real.starts_with(folder))
    }
}

/// The folder that a file lies in.
fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(file)
}
