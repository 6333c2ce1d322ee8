//! The house itself: who may use whom, how long a file may be, what the pages must hold.

mod circles;
mod code;
pub(crate) mod house;
mod upkeep;

use std::fs;

use house::{files, rooms, root, strangers, uses};

#[test]
fn every_file_stands_in_a_room_of_the_table() {
    let rooms = rooms();
    for file in files().iter().filter(|file| !file.module.is_empty()) {
        let room = file.room();
        assert!(
            rooms.iter().any(|known| known == room),
            "src/{} stands in no room of the table in src/lib.rs",
            file.path
        );
    }
}

#[test]
fn nothing_downstream_is_imported_upstream() {
    let rooms = rooms();
    let strangers = strangers();
    assert!(!strangers.is_empty());
    let rank = |room: &str| rooms.iter().position(|known| known == room);
    let files = files();
    for (file, used) in files.iter().zip(uses(&files)) {
        let Some(own) = rank(file.room()) else {
            continue;
        };
        for other in used.into_iter().map(|other| &files[other]) {
            let (room, path) = (other.room(), &other.path);
            assert!(
                rank(room).unwrap() <= own,
                "{} uses {path}, which stands below it",
                file.path
            );
            let are_strangers = strangers.iter().any(|(one, another)| {
                [(one, another), (another, one)]
                    .iter()
                    .any(|(one, another)| *one == file.room() && *another == room)
            });
            assert!(!are_strangers, "{} uses {path}, a stranger", file.path);
        }
    }
}

#[test]
fn every_manual_page_has_its_headings_in_both_languages() {
    let chinese = ["查什么", "为什么要紧", "例子", "怎么办", "不查什么", "依据"];
    let english = [
        "What it checks",
        "Why it matters",
        "Example",
        "What to do",
        "What it does not check",
        "Source",
    ];
    for rule in report::checks::all_rules() {
        for (page, headings) in [(rule.manual_zh, chinese), (rule.manual_en, english)] {
            assert!(
                page.starts_with(&format!("# {} — ", rule.name)),
                "{}",
                rule.name
            );
            for heading in headings {
                assert!(
                    page.contains(&format!("\n## {heading}\n")),
                    "{}: {heading}",
                    rule.name
                );
            }
        }
    }
}

#[test]
fn rules_are_named_once() {
    let rules = report::checks::all_rules();
    let names: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
    let mut unique = names.clone();
    unique.dedup();
    assert_eq!(names, unique);
}

#[test]
fn the_readme_names_the_two_commands() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["cargo run --release -- build 2017", "cargo test"] {
        assert!(readme.matches(command).count() >= 2, "{command}");
    }
    let gate = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(gate.lines().any(|line| line.trim() == "cargo test"));
}

#[test]
fn the_year_file_of_the_readme_checks_but_for_what_it_leaves_out() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let example = readme
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .unwrap();
    let rules = crate::support::rules(example);
    assert!(
        rules.contains(&"missing-cell")
            && rules
                .iter()
                .all(|rule| ["missing-cell", "missing-content"].contains(rule)),
        "{rules:?}"
    );
}
