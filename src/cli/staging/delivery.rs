//! One output to the place that a person named: a file, or what is written through and never
//! replaced.

use std::{
    fs::{self, Metadata, OpenOptions},
    io::{self, ErrorKind},
    path::Path,
};

use super::{new_file, replacement, rights, trouble::Trouble};
use crate::cli::{standard_output, whereabouts};

/// Writes an output to `path`: an ordinary file is replaced, a device or a pipe is written to, and
/// where nothing stands a file is made.
///
/// # Errors
/// A link leads nowhere, what stands there takes no output, or the system refuses.
pub(super) fn deliver(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let standing = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            rights::no_broken_link(path)?;
            let real = whereabouts::of(path);
            // Through a folder that is not there and out again.
            return if real.exists() {
                deliver(&real, bytes)
            } else {
                new_file::create(&real, bytes)
            };
        }
        standing => standing?,
    };
    if let Some(done) = to_a_stream_of_ours(&standing, bytes) {
        return Ok(done?);
    }
    if is_written_through(&standing) {
        let mut device = OpenOptions::new().write(true).open(path)?;
        return Ok(standard_output::write_to(&mut device, bytes)?);
    }
    replacement::replace(path, bytes)
}

/// Writes to standard output or standard error where they are what is named, as by `/dev/stdout`:
/// where they go to a file, what they have written before stays.
#[cfg(unix)]
fn to_a_stream_of_ours(standing: &Metadata, bytes: &[u8]) -> Option<io::Result<()>> {
    use std::{
        fs::File,
        os::{fd::AsFd, unix::fs::MetadataExt as _},
    };
    let is = |stream: &dyn AsFd| {
        let stream = stream.as_fd().try_clone_to_owned().map(File::from);
        let stream = stream.and_then(|stream| stream.metadata());
        stream.is_ok_and(|is| (is.dev(), is.ino()) == (standing.dev(), standing.ino()))
    };
    if is(&io::stdout()) {
        Some(standard_output::write_to(&mut io::stdout().lock(), bytes))
    } else if is(&io::stderr()) {
        Some(standard_output::write_to(&mut io::stderr().lock(), bytes))
    } else {
        None
    }
}

#[cfg(not(unix))]
fn to_a_stream_of_ours(_: &Metadata, _: &[u8]) -> Option<io::Result<()>> {
    None
}

/// Whether it is a pipe, a terminal or the like. A disk is none of these: nobody means to write
/// over all that is on it.
#[cfg(unix)]
pub(super) fn is_written_through(standing: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    let kind = standing.file_type();
    kind.is_char_device() || kind.is_fifo()
}

#[cfg(not(unix))]
pub(super) fn is_written_through(_: &Metadata) -> bool {
    false
}
