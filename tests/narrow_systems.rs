//! Systems that have little to give: no room on the disk, few threads, few open files, names in
//! another encoding. A run that cannot be done says so, with exit code 2, and all is as it was.

use std::{
    ffi::OsStr,
    fs,
    os::unix::{ffi::OsStrExt as _, fs::PermissionsExt as _},
    process::Command,
};

use crate::support::{Project, examples, said};

fn project() -> Project {
    Project::with(&examples::text("form-2014.toml"))
}

/// Runs a command of the system; whether there is one and it was done.
fn is_done(program: &str, arguments: &[&OsStr]) -> bool {
    let run = Command::new(program).args(arguments).output();
    run.is_ok_and(|output| output.status.success())
}

/// Takes a disk away, whoever still looks into it. What another test starts at this moment holds,
/// until it is a program of its own, each file that is open here; without `--lazy` the system would
/// then refuse, now and then, for that alone.
fn is_unmounted(disk: &OsStr) -> bool {
    is_done("umount", &[OsStr::new("--lazy"), disk])
}

fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

#[test]
fn a_full_disk_leaves_all_as_it_was() {
    let project = project().file("disk/.keep", "");
    let disk = project.path("disk");
    let mount = ["-t", "tmpfs", "-o", "size=40k,nr_inodes=40", "tmpfs"].map(OsStr::new);
    if !is_done("mount", &[&mount[..], &[disk.as_os_str()]].concat()) {
        return skipped("this user may mount no disk");
    }
    let words = "build 2017 --format html --out disk/out";
    let first = project.run(words);
    let whole = project.files("disk/out");
    let filled = project.run("build 2017 --format all --out disk/out");
    let after = project.files("disk/out");
    let fresh = project.run("build 2017 --format all --out disk/new");
    let is_made = project.path("disk/new").exists();
    let names = fs::read_dir(&disk).unwrap().count();
    assert!(is_unmounted(disk.as_os_str()));
    assert_eq!(first.code, 0, "{}", first.err);
    for said in [filled, fresh] {
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(
            said.err.contains("nothing was written: the disk is full"),
            "{}",
            said.err
        );
    }
    assert!(after == whole && !is_made && names == 1);
}

/// Commands that write to the disk, each with a file that it would make or change.
const WRITING: &[&str] = &[
    "build 2017 --format all --out out -q",
    "build 2017 --format html --out out -q",
    "build 2017 --format all --out new/folder -q",
    "check 2016 --fix -q",
    "check 2015 --fix -q",
    "new 2018 --from 2017 -q",
    "check 2017 -q --output-format json=new/found.json",
    "check 2017 -q --output-format json=found.json",
];

/// A folder `disk` with last time's outputs and with files that `--fix` mends, of which one has two
/// names.
fn disk_in_use() -> Project {
    let project = Project::new();
    let typed = examples::text("form-2014.toml").replacen("year = 2014", "year = ２０１６", 1);
    let project = project
        .file("disk/2017.toml", examples::text("form-2014.toml"))
        .file("disk/2016.toml", &typed)
        .file("disk/2015.toml", &typed)
        .file("disk/found.json", "{}");
    fs::hard_link(project.path("disk/2015.toml"), project.path("also.toml")).unwrap();
    let mut build = project.command("build 2017 --format all --out out");
    build.current_dir(project.path("disk"));
    assert_eq!(said(&build.output().unwrap()).code, 0);
    project
}

