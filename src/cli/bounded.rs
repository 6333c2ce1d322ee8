//! Reading with a bound: no file fills the memory, and none that is named in another one keeps the
//! program waiting.

use std::{
    fs::{File, OpenOptions},
    io::{self, ErrorKind, Read},
    path::Path,
};

use super::{read_files, system_error};
use crate::model::Unread;

/// A file of more bytes than this is read by nobody.
const LARGEST: u64 = LARGEST_MEBIBYTES * 1024 * 1024;
const LARGEST_MEBIBYTES: u64 = 64;

/// The bytes of a file that the command line names: it may be a pipe.
///
/// # Errors
/// There is none, it cannot be read, or it is larger than any that is read.
pub(super) fn file(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    read_files::note(path, &file);
    // A pipe says nothing of its length; a file that is too long is not read to be thrown away.
    if file.metadata()?.len() > LARGEST {
        return Err(io::Error::from(ErrorKind::FileTooLarge));
    }
    all(file)
}

/// The bytes of a file that another file names: it is a regular one, as a pipe or a device may have
/// no end or never answer.
///
/// # Errors
/// There is none, it is no regular file, it cannot be read, or it is larger than any that is read.
pub(super) fn regular(path: &Path) -> Result<Vec<u8>, Unread> {
    let refused = |error: io::Error| system_error::unread(&error);
    // Opening some devices does something already.
    if !path.metadata().map_err(refused)?.is_file() {
        return Err(Unread::NotRegular);
    }
    let file = open_without_waiting(path).map_err(refused)?;
    read_files::note(path, &file);
    // What was opened is what is judged, whatever stands under its name by now.
    let metadata = file.metadata().map_err(refused)?;
    if !metadata.is_file() {
        return Err(Unread::NotRegular);
    }
    let too_large = || Unread::TooLarge {
        most_mebibytes: LARGEST_MEBIBYTES,
    };
    if metadata.len() > LARGEST {
        return Err(too_large());
    }
    all(file).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => too_large(),
        _ => system_error::unread(&error),
    })
}

/// Opens a file for reading; a pipe that took its place meanwhile does not make it wait.
fn open_without_waiting(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;

        use rustix::fs::OFlags;

        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

/// All bytes that come from somewhere.
///
/// # Errors
/// They cannot be read, or there are more than are read of any file.
pub(super) fn all(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut limited = from.take(LARGEST + 1);
    limited.read_to_end(&mut bytes)?;
    // What was read to the end of the limit goes on behind it.
    if limited.limit() == 0 {
        return Err(io::Error::from(ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}
