//! Where outputs may go: never over what is no file, what is read, or one another.

use std::{
    fs,
    io::Read as _,
    os::{unix, unix::fs::FileTypeExt as _},
    process::{Command, Stdio},
};

use crate::support::{Project, examples, said, small};

fn project() -> Project {
    Project::with(&examples::text("form-2014.toml"))
}

fn refused(project: &Project, words: &str, why: &str) {
    let said = project.run(words);
    assert_eq!(said.code, 2, "{words}: {}{}", said.out, said.err);
    assert!(said.err.contains(why), "{words}: {}", said.err);
}

#[test]
fn findings_go_into_a_pipe_and_the_pipe_stays_one() {
    let project = project();
    let pipe = project.path("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    let said = project.run("check 2017 --output-format json=pipe");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(reader.join().unwrap().contains("\"version\""));
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
}

#[test]
fn findings_follow_a_link_and_the_link_stays_one() {
    let project = project().file("real.json", "{}");
    unix::fs::symlink("real.json", project.path("link.json")).unwrap();
    unix::fs::symlink("nowhere", project.path("dangling.json")).unwrap();
    assert_eq!(
        project
            .run("check 2017 --output-format json=link.json")
            .code,
        0
    );
    assert!(project.path("link.json").is_symlink());
    assert!(
        fs::read_to_string(project.path("real.json"))
            .unwrap()
            .contains("version")
    );
    let why = "it is a symbolic link that leads nowhere";
    refused(
        &project,
        "check 2017 --output-format json=dangling.json",
        why,
    );
}

#[test]
fn standard_output_by_its_other_names_is_standard_output() {
    let project = project();
    let expected = project.run("check 2017 --output-format json").out;
    for name in ["-", "/dev/stdout"] {
        let said = project.run(&format!("check 2017 --output-format json={name}"));
        assert_eq!(
            (said.code, said.out.as_str()),
            (0, expected.as_str()),
            "{name}"
        );
    }
    assert_eq!(
        project
            .run("check 2017 --output-format json=/dev/null")
            .code,
        0
    );
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    assert_eq!(project.files("").len(), 1);
}

#[test]
fn no_output_goes_over_a_file_that_is_read() {
    let own = examples::text("own-form/2016.toml");
    let project = Project::new()
        .file("2016.toml", &own)
        .file("report.toml", "");
    for name in project_files_of_own_form() {
        fs::copy(
            examples::folder().join("own-form").join(&name),
            project.path(&name),
        )
        .unwrap();
    }
    let before = project.files("");
    fs::hard_link(project.path("2016.toml"), project.path("also.toml")).unwrap();
    for name in [
        "2016.toml",
        "./2016.toml",
        "also.toml",
        "report.toml",
        "ours.toml",
    ] {
        if !project.path(name).exists() {
            continue;
        }
        for command in ["check 2016 --fix", "build 2016 --out out"] {
            let words = format!("{command} --output-format json={name}");
            refused(&project, &words, "is a file that this run reads");
        }
    }
    fs::remove_file(project.path("also.toml")).unwrap();
    assert_eq!(project.files(""), before);
}

#[test]
fn no_output_goes_over_what_was_opened_and_came_to_nothing() {
    let district = "[district]\nname = \"甲县\"\nyear = 2013\norgans = [\"minimal.toml\"]\n";
    let broken = "year = 2012\n[organ\n";
    let project = Project::new()
        .file("minimal.toml", examples::text("minimal.toml"))
        .file("2012.toml", broken)
        .file("district.toml", district)
        .file("list.txt", "minimal.toml\n")
        .file("broken.docx", "no document")
        .file("other.html", "<html><body><p>别的</p></body></html>");
    let last = examples::text("minimal.toml").replacen('\n', "\nlast = \"2012.toml\"\n", 1);
    let project = project.file("2013.toml", last);
    let before = project.files("");
    for words in [
        "rollup district.toml --xlsx district.toml",
        "rollup district.toml --output-format json=district.toml",
        "check --files-from list.txt --output-format json=list.txt",
        "facts --files-from list.txt --out list.txt",
        "facts minimal.toml 2012.toml --out 2012.toml",
        "check 2013 --output-format json=2012.toml",
        "audit other.html broken.docx --xlsx broken.docx",
        "audit other.html broken.docx --together --xlsx other.html",
        "verify broken.docx --against minimal.toml --output-format json=minimal.toml",
    ] {
        let said = project.run(words);
        assert_ne!(said.code, 0, "{words}: {}", said.err);
        assert_eq!(project.files(""), before, "{words}: {}", said.err);
    }
    // Beside them there is room.
    let said = project.run("check --files-from list.txt --output-format json=found.json");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(project.path("found.json").exists());
}

