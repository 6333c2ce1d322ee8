//! A font file that is open, with its start at hand: there it says where everything is.

use std::path::Path;

use super::{FontFile, FontFiles};

/// What holds the heads of all faces of nearly every file.
const START: usize = 4096;

/// An open file.
pub struct Opened<'f> {
    file: Box<dyn FontFile + 'f>,
    start: Vec<u8>,
}

impl<'f> Opened<'f> {
    /// Opens a file; none where it cannot be read.
    pub fn open(files: &'f dyn FontFiles, path: &Path) -> Option<Self> {
        let file = files.open(path).ok()?;
        let mut start = vec![0; START];
        let length = file.read(0, &mut start).ok()?;
        start.truncate(length);
        Some(Self { file, start })
    }

    /// How many bytes it has.
    pub fn size(&self) -> Option<u64> {
        self.file.size().ok()
    }

    /// So many bytes from `start`, or fewer where it ends before.
    pub fn part(&self, start: u64, length: usize) -> Option<Vec<u8>> {
        let at_hand = || {
            let start = usize::try_from(start).ok()?;
            self.start.get(start..start.checked_add(length)?)
        };
        if let Some(bytes) = at_hand() {
            return Some(bytes.to_vec());
        }
        let mut bytes = vec![0; length];
        let length = self.read(start, &mut bytes)?;
        bytes.truncate(length);
        Some(bytes)
    }

    /// Fills `room` with its bytes from `start`; how many there were.
    pub fn read(&self, start: u64, room: &mut [u8]) -> Option<usize> {
        self.file.read(start, room).ok()
    }
}
