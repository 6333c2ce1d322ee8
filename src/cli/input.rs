//! The world on disk: year files found and read, with what they name and what governs them.

use std::{
    fs::File,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};

use super::{
    allowed_folders::AllowedFolders, bounded, configuration, font_folders::FontFolders,
    missing_file, other_kind, output::Output, read_files,
};
use crate::{
    compile::{self, Compiled, Governing, World},
    diagnostic::{Language, Text, say::say},
    fonts::FontFiles,
    model::Unread,
    seal,
    source::Source,
};

/// The files of this machine, as one year file sees them.
#[derive(Debug)]
pub(super) struct Disk {
    /// The `report.toml` beside or above the year file.
    governing: Option<Governing>,
    /// What is said of nearer ones that may not govern it.
    pub(super) passed_over: Vec<Text>,
    /// Where files lie that may be read.
    allowed: AllowedFolders,
    /// Where fonts lie.
    pub(super) fonts: FontFolders,
}

impl World for Disk {
    fn read(&self, file: &Path) -> Result<Vec<u8>, Unread> {
        bounded::regular(&self.allowed.resolve(file)?)
    }

    fn configuration(&self, _: &Path) -> Option<Governing> {
        self.governing.clone()
    }

    fn fonts(&self) -> &dyn FontFiles {
        &self.fonts
    }
}

/// Finds, reads and checks the year file that `name` means; it may name files below the folders
/// `allow` too.
///
/// # Errors
/// There is no such file or folder, it cannot be read, or it is no text; or the `report.toml` that
/// governs it is wrong.
pub(super) fn load(name: &str, allow: &[PathBuf], output: &Output<'_>) -> anyhow::Result<Compiled> {
    let (disk, source) = open(name, allow, output)?;
    Ok(compile::compile(&disk, source))
}

/// Finds and reads the year file that `name` means, in the world around it.
///
/// # Errors
/// As of [`load`].
pub(super) fn open(
    name: &str,
    allow: &[PathBuf],
    output: &Output<'_>,
) -> anyhow::Result<(Disk, Source)> {
    let (path, bytes) = read(name, output.language)?;
    let opened = opened(&path, &bytes, allow, output.language)?;
    refuse_other_kind(&opened.1, output.language)?;
    for note in &opened.0.passed_over {
        output.say(note);
    }
    Ok(opened)
}

/// Reads a year file at a path, in the world around it; `-` is standard input.
///
/// # Errors
/// As of [`load`].
pub(super) fn open_at(
    path: &Path,
    allow: &[PathBuf],
    language: Language,
) -> anyhow::Result<(Disk, Source)> {
    opened(path, &bytes(path, language)?, allow, language)
}

/// Refuses a file that was named and is of another kind than year files.
///
/// # Errors
/// It is.
pub(super) fn refuse_other_kind(source: &Source, language: Language) -> anyhow::Result<()> {
    match other_kind::for_year_file(source) {
        Some(other) => bail!(other.into_words(language)),
        None => Ok(()),
    }
}

fn opened(
    path: &Path,
    bytes: &[u8],
    allow: &[PathBuf],
    language: Language,
) -> anyhow::Result<(Disk, Source)> {
    let shown = path.display().to_string();
    if seal::is_called_so(path) {
        bail!(other_kind::is_seal(&shown).into_words(language));
    }
    let source =
        compile::source_of(&shown, bytes).map_err(|why| anyhow!(why.into_words(language)))?;
    Ok((silently_around(path, allow, language)?, source))
}

/// The world around a year file of this path, whether it is there or not.
///
/// # Errors
/// The `report.toml` that governs it is wrong, or there is no such folder.
pub(super) fn around(path: &Path, allow: &[PathBuf], output: &Output<'_>) -> anyhow::Result<Disk> {
    let disk = silently_around(path, allow, output.language)?;
    for note in &disk.passed_over {
        output.say(note);
    }
    Ok(disk)
}

