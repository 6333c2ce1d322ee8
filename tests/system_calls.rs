//! What the program asks of the system: no connection, no other program, and no file outside of the
//! folder of the year file, its output and what every program opens to start.

#![cfg(target_os = "linux")]

use std::{
    fs,
    io::Write as _,
    path::{Component, Path, PathBuf},
    process::Command,
};

use crate::support::{Project, fonts::FONT, reading::word_file, small};

/// What every program opens to start: its libraries, and what it is told of itself.
const OF_THE_SYSTEM: &[&str] = &[
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/proc/self",
    // How memory is given back, where there are several threads.
    "/proc/sys/vm/overcommit_memory",
    "/sys/fs/cgroup",
    "/nix/store",
];

/// What a run of the program asked for.
#[derive(Debug, Default)]
struct Calls {
    /// Calls that have to do with a network or start a program, but for the first, which started
    /// this one.
    forbidden: Vec<String>,
    /// The files that were to be opened.
    opened: Vec<PathBuf>,
}

/// The calls of a run in the folder `folder` of a project; `None`, with a line on the terminal, where
/// they cannot be followed; a failure where `CI` is `true`.
fn calls(project: &Project, folder: &str, words: &str) -> Option<Calls> {
    let log = project.path("strace.log");
    let mut command = Command::new("strace");
    command.args([
        "-f",
        "-qq",
        "-y",
        "-s",
        "4096",
        "-e",
        "trace=%network,open,openat,openat2,creat,execve,execveat,fork,vfork",
    ]);
    command
        .arg("-o")
        .arg(&log)
        .arg(env!("CARGO_BIN_EXE_report"));
    command
        .args(words.split(' '))
        .current_dir(project.path(folder));
    // Cargo lets libraries be looked for in its own folders too.
    command.env_remove("LD_LIBRARY_PATH");
    let output = command
        .output()
        .ok()
        .filter(|output| !output.stderr.starts_with(b"strace:"));
    let Some(output) = output else {
        assert!(
            std::env::var_os("CI").is_none_or(|ci| ci != "true"),
            "strace cannot be run"
        );
        let name = std::thread::current().name().unwrap_or_default().to_owned();
        // Past the capture of a test that passes.
        let _ = writeln!(
            std::io::stderr().lock(),
            "skipped, strace cannot be run: {name}"
        );
        return None;
    };
    assert!(
        output.status.code().is_some_and(|code| code <= 1),
        "{words}: {output:?}"
    );
    Some(read(&fs::read_to_string(log).unwrap()))
}