#[cfg(unix)]
#[test]
fn no_output_goes_over_what_standard_input_comes_from() {
    let text = examples::text("minimal.toml");
    let project = Project::new().file("minimal.toml", &text);
    for words in [
        "check - --output-format json=minimal.toml",
        "facts - --out minimal.toml",
    ] {
        let mut command = project.command(words);
        command.stdin(fs::File::open(project.path("minimal.toml")).unwrap());
        let said = command.output().unwrap();
        assert_eq!(said.status.code(), Some(2), "{words}");
        let there = fs::read_to_string(project.path("minimal.toml")).unwrap();
        assert_eq!(there, text, "{words}");
    }
}

fn project_files_of_own_form() -> Vec<String> {
    let entries = fs::read_dir(examples::folder().join("own-form")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn no_two_outputs_go_to_one_file() {
    let project = project();
    let two = "check 2017 --output-format json=a --output-format sarif=./a";
    refused(&project, two, "two outputs are to go to ./a");
    assert_eq!(project.run("build 2017 --out out --format html").code, 0);
    let page = project.files("out")[0].0.clone();
    let over = format!("build 2017 --out out --format html --output-format json=out/{page}");
    refused(&project, &over, "two outputs are to go to");
    assert!(!project.path("a").exists());
}

/// Also where the folders in their paths are not there yet.
#[test]
fn no_two_outputs_go_to_one_file_by_ways_that_are_to_be_made() {
    let project = project();
    unix::fs::symlink("new/x", project.path("link")).unwrap();
    for other in ["new/b/../x", "./other/../new/x", "link"] {
        let two = format!("check 2017 --output-format json=new/x --output-format sarif={other}");
        refused(&project, &two, "two outputs are to go to");
    }
    let page = {
        let other = self::project();
        assert_eq!(other.run("build 2017 --out out --format html").code, 0);
        other.files("out")[0].0.clone()
    };
    let over = format!("build 2017 --out new --format html --output-format json=a/../new/{page}");
    refused(&project, &over, "two outputs are to go to");
    assert!(!project.path("new").exists());
    let two = "check 2017 --output-format json=new/x --output-format sarif=new/y";
    assert_eq!(project.run(two).code, 0);
}

#[test]
fn a_path_that_ends_as_a_folder_names_no_output() {
    let project = Project::with(&changed_by_fix());
    let before = project.files("");
    for name in ["new/", "new/.", "new/.."] {
        for command in ["check 2017 --fix", "build 2017 --draft --out out"] {
            let words = format!("{command} --output-format json={name}");
            refused(&project, &words, "it does not name a file");
        }
        let words = format!("new 2018 --from 2017 --out {name}");
        refused(&project, &words, "it does not name a file");
    }
    assert_eq!(project.files(""), before);
    let build = project.run("build 2017 --draft --format html --out a/../new/");
    assert!(build.code < 2, "{}", build.err);
    assert!(project.path("new").is_dir() && !project.path("a").exists());
}

/// A year file that `--fix` would change.
fn changed_by_fix() -> String {
    small(
        "[figures.a]\nlabel = \"主动公开\"\nvalue = 592\nunit = \"条\"\n\
         [[sections]]\nheading = \"概述\"\nbody = \"公开592条。\"\n",
    )
}

#[test]
fn standard_output_takes_one_document() {
    let project = Project::with(&changed_by_fix()).file("2016.toml", changed_by_fix());
    let before = project.files("");
    for two in [
        "check 2017 --fix --output-format json --output-format sarif",
        "check 2017 --fix --output-format human --output-format junit=-",
        "build 2017 --output-format json --output-format json",
        "diff 2016 2017 --output-format json --output-format human",
    ] {
        let said = project.run(two);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{two}");
        let why = "several formats are to go to standard output";
        assert!(said.err.contains(why), "{two}: {}", said.err);
    }
    assert_eq!(project.files(""), before);
    for one in [
        "check 2017 --output-format human --output-format github",
        "check 2017 --output-format human --output-format json=/dev/null",
        "diff 2016 2017 --output-format human --output-format md",
    ] {
        let said = project.run(one);
        assert!(said.code < 2 && !said.out.is_empty(), "{one}: {}", said.err);
    }
}

/// Nobody can say of which year a file is that cannot be read.
#[test]
fn a_build_of_a_file_that_cannot_be_read_finishes_what_was_begun() {
    for (unread, says) in [("year = ", true), ("\0", true), ("", false)] {
        let project = Project::new()
            .file("out/2017/x", "old")
            .file("out/2017/notes.txt", "a person's")
            .file("out/2017/.report-aB3dE9.set/new/x", "new")
            .file("out/notes/.report-aB3dE9.set/new/x", "no folder of a build");
        let project = if says {
            project.file("2017.toml", unread)
        } else {
            project
        };
        assert_eq!(project.run("build 2017").code, 2);
        let files: Vec<_> = fs::read_dir(project.path("out/2017")).unwrap().collect();
        assert_eq!(files.len(), 2, "{files:?}");
        assert_eq!(fs::read(project.path("out/2017/x")).unwrap(), b"new");
        assert!(!project.path("out/notes/x").exists());
    }
}

#[test]
fn what_stands_in_the_way_is_named_with_its_reason() {
    let project = project().file("file", "").file("sub/x", "");
    refused(
        &project,
        "build 2017 --out file",
        "file is a file; --out takes a folder",
    );
    refused(
        &project,
        "build 2017 --out file/x",
        "part of the path is no folder",
    );
    refused(
        &project,
        "check 2017 --output-format json=sub",
        "it is a folder",
    );
    let long = "x".repeat(300);
    refused(
        &project,
        &format!("build 2017 --out {long}"),
        "the name is too long",
    );
    assert_eq!(project.run("build 2017 --out out").code, 0);
    let (name, _) = &project.files("out")[0];
    let mut read_only = fs::metadata(project.path(&format!("out/{name}")))
        .unwrap()
        .permissions();
    read_only.set_readonly(true);
    fs::set_permissions(project.path(&format!("out/{name}")), read_only).unwrap();
    let why = format!("{name}: the file is read-only");
    refused(&project, "build 2017 --out out", &why);
    refused(
        &project,
        "new 2018 --from 2017 --out -",
        "- is no file, and nothing was written",
    );
}

/// An attachment that lies where the build writes is where it is to be.
#[test]
fn an_attachment_in_the_folder_of_the_build_is_not_written_over_itself() {
    let text = examples::text("form-2014.toml");
    let text = format!(
        "{text}\n[[attachments]]\ntitle = \"目录\"\nkind = \"file\"\npath = \"list.txt\"\n"
    );
    let project = Project::with(&text).file("list.txt", "a list");
    let said = project.run("build 2017 --out . --format html");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert_eq!(fs::read(project.path("list.txt")).unwrap(), b"a list");
    assert!(!said.err.contains("wrote ./list.txt"), "{}", said.err);
}

#[test]
fn a_reader_who_has_read_enough_is_no_error() {
    let project = project();
    for words in [
        "schema",
        "check 2017 --output-format sarif",
        "explain unbound-numeral",
        "forms",
    ] {
        let mut run = project.command(words);
        run.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut run = run.spawn().unwrap();
        let mut out = run.stdout.take().unwrap();
        out.read_exact(&mut [0]).unwrap();
        drop(out);
        let said = said(&run.wait_with_output().unwrap());
        assert_eq!(
            (said.code, said.err.contains("rror: ")),
            (0, false),
            "{words}: {}",
            said.err
        );
    }
}
