//! Files for a folder that is not there yet: it is made beside its place and gets its name in one
//! step, with all that is in it.

use std::{fs, io, path::Path};

use super::{disk, disk::Named, lock::Lock, temporary};

/// Makes `folder`, of whose path `there` exists, with these files in it.
///
/// # Errors
/// The system refuses, or somebody made a part of the path meanwhile; nothing is made then.
pub(super) fn publish(there: &Path, lock: &Lock, folder: &Path, files: &[Named]) -> io::Result<()> {
    let missing = folder.strip_prefix(there).unwrap_or(folder);
    let mut names = missing.iter();
    let outermost = names
        .next()
        .expect("a folder that is not there has a part that is not");
    temporary::clear(there, lock);
    let staged = temporary::folder_in(there)?;
    let innermost = staged.path().join(names.as_path());
    fs::create_dir_all(&innermost)?;
    disk::write_new(&innermost, files, None)?;
    let above = innermost.ancestors().skip(1);
    for folder in above.take_while(|above| above.starts_with(staged.path())) {
        disk::settle_names(folder);
    }
    fs::rename(staged.path(), there.join(outermost))?;
    // It has its name and is no longer to vanish.
    let _ = staged.keep();
    disk::settle_names(there);
    Ok(())
}