/// The calls in strace's words: `11 openat(AT_FDCWD</a>, "b", O_RDONLY) = 3</a/b>`.
fn read(log: &str) -> Calls {
    let mut calls = Calls::default();
    let mut starts = 0;
    for line in log.lines() {
        let call = line
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start();
        let name = call.split('(').next().unwrap();
        if call.starts_with(['<', '+', '-']) {
            continue;
        }
        match name {
            "open" | "openat" | "openat2" | "creat" => {
                let path = call.split('"').nth(1).unwrap();
                let within = call.split_once('<').and_then(|(before, behind)| {
                    let is_of_folder = !before.contains('"');
                    is_of_folder.then(|| behind.split('>').next().unwrap())
                });
                calls
                    .opened
                    .push(plain(&Path::new(within.unwrap_or("/")).join(path)));
            }
            "execve" if starts == 0 => starts = 1,
            _ => calls.forbidden.push(call.to_owned()),
        }
    }
    calls
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

impl Calls {
    /// The opened files that lie neither in one of the folders nor with the system.
    fn outside(&self, folders: &[PathBuf]) -> Vec<&PathBuf> {
        let opened = self.opened.iter();
        opened
            .filter(|path| !folders.iter().any(|folder| path.starts_with(folder)))
            .filter(|path| !OF_THE_SYSTEM.iter().any(|system| path.starts_with(system)))
            .collect()
    }
}

/// A year file that names everything a year file can name, in `a`.
fn project() -> Project {
    let plain = Project::with(&small(""));
    plain.run("build 2017 --out out");
    let figures = "[figures]\nx = { label = \"甲\", value = 86, unit = \"件\" }\n[[sections]]\nheading = \"概述\"\nbody = \"受理86件，另有5件，{{ x | change }}。\"\n";
    let last = small(figures)
        .replace("2017", "2016")
        .replace("{{ x | change }}", "{{ x }}件");
    let naming = format!(
        "[report]\nlast = \"2016.toml\"\n[style]\ntemplate = \"house.docx\"\n{figures}[[attachments]]\ntitle = \"目录\"\nkind = \"file\"\npath = \"list.txt\"\n"
    );
    Project::new()
        .file("a/house.docx", word_file(&plain))
        .file("a/2016.toml", last)
        .file("a/list.txt", "x")
        .file("a/fonts/test.otf", FONT)
        .file("a/report.toml", "[checks]\nunused-figure = \"off\"\n")
        .file("a/2017.toml", small(&naming))
}

#[test]
fn every_command_stays_in_its_folder_and_opens_no_connection() {
    let project = project();
    let folder = fs::canonicalize(project.path("a")).unwrap();
    for words in [
        "check 2017",
        "build 2017 --format all --font-dir fonts --out out --draft",
        "diff 2016 2017",
        "new 2018 --from 2017",
        "check 2017 --fix",
        "check 2017 --waive unbound-numeral --reason 例",
        "forms 2021",
        "schema",
        "explain sum-mismatch",
    ] {
        let Some(calls) = calls(&project, "a", words) else {
            return;
        };
        assert_eq!(calls.forbidden, [""; 0], "{words}");
        assert_eq!(
            calls.outside(std::slice::from_ref(&folder)),
            Vec::<&PathBuf>::new(),
            "{words}"
        );
        let opens = words.contains("20") && !words.starts_with("forms");
        let has_opened = calls.opened.iter().any(|path| path.starts_with(&folder));
        assert_eq!(has_opened, opens, "{words}: {calls:?}");
    }
    assert_eq!(
        project.files("a/out").len(),
        7,
        "the template and the attachment were read"
    );
}

#[test]
fn a_file_that_is_read_elsewhere_is_seen_by_this_test() {
    let project = project()
        .file(
            "a/2017.toml",
            small("[report]\nlast = \"../b/2016.toml\"\n"),
        )
        .file("b/2016.toml", small("").replace("2017", "2016"));
    let folder = fs::canonicalize(project.path("a")).unwrap();
    let Some(refused) = calls(&project, "a", "check 2017") else {
        return;
    };
    let folders = [folder];
    assert_eq!(refused.outside(&folders), Vec::<&PathBuf>::new());
    let allowed = calls(&project, "a", "check 2017 --allow ../b").unwrap();
    let elsewhere = fs::canonicalize(project.path("b/2016.toml")).unwrap();
    assert_eq!(allowed.outside(&folders), [&elsewhere]);
}

#[test]
fn connections_and_programs_are_seen_by_this_test() {
    let log = "7 execve(\"/bin/report\", [\"report\"], 0x1 /* 2 vars */) = 0\n\
               7 openat(AT_FDCWD</a/b>, \"../c\", O_RDONLY) = 3</a/c>\n\
               7 openat(3</x>, \"y\", O_RDONLY) = -1 ENOENT (No such file or directory)\n\
               8 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3<socket:[1]>\n\
               8 execve(\"/bin/sh\", [\"sh\"], 0x1 /* 2 vars */) = 0\n\
               8 <... openat resumed>) = 3\n\
               7 +++ exited with 0 +++\n";
    let calls = read(log);
    assert_eq!(calls.opened, [Path::new("/a/c"), Path::new("/x/y")]);
    assert_eq!(calls.forbidden.len(), 2, "{:?}", calls.forbidden);
}
