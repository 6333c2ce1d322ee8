//! A desk: the year file that lies on it, and what is asked of it.

use std::{path::PathBuf, sync::Arc, time::SystemTime};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Serialize;

use super::{
    folder::{Folder, Listed},
    request::{Request, Side},
    session::Session,
    state::Report,
};
use crate::{
    compile::World,
    diagnostic::{Language, Text, say::say},
    source::Source,
};

/// A desk.
pub(super) struct Desk {
    folder: Arc<dyn Folder>,
    language: Language,
    /// Whether it is only looked at.
    is_to_look: bool,
    open: Option<OpenFile>,
    /// Counts what was opened and closed.
    opened: u64,
}

/// A year file that is worked on.
struct OpenFile {
    path: String,
    world: Box<dyn World + Send>,
    session: Session,
    /// The stamps of the year file and of those that it names.
    stamps: Vec<Stamp>,
    /// What stands on the disk, where somebody changed it while there is something to be saved.
    outside: Option<Source>,
    /// What an earlier desk did not save.
    unsaved: Option<Vec<u8>>,
}

type Stamp = (PathBuf, Option<(SystemTime, u64)>);

/// What the page is told.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    /// What was done, in a sentence.
    said: Option<String>,
    /// What stood in the way.
    wrong: Option<String>,
    #[serde(flatten)]
    state: State,
}

/// What there is to show.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct State {
    version: (u64, u64),
    is_to_look: bool,
    /// The year files to choose from, on the first page.
    files: Option<Vec<Listed>>,
    path: Option<String>,
    #[serde(flatten)]
    standing: Standing,
    report: Option<Report>,
}

/// How what is worked on stands to the disk.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a button or a notice of the page by itself"
)]
struct Standing {
    is_unsaved: bool,
    /// Whether the file was changed outside meanwhile.
    is_outside: bool,
    /// Whether an earlier desk left something that was not saved.
    is_recoverable: bool,
    can_undo: bool,
    can_redo: bool,
}

impl Desk {
    /// A desk with nothing on it.
    pub(super) fn new(folder: Arc<dyn Folder>, language: Language, is_to_look: bool) -> Self {
        Self {
            folder,
            language,
            is_to_look,
            open: None,
            opened: 0,
        }
    }

    /// By which a page knows that there is something else to show.
    pub(super) fn version(&self) -> (u64, u64) {
        let open = self.open.as_ref();
        (self.opened, open.map_or(0, |open| open.session.version()))
    }

