//! A desk: the year file that lies on it, and what is asked of it.

use std::sync::Arc;

use super::{
    answer::{Answer, State},
    folder::{Folder, Wanted},
    open_file::{OpenFile, Standing, Unsaved},
    request::{Edit, Request, YEARS},
    session::Session,
};
use crate::diagnostic::{Language, Text, say::say};
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// A desk.
pub(super) struct Desk {
    pub(super) folder: Arc<dyn Folder>,
    language: Language,
    /// Whether it is only looked at.
    is_to_look: bool,
    /// The year of a file that is to be begun, where one was asked for and is not there.
    asked_year: Option<i32>,
    pub(super) open: Option<OpenFile>,
    /// Counts what was opened and closed.
    pub(super) opened: u64,
}

/// That two versions of the year file stand against each other.
pub(super) fn undecided() -> Text {
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
            asked_year: None,
            open: None,
            opened: 0,
        }
    }

    /// Notes the year that was asked for, of which there is no file yet. Nobody asks a page for a year.
    #[cfg(not(target_family = "wasm"))]
    pub(super) fn ask_year(&mut self, year: i32) {
        self.asked_year = Some(year);
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
            Request::Open { path } => self.open_listed(path),
            Request::Leave => self.leave(),
            Request::Edit { path, edit } => self.edit(path, edit),
            Request::Undo => self.step(true),
            Request::Redo => self.step(false),
            Request::Save => self.save().map(Some),
            Request::Settle { take } => self.settle(*take).map(Some),
            Request::Recover { take } => self.recover(*take),
            Request::Build { what } => self.build(*what),
            Request::Start { organ, year } => self.start(organ.trim(), *year),
            Request::Next { year } => self.next(*year),
            Request::Import { name, bytes } => self.import(name, bytes),
            Request::Show => self.show(),
        }
    }

    /// Opens a year file of the folder. The page is no way to any other file.
    fn open_listed(&mut self, path: &str) -> Result<Option<String>, String> {
        self.stop_where_unsaved()?;
        let listed = self.folder.year_files();
        if !listed.iter().any(|one| one.path == path) {
            let text = say!("没有 {path} 这个年度文件", "there is no year file {path}");
            return Err(self.words(text));
        }
        self.open(path)?;
        Ok(None)
    }

    fn leave(&mut self) -> Result<Option<String>, String> {
        self.stop_where_unsaved()?;
        self.open = None;
        self.opened += 1;
        Ok(None)
    }

    fn edit(&mut self, path: &str, edit: &Edit) -> Result<Option<String>, String> {
        let version = self.version();
        let (open, language) = self.on_it()?;
        let is_stale = match edit {
            Edit::Mend { version: seen, .. } | Edit::Bind { version: seen, .. } => *seen != version,
            _ => path != open.path,
        };
        if is_stale {
            let text = Text::fixed(
                "内容刚刚变了，没有收；请看过再来一次",
                "the report has just changed and nothing was taken; look, and do it once more",
            );
            return Err(text.into_words(language));
        }
        let edited = open.session.edit(&*open.world, edit);
        edited.map_err(|text| text.into_words(language))?;
        self.note_unsaved()
    }

    /// Takes the last change back, or makes it again.
    fn step(&mut self, back: bool) -> Result<Option<String>, String> {
        let (open, language) = self.on_it()?;
        let stepped = open.session.step(&*open.world, back);
        stepped.map_err(|text| text.into_words(language))?;
        self.note_unsaved()
    }

    fn build(&mut self, what: Wanted) -> Result<Option<String>, String> {
        let path = self.saved_path()?;
        let files = self.folder.build(&path, what)?;
        let files = files.join("\n");
        Ok(Some(self.words(say!("已写出\n{files}", "wrote\n{files}"))))
    }

    fn start(&mut self, organ: &str, year: i32) -> Result<Option<String>, String> {
        if organ.is_empty() || !YEARS.contains(&year) {
            return Err(self.words(Text::fixed(
                "请写单位全称和四位数字的年度",
                "name the organ, and a year of four digits",
            )));
        }
        let path = self.folder.start(organ, year)?;
        self.begun(&path)
    }

    fn next(&mut self, year: i32) -> Result<Option<String>, String> {
        let path = self.saved_path()?;
        let path = self.folder.next(&path, year)?;
        self.begun(&path)
    }

    fn import(&mut self, name: &str, bytes: &str) -> Result<Option<String>, String> {
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

    fn show(&self) -> Result<Option<String>, String> {
        let year = self.open.as_ref().and_then(OpenFile::year);
        self.folder.show(year)?;
        Ok(None)
    }

    /// The year file that lies on the desk.
    pub(super) fn on_it(&mut self) -> Result<(&mut OpenFile, Language), String> {
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
    pub(super) fn note_unsaved(&mut self) -> Result<Option<String>, String> {
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

    fn state(&self) -> State {
        let open = self.open.as_ref();
        State {
            version: self.version(),
            is_to_look: self.is_to_look,
            files: open.is_none().then(|| self.folder.year_files()),
            asked_year: self.asked_year.filter(|_| open.is_none()),
            path: open.map(|open| open.path.clone()),
            standing: open.map_or_else(Standing::default, OpenFile::standing),
            report: open.map(|open| open.session.report(self.language)),
        }
    }
}
