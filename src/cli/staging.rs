//! Writing to the disk: a reader sees what was there or all that is new, whatever stops the run.
//!
//! All contents are on the disk before the first of them gets its name, so that a name never points
//! at what a power cut could still lose; and no name is ever without a file.

mod delivery;
mod disk;
mod exchange;
mod journal;
mod lock;
mod new_file;
mod new_folder;
mod publication;
mod replacement;
mod rights;
mod temporary;
mod trouble;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use self::trouble::Trouble;
use crate::diagnostic::{Language, Text, say::say};

/// Replaces the contents of a file that a person owns, so that it is whole at every moment; where
/// it is a symbolic link, those of the file that it leads to. Permissions, owner, group and further
/// names stay.
///
/// # Errors
/// It is not there, is no ordinary file, is read-only, or the system refuses; it is then as it was.
pub(super) fn replace(path: &Path, bytes: &[u8], language: Language) -> anyhow::Result<()> {
    refuse_standard_input(path, language)?;
    replacement::replace(path, bytes).map_err(|trouble| {
        let shown = path.display();
        let cannot = say!(
            "无法改写 {shown}，文件未动",
            "cannot change {shown}; it is as it was"
        );
        trouble.told(cannot, language)
    })
}

/// Writes a file where nothing stands, in a directory that is made where it is missing.
///
/// # Errors
/// Something stands there, or the system refuses; all is then as it was.
pub(super) fn create(path: &Path, bytes: &[u8], language: Language) -> anyhow::Result<()> {
    refuse_standard_input(path, language)?;
    new_file::create(path, bytes).map_err(|trouble| trouble.told(cannot_write(path), language))
}

/// Writes an output to the place that a person named. An ordinary file there is replaced as by
/// [`replace`]; a device or a pipe is written to.
///
/// # Errors
/// A link leads nowhere, what stands there takes no output, or the system refuses.
pub(super) fn deliver(path: &Path, bytes: &[u8], language: Language) -> anyhow::Result<()> {
    if path.file_name().is_none() {
        let shown = path.display();
        let folder = say!(
            "无法写入 {shown}：这不是文件的名称",
            "cannot write to {shown}: it does not name a file"
        );
        anyhow::bail!(folder.into_words(language));
    }
    delivery::deliver(path, bytes).map_err(|trouble| trouble.told(cannot_write(path), language))
}

/// Writes every file of `files` (name, bytes) into `directory`, which is made where it is missing:
/// all or none, and a reader sees no mix. Returns the paths.
///
/// # Errors
/// A file cannot be written or have its name, or another run is writing there; what stood there
/// before then stands there still, and a directory made for the purpose is gone again.
pub(super) fn write_all(
    directory: &Path,
    files: &[(OsString, Vec<u8>)],
    language: Language,
) -> anyhow::Result<Vec<PathBuf>> {
    let directory = named(directory);
    publication::publish(directory, files)
        .map_err(|trouble| trouble.told(cannot_write(directory), language))?;
    Ok(files.iter().map(|(name, _)| directory.join(name)).collect())
}

/// Finishes in `directory` what runs that were killed began there, and removes what they left.
///
/// # Errors
/// The system refuses.
pub(super) fn finish(directory: &Path, language: Language) -> anyhow::Result<()> {
    publication::finish(named(directory)).map_err(|trouble: Trouble| {
        let shown = directory.display();
        let cannot = say!(
            "上一次运行没有写完 {shown}，现在也无法完成",
            "an earlier run did not finish writing {shown}, and it cannot be finished now"
        );
        trouble.told(cannot, language)
    })
}

/// `-` is never a file to write.
fn refuse_standard_input(path: &Path, language: Language) -> anyhow::Result<()> {
    if path == Path::new("-") {
        let input = say!("标准输入不能改写", "standard input cannot be written");
        anyhow::bail!(input.into_words(language));
    }
    Ok(())
}

/// A directory by a name of its own.
fn named(directory: &Path) -> &Path {
    if directory.as_os_str().is_empty() {
        Path::new(".")
    } else {
        directory
    }
}

