//! A file where a command should stand.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::{
    cli::{dropped, language, missing_file, path_pattern},
    diagnostic::{Text, say::say},
};

/// How programs of Windows are asked for help: the parser says how this one is.
const HELP: [&str; 3] = ["/?", "/h", "/help"];

/// What to say where the parser takes for a command what is, or would be, a file or a folder.
pub(super) fn words(error: &clap::Error, arguments: &[OsString]) -> Option<Text> {
    let taken = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(name)) if error.kind() == ErrorKind::InvalidSubcommand => name,
        _ => return None,
    };
    if missing_file::is_year(taken) {
        return Some(say!(
            "“{taken}”不是命令；要核对这一年的年度文件，写 report check {taken}，要写出年报，写 report build {taken}",
            "{taken} is no command; to check the year file of that year, write report check {taken}, to write its report, report build {taken}"
        ));
    }
    let words = language::others(arguments);
    let names = words.iter().filter_map(|(_, word)| word.to_str());
    // What stands behind an option may be its value.
    let mut files = names.take_while(|word| !word.starts_with('-'));
    if HELP.contains(&taken.as_str()) || !is_path(taken) && !is_there(taken) {
        return None;
    }
    // Of several files it is one that is not there which keeps the others from being looked at.
    let missing = files.find(|file| is_path(file) && !is_there(file));
    let said = if let Some(file) = missing.map(Path::new) {
        let missing = || missing_file::words_without_command(&file.to_string_lossy(), file);
        path_pattern::none(file).unwrap_or_else(missing)
    } else {
        let command = dropped::of(Path::new(taken));
        say!(
            "“{taken}”不是命令；要核对它，写 report {command} {taken}",
            "{taken} is no command; to check it, write report {command} {taken}"
        )
    };
    Some(said)
}

/// Whether a word names a file or folder that is there, or a pattern of such.
fn is_there(word: &str) -> bool {
    let files = path_pattern::meant(PathBuf::from(word));
    files.iter().all(|file| file.exists())
}

/// Whether a word is written as no command is: with a dot, or as a path through folders.
fn is_path(word: &str) -> bool {
    word.contains(['.', '/']) || word.contains(std::path::MAIN_SEPARATOR)
}
