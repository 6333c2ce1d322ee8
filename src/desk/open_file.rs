//! A year file that lies on a desk, and how it stands to the disk.

use std::{path::PathBuf, time::SystemTime};

use serde::Serialize;

use super::{folder::Folder, session::Session};
use crate::{
    compile::World,
    diagnostic::{Language, Text},
    source::Source,
};

/// A year file that is worked on.
pub(super) struct OpenFile {
    pub(super) path: String,
    pub(super) world: Box<dyn World + Send>,
    pub(super) session: Session,
    /// The stamps of the year file and of those that it names.
    pub(super) stamps: Vec<Stamp>,
    /// What stands on the disk, where somebody changed it while there is something to be saved.
    pub(super) outside: Option<Source>,
    /// What an earlier desk did not save; until somebody says what becomes of it nothing is changed.
    pub(super) unsaved: Option<Unsaved>,
    /// What this desk has noted last, or found noted when it opened the file.
    pub(super) noted: Option<Vec<u8>>,
}

/// What was not saved.
pub(super) struct Unsaved {
    /// The fingerprint of the year file that it was made of.
    pub(super) made_of: String,
    /// The bytes of the year file that it would be.
    pub(super) bytes: Vec<u8>,
}

impl Unsaved {
    /// What a note says; one that says nothing is none.
    pub(super) fn of(note: &[u8]) -> Option<Self> {
        let end = note.iter().position(|byte| *byte == b'\n')?;
        let (made_of, bytes) = note.split_at_checked(end)?;
        Some(Self {
            made_of: String::from_utf8_lossy(made_of).into_owned(),
            bytes: bytes.get(1..)?.to_vec(),
        })
    }
}

type Stamp = (PathBuf, Option<(SystemTime, u64)>);

/// How what is worked on stands to the disk.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a button or a notice of the page by itself"
)]
pub(super) struct Standing {
    pub(super) is_unsaved: bool,
    /// Whether the file was changed outside meanwhile.
    pub(super) is_outside: bool,
    /// Whether an earlier desk left something that was not saved.
    pub(super) is_recoverable: bool,
    pub(super) can_undo: bool,
    pub(super) can_redo: bool,
}

impl OpenFile {
    /// The year of its report, where it can be read.
    pub(super) fn year(&self) -> Option<i32> {
        let report = self.session.compiled().report.as_ref();
        report.map(|report| report.year)
    }

    /// Notes what is not saved, or that all is, so that nothing is lost however the desk ends. What
    /// another desk has noted is left alone.
    ///
    /// # Errors
    /// Another desk has noted something else, or the system refuses.
    pub(super) fn note_unsaved(
        &mut self,
        folder: &dyn Folder,
        language: Language,
    ) -> Result<(), String> {
        let note = self.session.is_unsaved().then(|| self.note());
        if self.is_noted_elsewhere(folder) {
            let text = Text::fixed(
                "另一个 report desk 也在改这个文件：这里的修改还没有记下来，请尽快保存，或者关掉一个",
                "another desk changes this file too: what is changed here is not noted; save it soon, or end one of both",
            );
            return note.map_or(Ok(()), |_| Err(text.into_words(language)));
        }
        folder.note_unsaved(&self.path, note.as_deref())?;
        self.noted = note;
        Ok(())
    }

    /// Takes the note away that is this desk's.
    ///
    /// # Errors
    /// The system refuses.
    pub(super) fn drop_note(&mut self, folder: &dyn Folder) -> Result<(), String> {
        if !self.is_noted_elsewhere(folder) {
            folder.note_unsaved(&self.path, None)?;
            self.noted = None;
        }
        Ok(())
    }

    fn is_noted_elsewhere(&self, folder: &dyn Folder) -> bool {
        let there = folder.unsaved(&self.path);
        there.is_some() && there != self.noted
    }

    /// What is noted of it while it is not saved: the fingerprint of the file that it was made of, and the
    /// bytes.
    fn note(&self) -> Vec<u8> {
        let mut note = format!("{}\n", self.session.saved().fingerprint()).into_bytes();
        note.extend(self.session.bytes());
        note
    }

    pub(super) fn standing(&self) -> Standing {
        let (can_undo, can_redo) = self.session.steps();
        Standing {
            is_unsaved: self.session.is_unsaved(),
            is_outside: self.outside.is_some(),
            is_recoverable: self.unsaved.is_some(),
            can_undo,
            can_redo,
        }
    }

    /// The stamps of the files that what is shown depends on.
    pub(super) fn stamps_now(&self, folder: &dyn Folder) -> Vec<Stamp> {
        let files = &self.session.compiled().files;
        let paths = files.all().map(|file| PathBuf::from(file.source.name()));
        let stamps = paths.map(|path| {
            let stamp = folder.stamp(&path);
            (path, stamp)
        });
        stamps.collect()
    }
}
