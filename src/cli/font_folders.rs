//! The fonts of this machine, or of the folders that the command line names.

use std::{
    env,
    fs::{self, File, FileType},
    io::{self, Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
};

use clap::{Arg, ArgMatches};

use super::{
    complaint::Message,
    words::{Words, option},
};
use crate::{
    diagnostic::{Language, say::say},
    fonts::{FontFile, FontFiles},
};

/// So many files are looked at.
const MOST_FILES: usize = 20_000;

/// So deep below a folder.
const DEEPEST: usize = 8;

/// The endings of font files' names.
const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// Folders with fonts, those below them included.
#[derive(Debug, Clone, Default)]
pub(super) struct FontFolders {
    /// Those that were named; where none was, the system's are meant.
    named: Vec<PathBuf>,
}

impl FontFolders {
    /// The folders that were named, or the system's where none was.
    pub(super) fn new(named: Vec<PathBuf>) -> Self {
        Self { named }
    }
}

/// `--font-dir`: where fonts lie.
pub(super) fn argument(words: Words) -> Arg {
    option(
                "font-dir",
                words.say("文件夹", "DIR"),
                words.say(
                    "PDF 的字体在这个文件夹里，可以写几次（默认用本机的字体）",
                    "fonts for the PDF lie in this folder; may be repeated (default: the fonts of this machine)",
                ),
            )
            .value_parser(clap::value_parser!(PathBuf))
            .action(clap::ArgAction::Append)
}

/// The folders with fonts that are named.
///
/// # Errors
/// One of them is not there.
pub(super) fn named(matches: &ArgMatches, language: Language) -> Result<Vec<PathBuf>, Message> {
    let named = matches.get_many::<PathBuf>("font-dir");
    let folders: Vec<PathBuf> = named.into_iter().flatten().cloned().collect();
    match folders.iter().find(|folder| !folder.is_dir()) {
        None => Ok(folders),
        Some(folder) => {
            let shown = folder.display();
            let text = say!(
                "错误：--font-dir {shown}：没有这个文件夹\n",
                "error: --font-dir {shown}: there is no such folder\n"
            );
            Err(Message {
                text: text.into_words(language),
                is_error: true,
            })
        }
    }
}

impl FontFiles for FontFolders {
    fn paths(&self) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        if self.named.is_empty() {
            for folder in of_system() {
                gather(&folder, DEEPEST, &mut paths);
            }
        } else {
            for folder in &self.named {
                gather(folder, DEEPEST, &mut paths);
            }
        }
        paths
    }

    fn open(&self, file: &Path) -> io::Result<Box<dyn FontFile + '_>> {
        Ok(Box::new(Opened(File::open(file)?)))
    }
}

/// A file of this machine.
struct Opened(File);

impl FontFile for Opened {
    fn size(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read(&self, start: u64, room: &mut [u8]) -> io::Result<usize> {
        let mut file = &self.0;
        file.seek(SeekFrom::Start(start))?;
        let mut filled = 0;
        while let Some(rest) = room.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match file.read(rest) {
                Ok(0) => break,
                Ok(length) => filled += length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }
}

/// Where a system keeps its fonts: those of the user before those of all.
fn of_system() -> Vec<PathBuf> {
    let below = |variable: &str, folder: &str| {
        let base = env::var_os(variable).filter(|value| !value.is_empty())?;
        Some(Path::new(&base).join(folder))
    };
    let folders = if cfg!(windows) {
        vec![
            below("LOCALAPPDATA", "Microsoft\\Windows\\Fonts"),
            below("WINDIR", "Fonts"),
        ]
    } else if cfg!(target_os = "macos") {
        vec![
            below("HOME", "Library/Fonts"),
            Some(PathBuf::from("/Library/Fonts")),
            Some(PathBuf::from("/System/Library/Fonts")),
        ]
    } else {
        vec![
            below("XDG_DATA_HOME", "fonts").or_else(|| below("HOME", ".local/share/fonts")),
            below("HOME", ".fonts"),
            Some(PathBuf::from("/usr/local/share/fonts")),
            Some(PathBuf::from("/usr/share/fonts")),
        ]
    };
    folders.into_iter().flatten().collect()
}

/// The font files of a folder in the order of their names.
fn gather(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<(PathBuf, Option<FileType>)> = entries
        .map(|entry| (entry.path(), entry.file_type().ok()))
        .collect();
    entries.sort_by(|(path, _), (other, _)| path.cmp(other));
    for (path, kind) in entries {
        if paths.len() >= MOST_FILES {
            return;
        }
        // What a link leads to is asked for; of anything else the folder has said it.
        let kind = kind.filter(|kind| !kind.is_symlink());
        if has_font_ending(&path) {
            if kind.map_or_else(|| path.is_file(), |kind| kind.is_file()) {
                paths.push(path);
            }
        } else if depth > 0 && kind.map_or_else(|| path.is_dir(), |kind| kind.is_dir()) {
            gather(&path, depth - 1, paths);
        }
    }
}

fn has_font_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}