/// What is in the folder `disk` and in that of its build.
fn on_disk(project: &Project) -> (Vec<String>, Vec<(String, Vec<u8>)>) {
    let entries = fs::read_dir(project.path("disk")).unwrap();
    let entries = entries.map(|entry| entry.unwrap());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders
        .iter()
        .map(|folder| folder.file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut whole = project.files("disk/out");
    for file in files {
        let name = file.file_name().into_string().unwrap();
        whole.push((name, fs::read(file.path()).unwrap()));
    }
    whole.sort();
    (names, whole)
}

#[test]
fn a_disk_that_is_read_only_leaves_all_as_it_was() {
    let project = disk_in_use();
    let disk = project.path("disk");
    let disk = disk.as_os_str();
    let bind = [OsStr::new("--bind"), disk, disk];
    if !is_done("mount", &bind) {
        return skipped("this user may mount no folder");
    }
    let is_bound = is_done(
        "mount",
        &[OsStr::new("-o"), OsStr::new("remount,ro,bind"), disk],
    );
    let before = on_disk(&project);
    let ends = WRITING.iter().map(|words| {
        let mut run = project.command(words);
        run.current_dir(disk).env("LC_ALL", "en_US.UTF-8");
        (*words, said(&run.output().unwrap()))
    });
    let ends: Vec<_> = ends.collect();
    let after = on_disk(&project);
    assert!(is_unmounted(disk));
    if !is_bound {
        return skipped("this user may make no folder read-only");
    }
    for (words, said) in ends {
        assert_eq!(said.code, 2, "{words}: {}{}", said.out, said.err);
        assert!(
            said.err.contains("the disk is read-only"),
            "{words}: {}",
            said.err
        );
    }
    assert!(before == after);
}

/// A quota says so when a text is written, or as late as when it is to be on the disk.
#[test]
fn a_quota_that_is_used_up_leaves_all_as_it_was() {
    let project = disk_in_use();
    let before = on_disk(&project);
    for words in WRITING {
        for call in ["write", "fsync"] {
            let run = project.command(words);
            let mut strace = Command::new("strace");
            strace
                .args(["-f", "-o", "/dev/null", "-e"])
                .arg(format!("inject={call}:error=EDQUOT:when=1"))
                .arg(run.get_program())
                .args(run.get_args())
                .current_dir(project.path("disk"))
                .env("LC_ALL", "en_US.UTF-8");
            let Ok(output) = strace.output() else {
                return skipped("there is no strace");
            };
            let said = said(&output);
            assert_eq!(said.code, 2, "{words}, {call}: {}{}", said.out, said.err);
            let why = "the disk quota is used up";
            assert!(said.err.contains(why), "{words}, {call}: {}", said.err);
            assert!(on_disk(&project) == before, "{words}, {call}");
        }
    }
}

#[test]
fn few_threads_are_no_panic() {
    let project = project();
    fs::set_permissions(project.path(""), fs::Permissions::from_mode(0o777)).unwrap();
    let run = project.command("build 2017 --format docx,xlsx,html,xls,doc --out out");
    for threads in 1..=12 {
        let mut limited = Command::new("setpriv");
        limited.args([
            "--reuid=54321",
            "--regid=54321",
            "--clear-groups",
            "prlimit",
        ]);
        limited
            .arg(format!("--nproc={threads}"))
            .arg(run.get_program())
            .args(run.get_args());
        limited
            .current_dir(project.path(""))
            .env("LC_ALL", "en_US.UTF-8")
            .env_remove("RUST_BACKTRACE");
        let Ok(output) = limited.output() else {
            return skipped("there is no setpriv");
        };
        if !output.status.success() && output.stdout.is_empty() && threads == 1 {
            let text = String::from_utf8_lossy(&output.stderr);
            if text.contains("setpriv") || text.contains("prlimit") {
                return skipped("this user may not take another one's place");
            }
        }
        let said = said(&output);
        assert!([0, 2].contains(&said.code), "{threads}: {}", said.err);
        assert!(!said.err.contains("panicked"), "{threads}: {}", said.err);
        if said.code == 2 {
            assert!(
                said.err.contains("no further thread"),
                "{threads}: {}",
                said.err
            );
            assert!(!project.path("out").exists(), "{threads}");
        } else {
            assert_eq!(project.files("out").len(), 5);
            fs::remove_dir_all(project.path("out")).unwrap();
        }
    }
}

#[test]
fn few_open_files_leave_all_as_it_was() {
    let project = project();
    assert_eq!(project.run("build 2017 --out out").code, 0);
    let before = project.files("out");
    let run = project.command("build 2017 --out out");
    for files in 4..=12 {
        let mut limited = Command::new("prlimit");
        limited
            .arg(format!("--nofile={files}"))
            .arg(run.get_program())
            .args(run.get_args());
        limited
            .current_dir(project.path(""))
            .env("LC_ALL", "en_US.UTF-8")
            .env_remove("RUST_BACKTRACE");
        let Ok(output) = limited.output() else {
            return skipped("there is no prlimit");
        };
        let code = output.status.code();
        assert!(matches!(code, Some(0 | 2 | 127)), "{files}: {output:?}");
        assert_eq!(project.files("out"), before, "{files}");
    }
}

#[test]
fn a_name_in_another_encoding_is_told_of() {
    let project = Project::new();
    let mut run = project.command("check");
    // 年度.toml in GBK.
    run.arg(OsStr::from_bytes(b"\xc4\xea\xb6\xc8.toml"));
    for (language, why) in [
        ("en", "年度.toml is not UTF-8"),
        ("zh", "年度.toml”不是 UTF-8 编码"),
    ] {
        run.args(["--lang", language]);
        let said = said(&run.output().unwrap());
        assert_eq!(said.code, 2);
        assert!(said.err.contains(why), "{}", said.err);
    }
}

#[test]
fn an_organ_of_any_name_gets_its_files() {
    let text = examples::text("minimal.toml");
    let (_, rest) = text.split_once("name = \"").unwrap();
    let (organ, _) = rest.split_once('"').unwrap();
    let long = "某".repeat(120);
    let project = Project::with(&text.replace(organ, &long));
    let said = project.run("build 2017.toml --draft --out out");
    assert!(said.code <= 1, "{}{}", said.out, said.err);
    let files = project.files("out");
    assert_eq!(files.len(), 2);
    assert!(
        files
            .iter()
            .all(|(name, _)| name.len() <= 255 && name.contains("某…"))
    );
    assert!(said.err.contains("a file's name has lost"), "{}", said.err);
}

#[test]
fn attachments_of_one_name_but_for_large_letters_are_told_of() {
    let text = examples::text("form-2014.toml");
    let entry = |path: &str| {
        format!("[[attachments]]\ntitle = \"{path}\"\nkind = \"file\"\npath = \"{path}\"\n")
    };
    let both = format!("{text}\n{}{}", entry("A.txt"), entry("a.txt"));
    let project = Project::with(&both).file("A.txt", "A").file("a.txt", "a");
    let said = project.run("build 2017 --format html --out out");
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    assert!(
        said.err.contains("two files are called a.txt"),
        "{}",
        said.err
    );
    let project = Project::with(&format!("{text}\n{}", entry("CON.txt"))).file("CON.txt", "A");
    let said = project.run("build 2017 --format html --out out");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(project.path("out/_CON.txt").exists());
    assert!(
        said.err.contains("does not hold on every system"),
        "{}",
        said.err
    );
}
