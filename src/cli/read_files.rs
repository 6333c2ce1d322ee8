//! The files that a run has opened for reading, whatever became of them: no output that the command line
//! names is written over one, and be it that nothing could be made of it.

use std::{
    collections::BTreeSet,
    fs::File,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use anyhow::bail;

use super::file_identity::Identity;
use crate::diagnostic::{Language, say::say};

/// One program is one run.
static READ: Mutex<BTreeSet<Identity>> = Mutex::new(BTreeSet::new());

fn read() -> MutexGuard<'static, BTreeSet<Identity>> {
    // A set is whole whatever its holder did.
    READ.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes a file that was opened at this path.
pub(super) fn note(path: &Path, file: &File) {
    let identity = file
        .metadata()
        .ok()
        .and_then(|opened| Identity::of_opened(path, &opened));
    read().extend(identity);
}

/// Notes a file that is to be read later, or not at all.
pub(super) fn note_named(path: &Path) {
    read().extend(Identity::of(path));
}

/// Notes the file that standard input comes from, where it comes from one.
pub(super) fn note_standard_input() {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd as _;
        if let Ok(input) = std::io::stdin().as_fd().try_clone_to_owned() {
            note(Path::new("-"), &File::from(input));
        }
    }
}

/// Whether a file was read.
pub(super) fn hold(file: &Identity) -> bool {
    read().contains(file)
}

/// Keeps an output from a file that was read.
///
/// # Errors
/// It would be written over one.
pub(super) fn spare(path: &Path, language: Language) -> anyhow::Result<()> {
    if Identity::of(path).is_some_and(|file| hold(&file)) {
        let shown = path.display();
        let reads = say!(
            "{shown} 是这次要读的文件，没有写；请换一个文件名",
            "{shown} is a file that this run reads and was left as it is; name another one to write to"
        );
        bail!(reads.into_words(language));
    }
    Ok(())
}
