//! What a person owns of a year file besides its text: permissions, owner, links.

use std::{
    fs::{self, Permissions},
    os::unix::{
        self,
        fs::{MetadataExt as _, PermissionsExt as _},
    },
    path::Path,
    process::Stdio,
};

use crate::support::{Project, Said, said, small};

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

/// A list of who may do what as Linux writes it: one user more may read, the group may not.
fn list_of_rights() -> Vec<u8> {
    const NOBODY: u32 = u32::MAX;
    let entries: [(u16, u16, u32); 5] = [
        (0x01, 6, NOBODY),
        (0x02, 4, 1234),
        (0x04, 0, NOBODY),
        (0x10, 4, NOBODY),
        (0x20, 0, NOBODY),
    ];
    let mut list = 2_u32.to_le_bytes().to_vec();
    for (tag, rights, user) in entries {
        list.extend(tag.to_le_bytes());
        list.extend(rights.to_le_bytes());
        list.extend(user.to_le_bytes());
    }
    list
}

#[cfg(target_os = "linux")]
#[test]
fn a_mended_file_keeps_its_attributes_and_its_list_of_who_may_do_what() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    const LIST: &str = "system.posix_acl_access";
    let project = Project::with(&text());
    let file = project.path("2017.toml");
    let list = list_of_rights();
    let given = [("user.origin", &b"a letter"[..]), (LIST, &list)];
    for (name, value) in given {
        if let Err(refused) = setxattr(&file, name, value, XattrFlags::empty()) {
            eprintln!("skipped: this disk takes no {name}: {refused}");
            return;
        }
    }
    let bits = mode(&file);
    assert_mended(&project.run("check 2017 --fix"), &project, &["2017.toml"]);
    for (name, value) in given {
        let mut kept = vec![0; 200];
        let length = getxattr(&file, name, kept.as_mut_slice()).unwrap();
        assert_eq!(&kept[..length], value, "{name}");
    }
    assert_eq!(mode(&file), bits);
    // One that has none gets none from its folder.
    let project = Project::with(&text());
    let default = "system.posix_acl_default";
    setxattr(project.path(""), default, &list, XattrFlags::empty()).unwrap();
    assert_mended(&project.run("check 2017 --fix"), &project, &["2017.toml"]);
    let file = project.path("2017.toml");
    assert!(getxattr(&file, LIST, vec![0; 200].as_mut_slice()).is_err());
}

/// What one run has written another one does not undo.
#[test]
fn of_runs_that_change_a_file_at_once_none_is_lost_unsaid() {
    for _ in 0..5 {
        let project = Project::with(&text());
        let reasons = ["one", "two", "three"];
        let runs = reasons.map(|reason| {
            let words = format!("check 2017 --waive unbound-numeral --reason {reason}");
            let mut run = project.command(&words);
            run.env("LC_ALL", "en_US.UTF-8")
                .stdout(Stdio::piped())
                .stderr(Stdio::piped());
            run.spawn().unwrap()
        });
        let runs = runs.map(|run| said(&run.wait_with_output().unwrap()));
        let written = read(&project.path("2017.toml"));
        let mut changes = 0;
        for (said, reason) in runs.iter().zip(reasons) {
            let is_changed = said.err.contains("changed 2017.toml");
            changes += usize::from(is_changed);
            assert_eq!(written.contains(reason), is_changed, "{}", said.err);
            let is_told = said.err.contains("somebody else has changed the file")
                || said.err.contains("there is no unbound-numeral to waive");
            assert!(is_changed || (said.code == 2 && is_told), "{}", said.err);
        }
        assert_eq!(changes, 1, "{written}");
    }
}

#[test]
fn standard_input_is_changed_nowhere() {
    use std::io::Write as _;
    let project = Project::new();
    let mut command = project.command("check - --fix --lang en");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // It may refuse before it has read all, and listens no more then.
    if let Err(error) = input.write_all(text().as_bytes()) {
        assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe);
    }
    drop(input);
    let said = said(&child.wait_with_output().unwrap());
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
