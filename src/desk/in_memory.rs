//! A folder that is no disk's: what a page in a browser was given, and what the desk writes there.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::{
    begun,
    files_in_memory::{Files, InMemoryWorld, Written, within},
    folder::{Folder, Listed, Opened, Wanted},
    open_file::Unsaved,
};
use crate::{
    build::{
        drawing::{self, Asked},
        edition, formats,
    },
    compile::{self, Compiled, Governing},
    diagnostic::{Language, Text, say::say},
    document::edition::Edition,
    seal::broken::{self, Lying},
    source::{self, Source},
    writers::format::Write,
};

/// How the name ends under which it is noted what is not saved.
const UNSAVED: &str = "unsaved";

/// Where it is noted what is not saved of a year file.
fn beside(path: &str) -> String {
    format!("{path}.{UNSAVED}")
}

/// A folder in memory. Paths are written with `/`, and none leads out of it.
#[derive(Debug, Clone)]
pub struct InMemory {
    files: Arc<Mutex<Files>>,
    language: Language,
}

impl InMemory {
    /// An empty folder; errors are told in this language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            files: Arc::default(),
            language,
        }
    }

    /// Nothing that is done with the files in hand panics half way.
    fn files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a file there as somebody else would: what the desk itself writes is not told of it.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let mut files = self.files();
        let stands = files.at(path);
        if stands.is_none_or(|file| *file.bytes != *bytes) {
            files.put(path.to_owned(), bytes);
        }
    }

    /// Recalls what was noted of a year file as not saved, where it was of the file that stands there:
    /// files of other folders may be called the same. Whether it was.
    #[must_use]
    pub fn recall(&self, path: &str, note: &[u8]) -> bool {
        let mut files = self.files();
        let made_of = Unsaved::of(note).map(|unsaved| unsaved.made_of);
        let stands = files.at(path).map(|file| source::fingerprint(&file.bytes));
        let is_of_it = made_of.is_some() && made_of == stands;
        if is_of_it {
            files.put(beside(path), note);
        }
        is_of_it
    }

    /// Takes a file away as somebody else would, with what is noted of it.
    pub fn remove(&self, path: &str) {
        let mut files = self.files();
        files.by_path.remove(path);
        files.by_path.remove(&beside(path));
    }

    /// Adds a font file for pages.
    pub fn add_font(&self, name: &str, bytes: &[u8]) {
        let path = PathBuf::from(name);
        self.files().fonts.insert(path, bytes.into());
    }

    /// What the desk has written since this was asked last, in order.
    #[must_use]
    pub fn take_written(&self) -> Vec<Written> {
        std::mem::take(&mut self.files().written)
    }

    fn words(&self, text: Text) -> String {
        text.into_words(self.language)
    }

    /// Writes a file where there is none.
    fn create(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let mut files = self.files();
        if files.at(path).is_some() {
            let text = say!(
                "{path} 已经有了，没有改动",
                "{path} is there already and was left as it is"
            );
            return Err(self.words(text));
        }
        files.write(path, bytes);
        Ok(())
    }

    /// The year file at a path and the world around it.
    fn source(&self, path: &str) -> Result<(InMemoryWorld, Source), String> {
        let bytes = self.files().read(Path::new(path)).map_err(|unread| {
            let why = unread.why();
            self.words(say!(
                "无法读取 {path}：{why}",
                "cannot read {path}: {why}",
                why
            ))
        })?;
        let source = compile::source_of(path, &bytes).map_err(|why| self.words(why))?;
        Ok((self.world(path)?, source))
    }

    /// What lies around a year file.
    fn world(&self, path: &str) -> Result<InMemoryWorld, String> {
        let governing = self.governing(path)?;
        let files = Arc::clone(&self.files);
        Ok(InMemoryWorld { files, governing })
    }

    /// The nearest `report.toml` beside or above a year file.
    fn governing(&self, path: &str) -> Result<Option<Governing>, String> {
        let mut folders = Path::new(path).ancestors().skip(1);
        let found = folders.find_map(|folder| {
            let path = folder.join("report.toml").display().to_string();
            let files = self.files();
            let bytes = Arc::clone(&files.at(&path)?.bytes);
            Some((path, bytes))
        });
        let Some((path, bytes)) = found else {
            return Ok(None);
        };
        let source = Source::new(path.as_str(), &bytes).map_err(|_| {
            self.words(say!(
                "无法读取 {path}：它不是文本文件",
                "cannot read {path}: it is no text"
            ))
        })?;
        Governing::read(source.clone())
            .map(Some)
            .map_err(|wrong| Governing::wrong(&source, &wrong, self.language))
    }

    /// The formats of a compiled report, where there is a font for those on pages.
    fn asked(&self, compiled: &Compiled) -> Result<Asked, String> {
        let report = compiled.report.as_ref();
        let formats = report.map(formats::of).into_iter().flatten();
        let formats: Vec<_> = formats.collect();
        let on_pages =
            { formats.iter() }.find(|format| matches!(format.write, Write::ReportOnPages(_)));
        if let Some(format) = on_pages.filter(|_| self.files().fonts.is_empty()) {
            let name = format.name;
            return Err(self.words(say!(
                "没有写出任何文件：写 {name} 要中文字体，先点“选字体”，选仿宋、宋体等的字体文件",
                "nothing was written: a {name} wants a Chinese font; choose its file by the button for fonts first",
                name
            )));
        }
        Ok(Asked {
            formats,
            may_lack_pages: false,
            package: false,
        })
    }
}

