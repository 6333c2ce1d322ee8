//! Files for a folder that holds others too: staged in a hidden folder within it, whose name says
//! how far their publication has come.
//!
//! | name | what it says | what the next run does |
//! | --- | --- | --- |
//! | `.report-XXXXXX.tmp` | not all is staged, or all is done | removes it |
//! | `.report-XXXXXX.set` | all is staged and on the disk; files are getting their names | goes on |
//! | `.report-XXXXXX.old` | one could not get its name; what was there is put back | goes on |
//!
//! Within it, `new` holds the files that have not got their names, `old` what has these names now,
//! and `none` an empty file for each name that nothing has. So the folder itself is the journal:
//! every step is one rename, and each can be done again by who does not know whether it was done.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::{disk, disk::Named, rights, temporary};

const STAGED: &str = "set";
const UNDOING: &str = "old";

/// Gives these files their names in `folder`, all or none.
///
/// # Errors
/// One cannot be written or cannot have its name; the folder is then as it was.
pub(super) fn publish(folder: &Path, files: &[Named]) -> io::Result<()> {
    let staged = temporary::folder_in(folder)?;
    stage(staged.path(), folder, files)?;
    let complete = staged.path().with_extension(STAGED);
    fs::rename(staged.path(), &complete)?;
    // It has another name now and is no longer to vanish by itself.
    let _ = staged.keep();
    disk::settle_names(folder);
    go_on(folder, &complete)?
}

/// Goes on where runs that are dead left off: the folder then holds all of their files or none.
///
/// # Errors
/// The system refuses both.
pub(super) fn finish(folder: &Path) -> io::Result<()> {
    for journal in ours(folder, STAGED) {
        let _all_or_none = go_on(folder, &journal)?;
    }
    for journal in ours(folder, UNDOING) {
        undo(folder, &journal)?;
    }
    Ok(())
}

/// The journals in a folder that this user's runs have begun. Anybody may have made what is only
/// called so, and would have us move his files over those of others.
fn ours(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut journals = temporary::called(folder, ending);
    journals.retain(|journal| {
        let standing = fs::symlink_metadata(journal);
        standing.is_ok_and(|standing| standing.is_dir() && rights::is_own(&standing))
    });
    journals
}

/// Puts all that is needed to publish the files, or to undo it, on the disk.
fn stage(journal: &Path, folder: &Path, files: &[Named]) -> io::Result<()> {
    let [new, old, none] = ["new", "old", "none"].map(|part| journal.join(part));
    for part in [&new, &old, &none] {
        fs::create_dir(part)?;
    }
    disk::write_new(&new, files, Some(folder))?;
    for (name, _) in files {
        match set_aside(&folder.join(name), &old.join(name)) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                File::create_new(none.join(name))?;
            }
            set_aside => set_aside?,
        }
    }
    for part in [&old, &none, &journal.to_path_buf()] {
        disk::settle_names(part);
    }
    Ok(())
}

/// Gives a file a second name, so that it is still there when another one gets its first.
fn set_aside(file: &Path, aside: &Path) -> io::Result<()> {
    match fs::hard_link(file, aside) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        // There are disks without such names, and files that one may read but not name.
        Err(_) => {
            fs::copy(file, aside)?;
            disk::settle_contents(&File::open(aside)?)
        }
        Ok(()) => Ok(()),
    }
}

/// Gives all files of a journal their names; where one cannot have its, none has, and why is what is
/// returned.
///
/// # Errors
/// What was there before cannot be put back.
fn go_on(folder: &Path, journal: &Path) -> io::Result<io::Result<()>> {
    let refused = move_all(&journal.join("new"), folder);
    disk::settle_names(folder);
    if let Err(refused) = refused {
        let undoing = journal.with_extension(UNDOING);
        fs::rename(journal, &undoing)?;
        disk::settle_names(folder);
        undo(folder, &undoing)?;
        return Ok(Err(refused));
    }
    discard(journal);
    Ok(Ok(()))
}

/// Puts back what had the names before.
fn undo(folder: &Path, journal: &Path) -> io::Result<()> {
    move_all(&journal.join("old"), folder)?;
    for name in names_in(&journal.join("none"))? {
        // What still waits for its name has not got it: who has it is a stranger.
        if !journal.join("new").join(&name).exists() {
            unless_gone(fs::remove_file(folder.join(&name)))?;
        }
        unless_gone(fs::remove_file(journal.join("none").join(&name)))?;
    }
    disk::settle_names(folder);
    discard(journal);
    Ok(())
}

/// Moves all files of one folder into another, over those that have their names there.
fn move_all(from: &Path, to: &Path) -> io::Result<()> {
    for name in names_in(from)? {
        unless_gone(fs::rename(from.join(&name), to.join(&name)))?;
    }
    Ok(())
}

/// The names in a folder; none where there is no such folder any more.
fn names_in(folder: &Path) -> io::Result<Vec<OsString>> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        entries => entries?
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect(),
    }
}

/// What is no longer there was moved or removed before.
fn unless_gone(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Takes away what a publication leaves when it is done. First it gets a name by which nobody goes
/// on with it; what cannot be removed now is for the next run.
fn discard(journal: &Path) {
    let done = journal.with_extension(temporary::EXTENSION);
    if fs::rename(journal, &done).is_ok() {
        let _ = fs::remove_dir_all(done);
    }
}
