//! A file where there is none: it gets its name with all its contents, and never another's.

use std::{io::Write as _, path::Path};

use super::{
    disk,
    lock::Lock,
    publication::{self, Made},
    rights, temporary,
    trouble::Trouble,
};
use crate::{cli::whereabouts, diagnostic::say::say};

/// Writes a file where nothing stands, in a folder that is made where it is missing.
///
/// # Errors
/// Something stands there, or the system refuses; all is then as it was.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let (Some(name), Some(folder)) = (path.file_name(), path.parent()) else {
        return Err(say!("这不是文件的名称", "it does not name a file").into());
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    rights::no_broken_link(folder)?;
    let folder = &whereabouts::of(folder);
    let files = [(name.to_owned(), bytes.to_vec())];
    // A run that has just made the folder may have written this very file.
    while !folder.is_dir() {
        if publication::make(folder, &files)? == Made::Done {
            return Ok(());
        }
    }
    create_in(folder, name.as_ref(), bytes)
}

fn create_in(folder: &Path, name: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let lock = Lock::wait(folder)?;
    temporary::clear(folder, &lock);
    let mut file = temporary::file_in(folder)?;
    file.write_all(bytes)?;
    disk::settle_contents(file.as_file())?;
    file.persist_noclobber(folder.join(name))
        .map_err(|refused| refused.error)?;
    disk::settle_names(folder);
    Ok(())
}
