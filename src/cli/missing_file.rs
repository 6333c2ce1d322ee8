//! What to say where there is no year file of the name that was typed.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use crate::{diagnostic::Text, language::nearest::nearest, seal};

/// That there is no such file, and what may have been meant: a command takes a year for its file.
pub(super) fn words(name: &str, path: &Path) -> Text {
    let is_bare = path.parent() == Some(Path::new(""));
    let meant = meant(path).map(|file| {
        let stem = file.file_stem().and_then(OsStr::to_str);
        let year = stem.filter(|stem| is_bare && is_year(stem));
        year.map_or_else(|| file.display().to_string(), str::to_owned)
    });
    with_hint(name, meant)
}

/// The same where no command stands before it, so that only a file can be meant.
pub(super) fn words_without_command(name: &str, path: &Path) -> Text {
    // `2017.docx` was to be no year file.
    let ending = path.extension().and_then(OsStr::to_str);
    let is_year_file = ending.is_none_or(|ending| nearest(ending, ["toml"].into_iter()).is_some());
    let meant = meant(path).filter(|_| is_year_file);
    with_hint(name, meant.map(|file| file.display().to_string()))
}

fn with_hint(name: &str, meant: Option<String>) -> Text {
    let (hint_zh, hint_en) = match (meant, looks_like_a_year(name)) {
        (Some(meant), _) => (
            format!("，是不是 {meant}？"),
            format!("; did you mean {meant}?"),
        ),
        (None, true) => (
            "；年度写四位数字，如 2023".to_owned(),
            "; a year is written as four digits, such as 2023".to_owned(),
        ),
        (None, false) => (String::new(), String::new()),
    };
    Text::new(
        format!("没有 {name} 这个文件{hint_zh}"),
        format!("there is no file {name}{hint_en}"),
    )
}

/// The year file in the same folder, or in `data/`, that is called much like it.
fn meant(path: &Path) -> Option<PathBuf> {
    let typed = path.file_name()?.to_str()?;
    let stem = path.file_stem()?.to_str()?;
    let folder = path.parent()?;
    let mut folders = vec![folder.to_path_buf()];
    if folder.as_os_str().is_empty() {
        folders.push(PathBuf::from("data"));
    }
    for folder in folders {
        let files = year_files(&folder);
        // Another year's file is not what was meant by a year.
        let others = files
            .iter()
            .filter(|file| !(is_year(stem) && is_year(stem_of(file)) && stem != stem_of(file)));
        let names: Vec<&str> = others
            .flat_map(|file| [file.as_str(), stem_of(file)])
            .collect();
        if let Some(found) = nearest(typed, names.into_iter()) {
            return Some(folder.join(format!("{}.toml", stem_of(found))));
        }
    }
    None
}

/// The names of the TOML files in a folder that are no seals, in order.
fn year_files(folder: &Path) -> Vec<String> {
    let here = Path::new(".");
    let folder = if folder.as_os_str().is_empty() {
        here
    } else {
        folder
    };
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            let name = Path::new(name);
            name.extension() == Some(OsStr::new("toml")) && !seal::is_called_so(name)
        })
        .collect();
    names.sort();
    names
}

fn stem_of(name: &str) -> &str {
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Digits, full-width ones too, with or without 年 or 年度.
fn looks_like_a_year(name: &str) -> bool {
    let number = name.trim_end_matches('度').trim_end_matches('年');
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    !number.is_empty() && number.chars().all(is_digit)
}

/// Whether a name means a year and not a file.
pub(super) fn is_year(name: &str) -> bool {
    name.len() == 4 && name.chars().all(|c| c.is_ascii_digit())
}
