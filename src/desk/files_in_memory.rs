//! Files in memory, and what a year file among them sees of them.

use std::{
    collections::BTreeMap,
    io,
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    compile::{Governing, Unread, World},
    fonts::{FontFile, FontFiles},
};

/// Files by path.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) by_path: BTreeMap<String, File>,
    pub(super) fonts: BTreeMap<PathBuf, Arc<[u8]>>,
    /// What was written since somebody asked, in order.
    pub(super) written: Vec<Written>,
    /// Counts the changes, so that each can be noticed.
    changes: u64,
}

#[derive(Debug)]
pub(super) struct File {
    pub(super) bytes: Arc<[u8]>,
    /// Which change it was.
    pub(super) change: u64,
}

/// A file that the desk has written, to be kept where the person keeps files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its path.
    pub path: String,
    /// What stands in it; `None` where it was taken away.
    pub bytes: Option<Vec<u8>>,
}

impl Files {
    pub(super) fn put(&mut self, path: String, bytes: &[u8]) {
        self.changes += 1;
        let change = self.changes;
        let bytes = bytes.into();
        self.by_path.insert(path, File { bytes, change });
    }

    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) {
        self.put(path.to_owned(), bytes);
        self.written.push(Written {
            path: path.to_owned(),
            bytes: Some(bytes.to_vec()),
        });
    }

    pub(super) fn at(&self, path: &str) -> Option<&File> {
        self.by_path.get(path)
    }

    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, Unread> {
        let path = within(path)?;
        let file = self.at(&path).ok_or(Unread::Missing)?;
        Ok(file.bytes.to_vec())
    }
}

/// A path without detours.
///
/// # Errors
/// It leads out of the folder.
pub(super) fn within(path: &Path) -> Result<String, Unread> {
    let outside = || Unread::Outside { is_governed: false };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop().ok_or_else(outside)?;
            }
            Component::Normal(name) => parts.push(name.to_str().ok_or_else(outside)?),
            Component::RootDir | Component::Prefix(_) => return Err(outside()),
        }
    }
    Ok(parts.join("/"))
}

/// The folder as a year file in it sees it.
pub(super) struct InMemoryWorld {
    pub(super) files: Arc<Mutex<Files>>,
    pub(super) governing: Option<Governing>,
}

impl InMemoryWorld {
    fn files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl World for InMemoryWorld {
    fn read(&self, file: &Path) -> Result<Vec<u8>, Unread> {
        self.files().read(file)
    }

    fn configuration(&self, _: &Path) -> Option<Governing> {
        self.governing.clone()
    }

    fn fonts(&self) -> &dyn FontFiles {
        self
    }
}

impl FontFiles for InMemoryWorld {
    fn paths(&self) -> Vec<PathBuf> {
        self.files().fonts.keys().cloned().collect()
    }

    fn open(&self, file: &Path) -> io::Result<Box<dyn FontFile + '_>> {
        let files = self.files();
        let bytes = files.fonts.get(file).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Font(Arc::clone(bytes))))
    }
}

/// A font file.
struct Font(Arc<[u8]>);

impl FontFile for Font {
    fn size(&self) -> io::Result<u64> {
        Ok(self.0.len() as u64)
    }

    fn read(&self, start: u64, room: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(start, room)
    }
}
