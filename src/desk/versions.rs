//! The year file on a desk and the one on the disk: saved, changed elsewhere, left unsaved the last time.

use std::{path::Path, sync::Arc};

use super::{
    desktop::{Desk, undecided},
    request::{Edit, Side},
};
use crate::{diagnostic::say::say, source::Source};

impl Desk {
    pub(super) fn save(&mut self) -> Result<String, String> {
        let folder = Arc::clone(&self.folder);
        self.look_outside();
        let (open, language) = self.on_it()?;
        if open.outside.is_some() {
            return Err(undecided().into_words(language));
        }
        let is_gone = folder.stamp(Path::new(&open.path)).is_none();
        if is_gone {
            folder.restore(&open.path, &open.session.bytes())?;
        } else if open.session.is_unsaved()
            && let Err(wrong) = folder.save(open.session.saved(), &open.session.bytes())
        {
            // Whatever its stamp says, it may have been changed.
            open.stamps.clear();
            self.look_outside();
            return Err(wrong);
        }
        let (open, language) = self.on_it()?;
        if open.session.is_unsaved() || is_gone {
            open.session.was_saved();
            open.stamps = open.stamps_now(&*folder);
        }
        open.drop_note(&*folder)?;
        let path = open.path.clone();
        Ok(say!("已保存 {path}", "saved {path}").into_words(language))
    }

    /// Takes one of two versions, and keeps the other beside the file.
    pub(super) fn settle(&mut self, take: Side) -> Result<String, String> {
        let folder = Arc::clone(&self.folder);
        let (open, language) = self.on_it()?;
        let Some(outside) = open.outside.take() else {
            return Ok(String::new());
        };
        let path = open.path.clone();
        let mine = open.session.bytes();
        let kept = match take {
            Side::Mine => folder.keep(&path, &outside.encode(outside.text())),
            Side::Outside => folder.keep(&path, &mine),
        };
        let kept = match kept {
            Ok(kept) => kept,
            Err(wrong) => {
                open.outside = Some(outside);
                return Err(wrong);
            }
        };
        if take == Side::Mine {
            let saved = folder.save(&outside, &mine);
            if saved.is_err() {
                open.outside = Some(outside);
            }
            saved?;
        }
        open.drop_note(&*folder)?;
        self.open(&path)?;
        Ok(say!("另一份存为 {kept}", "the other one was kept as {kept}").into_words(language))
    }

    pub(super) fn recover(&mut self, take: bool) -> Result<Option<String>, String> {
        let folder = Arc::clone(&self.folder);
        let (open, language) = self.on_it()?;
        let Some(unsaved) = &open.unsaved else {
            return Ok(None);
        };
        let is_changed_since = unsaved.made_of != open.session.saved().fingerprint();
        let source = Source::new(open.path.as_str(), &unsaved.bytes);
        let source = source.ok().filter(|source| !source.text().is_empty());
        let (true, Some(source)) = (take, source) else {
            // Also what is thrown away, or cannot be read, is kept.
            let kept = folder.keep(&open.path, &unsaved.bytes)?;
            open.unsaved = None;
            open.drop_note(&*folder)?;
            let text = say!("另存为 {kept}", "it was kept as {kept}");
            return Ok(Some(text.into_words(language)));
        };
        let before = open.session.saved().text().to_owned();
        let edit = Edit::Source {
            before,
            text: source.text().to_owned(),
        };
        open.session
            .edit(&*open.world, &edit)
            .map_err(|text| text.into_words(language))?;
        // Only now: what could not be taken is still there.
        open.unsaved = None;
        if is_changed_since {
            // The file has changed since: neither version may be lost.
            open.outside = Some(open.session.saved().clone());
        }
        self.note_unsaved()
    }

    /// Looks whether a file has changed on the disk; without changes of its own the desk takes it.
    pub(super) fn look_outside(&mut self) {
        let folder = Arc::clone(&self.folder);
        let Some(open) = &mut self.open else {
            return;
        };
        let path = open.path.clone();
        if open.outside.is_some() && !open.session.is_unsaved() {
            // What the page shows is what stands there.
            let _ = self.open(&path);
            return;
        }
        let stamps = open.stamps_now(&*folder);
        if stamps == open.stamps {
            return;
        }
        open.stamps = stamps;
        let Ok(opened) = folder.open(&path) else {
            // It is being written, or gone: what is worked on stays.
            return;
        };
        if opened.source.fingerprint() == open.session.saved().fingerprint() {
            open.outside = None;
            open.session.look_around(&*open.world);
        } else if open.session.is_unsaved() {
            open.outside = Some(opened.source);
            self.opened += 1;
        } else {
            let _ = self.open(&path);
        }
    }
}
