//! The seal of a report: what its signers have agreed to, in a file beside the year file.
//!
//! [`content::Seal`] is what such a file says, [`reading`] and [`printed`] are the way to and from
//! its text, [`sealing`] makes one of a compiled report and the files that were written of it,
//! [`signers`] puts a further person under it, and [`broken`] says what of it no longer holds.

pub mod broken;
pub mod content;
pub mod digests;
mod inputs;
pub mod printed;
pub mod public_key;
pub mod reading;
pub mod sealing;
pub mod signature;
pub mod signers;
mod words;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// What the name of a seal ends with.
const ENDING: &str = ".seal.toml";

/// Where the seal of a year file lies: beside it, `2017.seal.toml` of `2017.toml`.
#[must_use]
pub fn beside(year_file: &Path) -> PathBuf {
    let mut name = OsString::new();
    name.extend(year_file.file_stem());
    name.push(ENDING);
    year_file.with_file_name(name)
}

/// Whether a file is called as a seal is, and so is no year file.
#[must_use]
pub fn is_called_so(file: &Path) -> bool {
    let name = file.file_name();
    name.is_some_and(|name| name.as_encoded_bytes().ends_with(ENDING.as_bytes()))
}
