//! What makes a file the same under several names.

use std::{
    fs::{self, Metadata},
    path::{Path, PathBuf},
};

use super::whereabouts;

/// What a file is, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity {
    /// Device and number.
    #[cfg(unix)]
    Node(u64, u64),
    /// The only way to it, in small letters where large ones mean the same.
    Path(PathBuf),
}

impl Identity {
    /// `None` for what takes several outputs, such as a terminal.
    pub(super) fn of(path: &Path) -> Option<Self> {
        match fs::metadata(path) {
            Ok(standing) => Self::of_opened(path, &standing),
            Err(_) => Some(Self::Path(folded(&whereabouts::of(path)))),
        }
    }

    /// That of a file that was opened at this path; `None` for what is no file.
    pub(super) fn of_opened(path: &Path, opened: &Metadata) -> Option<Self> {
        if !opened.is_file() {
            return None;
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let _ = path;
            Some(Self::Node(opened.dev(), opened.ino()))
        }
        #[cfg(not(unix))]
        Some(Self::Path(folded(&whereabouts::of(path))))
    }
}

fn folded(path: &Path) -> PathBuf {
    match path.to_str() {
        Some(text) if cfg!(any(windows, target_os = "macos")) => text.to_lowercase().into(),
        _ => path.to_owned(),
    }
}
