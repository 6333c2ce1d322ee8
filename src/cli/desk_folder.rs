//! The folder that a desk works in: the one where the program runs, and its `data/`.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::anyhow;

use super::{
    bounded, build,
    imported::{self, Target},
    input,
    new::{self, Start},
    output::Output,
    output_folder,
    output_options::OutputOptions,
    staging, system_error,
};
use crate::{
    desk::{Folder, Listed, Opened, Wanted},
    diagnostic::{Language, say::say},
    recognition::recognised::Known,
    source::Source,
};

/// So many year files are listed.
const MOST: usize = 200;

/// How the name ends under which it is noted what is not saved.
const UNSAVED: &str = "unsaved";

/// How the names of versions end that are kept.
const KEPT: &str = "bak";

/// The folder where the program runs.
pub(super) struct DeskFolder {
    /// Further folders whose files a year file may name.
    pub(super) allow: Vec<PathBuf>,
    /// The language of what is said.
    pub(super) language: Language,
}

impl DeskFolder {
    fn told<T>(&self, done: anyhow::Result<T>) -> Result<T, String> {
        done.map_err(|error| system_error::chain(&error, self.language))
    }
}

/// The path of a year file with a further ending.
fn beside(path: &str, ending: &str) -> PathBuf {
    PathBuf::from(format!("{path}.{ending}"))
}

impl Folder for DeskFolder {
    fn year_files(&self) -> Vec<Listed> {
        let folders = [Path::new(""), Path::new("data")];
        let files = folders.iter().flat_map(|folder| {
            let there = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            let entries = fs::read_dir(there).into_iter().flatten().flatten();
            entries.map(|entry| folder.join(entry.file_name()))
        });
        let is_toml = |path: &PathBuf| path.extension() == Some(OsStr::new("toml"));
        let mut files: Vec<PathBuf> = files.filter(is_toml).collect();
        files.sort();
        let files = files.into_iter().rev().take(MOST);
        let listed = files.filter_map(|path| {
            let bytes = bounded::regular(&path).ok()?;
            Listed::of(&path.display().to_string(), &bytes)
        });
        let mut listed: Vec<Listed> = listed.collect();
        listed.sort_by_key(|one| std::cmp::Reverse(one.year));
        listed
    }

    fn open(&self, path: &str) -> Result<Opened, String> {
        let opened = input::open_at(Path::new(path), &self.allow, self.language);
        let (disk, source) = self.told(opened)?;
        Ok(Opened {
            source,
            world: Box::new(disk),
        })
    }

    fn stamp(&self, path: &Path) -> Option<(SystemTime, u64)> {
        let metadata = path.metadata().ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    }

    fn save(&self, read: &Source, bytes: &[u8]) -> Result<(), String> {
        let path = Path::new(read.name());
        let done = staging::replace(path, bytes, |there| read.is_of(there), self.language);
        self.told(done)
    }

    fn restore(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.told(staging::create(Path::new(path), bytes, self.language))
    }

    fn keep(&self, path: &str, bytes: &[u8]) -> Result<String, String> {
        let mut names = (1..).map(|number: u32| beside(path, &format!("{number}.{KEPT}")));
        let free = names.find(|name| !name.exists());
        let free = free.expect("numbers do not end");
        self.told(staging::create(&free, bytes, self.language))?;
        Ok(free.display().to_string())
    }

    fn unsaved(&self, path: &str) -> Option<Vec<u8>> {
        bounded::regular(&beside(path, UNSAVED)).ok()
    }

    fn note_unsaved(&self, path: &str, bytes: Option<&[u8]>) -> Result<(), String> {
        let note = beside(path, UNSAVED);
        let there = note.symlink_metadata();
        if there.is_ok_and(|there| !there.is_file()) {
            let shown = note.display();
            let text = say!(
                "{shown} 不是普通文件，没保存的修改记不下来：请改名或删去它",
                "{shown} is no ordinary file, so that nothing can be noted there: rename or delete it"
            );
            return Err(text.into_words(self.language));
        }
        let done = match bytes {
            Some(bytes) => staging::deliver(&note, bytes, self.language),
            None if note.exists() => fs::remove_file(&note).map_err(anyhow::Error::from),
            None => Ok(()),
        };
        self.told(done)
    }

    fn build(&self, path: &str, wanted: Wanted) -> Result<Vec<String>, String> {
        let built = build::quietly(Path::new(path), wanted, &self.allow, self.language);
        let paths = self.told(built)?;
        let paths = paths.iter().map(|path| path.display().to_string());
        Ok(paths.collect())
    }

    fn start(&self, organ: &str, year: i32) -> Result<String, String> {
        let path = self.told(new::quietly(Start::Organ(organ), year, self.language))?;
        Ok(path.display().to_string())
    }

    fn next(&self, path: &str, year: i32) -> Result<String, String> {
        let path = self.told(new::quietly(Start::YearFile(path), year, self.language))?;
        Ok(path.display().to_string())
    }

    fn import(&self, name: &str, bytes: &[u8]) -> Result<String, String> {
        let folder = self.told(tempfile::tempdir().map_err(anyhow::Error::from))?;
        let imported = self.told(self.imported(name, bytes, folder.path()));
        // Where the file lay meanwhile is nobody's affair.
        let lay_in = folder.path().join("").display().to_string();
        imported.map_err(|wrong| wrong.replace(&lay_in, ""))
    }

    fn show(&self, year: Option<i32>) -> Result<(), String> {
        let built = year.map(output_folder::of_year);
        let built = built.filter(|folder| folder.is_dir());
        let folder = built.unwrap_or_else(|| PathBuf::from("."));
        let shown = open::that_detached(folder);
        self.told(shown.map_err(anyhow::Error::from))
    }
}

impl DeskFolder {
    fn imported(&self, name: &str, bytes: &[u8], folder: &Path) -> anyhow::Result<String> {
        let language = self.language;
        // Under its own name, which messages and the head of the year file say.
        let name = Path::new(name).file_name().unwrap_or(OsStr::new("report"));
        let file = folder.join(name);
        File::create(&file)?.write_all(bytes)?;
        let options = OutputOptions::quiet();
        let output = Output::new(&options, language);
        let files = [file];
        let pasted = imported::read(&files, &Known::default(), &output)?;
        let name = name.to_string_lossy();
        let year = pasted.year.or(pasted.likely_year).ok_or_else(|| {
            let text = say!(
                "看不出 {name} 是哪一年的年报：用 report import --year 写明",
                "nothing tells of which year {name} is: name it by report import --year",
                name = name.to_string()
            );
            anyhow!(text.into_words(language))
        })?;
        let path = PathBuf::from(format!("{year}.toml"));
        let target = Target {
            name: &name,
            year,
            path: &path,
        };
        imported::write(&pasted, None, &target, &output)?;
        Ok(path.display().to_string())
    }
}
