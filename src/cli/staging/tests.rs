//! What a reader, a person with the folder open and other runs see of what is written.

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

#[test]
fn a_file_that_was_changed_since_it_was_read_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x");
    create(&file, b"changed", Language::English).unwrap();
    for further_name in [false, true] {
        if further_name {
            std::fs::hard_link(&file, folder.path().join("y")).unwrap();
        }
        let replace = |read: &[u8]| replace(&file, b"new", |now| now == read, Language::English);
        let said = replace(b"read").unwrap_err();
        assert!(format!("{said:#}").ends_with("run this again"), "{said:#}");
        assert_eq!(read(folder.path(), "x"), b"changed");
        replace(b"changed").unwrap();
        assert_eq!(read(folder.path(), "x"), b"new");
        let again = super::replace(&file, b"changed", |_| true, Language::English);
        again.unwrap();
    }
    assert_eq!(names_in(folder.path()), ["x", "y"]);
}

#[test]
fn of_runs_that_make_one_file_in_one_missing_folder_one_does() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a/b/x");
        let made = std::thread::scope(|scope| {
            let runs = [b"1", b"2", b"3"].map(|what| {
                let file = &file;
                scope.spawn(move || {
                    create(file, what, Language::English)
                        .is_ok()
                        .then_some(what.to_vec())
                })
            });
            let made = runs.map(|run| run.join().unwrap());
            made.into_iter().flatten().collect::<Vec<_>>()
        });
        assert_eq!(made, [std::fs::read(file).unwrap()]);
        assert_eq!(names_in(folder.path()), ["a"]);
        assert_eq!(names_in(&folder.path().join("a/b")), ["x"]);
    }
}

#[test]
fn a_way_through_a_missing_folder_and_out_again_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a/../b");
    let paths = write_all(&out, &files(&["x", "y"]), Language::English).unwrap();
    assert!(paths.iter().all(|path| path.is_file()), "{paths:?}");
    let json = folder.path().join("c/../json");
    for text in [b"1", b"2"] {
        deliver(&json, text, Language::English).unwrap();
        assert_eq!(read(folder.path(), "json"), text);
    }
    create(&folder.path().join("d/../e/new"), b"", Language::English).unwrap();
    assert_eq!(names_in(folder.path()), ["b", "e", "json"]);
}

#[test]
fn a_path_that_names_a_folder_takes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["x/", "x/.", "x/..", "..", "."] {
        let path = folder.path().join("a").join(name);
        assert!(deliver(&path, b"", Language::English).is_err(), "{name}");
        assert!(create(&path, b"", Language::English).is_err(), "{name}");
        assert!(names_in(folder.path()).is_empty(), "{name}");
    }
    write_all(
        &folder.path().join("out/"),
        &files(&["x"]),
        Language::English,
    )
    .unwrap();
    assert_eq!(names_in(&folder.path().join("out")), ["x"]);
}

#[cfg(unix)]
#[test]
fn who_has_the_folder_open_sees_the_new_files_in_it() {
    use std::os::unix::fs::MetadataExt as _;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    write_all(&out, &files(&["x", "y"]), Language::English).unwrap();
    let held = std::fs::File::open(&out).unwrap();
    let changed = [("x".into(), b"1".to_vec()), ("y".into(), b"2".to_vec())];
    write_all(&out, &changed, Language::English).unwrap();
    let number = |metadata: std::fs::Metadata| metadata.ino();
    assert_eq!(
        number(held.metadata().unwrap()),
        number(std::fs::metadata(&out).unwrap())
    );
    assert_eq!(read(&out, "x"), b"1");
    assert_eq!(names_in(&out), ["x", "y"]);
    assert_eq!(names_in(folder.path()), ["out"]);
}

#[cfg(unix)]
#[test]
fn an_output_keeps_the_permissions_of_the_one_before() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
    for (strangers, names) in [
        (&[][..], &["x"][..]),
        (&[], &["x", "y"]),
        (&["notes"], &["x", "y"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        write_all(&out, &files(names), Language::English).unwrap();
        for name in strangers {
            std::fs::File::create(out.join(name)).unwrap();
        }
        let bits = |name: &str| std::fs::metadata(out.join(name)).unwrap().mode() & 0o7777;
        let usual = bits("x");
        std::fs::set_permissions(out.join("x"), PermissionsExt::from_mode(0o600)).unwrap();
        let mut more = files(names);
        more.push(("z".into(), b"".to_vec()));
        for files in [&files(names), &more] {
            write_all(&out, files, Language::English).unwrap();
            assert_eq!(bits("x"), 0o600);
        }
        assert_eq!(bits("z"), usual);
    }
}

#[cfg(unix)]
#[test]
fn what_is_only_called_like_a_journal_is_none() {
    use std::os::unix::fs::{chown, symlink};
    for ending in ["set", "old"] {
        let folder = shared();
        let elsewhere = tempfile::tempdir().unwrap();
        for part in ["new/x", "old/x", "none/y"] {
            let file = elsewhere.path().join(part);
            create(&file, b"a stranger's", Language::English).unwrap();
        }
        let path = |random: &str| folder.path().join(format!(".report-{random}.{ending}"));
        std::fs::File::create(path("aaaaaa")).unwrap();
        symlink(elsewhere.path(), path("bbbbbb")).unwrap();
        let foreign = path("cccccc");
        create(&foreign.join("new/x"), b"a stranger's", Language::English).unwrap();
        create(&foreign.join("old/x"), b"a stranger's", Language::English).unwrap();
        if chown(&foreign, Some(1234), None).is_err() {
            // Only an administrator may give a folder away.
            std::fs::remove_dir_all(foreign).unwrap();
        }
        finish(folder.path(), Language::English).unwrap();
        write_all(folder.path(), &files(&["x", "y"]), Language::English).unwrap();
        assert_eq!(read(folder.path(), "x"), b"x");
        assert_eq!(read(folder.path(), "y"), b"y");
        assert!(elsewhere.path().join("new/x").exists());
    }
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
