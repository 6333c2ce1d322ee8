//! What a person owns of a year file besides its text: permissions, owner, links.

use std::{
    fs::{self, Permissions},
    os::unix::{
        self,
        fs::{MetadataExt as _, PermissionsExt as _},
    },
    path::Path,
};

use crate::support::{Project, Said, small};

/// A typed number that `--fix` binds.
const BEFORE: &str = "公开592条";
const AFTER: &str = "公开{{ a }}条";

fn text() -> String {
    small(
        "[figures.a]\nlabel = \"主动公开\"\nvalue = 592\nunit = \"条\"\n\
         [[sections]]\nheading = \"概述\"\nbody = \"公开592条。\"\n",
    )
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// That a file is mended, and nothing lies beside it.
fn assert_mended(said: &Said, project: &Project, files: &[&str]) {
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let names: Vec<String> = project.files("").into_iter().map(|file| file.0).collect();
    assert_eq!(names, files);
    for file in files {
        assert!(read(&project.path(file)).contains(AFTER), "{file}");
    }
}

#[test]
fn a_mended_file_keeps_its_permissions() {
    for bits in [0o600, 0o640, 0o664, 0o666, 0o755] {
        let project = Project::with(&text());
        let file = project.path("2017.toml");
        set_mode(&file, bits);
        assert_mended(&project.run("check 2017 --fix"), &project, &["2017.toml"]);
        assert_eq!(mode(&file), bits);
    }
}

#[test]
fn a_mended_file_keeps_its_owner() {
    let project = Project::with(&text());
    let file = project.path("2017.toml");
    // Only an administrator may give a file away, and so make one that is another's.
    if unix::fs::chown(&file, Some(1234), Some(2345)).is_err() {
        return;
    }
    assert_mended(&project.run("check 2017 --fix"), &project, &["2017.toml"]);
    let metadata = fs::metadata(&file).unwrap();
    assert_eq!((metadata.uid(), metadata.gid()), (1234, 2345));
}

#[test]
fn a_symbolic_link_stays_one_and_what_it_points_to_is_mended() {
    let project = Project::new().file("below/real.toml", text());
    let link = project.path("2017.toml");
    unix::fs::symlink("below/real.toml", &link).unwrap();
    let said = project.run("check 2017 --fix");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("below/real.toml"));
    assert!(read(&project.path("below/real.toml")).contains(AFTER));
}

#[test]
fn every_name_of_a_file_shows_what_was_mended() {
    let project = Project::with(&text());
    fs::hard_link(project.path("2017.toml"), project.path("also.toml")).unwrap();
    assert_mended(
        &project.run("check 2017 --fix"),
        &project,
        &["2017.toml", "also.toml"],
    );
    assert_eq!(fs::metadata(project.path("also.toml")).unwrap().nlink(), 2);
}

#[test]
fn a_file_that_nobody_may_write_stays_as_it_is() {
    let project = Project::with(&text());
    let file = project.path("2017.toml");
    set_mode(&file, 0o444);
    for change in ["--fix", "--waive unbound-numeral --reason x"] {
        let said = project.run(&format!("check 2017 {change}"));
        assert_eq!(said.code, 2, "{}{}", said.out, said.err);
        assert!(said.err.contains("the file is read-only"), "{}", said.err);
        assert!(read(&file).contains(BEFORE));
        assert_eq!(mode(&file), 0o444);
    }
}

#[test]
fn standard_input_is_changed_nowhere() {
    use std::{io::Write as _, process::Stdio};
    let project = Project::new();
    let mut command = project.command("check - --fix --lang en");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(text().as_bytes()).unwrap();
    drop(input);
    let said = crate::support::said(&child.wait_with_output().unwrap());
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    let why = "standard input cannot be written";
    assert!(said.err.contains(why), "{}", said.err);
    assert!(project.files("").is_empty());
}

#[test]
fn what_a_dead_run_left_is_removed_by_the_next_and_no_other_file() {
    let others = [".report-abc.tmp", ".report-notes.tmp.txt", "x.tmp"];
    let mut project = Project::with(&text()).file(".report-aB3dE9.tmp", "half");
    for other in others {
        project = project.file(other, AFTER);
    }
    assert_mended(
        &project.run("check 2017 --fix"),
        &project,
        &[&others[..2], &["2017.toml", "x.tmp"]].concat(),
    );
}
