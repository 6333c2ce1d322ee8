//! Font files: which faces they hold, under which names, and whether these may be embedded.
//!
//! A file is read in parts: of hundreds of fonts only the tables that say what they are, and only
//! those whole that something is printed in.

mod compact_outlines;
pub mod face;
mod glyph_outlines;
pub mod needed;
mod opened;
mod tables;

use std::{
    io,
    path::{Path, PathBuf},
};

/// The font files that pages may be printed in.
pub trait FontFiles: Sync {
    /// Their paths. Of two faces with one name that of the earlier file is taken.
    fn paths(&self) -> Vec<PathBuf>;

    /// Opens one.
    ///
    /// # Errors
    /// It cannot be read.
    fn open(&self, file: &Path) -> io::Result<Box<dyn FontFile + '_>>;
}

/// A font file that is being read.
pub trait FontFile {
    /// How many bytes it has.
    ///
    /// # Errors
    /// Nobody can say.
    fn size(&self) -> io::Result<u64>;

    /// Fills `room` with its bytes from `start`; how many there were.
    ///
    /// # Errors
    /// It cannot be read.
    fn read(&self, start: u64, room: &mut [u8]) -> io::Result<usize>;
}

/// A file in memory.
impl FontFile for &[u8] {
    fn size(&self) -> io::Result<u64> {
        Ok(self.len() as u64)
    }

    fn read(&self, start: u64, room: &mut [u8]) -> io::Result<usize> {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let rest = self.get(start..).unwrap_or(&[]);
        let bytes = rest.get(..room.len()).unwrap_or(rest);
        let (filled, _) = room.split_at_mut(bytes.len());
        filled.copy_from_slice(bytes);
        Ok(bytes.len())
    }
}

/// No fonts at all.
#[derive(Debug, Clone, Copy)]
pub struct NoFonts;

impl FontFiles for NoFonts {
    fn paths(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    fn open(&self, _: &Path) -> io::Result<Box<dyn FontFile + '_>> {
        Err(io::ErrorKind::NotFound.into())
    }
}
