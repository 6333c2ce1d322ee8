//! Who may do what with a file or a folder, and whose it is.

use std::{
    fs::{File, Metadata, OpenOptions},
    io,
    path::Path,
};

use super::trouble::Trouble;
use crate::diagnostic::{Text, say::say};

/// Gives a file or folder the permissions of another one, and as far as this user may its owner and
/// group.
///
/// # Errors
/// The permissions cannot be set.
pub(super) fn keep(file: &File, of: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let (owner, group) = (Some(of.uid()), Some(of.gid()));
        // Only an administrator may give a file away; a group may be one's own.
        if fchown(file, owner, group).is_err() {
            let _ = fchown(file, None, group);
        }
    }
    // Behind the owner, since giving a file away takes permissions off it.
    file.set_permissions(of.permissions())
}

/// That this user may change the contents of a file.
///
/// To replace it one need only be allowed to write in its folder, so the file is asked by itself.
///
/// # Errors
/// It is no ordinary file, or this user or nobody may write it.
pub(super) fn may_change(path: &Path, metadata: &Metadata) -> Result<(), Trouble> {
    may_replace(metadata)?;
    OpenOptions::new().write(true).open(path)?;
    Ok(())
}

/// That a file is one that may be replaced.
///
/// # Errors
/// It is no ordinary file, or nobody may write it.
pub(super) fn may_replace(metadata: &Metadata) -> Result<(), Trouble> {
    if metadata.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    if metadata.is_symlink() {
        return Err(say!("这是符号链接", "it is a symbolic link").into());
    }
    if !metadata.is_file() {
        return Err(say!("这不是普通文件", "it is no ordinary file").into());
    }
    // The administrator of a machine may write it all the same, but not by mistake.
    if metadata.permissions().readonly() {
        return Err(read_only("文件", "file").into());
    }
    Ok(())
}

/// That something is protected by its permissions.
pub(super) fn read_only(zh: &str, en: &str) -> Text {
    say!(
        "{zh}是只读的；确实要改，请先取消只读",
        "the {en} is read-only; allow writing it first if it is to be changed"
    )
}
