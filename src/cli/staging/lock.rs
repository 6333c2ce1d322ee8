//! One writing run a folder at a time.
//!
//! What holds the others off is the folder itself, or on Windows a file that goes with its handle:
//! a run that is killed holds nothing, and nothing of a lock is left on the disk.

use std::{
    fs,
    fs::File,
    io,
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};

use super::trouble::Trouble;
use crate::diagnostic::say::say;

/// How long another run is waited for. Writing takes a tenth of a second.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long until it is asked again.
const PAUSE: Duration = Duration::from_millis(5);

/// A folder that no other run writes in, as long as this is held.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where the system has no lock to give: a folder of some other machine, or one that may
    /// be written in but not be listed.
    held: Option<File>,
}

impl Lock {
    /// The lock of a folder, once the run that has it is done.
    ///
    /// # Errors
    /// There is no such folder, or the other run is not done in good time.
    pub(super) fn wait(folder: &Path) -> Result<Self, Trouble> {
        let start = Instant::now();
        loop {
            if let Some(lock) = Self::at_once(folder)? {
                return Ok(lock);
            }
            if start.elapsed() > PATIENCE {
                let shown = folder.display();
                let busy = say!(
                    "另一个 report 正在写 {shown}，请等它结束后再运行",
                    "another report is writing in {shown}; run this again when it is done"
                );
                return Err(busy.into());
            }
            sleep(PAUSE);
        }
    }

    /// The lock of a folder; nothing where another run has it.
    ///
    /// # Errors
    /// There is no such folder.
    pub(super) fn at_once(folder: &Path) -> io::Result<Option<Self>> {
        // A pipe in its place would be waited for.
        if !fs::metadata(folder)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let held = match ask(folder)? {
            Answer::Given(held) => Some(held),
            Answer::Busy => return Ok(None),
            Answer::Unknown => None,
        };
        Ok(Some(Self { held }))
    }

    /// Whether no other run can be writing in the folder.
    pub(super) fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

/// What the system says to who asks for a folder.
enum Answer {
    Given(File),
    Busy,
    /// It knows no locks there.
    Unknown,
}

#[cfg(unix)]
fn ask(folder: &Path) -> io::Result<Answer> {
    use std::{fs::TryLockError, os::unix::fs::MetadataExt as _};
    let handle = match File::open(folder) {
        Ok(handle) => handle,
        // One may write in a folder that one may not list.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            return Ok(Answer::Unknown);
        }
        Err(error) => return Err(error),
    };
    match handle.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Answer::Busy),
        Err(TryLockError::Error(_)) => return Ok(Answer::Unknown),
    }
    // The folder may have been exchanged for another one before the lock was had.
    let (locked, named) = (handle.metadata()?, fs::metadata(folder)?);
    let is_same = (locked.dev(), locked.ino()) == (named.dev(), named.ino());
    Ok(if is_same {
        Answer::Given(handle)
    } else {
        Answer::Busy
    })
}

#[cfg(windows)]
fn ask(folder: &Path) -> io::Result<Answer> {
    use std::{fs::OpenOptions, os::windows::fs::OpenOptionsExt as _};

    /// `GENERIC_READ | GENERIC_WRITE | DELETE`
    const ACCESS: u32 = 0x8000_0000 | 0x4000_0000 | 0x0001_0000;
    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const FILE_ATTRIBUTE_HIDDEN: u32 = 0x0000_0002;
    const ERROR_SHARING_VIOLATION: i32 = 32;
    /// What is answered while the last handle of such a file is being closed.
    const ERROR_ACCESS_DENIED: i32 = 5;

    let file = folder.join(".report-lock");
    let is_there = file.exists();
    let opened = OpenOptions::new()
        .access_mode(ACCESS)
        .share_mode(0)
        .attributes(FILE_ATTRIBUTE_HIDDEN)
        .custom_flags(FILE_FLAG_DELETE_ON_CLOSE)
        .write(true)
        .create(true)
        .truncate(true)
        .open(file);
    Ok(match opened {
        Ok(held) => Answer::Given(held),
        Err(error) => match error.raw_os_error() {
            Some(ERROR_SHARING_VIOLATION) => Answer::Busy,
            Some(ERROR_ACCESS_DENIED) if is_there => Answer::Busy,
            _ => Answer::Unknown,
        },
    })
}

#[cfg(not(any(unix, windows)))]
fn ask(_: &Path) -> io::Result<Answer> {
    Ok(Answer::Unknown)
}
