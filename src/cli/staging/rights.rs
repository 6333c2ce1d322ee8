//! Who may do what with a file or a folder, and whose it is.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io,
    path::Path,
};

use super::{attributes, trouble::Trouble};
use crate::{
    cli::whereabouts,
    diagnostic::{Text, say::say},
};

/// Makes a file where there is none; with the permissions of an ordinary one, or such that nobody
/// else may read it for now.
///
/// # Errors
/// It is there, or the system refuses.
pub(super) fn create_new(path: &Path, is_private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_private {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = is_private;
    options.open(path)
}

/// Gives a file or folder the permissions of another one with its list of who may do what, and as
/// far as this user may its owner, group and attributes.
///
/// # Errors
/// The permissions cannot be set.
pub(super) fn keep(file: &File, of: &Path) -> io::Result<()> {
    let standing = fs::metadata(of)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let (owner, group) = (Some(standing.uid()), Some(standing.gid()));
        // Only an administrator may give a file away; a group may be one's own.
        if fchown(file, owner, group).is_err() {
            let _ = fchown(file, None, group);
        }
    }
    attributes::copy(of, file)?;
    // Behind the owner, since giving a file away takes permissions off it.
    file.set_permissions(standing.permissions())
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

/// Whether something belongs to this user.
pub(super) fn is_own(standing: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        standing.uid() == rustix::process::geteuid().as_raw()
    }
    #[cfg(not(unix))]
    {
        let _ = standing;
        true
    }
}

/// That a path does not lead through a symbolic link to nothing.
///
/// # Errors
/// It does.
pub(super) fn no_broken_link(path: &Path) -> Result<(), Trouble> {
    if whereabouts::has_broken_link(path) {
        return Err(say!(
            "这是符号链接，所指的文件不存在",
            "it is a symbolic link that leads nowhere"
        )
        .into());
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
