//! The files that a year file names: regular ones, bounded, below folders that are open to it.

use std::time::{Duration, Instant};

use crate::support::{Project, Said, reading::word_file, said, small};

const OWN: &str = include_str!("../examples/own-form/ours.toml");

/// A year file in a folder of its own, which names a form and last year's file.
fn naming(form: &str) -> String {
    small(&format!("[report]\nform = \"{form}\"\n"))
}

/// What a check of `a/2017.toml` says, in words for machines.
fn check(project: &Project, options: &str) -> Said {
    project.run(&format!("check a/2017.toml --output-format short{options}"))
}

/// Runs the program and fails where it has not ended after a while.
fn in_time(project: &Project, words: &str) -> Said {
    let mut command = project.command(words);
    command.env("LC_ALL", "en_US.UTF-8");
    command.stdin(std::process::Stdio::null());
    command.stdout(std::process::Stdio::piped());
    command.stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > Duration::from_secs(20) {
            child.kill().unwrap();
            panic!("{words} does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    said(&child.wait_with_output().unwrap())
}

#[test]
fn a_file_outside_the_folder_is_not_read_and_nothing_of_it_is_told() {
    let secret = "SECRET = = 1\n";
    for name in ["../secret", "../a/../secret", "/etc/hostname"] {
        let project = Project::new()
            .file("secret", secret)
            .file("a/2017.toml", naming(name));
        for format in ["short", "human", "json"] {
            let said = project.run(&format!("check a/2017.toml --output-format {format}"));
            assert_eq!(said.code, 1, "{}", said.err);
            assert!(!said.out.contains("SECRET"), "{}", said.out);
            assert!(said.out.contains("unknown-form"), "{}", said.out);
            assert!(
                said.out.contains("outside the year file's folder"),
                "{}",
                said.out
            );
        }
    }
    // Beside the year file its line is shown, which helps to mend it.
    let beside = Project::new()
        .file("a/secret", secret)
        .file("a/2017.toml", naming("secret"));
    let said = beside.run("check a/2017.toml");
    assert!(said.out.contains("SECRET"), "{}", said.out);
}

#[test]
fn whether_a_file_elsewhere_is_there_is_not_told() {
    let there = Project::new()
        .file("x.toml", OWN)
        .file("a/2017.toml", naming("../x.toml"));
    let absent = Project::new().file("a/2017.toml", naming("../x.toml"));
    assert_eq!(check(&there, "").out, check(&absent, "").out);
    let missing = Project::new().file("a/2017.toml", naming("x.toml"));
    let said = check(&missing, "");
    assert!(
        said.out
            .contains("there is no file x.toml to read the form from"),
        "{}",
        said.out
    );
}

#[test]
fn another_folder_is_read_where_command_line_or_report_toml_allow_it() {
    let year_file = include_str!("../examples/own-form/2016.toml")
        .replace("\"ours.toml\"", "\"../forms/ours.toml\"");
    let project = Project::new()
        .file("forms/ours.toml", OWN)
        .file("a/2016.toml", &year_file);
    let code = |project: &Project, options: &str| {
        let said = project.run(&format!("check a/2016.toml --quiet{options}"));
        (said.code, said.out)
    };
    assert_eq!(code(&project, "").0, 1);
    assert_eq!(code(&project, " --allow forms"), (0, String::new()));
    assert_eq!(
        code(&project, " --allow a --allow forms"),
        (0, String::new())
    );
    assert_eq!(code(&project, " --allow nowhere").0, 2);
    for command in [
        "diff a/2016.toml a/2016.toml",
        "new 2017 --from a/2016.toml",
        "build a/2016.toml",
    ] {
        let said = project.run(&format!("{command} --allow forms"));
        assert_eq!(said.code, 0, "{} {}", said.out, said.err);
    }
    // A report.toml opens its own folder, even where it says nothing, and others that it names.
    let governed = project.file("report.toml", "");
    assert_eq!(code(&governed, ""), (0, String::new()));
    let beside = Project::new()
        .file("forms/ours.toml", OWN)
        .file("a/2016.toml", &year_file);
    let beside = beside.file("a/report.toml", "");
    let said = beside.run("check a/2016.toml");
    assert!(
        said.out.contains("outside the folder of report.toml"),
        "{}",
        said.out
    );
    let beside = beside.file("a/report.toml", "allow = [\"../forms\"]\n");
    assert_eq!(code(&beside, ""), (0, String::new()));
    let beside = beside.file(
        "a/report.toml",
        "formats = [\"docx\"]\nallow = \"../from\"\n",
    );
    let said = beside.run("check a/2016.toml");
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("report.toml:2:9: allow names \"../from\""),
        "{}",
        said.err
    );
    // A year file cannot give itself leave.
    let itself = Project::new().file("a/2017.toml", format!("allow = [\"..\"]\n{}", small("")));
    assert!(check(&itself, "").out.contains("unknown-key"));
}

#[test]
fn an_attachment_elsewhere_is_not_copied_beside_the_report() {
    let attached = |path: &str| {
        small(&format!(
            "[[attachments]]\ntitle = \"目录\"\nkind = \"file\"\npath = \"{path}\"\n"
        ))
    };
    let project = Project::new()
        .file("list.txt", "x")
        .file("a/2017.toml", attached("../list.txt"));
    let said = project.run("build a/2017.toml --format html --out out");
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(
        said.err.contains("outside the year file's folder"),
        "{}",
        said.err
    );
    assert!(said.err.contains("--allow DIR"), "{}", said.err);
    assert!(!project.path("out").exists());
    let beside = Project::new()
        .file("a/list.txt", "x")
        .file("a/2017.toml", attached("list.txt"));
    assert_eq!(
        beside.run("build a/2017.toml --format html --out out").code,
        0
    );
    assert!(beside.path("out/list.txt").is_file());
}

#[test]
fn a_new_file_in_another_folder_is_told_how_to_read_the_old_one() {
    let words = "new 2018 --from a/2017.toml --out b/2018.toml";
    let told = |project: &Project| {
        let said = project.run(words);
        assert_eq!(said.code, 0, "{}", said.err);
        said.err.contains("report check --allow a")
    };
    let apart = Project::new()
        .file("a/2017.toml", small(""))
        .file("b/x", "");
    assert!(told(&apart));
    let findings = apart.run("check b/2018.toml --output-format short").out;
    assert!(findings.contains("unreadable-file"), "{findings}");
    let findings = apart
        .run("check b/2018.toml --output-format short --allow a")
        .out;
    assert!(!findings.contains("unreadable-file"), "{findings}");
    let together = Project::new()
        .file("report.toml", "")
        .file("a/2017.toml", small(""))
        .file("b/x", "");
    assert!(!told(&together));
    let findings = together.run("check b/2018.toml --output-format short").out;
    assert!(!findings.contains("unreadable-file"), "{findings}");
}

#[cfg(unix)]
mod unix {
    use std::{
        fs::{self, File, Permissions},
        io::Write as _,
        os::unix::fs::{PermissionsExt as _, chown, symlink},
        process::Command,
    };

    use super::*;

    fn fifo(project: &Project, name: &str) {
        let made = Command::new("mkfifo").arg(project.path(name)).status();
        assert!(made.unwrap().success());
    }

    /// Year files that name `name` in every way.
    fn in_every_way(name: &str) -> [String; 4] {
        [
            naming(name),
            small(&format!("[report]\nlast = \"{name}\"\n")),
            small(&format!("[style]\ntemplate = \"{name}\"\n")),
            small(&format!(
                "[[attachments]]\ntitle = \"目录\"\nkind = \"file\"\npath = \"{name}\"\n"
            )),
        ]
    }

    #[test]
    fn a_pipe_or_a_device_is_no_file_that_is_read() {
        for text in in_every_way("odd") {
            let project = Project::new().file("a/2017.toml", text);
            fifo(&project, "a/odd");
            let said = in_time(&project, "build a/2017.toml --format docx,html --out out");
            assert_ne!(said.code, 0, "{}", said.err);
            let all = format!("{}{}", said.out, said.err);
            assert!(all.contains("it is no regular file"), "{all}");
        }
        // A device that is open to it is no file either.
        for text in in_every_way("/dev/zero") {
            let project = Project::new().file("a/2017.toml", text);
            let said = in_time(
                &project,
                "build a/2017.toml --format docx,html --out out --allow /dev",
            );
            let all = format!("{}{}", said.out, said.err);
            assert!(all.contains("it is no regular file"), "{all}");
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        for text in in_every_way("large") {
            let project = Project::new().file("a/2017.toml", text);
            File::create(project.path("a/large"))
                .unwrap()
                .set_len(2 << 30)
                .unwrap();
            let said = in_time(&project, "build a/2017.toml --format docx,html --out out");
            let all = format!("{}{}", said.out, said.err);
            assert!(all.contains("larger than 64 MiB"), "{all}");
        }
    }

    #[test]
    fn a_link_is_judged_by_where_it_leads() {
        let project = Project::new()
            .file("secret", "SECRET = = 1\n")
            .file("a/2017.toml", naming("link"))
            .file("a/b/ours.toml", OWN);
        symlink(project.path("secret"), project.path("a/link")).unwrap();
        let said = check(&project, "");
        assert!(
            said.out.contains("outside the year file's folder"),
            "{}",
            said.out
        );
        assert!(!said.out.contains("SECRET"), "{}", said.out);
        fs::remove_file(project.path("a/link")).unwrap();
        symlink("b/ours.toml", project.path("a/link")).unwrap();
        assert!(!check(&project, "").out.contains("unknown-form"));
    }

    #[test]
    fn last_years_file_beside_it_that_is_a_link_elsewhere_is_told_of() {
        let last = small("").replace("2017", "2016");
        let project = Project::new()
            .file("2016.toml", &last)
            .file("a/2017.toml", small(""));
        symlink("../2016.toml", project.path("a/2016.toml")).unwrap();
        let said = check(&project, "");
        assert!(said.out.contains("note[unreadable-file]"), "{}", said.out);
        assert_eq!(said.code, 0, "nobody named it");
        let drawn = project.run("check a/2017.toml").out;
        assert!(drawn.contains("--allow DIR"), "{drawn}");
        assert_eq!(check(&project, " --allow .").out, "");
        // What is named is meant.
        let naming = small("[report]\nlast = \"2016.toml\"\n");
        let project = project.file("a/2017.toml", naming);
        let said = check(&project, "");
        assert!(said.out.contains("error[unreadable-file]"), "{}", said.out);
        assert_eq!(said.code, 1);
        // What needs last year's figures cannot do without.
        let section = "[[sections]]\nheading = \"概述\"\nbody = \"{{ last.x }}件\"\n";
        let project = project.file("a/2017.toml", small(section));
        assert_eq!(check(&project, "").code, 1);
    }

    #[test]
    fn a_year_file_itself_may_be_a_pipe() {
        let project = Project::new();
        fifo(&project, "pipe");
        let pipe = project.path("pipe");
        let writer = std::thread::spawn(move || {
            let mut pipe = File::options().write(true).open(pipe).unwrap();
            pipe.write_all(small("").as_bytes()).unwrap();
        });
        assert_eq!(in_time(&project, "check pipe --quiet").code, 0);
        writer.join().unwrap();
    }

    #[test]
    fn a_report_toml_that_others_may_write_is_passed_over() {
        let off = "[checks]\nmissing-cell = \"off\"\n";
        let project = Project::new().file("a/report.toml", off).file(
            "a/b/2017.toml",
            "year = 2017\n[organ]\nname = \"某区某局\"\n",
        );
        let set = |path: &str, mode| {
            fs::set_permissions(project.path(path), Permissions::from_mode(mode)).unwrap();
        };
        set("a", 0o755);
        set("a/report.toml", 0o644);
        let said = |words: &str| project.run(words);
        assert_eq!(said("check a/b/2017.toml").code, 0);
        for (path, mode, usual) in [
            ("a", 0o777, 0o755),
            ("a", 0o1777, 0o755),
            ("a/report.toml", 0o666, 0o644),
        ] {
            set(path, mode);
            let told = said("check a/b/2017.toml");
            assert_eq!(told.code, 1);
            assert!(told.err.contains("passed over"), "{}", told.err);
            assert!(told.err.contains("--allow DIR"), "{}", told.err);
            assert!(
                told.err.contains("a/report.toml: other users"),
                "{}",
                told.err
            );
            set(path, usual);
        }
    }

    #[test]
    fn a_report_toml_in_another_users_folder_is_told_of() {
        let off = "[checks]\nmissing-cell = \"off\"\n";
        let project = Project::new().file("a/report.toml", off).file(
            "a/b/2017.toml",
            "year = 2017\n[organ]\nname = \"某区某局\"\n",
        );
        for path in ["a", "a/report.toml"] {
            let mode = if path == "a" { 0o755 } else { 0o644 };
            fs::set_permissions(project.path(path), Permissions::from_mode(mode)).unwrap();
        }
        assert_eq!(
            project
                .run("check a/b/2017.toml")
                .err
                .matches("passed over")
                .count(),
            0
        );
        // Only root gives folders away.
        if chown(project.path("a/b"), Some(65_534), None).is_err() {
            return;
        }
        let told = project.run("check a/b/2017.toml");
        assert_eq!(told.code, 1);
        assert!(told.err.contains("another user's"), "{}", told.err);
        assert!(told.err.contains("--allow DIR"), "{}", told.err);
    }

    #[test]
    fn a_report_toml_is_a_regular_file() {
        let project = Project::new().file("a/2017.toml", small(""));
        File::create(project.path("a/report.toml"))
            .unwrap()
            .set_len(2 << 30)
            .unwrap();
        let said = in_time(&project, "check a/2017.toml");
        assert_eq!(said.code, 2);
        assert!(said.err.contains("larger than 64 MiB"), "{}", said.err);
    }
}

#[test]
fn report_toml_is_looked_for_up_to_the_repository_or_the_home_folder() {
    let off = "[checks]\nmissing-cell = \"off\"\n";
    let project = Project::new().file("report.toml", off).file(
        "a/b/2017.toml",
        "year = 2017\n[organ]\nname = \"某区某局\"\n",
    );
    let code = |home: &str| {
        let mut command = project.command("check a/b/2017.toml");
        command.env("HOME", project.path(home));
        said(&command.output().unwrap()).code
    };
    assert_eq!(code("elsewhere"), 0, "one owner's folders");
    assert_eq!(code("."), 0);
    if cfg!(unix) {
        assert_eq!(code("a"), 1, "it lies above the home folder");
    }
    let project = Project::new()
        .file("report.toml", off)
        .file("a/.git", "gitdir: elsewhere\n")
        .file(
            "a/b/2017.toml",
            "year = 2017\n[organ]\nname = \"某区某局\"\n",
        );
    assert_eq!(project.run("check a/b/2017.toml").code, 1);
    let project = project.file("a/report.toml", off);
    assert_eq!(project.run("check a/b/2017.toml").code, 0);
}

#[test]
fn a_template_that_folders_share_is_open_to_the_year_files_below_its_report_toml() {
    let text = small("");
    let plain = Project::with(&text);
    plain.run("build 2017 --out out");
    let project = Project::new()
        .file("house.docx", word_file(&plain))
        .file("report.toml", "[style]\ntemplate = \"house.docx\"\n")
        .file("2016/2016.toml", text.replace("2017", "2016"))
        .file(
            "2017/2017.toml",
            small("[report]\nlast = \"../2016/2016.toml\"\n"),
        );
    let said = project.run("check 2016/2016.toml 2017/2017.toml --quiet");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert_eq!(project.run("build 2017/2017.toml --out out").code, 0);
}
