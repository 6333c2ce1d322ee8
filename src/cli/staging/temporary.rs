//! Files and folders that are still to get their names, and those that a dead run left behind.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile, TempDir};

use super::lock::Lock;

const PREFIX: &str = ".report-";
const SUFFIX: &str = ".tmp";
/// The suffix as a path's ending.
pub(super) const EXTENSION: &str = "tmp";

/// How many letters and digits stand between them, chosen at random.
const RANDOM: usize = 6;

/// A file with the permissions of an ordinary one.
pub(super) fn file_in(folder: &Path) -> io::Result<NamedTempFile> {
    builder(0o666).tempfile_in(folder)
}

/// A file that nobody else may read for now.
pub(super) fn private_file_in(folder: &Path) -> io::Result<NamedTempFile> {
    builder(0o600).tempfile_in(folder)
}

/// A file that stays until its handle goes, or a person who finds it has read it.
pub(super) fn keepsake_in(folder: &Path) -> io::Result<NamedTempFile> {
    builder(0o600).suffix(".whole.toml").tempfile_in(folder)
}

/// A further name of a file.
pub(super) fn link_in(folder: &Path, file: &Path) -> io::Result<NamedTempFile<()>> {
    builder(0o600).make_in(folder, |path| fs::hard_link(file, path))
}

/// A folder with the permissions of an ordinary one.
pub(super) fn folder_in(folder: &Path) -> io::Result<TempDir> {
    builder(0o777).tempdir_in(folder)
}

/// What the process may not have is taken off the permissions.
fn builder(mode: u32) -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = mode;
    builder
}

/// Removes what dead runs left in a folder. Whoever writes there holds its lock: what is still
/// there while we hold it belongs to nobody.
pub(super) fn clear(folder: &Path, lock: &Lock) {
    if !lock.is_held() {
        return;
    }
    // What cannot be removed now is for the next run.
    for path in called(folder, EXTENSION) {
        let _ = if path.is_dir() && !path.is_symlink() {
            fs::remove_dir_all(path)
        } else {
            fs::remove_file(path)
        };
    }
}

/// What is called in a folder as our files and folders are before they get their names, with this
/// ending; nothing in a folder that cannot be read.
pub(super) fn called(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| is_called(&entry.file_name(), ending))
        .map(|entry| entry.path())
        .collect()
}

fn is_called(name: &OsStr, ending: &str) -> bool {
    let random = name
        .to_str()
        .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(ending))
        .and_then(|rest| rest.strip_suffix('.'));
    random.is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
