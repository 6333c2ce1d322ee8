//! What is installed beside the program, the help that lists its commands, and two pairs of eyes.

use crate::support::{Project, small};

/// The commands that a help in groups lists.
fn listed(help: &str) -> Vec<String> {
    let lines = help.lines().filter_map(|line| line.strip_prefix("  "));
    let commands = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let names = commands.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "report")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_is_listed_once_completed_and_has_its_page() {
    let project = Project::new();
    let help = project.run("--help").out;
    let commands = listed(&help);
    assert_eq!(commands.first().map(String::as_str), Some("new"), "{help}");
    let written = project.run("man pages");
    assert_eq!(written.code, 0, "{written:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = project.run(&format!("completions {shell}"));
        assert_eq!(said.code, 0, "{said:?}");
        for command in &commands {
            assert!(said.out.contains(command.as_str()), "{shell}: {command}");
        }
    }
    for command in &commands {
        assert_eq!(commands.iter().filter(|one| *one == command).count(), 1);
        for folder in ["man1", "zh_CN/man1"] {
            let page = project.path(&format!("pages/{folder}/report-{command}.1"));
            let page = std::fs::read_to_string(page).unwrap();
            assert!(page.contains(".SH"), "{command}: {page}");
        }
    }
    // The same program writes the same pages.
    for folder in ["pages/man1", "pages/zh_CN/man1"] {
        let first = project.files(folder);
        project.run("man pages");
        assert_eq!(project.files(folder), first);
    }
}

#[test]
fn two_people_who_typed_one_report_must_agree() {
    let file = small("[figures.news]\nlabel = \"公开信息\"\nvalue = 3\n");
    let project = Project::new()
        .file("one.toml", &file)
        .file("same.toml", &file)
        .file("other.toml", file.replacen("value = 3", "value = 4", 1));
    let said = project.run("diff one.toml same.toml --must-agree");
    assert_eq!(said.code, 0, "{said:?}");
    let said = project.run("diff one.toml other.toml --must-agree");
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("differ between the two: 1"), "{said:?}");
    // Two years may differ.
    assert_eq!(project.run("diff one.toml other.toml").code, 0);
}

#[test]
fn the_version_tells_what_is_in_the_program() {
    let project = Project::new();
    let version = concat!("report ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(project.run("--version").out, version);
    for words in ["--version --verbose", "--verbose --version", "-V --verbose"] {
        let said = project.run(words);
        assert_eq!(said.code, 0, "{words}: {said:?}");
        for told in [
            version,
            "commit: ",
            "forms: 2014, 2019, 2021",
            "16 MiB",
            "docx",
        ] {
            assert!(said.out.contains(told), "{words}: {}", said.out);
        }
    }
    let said = project.run_in("zh_CN.UTF-8", "--version --verbose");
    assert!(said.out.contains("统计表：2014、2019、2021"), "{said:?}");
    assert_eq!(project.run("--verbose").code, 2);
}

#[test]
fn a_file_without_a_command_is_checked_or_audited() {
    let file = small("[figures.news]\nlabel = \"公开信息\"\nvalue = 3\n");
    let project = Project::new().file("2017.toml", file).file("check", "");
    let built = project.run("build 2017.toml --draft --out out");
    assert!(built.code < 2, "{built:?}");
    let files = project.files("out");
    let report = files.iter().find(|(name, _)| name.contains(".docx"));
    let (name, _) = report.expect("a report was built");
    let report = format!("out/{name}");
    for (command, files) in [("check", "2017.toml"), ("audit", report.as_str())] {
        let (plain, told) = (
            project.run(files),
            project.run(&format!("{command} {files}")),
        );
        assert_eq!(
            (plain.code, &plain.out, &plain.err),
            (told.code, &told.out, &told.err)
        );
        assert!(!told.err.is_empty());
    }
    // The name of a command is the command; what is no file is no command.
    assert_eq!(project.run("check").code, 2);
    let said = project.run("nothing.toml");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("nothing.toml"), "{said:?}");
}