/// As [`around`]; what is passed over is not told.
///
/// # Errors
/// As of [`around`].
pub(super) fn silently_around(
    path: &Path,
    allow: &[PathBuf],
    language: Language,
) -> anyhow::Result<Disk> {
    let mut allowed = AllowedFolders::beside(path);
    for folder in allow {
        let shown = folder.display();
        allowed
            .add(folder)
            .with_context(|| format!("--allow {shown}"))?;
    }
    let found = configuration::find(path, &mut allowed, language)?;
    Ok(Disk {
        governing: found.governing,
        passed_over: found.passed_over,
        allowed,
        fonts: FontFolders::default(),
    })
}

/// The text of a file that is no year file.
///
/// # Errors
/// There is no such file, it cannot be read, or it is no text.
pub(super) fn text(name: &str, language: Language) -> anyhow::Result<Source> {
    let (path, bytes) = read(name, language)?;
    let shown = path.display().to_string();
    Source::new(shown.clone(), &bytes).map_err(|_| {
        let text = say!(
            "{shown} 不是文本文件；把文字另存为 .txt（UTF-8 或 GB18030 编码）再用",
            "{shown} is not text; save the words as a .txt file in UTF-8 or GB18030"
        );
        anyhow!(text.into_words(language))
    })
}

/// The path that `name` means and what stands there.
fn read(name: &str, language: Language) -> anyhow::Result<(PathBuf, Vec<u8>)> {
    let path = path(name, language)?;
    let bytes = bytes(&path, language)?;
    Ok((path, bytes))
}

/// The path that `name` means: that of a year's file, or itself.
///
/// # Errors
/// It is a year, and there is no file of it.
pub(super) fn path(name: &str, language: Language) -> anyhow::Result<PathBuf> {
    if !missing_file::is_year(name) {
        return Ok(PathBuf::from(name));
    }
    let file = format!("{name}.toml");
    let places = [PathBuf::from(&file), Path::new("data").join(&file)];
    places
        .into_iter()
        .find(|path| path.is_file())
        .ok_or_else(|| {
            let text = say!(
                "没有找到 {file}：本文件夹和 data/ 里都没有",
                "found no {file}, neither here nor in data/"
            );
            anyhow!(text.into_words(language))
        })
}

/// What stands at a path that was named; `-` is standard input.
///
/// # Errors
/// It is a folder, is not there, or cannot be read.
pub(super) fn bytes(path: &Path, language: Language) -> anyhow::Result<Vec<u8>> {
    let cannot = || {
        let shown = path.display();
        say!("无法读取 {shown}", "cannot read {shown}").into_words(language)
    };
    if path == Path::new("-") {
        read_files::note_standard_input();
        return bounded::all(io::stdin().lock()).with_context(cannot);
    }
    if path.is_dir() {
        bail!(is_folder(path).into_words(language));
    }
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let name = path.display().to_string();
            bail!(missing_file::words(&name, path).into_words(language))
        }
        opened => opened.with_context(cannot)?,
    };
    read_files::note(path, &file);
    bounded::all(file).with_context(cannot)
}

/// The latest years that a folder has files for, in order.
fn years_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut years: Vec<String> = names
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .filter(|stem| missing_file::is_year(stem))
        .collect();
    years.sort_unstable();
    years.split_off(years.len().saturating_sub(MOST_YEARS))
}

/// So many years of a folder are named.
const MOST_YEARS: usize = 3;

/// That a year file was wanted where a folder is, and what to write.
fn is_folder(folder: &Path) -> Text {
    let (shown, within) = (folder.display(), folder.join("2023.toml"));
    let within = within.display();
    let years = years_in(folder);
    if let Some(last) = years.last() {
        // A year alone is sought where the command runs.
        let file = if folder == Path::new(".") {
            last.clone()
        } else {
            folder.join(format!("{last}.toml")).display().to_string()
        };
        let years = years.join("、");
        return say!(
            "{shown} 是文件夹；里面有年度 {years}，写 report check {file}",
            "{shown} is a folder; it holds the years {years}: write report check {file}"
        );
    }
    say!(
        "{shown} 是文件夹；请写一个年度，如 2023，或者一个年度文件，如 {within}",
        "{shown} is a folder; write a year, such as 2023, or a year file, such as {within}"
    )
}
