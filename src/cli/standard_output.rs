//! Standard output, whose reader may have read enough.

use std::io::{self, ErrorKind, Read, Write};

use anyhow::Context as _;

/// Writes to standard output.
///
/// # Errors
/// It cannot be written, such as to a disk that is full.
pub(super) fn write(bytes: &[u8]) -> anyhow::Result<()> {
    write_to(&mut io::stdout().lock(), bytes).context("stdout")
}

/// Standard output for what is written piece by piece, without its errors where its reader has gone.
pub(super) struct Stream;

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        write_to(&mut io::stdout().lock(), bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What Windows says where nobody is at the other end of a pipe any more (`ERROR_PIPE_NOT_CONNECTED`);
/// the standard library has no kind for it.
const PIPE_NOT_CONNECTED: i32 = 233;

/// Whether an error says that the reader has gone.
pub(super) fn is_gone(error: &io::Error) -> bool {
    let is_not_connected = cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED);
    error.kind() == ErrorKind::BrokenPipe || is_not_connected
}

/// Writes to whoever reads on the other side. One who has gone, as `head` has after ten lines, has
/// read what he wanted, and nothing has failed.
///
/// # Errors
/// It cannot be written.
pub(super) fn write_to(reader: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    match reader.write_all(bytes).and_then(|()| reader.flush()) {
        Err(error) if is_gone(&error) => Ok(()),
        written => written,
    }
}

/// As [`write_to`], with what is read from `bytes`.
///
/// # Errors
/// It cannot be read or written.
pub(super) fn copy_to(bytes: &mut dyn Read, reader: &mut dyn Write) -> io::Result<()> {
    match io::copy(bytes, reader).and_then(|_| reader.flush()) {
        Err(error) if is_gone(&error) => Ok(()),
        written => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Refusing(ErrorKind);

    impl Write for Refusing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_who_has_gone_is_no_failure_and_a_full_disk_is_one() {
        let mut gone = Refusing(ErrorKind::BrokenPipe);
        assert!(write_to(&mut gone, b"x").is_ok());
        let mut full = Refusing(ErrorKind::StorageFull);
        assert!(write_to(&mut full, b"x").is_err());
    }
}
