//! Writing to the disk: a reader sees what was there or all that is new, whatever stops the run.
//!
//! All contents are on the disk before the first of them gets its name, so that a name never points
//! at what a power cut could still lose; and no name is ever without a file.

mod attributes;
mod delivery;
mod disk;
mod exchange;
mod journal;
mod lock;
mod new_file;
mod new_folder;
mod piecewise;
mod publication;
mod replacement;
mod rights;
mod temporary;
mod trouble;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

pub(super) use self::piecewise::Piecewise;
use self::trouble::Trouble;
use super::whereabouts;
use crate::diagnostic::{Language, Text, say::say};

/// Replaces the contents of a file that a person owns, so that it is whole at every moment; where
/// it is a symbolic link, those of the file that it leads to. Permissions, owner, group, attributes
/// and further names stay. `was_read` says whether bytes are those that the new ones are made from.
///
/// # Errors
/// It is not there, is no ordinary file, is read-only, somebody has changed it since it was read, or
/// the system refuses; it is then as it was.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    was_read: impl Fn(&[u8]) -> bool,
    language: Language,
) -> anyhow::Result<()> {
    refuse_standard_input(path, language)?;
    replacement::replace_unchanged(path, bytes, was_read).map_err(|trouble| {
        let shown = path.display();
        let cannot = say!(
            "无法改写 {shown}，文件未动",
            "cannot change {shown}; it is as it was"
        );
        trouble.told(cannot, language)
    })
}

/// Writes a file where nothing stands, in a directory that is made where it is missing.
///
/// # Errors
/// Something stands there, or the system refuses; all is then as it was.
pub(super) fn create(path: &Path, bytes: &[u8], language: Language) -> anyhow::Result<()> {
    if path == Path::new("-") {
        let no_file = say!(
            "“-”不是文件，没有写；请写一个文件名",
            "- is no file, and nothing was written; name one"
        );
        anyhow::bail!(no_file.into_words(language));
    }
    refuse_folder_name(path, language)?;
    new_file::create(path, bytes).map_err(|trouble| trouble.told(cannot_write(path), language))
}

/// Writes an output to the place that a person named. An ordinary file there is replaced as by
/// [`replace`]; a device or a pipe is written to.
///
/// # Errors
/// A link leads nowhere, what stands there takes no output, or the system refuses.
pub(super) fn deliver(path: &Path, bytes: &[u8], language: Language) -> anyhow::Result<()> {
    refuse_folder_name(path, language)?;
    delivery::deliver(path, bytes).map_err(|trouble| trouble.told(cannot_write(path), language))
}

/// An output for the place that a person named, which is written piece by piece and stands there, as
/// by [`deliver`], once it is given to [`settle`].
///
/// # Errors
/// The path names no file, a link leads nowhere, or the system refuses.
pub(super) fn piecewise(path: &Path, language: Language) -> anyhow::Result<Piecewise> {
    refuse_folder_name(path, language)?;
    Piecewise::at(path).map_err(|trouble| trouble.told(cannot_write(path), language))
}

/// Puts an output in its place.
///
/// # Errors
/// As of [`deliver`].
pub(super) fn settle(output: Piecewise, path: &Path, language: Language) -> anyhow::Result<()> {
    output
        .settle()
        .map_err(|trouble| trouble.told(cannot_write(path), language))
}

/// Writes every file of `files` (name, bytes) into `directory`, which is made where it is missing:
/// all or none, and a reader sees no mix. Returns the paths.
///
/// # Errors
/// A file cannot be written or have its name, or another run is writing there; what stood there
/// before then stands there still, and a directory made for the purpose is gone again.
pub(super) fn write_all(
    directory: &Path,
    files: &[(OsString, Vec<u8>)],
    language: Language,
) -> anyhow::Result<Vec<PathBuf>> {
    let directory = named(directory);
    publication::publish(directory, files)
        .map_err(|trouble| trouble.told(cannot_write(directory), language))?;
    // The way that was named may lead through a folder that is not there.
    let directory = if directory.exists() {
        directory.to_path_buf()
    } else {
        whereabouts::of(directory)
    };
    Ok(files.iter().map(|(name, _)| directory.join(name)).collect())
}

/// Finishes in `directory` what runs that were killed began there, and removes what they left.
///
/// # Errors
/// The system refuses.
pub(super) fn finish(directory: &Path, language: Language) -> anyhow::Result<()> {
    publication::finish(named(directory)).map_err(|trouble: Trouble| {
        let shown = directory.display();
        let cannot = say!(
            "上一次运行没有写完 {shown}，现在也无法完成",
            "an earlier run did not finish writing {shown}, and it cannot be finished now"
        );
        trouble.told(cannot, language)
    })
}

/// A path that ends as that of a folder does, as `reports/` and `..`, names no file to write.
///
/// # Errors
/// It does.
pub(super) fn refuse_folder_name(path: &Path, language: Language) -> anyhow::Result<()> {
    let whole = path.as_os_str().as_encoded_bytes();
    let names_file = path
        .file_name()
        .is_some_and(|name| whole.ends_with(name.as_encoded_bytes()));
    if !names_file {
        let shown = path.display();
        let folder = say!(
            "无法写入 {shown}：这不是文件的名称，什么也没有写；请把文件名也写上",
            "cannot write to {shown}: it does not name a file, and nothing was written; add the name of the file"
        );
        anyhow::bail!(folder.into_words(language));
    }
    Ok(())
}

/// `-` is never a file to write.
fn refuse_standard_input(path: &Path, language: Language) -> anyhow::Result<()> {
    if path == Path::new("-") {
        let input = say!("标准输入不能改写", "standard input cannot be written");
        anyhow::bail!(input.into_words(language));
    }
    Ok(())
}

/// A directory by a name of its own.
fn named(directory: &Path) -> &Path {
    if directory.as_os_str().is_empty() {
        Path::new(".")
    } else {
        directory
    }
}

fn cannot_write(path: &Path) -> Text {
    let shown = path.display();
    say!(
        "无法写入 {shown}，没有写出任何文件",
        "cannot write to {shown}; nothing was written"
    )
}

#[cfg(test)]
mod tests;
