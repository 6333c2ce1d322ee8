//! The rooms of the house and who uses whom, as `lib.rs` and the files say.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::code::{Token, paths, tokens};

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of `src`.
pub(crate) struct SourceFile {
    /// From `src`, with `/` between folders.
    pub(crate) path: String,
    /// `["model", "resolve"]`; nothing for `lib.rs` and `main.rs`.
    pub(crate) module: Vec<String>,
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
}

impl SourceFile {
    pub(crate) fn room(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }
}

/// Every file of `src`, in order of their paths.
pub(crate) fn files() -> Vec<SourceFile> {
    let source = root().join("src");
    let found = files_below(&source);
    let named = found
        .iter()
        .filter_map(|path| Some((path, path.strip_suffix(".rs")?)));
    named
        .map(|(path, name)| {
            let text = fs::read_to_string(source.join(path)).unwrap();
            let module = name
                .split('/')
                .filter(|name| !["lib", "main"].contains(name));
            SourceFile {
                path: path.clone(),
                module: module.map(str::to_owned).collect(),
                tokens: tokens(&text),
                text,
            }
        })
        .collect()
}

/// The paths of all files below `folder` from there, with `/` between folders.
pub(crate) fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let below = files_below(&path);
            found.extend(below.iter().map(|file| format!("{name}/{file}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// The lines of the table of `lib.rs`, from upstream to downstream.
pub(crate) fn rooms() -> Vec<String> {
    let page = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    page.lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .filter_map(|line| line.trim_start_matches('[').strip_prefix('`'))
        .filter_map(|line| line.split('`').next())
        .map(str::to_owned)
        .collect()
}

/// Rooms that do not know each other, as the list of `lib.rs` has them: `a` × `b`.
pub(crate) fn strangers() -> Vec<(String, String)> {
    let page = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let names: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .flat_map(|line| line.split_whitespace())
        .collect();
    let name = |word: &str| {
        word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '_')
            .to_owned()
    };
    names
        .windows(3)
        .filter(|words| words[1] == "×")
        .map(|words| (name(words[0]), name(words[2])))
        .collect()
}

/// Each file with those whose items it names, by their places in `files`.
pub(crate) fn uses(files: &[SourceFile]) -> Vec<BTreeSet<usize>> {
    let modules: BTreeMap<&[String], usize> = files
        .iter()
        .enumerate()
        .filter(|(_, file)| !file.module.is_empty())
        .map(|(at, file)| (file.module.as_slice(), at))
        .collect();
    files
        .iter()
        .enumerate()
        .map(|(own, file)| {
            let named = paths(&file.tokens);
            let used = named
                .iter()
                .filter_map(|path| from_the_crate(&file.module, path, &modules));
            used.filter_map(|path| {
                (1..=path.len())
                    .rev()
                    .find_map(|length| modules.get(&path[..length]).copied())
            })
            .filter(|used| *used != own)
            .collect()
        })
        .collect()
}

/// A path as it is named in `module`, from the crate's root; `None` for another crate's.
fn from_the_crate(
    module: &[String],
    path: &[String],
    modules: &BTreeMap<&[String], usize>,
) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" | "report" => Some(rest.to_vec()),
        "self" => Some([module, rest].concat()),
        "super" => {
            let above = &module[..module.len().checked_sub(1)?];
            if rest.first().is_some_and(|next| next == "super") {
                return from_the_crate(above, rest, modules);
            }
            Some([above, rest].concat())
        }
        _ => {
            let child = [module, &path[..1]].concat();
            let is_child = !module.is_empty() && modules.contains_key(child.as_slice());
            is_child.then(|| [module, path].concat())
        }
    }
}
