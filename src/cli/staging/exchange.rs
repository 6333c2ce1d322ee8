//! Files for a folder that holds no others: a new folder with them takes the old one's place in one
//! step, where the system can exchange two folders.
//!
//! So that a reader sees all the old files or all the new ones, even when the run is killed. But who
//! has the old folder open, a file manager or a shell that is in it, would be left with one that is
//! gone. So it is given the new files too, behind the back of who looks for them by name, and then
//! its name again: in the end it is the same folder as before.

use std::{
    fs::{self, File, Metadata},
    io,
    path::Path,
};

use super::{disk, disk::Named, lock::Lock, rights, temporary, trouble::Trouble};
use crate::cli::whereabouts;

/// Whether it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exchange {
    /// The folder holds the new files.
    Done,
    /// This folder has to be written in another way; it is as it was.
    NotPossible,
}

/// Exchanges `folder`, which is in `above`, for one with these files.
///
/// # Errors
/// The files cannot be written; the folder is then as it was.
pub(super) fn publish(above: &Path, folder: &Path, files: &[Named]) -> Result<Exchange, Trouble> {
    if !is_ours_alone(folder, files) || is_current(folder) {
        return Ok(Exchange::NotPossible);
    }
    let Ok(staged) = temporary::folder_in(above) else {
        return Ok(Exchange::NotPossible);
    };
    if !is_made_alike(staged.path(), folder) {
        return Ok(Exchange::NotPossible);
    }
    // Who waits for the folder goes on with the new one once we are done with both.
    let Some(_lock) = Lock::at_once(staged.path())? else {
        return Ok(Exchange::NotPossible);
    };
    disk::write_new(staged.path(), files, Some(folder))?;
    if !is_ours_alone(folder, files) || exchange(staged.path(), folder).is_err() {
        return Ok(Exchange::NotPossible);
    }
    disk::settle_names(above);
    bring_over(staged.path(), folder, files);
    if give_back(staged.path(), folder, files).is_ok() {
        disk::settle_names(above);
        bring_over(staged.path(), folder, files);
    }
    // What has not the name vanishes here, with the folder's handle.
    Ok(Exchange::Done)
}

/// Whether a folder holds nothing but files that are replaced by these.
fn is_ours_alone(folder: &Path, files: &[Named]) -> bool {
    let Ok(mut entries) = fs::read_dir(folder) else {
        return false;
    };
    entries.all(|entry| {
        entry.is_ok_and(|entry| {
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            is_file && files.iter().any(|(name, _)| *name == entry.file_name())
        })
    })
}

/// Whether we are in the folder: who started us there would be left in one that is gone.
fn is_current(folder: &Path) -> bool {
    std::env::current_dir()
        .and_then(|current| whereabouts::real(&current))
        .is_ok_and(|current| current.starts_with(folder))
}

/// Gives a new folder the permissions, owner and group of another one; whether they are the same
/// now, and the other has nothing else, such as a list of who may read.
fn is_made_alike(new: &Path, folder: &Path) -> bool {
    let alike = || -> io::Result<bool> {
        let of = fs::metadata(folder)?;
        let new = File::open(new)?;
        rights::keep(&new, folder)?;
        let made = new.metadata()?;
        Ok(rights_of(&made) == rights_of(&of) && !has_attributes(folder))
    };
    alike().unwrap_or(false)
}

#[cfg(unix)]
fn rights_of(metadata: &Metadata) -> (u32, u32, u32, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (
        metadata.mode(),
        metadata.uid(),
        metadata.gid(),
        metadata.dev(),
    )
}

#[cfg(not(unix))]
fn rights_of(metadata: &Metadata) -> bool {
    metadata.permissions().readonly()
}

/// Whether a folder has what a new one would lack.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn has_attributes(folder: &Path) -> bool {
    // Systems without any say that they have none.
    rustix::fs::listxattr_query(folder).is_ok_and(|length| length > 0)
}

/// Gives each of two folders the place of the other.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn has_attributes(_: &Path) -> bool {
    true
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Gives the folder `old` the files of the folder `new`, and the name of it.
///
/// # Errors
/// The files can have no second names there; `new` has its name then.
fn give_back(old: &Path, new: &Path, files: &[Named]) -> io::Result<()> {
    for (name, _) in files {
        let link = temporary::link_in(old, &new.join(name))?;
        link.persist(old.join(name))
            .map_err(|refused| refused.error)?;
    }
    disk::settle_names(old);
    exchange(old, new)
}

/// Moves what somebody put into the one folder at the last moment into the other.
fn bring_over(old: &Path, new: &Path, files: &[Named]) {
    let Ok(entries) = fs::read_dir(old) else {
        return;
    };
    for name in entries.flatten().map(|entry| entry.file_name()) {
        if !files.iter().any(|(ours, _)| *ours == name) {
            let _ = fs::rename(old.join(&name), new.join(&name));
        }
    }
}
