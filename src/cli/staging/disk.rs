//! Contents and names of files on the disk, not only in memory.

use std::{
    ffi::OsString,
    fs::File,
    io::{self, ErrorKind, Write as _},
    path::Path,
};

use super::rights;

/// A file's name and its contents.
pub(super) type Named = (OsString, Vec<u8>);

/// Writes files that are not there yet into a folder, and waits until they are on the disk, each
/// with its name. One after the other, so that any number needs no more than one open file. Those
/// that are to take the place of a file in the folder `over` get all its rights.
///
/// # Errors
/// One of them is there already or cannot be written.
pub(super) fn write_new(folder: &Path, files: &[Named], over: Option<&Path>) -> io::Result<()> {
    for (name, bytes) in files {
        let standing = over.map(|over| over.join(name));
        let standing = standing.filter(|standing| standing.exists());
        let mut file = rights::create_new(&folder.join(name), standing.is_some())?;
        file.write_all(bytes)?;
        if let Some(standing) = standing {
            rights::keep(&file, &standing)?;
        }
        settle_contents(&file)?;
    }
    settle_names(folder);
    Ok(())
}

/// That as many files can be open at once as staging takes, and taking away what was staged: who can
/// do the one and not the other would leave it behind.
///
/// # Errors
/// They cannot.
pub(super) fn enough_handles(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let mut handles = Vec::new();
        for _ in 0..5 {
            match File::open(folder) {
                Err(error) if error.kind() == ErrorKind::PermissionDenied => break,
                handle => handles.push(handle?),
            }
        }
    }
    Ok(())
}

/// Waits until the contents of this file are on the disk.
///
/// File by file: one wait for the whole file system (`syncfs`) also waits for what every other
/// program has written, which on a busy machine took seconds where these files take a tenth of one.
///
/// # Errors
/// They cannot be written there.
pub(super) fn settle_contents(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Waits until the names in this folder are on the disk.
///
/// A folder that cannot be asked for that has its names all the same; only a power cut could take
/// them back.
pub(super) fn settle_names(folder: &Path) {
    // Other systems open no folders as files.
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
