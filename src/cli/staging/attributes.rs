//! What a file has besides its permissions: a list of who may do what (an ACL), and what other
//! programs have written to it (extended attributes).

use std::{fs::File, io, path::Path};

#[cfg(any(target_os = "linux", target_os = "macos"))]
use rustix::fs::{
    XattrFlags, fremovexattr, fsetxattr, getxattr, getxattr_query, listxattr, listxattr_query,
};

/// The list of who may do what. Linux keeps it as an attribute.
#[cfg(any(target_os = "linux", target_os = "macos"))]
const LIST: &[u8] = b"system.posix_acl_access";

/// Gives a file the attributes of another one, as far as this user may; and its list of who may do
/// what, or none where that has none.
///
/// # Errors
/// The list cannot be read or given: without it others may do what they may not, or the other way
/// round.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn copy(from: &Path, to: &File) -> io::Result<()> {
    // A disk without attributes says so.
    let Ok(names) = names_of(from) else {
        return Ok(());
    };
    let names = || {
        names
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty())
    };
    if !names().any(|name| name == LIST) {
        // A new file may have got one from its folder.
        let _ = fremovexattr(to, LIST);
    }
    for name in names() {
        let given = value_of(from, name)
            .and_then(|value| Ok(fsetxattr(to, name, &value, XattrFlags::empty())?));
        if name == LIST {
            given?;
        }
    }
    Ok(())
}

/// The names of a file's attributes, each closed by a zero.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn names_of(file: &Path) -> io::Result<Vec<u8>> {
    let mut names = vec![0; listxattr_query(file)?];
    let length = listxattr(file, names.as_mut_slice())?;
    names.truncate(length);
    Ok(names)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn value_of(file: &Path, name: &[u8]) -> io::Result<Vec<u8>> {
    let mut value = vec![0; getxattr_query(file, name)?];
    let length = getxattr(file, name, value.as_mut_slice())?;
    value.truncate(length);
    Ok(value)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn copy(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}