impl Folder for InMemory {
    fn year_files(&self) -> Vec<Listed> {
        let files = self.files();
        let listed = files.by_path.iter().filter(|(path, _)| {
            let folder = Path::new(path).parent();
            folder.is_some_and(|folder| folder == Path::new("") || folder == Path::new("data"))
        });
        let listed = listed.filter_map(|(path, file)| Listed::of(path, &file.bytes));
        let mut listed: Vec<Listed> = listed.collect();
        listed.sort_by(|one, other| (other.year, &other.path).cmp(&(one.year, &one.path)));
        listed
    }

    fn open(&self, path: &str) -> Result<Opened, String> {
        let (world, source) = self.source(path)?;
        Ok(Opened {
            source,
            world: Box::new(world),
        })
    }

    fn stamp(&self, path: &Path) -> Option<(SystemTime, u64)> {
        let path = within(path).ok()?;
        let files = self.files();
        let file = files.at(&path)?;
        let change = SystemTime::UNIX_EPOCH + Duration::from_secs(file.change);
        Some((change, file.bytes.len() as u64))
    }

    fn save(&self, read: &Source, bytes: &[u8]) -> Result<(), String> {
        let path = read.name();
        let mut files = self.files();
        if !files.at(path).is_some_and(|file| read.is_of(&file.bytes)) {
            let text = say!(
                "{path} 刚才在别处改过，没有保存",
                "{path} was changed elsewhere just now and was not saved"
            );
            return Err(self.words(text));
        }
        files.write(path, bytes);
        Ok(())
    }

    fn restore(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.create(path, bytes)
    }

    fn keep(&self, path: &str, bytes: &[u8]) -> Result<String, String> {
        let mut names = (1..).map(|number: u32| format!("{path}.{number}.bak"));
        let free = names.find(|name| self.files().at(name).is_none());
        let free = free.expect("numbers do not end");
        self.create(&free, bytes)?;
        Ok(free)
    }

    fn unsaved(&self, path: &str) -> Option<Vec<u8>> {
        let files = self.files();
        let note = files.at(&beside(path))?;
        Some(note.bytes.to_vec())
    }

    fn note_unsaved(&self, path: &str, bytes: Option<&[u8]>) -> Result<(), String> {
        let path = beside(path);
        let mut files = self.files();
        if let Some(bytes) = bytes {
            files.write(&path, bytes);
        } else if files.by_path.remove(&path).is_some() {
            files.written.push(Written { path, bytes: None });
        }
        Ok(())
    }

    fn build(&self, path: &str, wanted: Wanted) -> Result<Vec<String>, String> {
        let (world, source) = self.source(path)?;
        let mut compiled = compile::compile(&world, source);
        if let Some(held) = broken::held(&world, &mut compiled, &|_, _| Lying::Unseen, None) {
            compiled.tell(held.findings);
        }
        let report = compiled.report.as_ref();
        let report = report.filter(|_| wanted == Wanted::Draft || !compiled.has_errors());
        let Some(report) = report else {
            return Err(self.words(Wanted::refused()));
        };
        let edition = match wanted {
            Wanted::Report => Edition::Final,
            Wanted::Draft => edition::draft(&compiled, self.language),
        };
        let asked = self.asked(&compiled)?;
        let drawn = drawing::files(report, &edition, &asked, &world, self.language);
        let drawn = drawn.map_err(|error| format!("{error:#}"))?;
        let mut paths = Vec::new();
        for (name, bytes) in drawn.files {
            let path = format!("out/{}/{}", report.year, name.to_string_lossy());
            self.files().write(&path, &bytes);
            paths.push(path);
        }
        Ok(paths)
    }

    fn start(&self, organ: &str, year: i32) -> Result<String, String> {
        let text = begun::first(organ, year).map_err(|why| self.words(why))?;
        let path = begun::name(year);
        self.create(&path, text.as_bytes())?;
        Ok(path)
    }

    fn next(&self, path: &str, year: i32) -> Result<String, String> {
        let (world, source) = self.source(path)?;
        let text = begun::next(&world, source, year).map_err(|why| self.words(why))?;
        let next = Path::new(path).with_file_name(begun::name(year));
        let next = next.display().to_string();
        self.create(&next, text.as_bytes())?;
        Ok(next)
    }

    fn import(&self, name: &str, bytes: &[u8]) -> Result<String, String> {
        let world = self.world("")?;
        let imported = begun::imported(&world, name, bytes);
        let (path, text) = imported.map_err(|why| self.words(why))?;
        self.create(&path, text.as_bytes())?;
        Ok(path)
    }

    fn show(&self, _: Option<i32>) -> Result<(), String> {
        Ok(())
    }
}
