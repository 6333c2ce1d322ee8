//! Whatever moment a run is killed at, a reader sees the old files or the new ones, and the next run
//! leaves nothing of the dead one behind.
//!
//! `REPORT_KILLS=1000` kills each kind of run at so many moments instead of a few, and at every
//! system call of any kind instead of those that change names. `REPORT_KILLS_OF=4` kills the fourth
//! kind of run alone: all of them at every call take hours.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Instant,
};

use crate::support::{Project, examples, small};

/// System calls that give names to files, or take them.
const NAMING: &[&str] = &[
    "link",
    "linkat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
];

/// How many moments a run is killed at where nobody asks for more.
const FEW: u32 = 3;

/// How many moments were asked for.
fn asked() -> Option<u32> {
    std::env::var("REPORT_KILLS").ok()?.parse().ok()
}

/// The kinds of run that were asked for.
fn chosen(scenes: Vec<Scene>) -> Vec<Scene> {
    let number: Option<usize> = std::env::var("REPORT_KILLS_OF")
        .ok()
        .map(|number| number.parse().unwrap());
    let numbered = scenes.into_iter().zip(1..);
    numbered
        .filter(|(_, at)| number.is_none_or(|number| number == *at))
        .map(|(scene, _)| scene)
        .collect()
}

/// One kind of run that is killed.
struct Scene {
    /// Arguments of the run.
    words: &'static str,
    /// Where what it writes lies, with its names and contents; other files there are strangers.
    folder: &'static str,
    /// What is there before it.
    old: Files,
    /// What is there after it.
    new: Files,
    /// What else is there, before and after.
    strangers: Files,
    /// Whether a reader sees all or none even before the next run.
    is_one_step: bool,
    /// The year file, and one by which the same command finds something to complain of.
    year_file: (String, String),
}

type Files = BTreeMap<String, Vec<u8>>;

impl Scene {
    fn project(&self) -> Project {
        let mut project = Project::with(&self.year_file.0);
        for (name, bytes) in self.old.iter().chain(&self.strangers) {
            project = project.file(&format!("{}{name}", self.folder), bytes);
        }
        project
    }

    /// The run's own files that are there now; strangers are where they were.
    fn seen(&self, project: &Project) -> Files {
        let folder = project.path(self.folder);
        let known = |name: &String| {
            [&self.old, &self.new, &self.strangers]
                .iter()
                .any(|files| files.contains_key(name))
        };
        let mut seen = Files::new();
        for name in names_in(&folder).into_iter().filter(known) {
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            seen.insert(name, bytes);
        }
        for (name, bytes) in &self.strangers {
            assert_eq!(seen.get(name), Some(bytes), "{}: {name}", self.words);
        }
        seen.retain(|name, _| !self.strangers.contains_key(name));
        seen
    }

    /// What is there after a kill and after each run that follows.
    fn holds(&self, project: &Project, moment: &str) -> bool {
        let seen = self.seen(project);
        let words = self.words;
        if self.is_one_step {
            assert!(
                seen == self.old || seen == self.new,
                "{words}, {moment}: a mix"
            );
        }
        for (name, bytes) in &seen {
            let files = [&self.old, &self.new];
            let is_whole = files.iter().any(|files| files.get(name) == Some(bytes));
            assert!(is_whole, "{words}, {moment}: half of {name}");
        }
        let missing = self.old.keys().find(|name| !seen.contains_key(*name));
        assert_eq!(missing, None, "{words}, {moment}");
        let was_new = seen == self.new;
        if self.words.starts_with("build") {
            let project_file = project.path("2017.toml");
            write(&project_file, &self.year_file.1);
            let said = project.run(self.words);
            assert_eq!(said.code, 1, "{words}, {moment}: {}{}", said.out, said.err);
            let seen = self.seen(project);
            assert!(
                seen == self.old || seen == self.new,
                "{words}, {moment}: a mix stays"
            );
            assert_eq!(left_over(project), BTreeSet::new(), "{words}, {moment}");
            write(&project_file, &self.year_file.0);
        }
        let said = project.run(self.words);
        // A file that `new` has written, or a waiver, is written once.
        let is_done = was_new && !self.words.starts_with("build");
        assert!(
            is_done || said.code == 0,
            "{words}, {moment}: {}{}",
            said.out,
            said.err
        );
        assert_eq!(self.seen(project), self.new, "{words}, {moment}");
        assert_eq!(left_over(project), BTreeSet::new(), "{words}, {moment}");
        was_new
    }
}

#[expect(clippy::disallowed_methods, reason = "a test's input needs no care")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// What a run that is dead has left, in any folder.
fn left_over(project: &Project) -> BTreeSet<String> {
    ["", "out", "out/2017"]
        .iter()
        .flat_map(|folder| names_in(&project.path(folder)))
        .filter(|name| name.starts_with(".report-"))
        .collect()
}

/// What a run of a build writes.
fn built(year_file: &str, words: &str) -> Files {
    let project = Project::with(year_file);
    let said = project.run(words);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    project.files("out/2017").into_iter().collect()
}

