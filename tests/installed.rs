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
