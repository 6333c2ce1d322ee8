//! All files or none: written beside their targets, put on the disk, then renamed.
//!
//! A name never points at contents that a power cut could still lose: all contents are on the disk
//! before the first file is renamed, and the names are before what they replaced goes.

mod disk;
mod lock;
mod replacement;
mod temporary;
mod trouble;

use std::{
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Context;
use tempfile::NamedTempFile;

use crate::diagnostic::{Language, say::say};

/// Replaces the contents of a file that a person owns, so that it is whole at every moment; where
/// it is a symbolic link, those of the file that it leads to. Permissions, owner, group and further
/// names stay.
///
/// # Errors
/// It is not there, is no ordinary file, is read-only, or the system refuses; it is then as it was.
pub(super) fn replace(path: &Path, bytes: &[u8], language: Language) -> anyhow::Result<()> {
    if path == Path::new("-") {
        let input = say!("标准输入不能改写", "standard input cannot be written");
        anyhow::bail!(input.into_words(language));
    }
    replacement::replace(path, bytes).map_err(|trouble| {
        let shown = path.display();
        let cannot = say!(
            "无法改写 {shown}，文件未动",
            "cannot change {shown}; it is as it was"
        );
        trouble.told(cannot, language)
    })
}

/// Writes every file of `files` (name, bytes) into `directory`, which is made where it is missing.
/// Returns the paths.
///
/// # Errors
/// A file cannot be written or renamed; what stood there before then stands there still, and a
/// directory made for the purpose is gone again.
pub(super) fn write_all(
    directory: &Path,
    files: &[(OsString, Vec<u8>)],
    language: Language,
) -> anyhow::Result<Vec<PathBuf>> {
    let directory = if directory.as_os_str().is_empty() {
        Path::new(".")
    } else {
        directory
    };
    let made = missing_directories(directory);
    let cannot = || {
        let shown = directory.display();
        say!(
            "无法写入 {shown}（文件可能正在 Word 或 Excel 中打开），没有写出任何文件",
            "cannot write to {shown} (is a file open in Word or Excel?); nothing was written"
        )
        .into_words(language)
    };
    let written = stage(directory, files).and_then(|staged| publish(directory, staged));
    written
        .inspect_err(|_| {
            // Only directories that are empty go; the error that matters is the first one.
            for directory in made.iter().rev() {
                let _ = std::fs::remove_dir(directory);
            }
        })
        .with_context(cannot)
}

/// The directories that must be made for `directory`, outermost first.
fn missing_directories(directory: &Path) -> Vec<PathBuf> {
    let mut missing: Vec<PathBuf> = directory
        .ancestors()
        .filter(|ancestor| !ancestor.as_os_str().is_empty())
        .take_while(|ancestor| !ancestor.exists())
        .map(Path::to_path_buf)
        .collect();
    missing.reverse();
    missing
}

/// A file under a name of its own, and the name that it is to get.
struct Staged {
    file: NamedTempFile,
    target: PathBuf,
}

/// Writes the files beside their targets and puts their contents on the disk.
fn stage(directory: &Path, files: &[(OsString, Vec<u8>)]) -> std::io::Result<Vec<Staged>> {
    std::fs::create_dir_all(directory)?;
    let staged: Vec<Staged> = files
        .iter()
        .map(|(name, bytes)| {
            let mut file = temporary::file_in(directory)?;
            file.write_all(bytes)?;
            let target = directory.join(name);
            Ok(Staged { file, target })
        })
        .collect::<std::io::Result<_>>()?;
    let contents: Vec<_> = staged.iter().map(|one| one.file.as_file()).collect();
    disk::settle_contents(&contents)?;
    Ok(staged)
}

/// A file that has its name, and what had it before.
struct Published {
    target: PathBuf,
    replaced: Option<NamedTempFile>,
}

impl Published {
    /// Puts back what stood there before. There is nobody left to tell where that fails too.
    fn undo(self) {
        let _ = match self.replaced {
            Some(old) => old.persist(&self.target).map(|_| ()).map_err(|e| e.error),
            None => std::fs::remove_file(&self.target),
        };
    }
}

/// Renames the staged files; where one cannot be, those before it are put back.
fn publish(directory: &Path, staged: Vec<Staged>) -> std::io::Result<Vec<PathBuf>> {
    let mut done: Vec<Published> = Vec::new();
    for Staged { file, target } in staged {
        let replaced = set_aside(directory, &target).and_then(|old| match file.persist(&target) {
            Ok(_) => Ok(old),
            Err(error) => {
                if let Some(old) = old {
                    let _ = old.persist(&target);
                }
                Err(error.error)
            }
        });
        match replaced {
            Ok(replaced) => done.push(Published { target, replaced }),
            Err(error) => {
                done.into_iter().rev().for_each(Published::undo);
                return Err(error);
            }
        }
    }
    disk::settle_names(directory);
    // What was replaced vanishes here, with its handles.
    Ok(done.into_iter().map(|published| published.target).collect())
}

/// Moves what stands at `target` aside, to be put back or to vanish with its handle.
fn set_aside(directory: &Path, target: &Path) -> std::io::Result<Option<NamedTempFile>> {
    if !target.exists() {
        return Ok(None);
    }
    let aside = temporary::file_in(directory)?;
    std::fs::rename(target, aside.path())?;
    Ok(Some(aside))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<(OsString, Vec<u8>)> {
        names
            .iter()
            .map(|name| (OsString::from(name), name.as_bytes().to_vec()))
            .collect()
    }

    fn names_in(directory: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(directory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_written_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("a/b");
        for _ in 0..2 {
            write_all(&out, &files(&["x", "y"]), Language::English).unwrap();
            assert_eq!(names_in(&out), ["x", "y"]);
        }
    }

    #[test]
    fn a_file_that_cannot_be_renamed_leaves_all_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        write_all(folder.path(), &files(&["x"]), Language::English).unwrap();
        // A directory with something in it cannot be replaced by a file.
        std::fs::create_dir_all(folder.path().join("y/inside")).unwrap();
        let changed = vec![
            (OsString::from("x"), b"new".to_vec()),
            (OsString::from("y"), b"new".to_vec()),
        ];
        assert!(write_all(folder.path(), &changed, Language::English).is_err());
        assert_eq!(std::fs::read(folder.path().join("x")).unwrap(), b"x");
        assert_eq!(names_in(folder.path()), ["x", "y"]);
        assert!(folder.path().join("y/inside").is_dir());
    }
}
