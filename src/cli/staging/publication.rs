//! A set of files, of which a reader sees all or none, whatever stops the run.
//!
//! In one step where that can be done: a folder that is not there yet, a single file, a folder that
//! holds nothing else. Otherwise by a journal, which the next run finishes.

use std::{ffi::OsStr, fs, io, io::Write as _, path::Path};

use super::{
    disk,
    disk::Named,
    exchange::{self, Exchange},
    journal,
    lock::Lock,
    new_folder, rights, temporary,
    trouble::Trouble,
};
use crate::cli::whereabouts;

/// Publishes these files in `folder`, which is made where it is missing.
///
/// # Errors
/// The system refuses, what stands there is not to be replaced, or another run does not end; what
/// was there before is there still, and nothing else.
pub(super) fn publish(folder: &Path, files: &[Named]) -> Result<(), Trouble> {
    rights::no_broken_link(folder)?;
    let folder = &whereabouts::of(folder);
    while !folder.exists() {
        if make(folder, files)? == Made::Done {
            return Ok(());
        }
    }
    replace_in(folder, files)
}

/// What came of making a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// It is there, with the files.
    Done,
    /// Another run has made it meanwhile, or a folder above it; nothing of ours is there.
    NotByUs,
}

/// Makes `folder`, a path without links and ways back, with these files in it.
///
/// # Errors
/// The system refuses, or another run does not end; nothing is made then.
pub(super) fn make(folder: &Path, files: &[Named]) -> Result<Made, Trouble> {
    let there = innermost(folder);
    let lock = Lock::wait(there)?;
    if folder.exists() || innermost(folder) != there {
        return Ok(Made::NotByUs);
    }
    disk::enough_handles(there)?;
    new_folder::publish(there, &lock, folder, files)?;
    Ok(Made::Done)
}

/// Finishes in `folder` what dead runs began, and removes what they left there and beside it. A
/// folder that another run is writing in is left to it.
///
/// # Errors
/// The system refuses.
pub(super) fn finish(folder: &Path) -> Result<(), Trouble> {
    let folder = &whereabouts::of(folder);
    let there = innermost(folder);
    if !there.is_dir() {
        return Ok(());
    }
    let above = if there == folder {
        if let Some(lock) = Lock::at_once(folder)? {
            finish_in(folder, &lock)?;
        }
        folder.parent().map(Path::to_path_buf)
    } else {
        Some(there.to_path_buf())
    };
    if let Some(above) = above
        && let Some(lock) = Lock::at_once(&above)?
    {
        temporary::clear(&above, &lock);
    }
    Ok(())
}

/// The innermost folder of a path that is there.
fn innermost(folder: &Path) -> &Path {
    let here = Path::new(".");
    folder
        .ancestors()
        .map(|above| {
            if above.as_os_str().is_empty() {
                here
            } else {
                above
            }
        })
        .find(|above| above.exists())
        .unwrap_or(here)
}

/// Finishes what dead runs began in a folder whose lock is held.
fn finish_in(folder: &Path, lock: &Lock) -> io::Result<()> {
    journal::finish(folder)?;
    temporary::clear(folder, lock);
    Ok(())
}

/// Publishes files in a folder that is there.
fn replace_in(folder: &Path, files: &[Named]) -> Result<(), Trouble> {
    // From the outside in, as every run has it: none waits for one that waits for it.
    let above = folder.parent();
    let above_lock = above.map(Lock::wait).transpose()?;
    let lock = Lock::wait(folder)?;
    if let (Some(above), Some(lock)) = (above, &above_lock) {
        temporary::clear(above, lock);
    }
    disk::enough_handles(folder)?;
    finish_in(folder, &lock)?;
    if fs::metadata(folder)?.permissions().readonly() {
        return Err(rights::read_only("文件夹", "folder").into());
    }
    for (name, _) in files {
        replaceable(&folder.join(name), name)?;
    }
    if let [(name, bytes)] = files {
        return Ok(replace_one(folder, name, bytes)?);
    }
    if let Some(above) = above
        && exchange::publish(above, folder, files)? == Exchange::Done
    {
        return Ok(());
    }
    Ok(journal::publish(folder, files)?)
}

/// That what stands under a name, if anything does, may be replaced.
fn replaceable(path: &Path, name: &OsStr) -> Result<(), Trouble> {
    let standing = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        standing => standing?,
    };
    rights::may_replace(&standing).map_err(|trouble| trouble.at(name))
}

/// A single file gets its name by one rename.
fn replace_one(folder: &Path, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(name);
    let is_there = path.exists();
    let mut file = if is_there {
        temporary::private_file_in(folder)?
    } else {
        temporary::file_in(folder)?
    };
    file.write_all(bytes)?;
    if is_there {
        rights::keep(file.as_file(), &path)?;
    }
    disk::settle_contents(file.as_file())?;
    file.persist(path).map_err(|refused| refused.error)?;
    disk::settle_names(folder);
    Ok(())
}
