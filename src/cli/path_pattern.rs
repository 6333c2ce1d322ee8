//! Files by a pattern of their paths, in which `*` stands for any part of a name and `?` for one
//! character of it.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use crate::diagnostic::{Text, say::say};

/// What a name on the command line stands for: the shells of Windows leave a pattern to the program, and
/// others one in quotes. A file of that very name is itself, and so is what stands for nothing.
pub(super) fn meant(name: PathBuf) -> Vec<PathBuf> {
    let is_pattern = |name: &&str| has_pattern(name) && Path::new(name).symlink_metadata().is_err();
    let found = name.to_str().filter(is_pattern);
    let found = found.map_or_else(Vec::new, |name| paths(Path::new(""), name));
    if found.is_empty() { vec![name] } else { found }
}

/// That a pattern stands for no file; `None` where the path has none.
pub(super) fn none(path: &Path) -> Option<Text> {
    let shown = path.to_str().filter(|name| has_pattern(name))?;
    Some(say!(
        "没有与 {shown} 相符的文件",
        "no file is called as {shown} says"
    ))
}

/// The files that a pattern names, from this folder, in order of their paths; a path without a
/// pattern is itself, whether it is there or not.
pub(super) fn files(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    if !has_pattern(pattern) {
        return vec![folder.join(pattern)];
    }
    let mut found = paths(folder, pattern);
    found.retain(|path| path.is_file());
    found
}

/// The files and folders that a pattern names.
fn paths(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let mut found = vec![folder.to_path_buf()];
    for part in Path::new(pattern).components() {
        let text = part.as_os_str().to_string_lossy();
        found = match part {
            Component::Normal(_) if has_pattern(&text) => {
                found.iter().flat_map(|at| named(at, &text)).collect()
            }
            _ => found.iter().map(|at| at.join(part.as_os_str())).collect(),
        };
    }
    found.retain(|path| path.symlink_metadata().is_ok());
    found
}

fn has_pattern(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// How Word and WPS begin the name of what they lay beside a file that is open.
const OWNED: &str = "~$";

/// The characters that names are told apart by: Windows makes no difference of case.
fn letters(text: &str) -> Vec<char> {
    if cfg!(windows) {
        text.to_lowercase().chars().collect()
    } else {
        text.chars().collect()
    }
}

/// What lies in a folder under such a name. What is hidden is not meant.
fn named(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let looked_in = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = fs::read_dir(looked_in).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let is_hidden = |name: &str| name.starts_with('.') || name.starts_with(OWNED);
    let (is_meant, pattern) = (is_hidden(pattern), letters(pattern));
    let mut names: Vec<String> = names
        .filter(|name| is_meant || !is_hidden(name))
        .filter(|name| is_called(&letters(name), &pattern))
        .collect();
    names.sort_unstable();
    names.into_iter().map(|name| folder.join(name)).collect()
}

/// Whether a name is as the pattern says. Of several `*` only the last is gone back to: what stands
/// before it was found as early as can be.
fn is_called(name: &[char], pattern: &[char]) -> bool {
    let (mut at, mut part) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while at < name.len() {
        match pattern.get(part) {
            Some('*') => {
                back = Some((part, at));
                part += 1;
            }
            Some(one) if *one == '?' || name.get(at) == Some(one) => {
                at += 1;
                part += 1;
            }
            _ => {
                let Some((star, taken)) = back else {
                    return false;
                };
                back = Some((star, taken + 1));
                at = taken + 1;
                part = star + 1;
            }
        }
    }
    let rest = pattern.get(part..).unwrap_or(&[]);
    rest.iter().all(|one| *one == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_part_of_a_name_and_a_question_mark_one_character() {
        let is = |name: &str, pattern: &str| {
            let chars = |text: &str| text.chars().collect::<Vec<char>>();
            is_called(&chars(name), &chars(pattern))
        };
        for (name, pattern) in [
            ("2024.toml", "*.toml"),
            ("民政局", "*局"),
            ("2024.toml", "202?.toml"),
            ("abab", "*ab"),
            ("a", "**"),
        ] {
            assert!(is(name, pattern), "{name} {pattern}");
        }
        for (name, pattern) in [
            ("2024.toml", "*.tom"),
            ("民政", "*局"),
            ("ab", "?"),
            ("", "?"),
        ] {
            assert!(!is(name, pattern), "{name} {pattern}");
        }
    }
}
