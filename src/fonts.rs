//! Font files: which faces they hold, under which names, and whether these may be embedded.
//!
//! A file is read in parts: of hundreds of fonts only the tables that say what they are, and only
//! those whole that something is printed in.

mod compact_outlines;
pub mod face;
mod glyph_outlines;
pub mod needed;
mod tables;

use std::{
    io,
    path::{Path, PathBuf},
};

/// The font files that pages may be printed in.
pub trait FontFiles: Sync {
    /// Their paths. Of two faces with one name that of the earlier file is taken.
    fn paths(&self) -> Vec<PathBuf>;

    /// So many bytes of a file from `start`, or fewer where it ends before.
    ///
    /// # Errors
    /// It cannot be read.
    fn part(&self, file: &Path, start: u64, length: usize) -> io::Result<Vec<u8>>;

    /// How many bytes a file has.
    ///
    /// # Errors
    /// It cannot be read.
    fn size(&self, file: &Path) -> io::Result<u64>;
}

/// No fonts at all.
#[derive(Debug, Clone, Copy)]
pub struct NoFonts;

impl FontFiles for NoFonts {
    fn paths(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    fn part(&self, _: &Path, _: u64, _: usize) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn size(&self, _: &Path) -> io::Result<u64> {
        Err(io::ErrorKind::NotFound.into())
    }
}