fn cannot_write(path: &Path) -> Text {
    let shown = path.display();
    say!(
        "无法写入 {shown}，没有写出任何文件",
        "cannot write to {shown}; nothing was written"
    )
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

    /// A folder with two files of ours and one of somebody else.
    fn shared() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        write_all(folder.path(), &files(&["x", "y"]), Language::English).unwrap();
        std::fs::File::create(folder.path().join("notes")).unwrap();
        folder
    }

    fn read(folder: &Path, name: &str) -> Vec<u8> {
        std::fs::read(folder.join(name)).unwrap()
    }

    #[test]
    fn other_files_of_the_folder_stay() {
        let folder = shared();
        let changed = files(&["x", "y", "z"]);
        write_all(folder.path(), &changed, Language::English).unwrap();
        assert_eq!(names_in(folder.path()), ["notes", "x", "y", "z"]);
    }

    #[test]
    fn what_is_no_ordinary_file_is_never_replaced() {
        let folder = shared();
        std::fs::create_dir(folder.path().join("z")).unwrap();
        let changed = [(OsString::from("x"), b"new".to_vec()), ("z".into(), vec![])];
        let refused = write_all(folder.path(), &changed, Language::English).unwrap_err();
        let said = crate::cli::system_error::chain(&refused, Language::English);
        assert!(
            said.ends_with("nothing was written: z: it is a folder"),
            "{said}"
        );
        assert_eq!(read(folder.path(), "x"), b"x");
        assert_eq!(names_in(folder.path()), ["notes", "x", "y", "z"]);
    }

    #[test]
    fn what_a_dead_run_left_is_finished_where_all_was_staged_and_dropped_where_not() {
        for (ending, expected) in [("set", "new"), ("tmp", "x")] {
            let folder = shared();
            for part in ["new", "old", "none"] {
                let part = folder
                    .path()
                    .join(format!(".report-aB3dE9.{ending}"))
                    .join(part);
                std::fs::create_dir_all(&part).unwrap();
                if part.ends_with("new") {
                    let mut file = std::fs::File::create(part.join("x")).unwrap();
                    std::io::Write::write_all(&mut file, b"new").unwrap();
                }
            }
            finish(folder.path(), Language::English).unwrap();
            assert_eq!(names_in(folder.path()), ["notes", "x", "y"]);
            assert_eq!(read(folder.path(), "x"), expected.as_bytes());
        }
    }

    #[test]
    fn what_a_dead_run_was_undoing_is_undone() {
        let folder = shared();
        let journal = folder.path().join(".report-aB3dE9.old");
        for file in ["new/y", "old/x", "old/y", "none/z"] {
            let path = journal.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let mut file = std::fs::File::create(path).unwrap();
            std::io::Write::write_all(&mut file, b"old").unwrap();
        }
        // It had its name when another one could not have its.
        std::fs::File::create(folder.path().join("z")).unwrap();
        finish(folder.path(), Language::English).unwrap();
        assert_eq!(names_in(folder.path()), ["notes", "x", "y"]);
        assert_eq!(read(folder.path(), "x"), b"old");
        assert_eq!(read(folder.path(), "y"), b"old");
    }

    #[test]
    fn two_runs_at_once_never_mix() {
        for strangers in [&[][..], &["notes"]] {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("out");
            write_all(&out, &files(&["x", "y"]), Language::English).unwrap();
            for name in strangers {
                std::fs::File::create(out.join(name)).unwrap();
            }
            for _ in 0..20 {
                let write = |what: &str| {
                    let named = |name: &str| (OsString::from(name), what.as_bytes().to_vec());
                    let files = [named("x"), named("y")];
                    write_all(&out, &files, Language::English).unwrap();
                };
                std::thread::scope(|scope| {
                    let runs = ["1", "2", "3"].map(|what| scope.spawn(move || write(what)));
                    for run in runs {
                        run.join().unwrap();
                    }
                });
                assert_eq!(read(&out, "x"), read(&out, "y"));
                assert_eq!(names_in(&out).len(), 2 + strangers.len());
                assert_eq!(names_in(folder.path()), ["out"]);
            }
        }
    }
}