    /// Puts a year file on the desk.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn open(&mut self, path: &str) -> Result<(), String> {
        let opened = self.folder.open(path)?;
        let session = Session::new(&*opened.world, opened.source);
        let unsaved = self.folder.unsaved(path);
        let unsaved = unsaved.filter(|bytes| !session.saved().is_of(bytes));
        let mut open = OpenFile {
            path: path.to_owned(),
            world: opened.world,
            session,
            stamps: Vec::new(),
            outside: None,
            unsaved: unsaved.filter(|_| !self.is_to_look),
        };
        open.stamps = open.stamps_now(&*self.folder);
        self.open = Some(open);
        self.opened += 1;
        Ok(())
    }

    /// Answers a page.
    pub(super) fn answer(&mut self, request: &Request) -> Answer {
        let done = if self.is_to_look && !request.only_looks() {
            Err(self.words(Text::fixed(
                "这里只能看，不能改",
                "there is nothing to be changed here",
            )))
        } else {
            self.perform(request)
        };
        let (said, wrong) = match done {
            Ok(said) => (said, None),
            Err(wrong) => (None, Some(wrong)),
        };
        Answer {
            said,
            wrong,
            state: self.state(),
        }
    }

    fn words(&self, text: Text) -> String {
        text.into_words(self.language)
    }

    fn perform(&mut self, request: &Request) -> Result<Option<String>, String> {
        match request {
            Request::Look | Request::Quit => Ok(None),
            Request::Open { path } => {
                self.stop_where_unsaved()?;
                // Only what the folder lists: the page is no way to any other file.
                let listed = self.folder.year_files();
                if !listed.iter().any(|one| one.path == *path) {
                    let text = say!("没有 {path} 这个年度文件", "there is no year file {path}");
                    return Err(self.words(text));
                }
                self.open(path)?;
                Ok(None)
            }
            Request::Leave => {
                self.stop_where_unsaved()?;
                self.open = None;
                self.opened += 1;
                Ok(None)
            }
            Request::Edit { edit } => {
                let (open, language) = self.on_it()?;
                open.session
                    .edit(&*open.world, edit)
                    .map_err(|text| text.into_words(language))?;
                self.note_unsaved()
            }
            Request::Undo | Request::Redo => {
                let back = matches!(request, Request::Undo);
                let (open, language) = self.on_it()?;
                open.session
                    .step(&*open.world, back)
                    .map_err(|text| text.into_words(language))?;
                self.note_unsaved()
            }
            Request::Save => self.save().map(Some),
            Request::Settle { take } => self.settle(*take).map(Some),
            Request::Recover { take } => self.recover(*take),
            Request::Build { what } => {
                if self.on_it()?.0.session.is_unsaved() {
                    self.save()?;
                }
                let path = self.on_it()?.0.path.clone();
                let files = self.folder.build(&path, *what)?;
                let files = files.join("\n");
                Ok(Some(self.words(say!("已写出\n{files}", "wrote\n{files}"))))
            }
            Request::Start { organ, year } => {
                let path = self.folder.start(organ.trim(), *year)?;
                self.begun(&path)
            }
            Request::Next { year } => {
                if self.on_it()?.0.session.is_unsaved() {
                    self.save()?;
                }
                let path = self.on_it()?.0.path.clone();
                let path = self.folder.next(&path, *year)?;
                self.begun(&path)
            }
            Request::Import { name, bytes } => {
                self.stop_where_unsaved()?;
                let bytes = STANDARD.decode(bytes).map_err(|_| {
                    self.words(Text::fixed(
                        "文件没有传完整，请再试一次",
                        "the file did not come whole; try again",
                    ))
                })?;
                let path = self.folder.import(name, &bytes)?;
                self.begun(&path)
            }
            Request::Show => {
                let report = self.open.as_ref();
                let report = report.and_then(|open| open.session.compiled().report.as_ref());
                self.folder.show(report.map(|report| report.year))?;
                Ok(None)
            }
        }
    }

    /// The year file that lies on the desk.
    fn on_it(&mut self) -> Result<(&mut OpenFile, Language), String> {
        let language = self.language;
        let nothing = Text::fixed("先打开一个年度文件", "open a year file first");
        match &mut self.open {
            Some(open) => Ok((open, language)),
            None => Err(nothing.into_words(language)),
        }
    }

    /// Nothing that is not saved makes way for something else.
    fn stop_where_unsaved(&self) -> Result<(), String> {
        let open = self.open.as_ref();
        if open.is_some_and(|open| open.session.is_unsaved()) {
            return Err(self.words(Text::fixed(
                "还有没保存的修改，先保存",
                "there are changes that are not saved; save them first",
            )));
        }
        Ok(())
    }

    fn begun(&mut self, path: &str) -> Result<Option<String>, String> {
        self.open(path)?;
        Ok(Some(self.words(say!("已写出 {path}", "wrote {path}"))))
    }

    /// Notes what is not saved, so that nothing is lost however the desk ends.
    fn note_unsaved(&mut self) -> Result<Option<String>, String> {
        let folder = Arc::clone(&self.folder);
        let (open, _) = self.on_it()?;
        let bytes = open.session.is_unsaved().then(|| open.session.bytes());
        folder.note_unsaved(&open.path, bytes.as_deref())?;
        Ok(None)
    }

    fn save(&mut self) -> Result<String, String> {
        let folder = Arc::clone(&self.folder);
        self.look_outside();
        let (open, language) = self.on_it()?;
        if open.outside.is_some() {
            let text = Text::fixed(
                "文件在别处改过了，先选用哪一份",
                "the file was changed elsewhere; choose one of both first",
            );
            return Err(text.into_words(language));
        }
        if open.session.is_unsaved() {
            folder.save(open.session.saved(), &open.session.bytes())?;
            open.session.was_saved();
            open.stamps = open.stamps_now(&*folder);
        }
        folder.note_unsaved(&open.path, None)?;
        let path = open.path.clone();
        Ok(say!("已保存 {path}", "saved {path}").into_words(language))
    }

    /// Takes one of two versions, and keeps the other beside the file.
    fn settle(&mut self, take: Side) -> Result<String, String> {
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
            folder.save(&outside, &mine)?;
        }
        folder.note_unsaved(&path, None)?;
        self.open(&path)?;
        Ok(say!("另一份存为 {kept}", "the other one was kept as {kept}").into_words(language))
    }

    fn recover(&mut self, take: bool) -> Result<Option<String>, String> {
        let folder = Arc::clone(&self.folder);
        let (open, language) = self.on_it()?;
        let Some(bytes) = open.unsaved.take() else {
            return Ok(None);
        };
        if !take {
            folder.note_unsaved(&open.path, None)?;
            return Ok(None);
        }
        let text = Source::new(open.path.as_str(), &bytes);
        let text = text.map_or_else(|_| String::new(), |source| source.text().to_owned());
        open.session
            .take(&*open.world, &text)
            .map_err(|text| text.into_words(language))?;
        Ok(None)
    }

    /// Looks whether a file has changed on the disk; without changes of its own the desk takes it.
    pub(super) fn look_outside(&mut self) {
        let folder = Arc::clone(&self.folder);
        let Some(open) = &mut self.open else {
            return;
        };
        let stamps = open.stamps_now(&*folder);
        if stamps == open.stamps {
            return;
        }
        open.stamps = stamps;
        let path = open.path.clone();
        let Ok(opened) = folder.open(&path) else {
            // It is being written, or gone: what is worked on stays.
            return;
        };
        if opened.source.fingerprint() == open.session.saved().fingerprint() {
            open.session.look_around(&*open.world);
        } else if open.session.is_unsaved() {
            open.outside = Some(opened.source);
            self.opened += 1;
        } else {
            // What the page shows is what stands there.
            let _ = self.open(&path);
        }
    }

    fn state(&self) -> State {
        let open = self.open.as_ref();
        State {
            version: self.version(),
            is_to_look: self.is_to_look,
            files: open.is_none().then(|| self.folder.year_files()),
            path: open.map(|open| open.path.clone()),
            standing: open.map_or_else(Standing::default, OpenFile::standing),
            report: open.map(|open| open.session.report(self.language)),
        }
    }
}

impl OpenFile {
    fn standing(&self) -> Standing {
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
    fn stamps_now(&self, folder: &dyn Folder) -> Vec<Stamp> {
        let files = &self.session.compiled().files;
        let paths = files.all().map(|file| PathBuf::from(file.source.name()));
        let stamps = paths.map(|path| {
            let stamp = folder.stamp(&path);
            (path, stamp)
        });
        stamps.collect()
    }
}
