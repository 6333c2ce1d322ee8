//! One file that a person owns, replaced so that it is whole at every moment.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Seek as _, Write as _},
    path::Path,
};

use super::{disk, lock::Lock, rights, temporary, trouble::Trouble};

/// Replaces the contents of the file at `path`, or where a symbolic link there leads.
///
/// The new contents get the permissions of the old file, its owner and its group, as far as this
/// user may give them, and its name in one step, so that there is no moment without the file.
///
/// # Errors
/// It is no ordinary file, may not be written, or the system refuses; it is then as it was.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    rights::may_change(&target, &metadata)?;
    let folder = target.parent().expect("a file is in a folder");
    let lock = Lock::wait(folder)?;
    temporary::clear(folder, &lock);
    if names(&metadata) > 1 {
        write_in_place(&target, folder, bytes)
    } else {
        rename_over(&target, folder, &metadata, bytes)
    }
}

fn rename_over(
    target: &Path,
    folder: &Path,
    metadata: &Metadata,
    bytes: &[u8],
) -> Result<(), Trouble> {
    // What only some may read is never to be read by others, not even before it has its name.
    let mut file = temporary::private_file_in(folder)?;
    file.write_all(bytes)?;
    rights::keep(file.as_file(), metadata)?;
    disk::settle_contents(file.as_file())?;
    file.persist(target).map_err(|refused| refused.error)?;
    disk::settle_names(folder);
    Ok(())
}

/// Under how many names the file is to be found.
fn names(metadata: &Metadata) -> u64 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        metadata.nlink()
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        1
    }
}

/// Changes a file that has several names, all of which are to show the new contents. A rename would
/// leave the others with the old ones, and where they are nobody knows; so the file itself is
/// written, the one thing here that is not done in one step. As long as it is, the whole new text
/// lies beside it on the disk, in a file that no other run removes.
fn write_in_place(target: &Path, folder: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let old = fs::read(target)?;
    let mut copy = temporary::keepsake_in(folder)?;
    copy.write_all(bytes)?;
    disk::settle_contents(copy.as_file())?;
    disk::settle_names(folder);
    let mut file = OpenOptions::new().write(true).open(target)?;
    overwrite(&mut file, bytes).map_err(|refused| {
        // A disk that is full still takes what it had before.
        let _ = overwrite(&mut file, &old);
        refused.into()
    })
}

/// Makes `bytes` the whole contents of a file.
fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    let length = u64::try_from(bytes.len()).expect("a length is within 64 bits");
    file.set_len(length)?;
    disk::settle_contents(file)
}
