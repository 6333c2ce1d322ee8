//! Where builds write unless they are told.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::build::file_name;

/// Where builds write, each to a folder called after its year.
const OUT: &str = "out";

/// Where the report on a year is written.
pub(super) fn of_year(year: i32) -> PathBuf {
    Path::new(OUT).join(year.to_string())
}

/// Where the report of one organ of many on a year is written, below `base` or where builds write
/// unasked.
pub(super) fn of_organ(base: Option<&Path>, year: i32, organ: &str) -> PathBuf {
    let base = base.unwrap_or(Path::new(OUT));
    base.join(year.to_string())
        .join(file_name::of(organ.trim(), ""))
}

/// The folders in `out` that are called after a year; none where it cannot be read.
pub(super) fn of_years() -> Vec<PathBuf> {
    let entries = fs::read_dir(OUT).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.retain(|folder| {
        let name = folder.file_name().map(OsStr::as_encoded_bytes);
        name.is_some_and(|name| name.iter().all(u8::is_ascii_digit)) && folder.is_dir()
    });
    folders.sort();
    folders
}
