//! The one font of the tests: a serif face with the characters of the real report and of some
//! examples, under a name of its own.

use std::{
    io,
    path::{Path, PathBuf},
};

use report::fonts::{FontFile, FontFiles};

/// The folder that it lies in.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts")
}

/// The font's bytes.
pub(crate) const FONT: &[u8] = include_bytes!("../fonts/report-test-song.otf");

/// Font files in memory.
pub(crate) struct Fonts(pub(crate) Vec<(&'static str, Vec<u8>)>);

impl Fonts {
    /// The one font.
    pub(crate) fn of_tests() -> Self {
        Self(vec![("test.otf", FONT.to_vec())])
    }

    fn bytes(&self, file: &Path) -> io::Result<&[u8]> {
        let found = self.0.iter().find(|(name, _)| Path::new(name) == file);
        found
            .map(|(_, bytes)| bytes.as_slice())
            .ok_or(io::ErrorKind::NotFound.into())
    }
}

impl FontFiles for Fonts {
    fn paths(&self) -> Vec<PathBuf> {
        self.0.iter().map(|(name, _)| PathBuf::from(name)).collect()
    }

    fn open(&self, file: &Path) -> io::Result<Box<dyn FontFile + '_>> {
        Ok(Box::new(self.bytes(file)?))
    }
}
