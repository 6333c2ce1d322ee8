//! Contents and names of files on the disk, not only in memory.

use std::{fs::File, io, path::Path};

/// Waits until the contents of these files, all of one folder, are on the disk.
///
/// # Errors
/// One of them cannot be written there.
pub(super) fn settle_contents(files: &[&File]) -> io::Result<()> {
    match files {
        // One wait for the disk where each file would cost one, and a build writes several.
        [first, _, ..] if settle_all_at_once(first) => Ok(()),
        _ => files.iter().try_for_each(|file| file.sync_all()),
    }
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

/// Whether all that was written to the file system of this file is on the disk now.
#[cfg(target_os = "linux")]
fn settle_all_at_once(file: &File) -> bool {
    // An error may be another program's; a wait for each file says whether it is ours.
    rustix::fs::syncfs(file).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn settle_all_at_once(_: &File) -> bool {
    false
}