fn builds() -> Vec<Scene> {
    let year_file = examples::text("form-2014.toml");
    let failing = year_file.replacen("value = ", "value = 1", 1);
    let older = format!("{year_file}\n# An older one.\n");
    let all = "build 2017.toml --format all --out out/2017";
    let one = "build 2017.toml --format html --out out/2017";
    let notes = || Files::from([("notes.txt".to_owned(), b"a person's".to_vec())]);
    let scene = |words, old, strangers: Files, is_one_step| Scene {
        words,
        folder: "out/2017/",
        old,
        new: built(&year_file, words),
        strangers,
        is_one_step,
        year_file: (year_file.clone(), failing.clone()),
    };
    vec![
        scene(all, Files::new(), Files::new(), true),
        scene(all, built(&older, all), Files::new(), true),
        scene(all, built(&older, all), notes(), false),
        scene(all, Files::new(), notes(), false),
        scene(one, built(&older, one), notes(), true),
    ]
}

fn changes() -> Vec<Scene> {
    let year_file = small(
        "[figures.a]\nlabel = \"主动公开\"\nvalue = 592\nunit = \"条\"\n\
         [[sections]]\nheading = \"概述\"\nbody = \"公开592条。\"\n",
    );
    let changes = [
        ("check 2017 --fix", "2017.toml"),
        (
            "check 2017 --waive unbound-numeral --reason 例",
            "2017.toml",
        ),
        ("new 2018 --from 2017", "2018.toml"),
    ];
    let scene = |(words, file): (&'static str, &str)| {
        let of = |project: &Project| -> Files {
            let files = project.files("").into_iter();
            files.filter(|(name, _)| name == file).collect()
        };
        let project = Project::with(&year_file);
        let old = of(&project);
        project.run(words);
        Scene {
            words,
            folder: "",
            old,
            new: of(&project),
            strangers: Files::new(),
            is_one_step: true,
            year_file: (year_file.clone(), String::new()),
        }
    };
    changes.into_iter().map(scene).collect()
}

fn start(mut command: Command) -> Child {
    command
        .env("LC_ALL", "en_US.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Kills runs at moments spread over the time that they take.
fn kill_in_time(scene: &Scene, times: u32) {
    let project = scene.project();
    let start_time = Instant::now();
    start(project.command(scene.words)).wait().unwrap();
    let whole = start_time.elapsed();
    let (mut killed, mut new) = (0, 0);
    for moment in 0..times {
        let project = scene.project();
        let mut run = start(project.command(scene.words));
        let delay = whole * moment / times;
        sleep(delay);
        run.kill().unwrap();
        let ended = run.wait().unwrap();
        killed += u32::from(!ended.success());
        let shown = format!("killed after {delay:?} of {whole:?}");
        new += u32::from(scene.holds(&project, &shown));
    }
    eprintln!(
        "{}, {} there before: {times} runs, {killed} killed, {new} had written all",
        scene.words,
        scene.old.len() + scene.strangers.len()
    );
}

/// Kills runs at each of these system calls.
fn kill_at_calls(scene: &Scene) {
    let project = scene.project();
    let log = project.path("calls.log");
    let mut command = traced(&project, scene, &["-o", log.to_str().unwrap()]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().unwrap();
    let log = std::fs::read_to_string(log).unwrap();
    let seen: BTreeSet<&str> = log.lines().filter_map(call_of).collect();
    let mut kills = 0;
    for call in seen {
        if asked().is_none() && !NAMING.contains(&call) {
            continue;
        }
        for time in 1.. {
            let project = scene.project();
            let inject = format!("inject={call}:signal=SIGKILL:when={time}");
            let run = traced(&project, scene, &["-e", &inject, "-o", "/dev/null"]);
            let is_killed = {
                use std::os::unix::process::ExitStatusExt as _;
                start(run).wait().unwrap().signal() == Some(9)
            };
            scene.holds(&project, &format!("killed at {call} {time}"));
            kills += u32::from(is_killed);
            if !is_killed {
                break;
            }
        }
    }
    eprintln!(
        "{}, {} there before: {kills} system calls",
        scene.words,
        scene.old.len() + scene.strangers.len()
    );
}

/// The name of the system call in a line of the log.
fn call_of(line: &str) -> Option<&str> {
    let name = line.split('(').next()?.rsplit(' ').next()?;
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    // The first one starts the program.
    (is_name && !name.is_empty() && name != "execve").then_some(name)
}

fn traced(project: &Project, scene: &Scene, options: &[&str]) -> Command {
    let run = project.command(scene.words);
    let mut strace = Command::new("strace");
    strace
        .arg("-f")
        .args(options)
        .arg(run.get_program())
        .args(run.get_args())
        .current_dir(project.path(""))
        .env_clear()
        .env("LC_ALL", "en_US.UTF-8")
        .env("PATH", std::env::var_os("PATH").unwrap());
    strace
}

/// Whether runs can be stopped at a system call; says so where they cannot.
fn has_strace() -> bool {
    let has = Command::new("strace").arg("-V").output().is_ok();
    if !has {
        eprintln!("skipped: there is no strace");
    }
    has
}

#[test]
fn a_build_that_is_killed_leaves_the_old_files_or_the_new_ones() {
    for scene in chosen(builds()) {
        kill_in_time(&scene, asked().unwrap_or(FEW));
    }
}

#[test]
fn a_change_that_is_killed_leaves_the_old_text_or_the_new_one() {
    for scene in chosen(changes()) {
        kill_in_time(&scene, asked().unwrap_or(FEW));
    }
}

#[test]
fn a_build_that_is_killed_at_a_system_call_leaves_no_mix() {
    if has_strace() {
        chosen(builds()).iter().for_each(kill_at_calls);
    }
}

#[test]
fn a_change_that_is_killed_at_a_system_call_leaves_no_mix() {
    if has_strace() {
        chosen(changes()).iter().for_each(kill_at_calls);
    }
}
