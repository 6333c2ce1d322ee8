//! Reading with a bound: no file that is named in another one fills the memory.

use std::{
    fs::File,
    io::{self, ErrorKind, Read},
    path::Path,
};

/// A file of more bytes than this is read by nobody.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The bytes of a file of this machine.
///
/// # Errors
/// There is none, it cannot be read, or it is larger than any that is read.
pub(super) fn file(file: &Path) -> io::Result<Vec<u8>> {
    all(File::open(file)?)
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
