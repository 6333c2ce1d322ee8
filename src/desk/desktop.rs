//! A desk: the year file that lies on it, and what is asked of it.

use std::{path::Path, sync::Arc};

use super::{
    answer::{Answer, State},
    folder::Folder,
    open_file::{OpenFile, Standing, Unsaved},
    request::{Edit, Request, Side, YEARS},
    session::Session,
};
use crate::{
    diagnostic::{Language, Text, say::say},
    source::Source,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};

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

/// That two versions of the year file stand against each other.
fn undecided() -> Text {
    Text::fixed(
        "文件在别处改过了，先选用哪一份",
        "the file was changed elsewhere; choose one of both first",
    )
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
        let noted = self.folder.unsaved(path);
        let unsaved = noted.as_deref().and_then(Unsaved::of);
        let unsaved = unsaved.filter(|one| !session.saved().is_of(&one.bytes));
        let mut open = OpenFile {
            path: path.to_owned(),
            world: opened.world,
            session,
            stamps: Vec::new(),
            outside: None,
            unsaved: unsaved.filter(|_| !self.is_to_look),
            noted,
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
        let state = self.state();
        Answer { said, wrong, state }
    }

    fn words(&self, text: Text) -> String {
        text.into_words(self.language)
    }

    fn perform(&mut self, request: &Request) -> Result<Option<String>, String> {
        self.stop_where_undecided(request)?;
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
            Request::Edit { path, edit } => {
                let version = self.version();
                let (open, language) = self.on_it()?;
                let is_stale = match edit {
                    Edit::Mend { version: seen, .. } => *seen != version,
                    _ => *path != open.path,
                };
                if is_stale {
                    let text = Text::fixed(
                        "内容刚刚变了，没有收；请看过再来一次",
                        "the report has just changed and nothing was taken; look, and do it once more",
                    );
                    return Err(text.into_words(language));
                }
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
                let path = self.saved_path()?;
                let files = self.folder.build(&path, *what)?;
                let files = files.join("\n");
                Ok(Some(self.words(say!("已写出\n{files}", "wrote\n{files}"))))
            }
            Request::Start { organ, year } => {
                if organ.trim().is_empty() || !YEARS.contains(year) {
                    return Err(self.words(Text::fixed(
                        "请写单位全称和四位数字的年度",
                        "name the organ, and a year of four digits",
                    )));
                }
                let path = self.folder.start(organ.trim(), *year)?;
                self.begun(&path)
            }
            Request::Next { year } => {
                let path = self.saved_path()?;
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
                let year = self.open.as_ref().and_then(OpenFile::year);
                self.folder.show(year)?;
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

    /// While something waits for a decision nothing is changed, and nothing written that is not shown.
    fn stop_where_undecided(&self, request: &Request) -> Result<(), String> {
        let Some(open) = &self.open else {
            return Ok(());
        };
        let writes = matches!(request, Request::Build { .. } | Request::Next { .. });
        let changes = matches!(
            request,
            Request::Edit { .. }
                | Request::Undo
                | Request::Redo
                | Request::Save
                | Request::Settle { .. }
        );
        if open.unsaved.is_some() && (writes || changes) {
            return Err(self.words(Text::fixed(
                "先选：恢复上一次没保存的修改，还是不要了",
                "choose first what becomes of the changes that were not saved the last time",
            )));
        }
        if open.outside.is_some() && writes {
            return Err(self.words(undecided()));
        }
        Ok(())
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
        let (open, language) = self.on_it()?;
        open.note_unsaved(&*folder, language)?;
        Ok(None)
    }

    /// The path of the year file, which stands on the disk as it is shown.
    fn saved_path(&mut self) -> Result<String, String> {
        if self.on_it()?.0.session.is_unsaved() {
            self.save()?;
        }
        Ok(self.on_it()?.0.path.clone())
    }

    fn save(&mut self) -> Result<String, String> {
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

    fn recover(&mut self, take: bool) -> Result<Option<String>, String> {
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
