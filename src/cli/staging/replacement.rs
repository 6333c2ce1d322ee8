//! One file that a person owns, replaced so that it is whole at every moment.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Seek as _, Write as _},
    path::Path,
};

use tempfile::NamedTempFile;

use super::{disk, lock::Lock, rights, temporary, trouble::Trouble};
use crate::{cli::whereabouts, diagnostic::say::say};

/// Replaces the contents of the file at `path` as [`replace`] does, as long as they are what was read.
///
/// # Errors
/// As of [`replace`], or somebody has changed it.
pub(super) fn replace_unchanged(
    path: &Path,
    bytes: &[u8],
    was_read: impl Fn(&[u8]) -> bool,
) -> Result<(), Trouble> {
    write(path, bytes, &was_read)
}

/// Replaces the contents of the file at `path`, or where a symbolic link there leads.
///
/// The new contents get the permissions of the old file, its owner, group and attributes, as far as
/// this user may give them, and its name in one step, so that there is no moment without the file.
///
/// # Errors
/// It is no ordinary file, may not be written, or the system refuses; it is then as it was.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    write(path, bytes, &|_| true)
}

/// Whether what stands in a file is what may be replaced.
type MayGo<'a> = &'a dyn Fn(&[u8]) -> bool;

fn write(path: &Path, bytes: &[u8], may_go: MayGo<'_>) -> Result<(), Trouble> {
    let target = whereabouts::real(path)?;
    let folder = target.parent().expect("a file is in a folder");
    let lock = Lock::wait(folder)?;
    let metadata = fs::metadata(&target)?;
    rights::may_change(&target, &metadata)?;
    temporary::clear(folder, &lock);
    if names(&metadata) > 1 {
        write_in_place(&target, folder, bytes, may_go)
    } else {
        rename_over(&target, folder, bytes, may_go)
    }
}

fn rename_over(
    target: &Path,
    folder: &Path,
    bytes: &[u8],
    may_go: MayGo<'_>,
) -> Result<(), Trouble> {
    // What only some may read is never to be read by others, not even before it has its name.
    let mut file = temporary::private_file_in(folder)?;
    file.write_all(bytes)?;
    rights::keep(file.as_file(), target)?;
    disk::settle_contents(file.as_file())?;
    // At the last moment: an editor of texts waits for no lock.
    unchanged(&fs::read(target)?, may_go)?;
    file.persist(target).map_err(|refused| refused.error)?;
    disk::settle_names(folder);
    Ok(())
}

/// Under how many names the file is to be found.
pub(super) fn names(metadata: &Metadata) -> u64 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        metadata.nlink()
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        1
    }
}

/// Changes a file that has several names, all of which are to show the new contents. A rename would
/// leave the others with the old ones, and where they are nobody knows; so the file itself is
/// written, the one thing here that is not done in one step. As long as it is, the whole new text
/// lies beside it on the disk, in a file that no other run removes.
fn write_in_place(
    target: &Path,
    folder: &Path,
    bytes: &[u8],
    may_go: MayGo<'_>,
) -> Result<(), Trouble> {
    let mut copy = temporary::keepsake_in(folder)?;
    copy.write_all(bytes)?;
    disk::settle_contents(copy.as_file())?;
    disk::settle_names(folder);
    let mut file = OpenOptions::new().write(true).open(target)?;
    let old = fs::read(target)?;
    unchanged(&old, may_go)?;
    overwrite_or_restore([bytes, &old], copy, |bytes| overwrite(&mut file, bytes))
}

/// Makes the first of two texts the contents of a file, or else the second, which it had before. A
/// disk that is full still takes that; where one is broken, the copy of the first is all there is,
/// and stays.
fn overwrite_or_restore(
    [new, old]: [&[u8]; 2],
    copy: NamedTempFile,
    mut overwrite: impl FnMut(&[u8]) -> io::Result<()>,
) -> Result<(), Trouble> {
    let Err(refused) = overwrite(new) else {
        return Ok(());
    };
    if overwrite(old).is_ok() {
        return Err(refused.into());
    }
    Err(match copy.keep() {
        Ok((_, path)) => Trouble::half_written(refused, path),
        Err(lost) => Trouble::half_written(refused, lost.file.path().to_owned()),
    })
}

/// That a file still holds what was read.
fn unchanged(standing: &[u8], may_go: MayGo<'_>) -> Result<(), Trouble> {
    if may_go(standing) {
        return Ok(());
    }
    Err(say!(
        "读取以后又有别人改了这个文件；请再运行一次",
        "somebody else has changed the file since it was read; run this again"
    )
    .into())
}

/// Makes `bytes` the whole contents of a file.
fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    let length = u64::try_from(bytes.len()).expect("a length is within 64 bits");
    file.set_len(length)?;
    disk::settle_contents(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    #[test]
    fn a_copy_stays_where_neither_text_could_be_written_and_is_named() {
        let folder = tempfile::tempdir().unwrap();
        for (times, kept) in [(0, 0), (1, 0), (2, 1)] {
            let copy = temporary::keepsake_in(folder.path()).unwrap();
            let path = copy.path().display().to_string();
            let mut refusals = times;
            let done = overwrite_or_restore([b"new", b"old"], copy, |_| {
                if refusals == 0 {
                    return Ok(());
                }
                refusals -= 1;
                Err(io::ErrorKind::StorageFull.into())
            });
            assert_eq!(done.is_ok(), times == 0);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), kept);
            if let Err(trouble) = done {
                let said = trouble.told(say!("原样", "as it was"), Language::English);
                let said = format!("{said:#}");
                assert_eq!(said.contains(&path), times == 2, "{said}");
                assert_eq!(said.contains("as it was"), times == 1, "{said}");
            }
        }
    }
}
