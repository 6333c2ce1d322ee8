//! Files and folders that are still to get their names, and those that a dead run left behind.

use std::{fs, io, path::Path};

use tempfile::{Builder, NamedTempFile};

use super::lock::Lock;

const PREFIX: &str = ".report-";
const SUFFIX: &str = ".tmp";

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
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    if !lock.is_held() {
        return;
    }
    for entry in entries.flatten() {
        if !entry.file_name().to_str().is_some_and(is_temporary) {
            continue;
        }
        // What cannot be removed now is for the next run.
        let path = entry.path();
        let _ = match entry.file_type() {
            Ok(kind) if kind.is_dir() => fs::remove_dir_all(path),
            _ => fs::remove_file(path),
        };
    }
}

/// Whether a file is called as ours are before they get their names.
fn is_temporary(name: &str) -> bool {
    let middle = name
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| {
        middle.len() == RANDOM && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
