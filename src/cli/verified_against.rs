//! Which year file a finished file is held against: the one of its organ and year, wherever it is
//! kept.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::{bounded, whereabouts};
use crate::{language::blanks::without_blanks, readers::Transcript, seal, source::Source};

/// More year files are not looked at in one folder.
const MOST: usize = 2_000;

/// So many lines of a file may say of which organ and year it is.
const HEAD: usize = 40;

/// Where it was looked for, and what was found.
#[derive(Debug)]
pub(super) struct Search {
    /// The year file that was found.
    pub(super) found: Option<PathBuf>,
    /// The folders, in order.
    pub(super) folders: Vec<PathBuf>,
}

/// What a year file says of itself, however much else in it may be wrong.
#[derive(Debug, Deserialize)]
struct Head {
    year: Option<i64>,
    organ: Option<Organ>,
}

#[derive(Debug, Deserialize)]
struct Organ {
    name: Option<String>,
}

/// Looks for the year file of a finished file: in this folder and its `data`, then in the file's own
/// and each one above it; the nearest is taken. Of several in one folder it is the one whose
/// fingerprint the file bears, or else the first by name.
pub(super) fn search(file: &Path, transcript: &Transcript) -> Search {
    let folders = folders(file);
    let said = Said::of(file, transcript);
    let found = folders.iter().find_map(|folder| said.of_folder(folder));
    Search { found, folders }
}

/// What a finished file says of itself.
struct Said {
    organ: Option<String>,
    year: Option<i64>,
    fingerprint: Option<String>,
    /// Its name and its first lines, without spaces.
    head: String,
}

impl Said {
    fn of(file: &Path, transcript: &Transcript) -> Self {
        let property = |name| transcript.properties.get(name).cloned();
        let lines = transcript.lines.iter();
        let pieces = lines.take(HEAD).flat_map(|line| &line.pieces);
        let mut head: String = pieces.map(|piece| piece.text.as_str()).collect();
        head.extend(file.file_stem().map(|stem| stem.to_string_lossy()));
        head.retain(|c| !c.is_whitespace());
        Self {
            organ: property("organ"),
            year: property("year").and_then(|year| year.trim().parse().ok()),
            fingerprint: property("year-file-sha256"),
            head,
        }
    }

    /// The year file of this folder that it may be of.
    fn of_folder(&self, folder: &Path) -> Option<PathBuf> {
        let mut first = None;
        for path in toml_files(folder) {
            let Ok(bytes) = bounded::regular(&path) else {
                continue;
            };
            let Ok(source) = Source::new("", &bytes) else {
                continue;
            };
            if self.fingerprint.as_deref() == Some(source.fingerprint()) {
                return Some(path);
            }
            let head = toml::from_str::<Head>(source.text());
            if first.is_none() && head.is_ok_and(|head| self.is_of(&head)) {
                first = Some(path);
            }
        }
        first
    }

    /// Whether it may be what a year file with this head gives: by its properties, or where a
    /// program took these by its title.
    fn is_of(&self, head: &Head) -> bool {
        let (Some(year), Some(organ)) = (head.year, &head.organ) else {
            return false;
        };
        let Some(organ) = organ.name.as_deref().filter(|name| !name.is_empty()) else {
            return false;
        };
        let is_year = match self.year {
            Some(stated) => stated == year,
            None => self.head.contains(&format!("{year}年")),
        };
        let is_organ = self.organ.as_deref().map_or_else(
            || self.head.contains(&without_blanks(organ)),
            |stated| stated == organ,
        );
        is_year && is_organ
    }
}

/// The folders to look in, each once.
fn folders(file: &Path) -> Vec<PathBuf> {
    let mut bases = vec![PathBuf::from(".")];
    let whole = whereabouts::real(file).unwrap_or_else(|_| file.to_path_buf());
    bases.extend(whole.ancestors().skip(1).map(Path::to_path_buf));
    let mut seen = BTreeSet::new();
    let mut folders = Vec::new();
    for base in bases {
        for folder in [base.clone(), base.join("data")] {
            let Ok(whole) = whereabouts::real(&folder) else {
                continue;
            };
            if seen.insert(whole) {
                folders.push(folder);
            }
        }
    }
    folders
}

/// The TOML files of a folder that may be year files, by name.
fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .filter(|path| !seal::is_called_so(path))
        .take(MOST)
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            path.strip_prefix(".")
                .map(Path::to_path_buf)
                .unwrap_or(path)
        })
        .collect()
}
