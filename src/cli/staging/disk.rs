//! Contents and names of files on the disk, not only in memory.

use std::{fs::File, io, path::Path};

/// Waits until the contents of these files are on the disk.
///
/// File by file: one wait for the whole file system (`syncfs`) also waits for what every other
/// program has written, which on a busy machine took seconds where these files take a tenth of one.
///
/// # Errors
/// One of them cannot be written there.
pub(super) fn settle_contents(files: &[&File]) -> io::Result<()> {
    files.iter().try_for_each(|file| file.sync_all())
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
