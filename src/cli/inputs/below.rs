//! The files below a folder that may be year files.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use crate::seal;

/// Folders that hold what programs made.
const MADE: [&str; 2] = ["out", "target"];

/// The files that may be year files below a folder, and what of it cannot be looked into, in order of
/// their names, folder by folder.
pub(super) fn year_files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let walk = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    walk.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry))
        .filter_map(|entry| match entry {
            Ok(entry) => is_toml(&entry).then(|| entry.into_path()),
            // A link that leads back is no place of its own.
            Err(error) if error.loop_ancestor().is_some() => None,
            Err(error) => error.path().map(Path::to_path_buf),
        })
        .map(|path| match path.strip_prefix(".") {
            Ok(shorter) => shorter.to_path_buf(),
            Err(_) => path.components().collect(),
        })
}

/// What is hidden, and folders that hold what programs made.
fn is_left_out(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let is_hidden = name.as_encoded_bytes().starts_with(b".");
    is_hidden || entry.file_type().is_dir() && MADE.iter().any(|made| name == *made)
}

fn is_toml(entry: &DirEntry) -> bool {
    let path = entry.path();
    let ending = path.extension();
    entry.file_type().is_file()
        && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
        && path.file_name() != Some(OsStr::new("report.toml"))
        && !seal::is_called_so(path)
}
