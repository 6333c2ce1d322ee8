//! The house itself: who may use whom, how long a file may be, what the pages must hold.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms from upstream to downstream.
const ROOMS: &[&str] = &[
    "language",
    "source",
    "diagnostic",
    "forms",
    "year_file",
    "model",
    "checks",
    "document",
    "workbook",
    "setting",
    "writers",
    "succession",
    "cli",
];

/// Rooms that do not know each other, though one stands above the other.
const STRANGERS: &[(&str, &str)] = &[
    ("document", "checks"),
    ("workbook", "checks"),
    ("writers", "checks"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `folder`, by its path from there.
fn rust_files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn room_of(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

/// The rooms that a file names as `crate::room` or within `use crate::{ … }`.
fn rooms_used(text: &str) -> Vec<&'static str> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let text: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| line.to_owned() + "\n")
        .collect();
    let grouped: String = text
        .split("use crate::{")
        .skip(1)
        .filter_map(|rest| rest.split("};").next())
        .collect::<Vec<_>>()
        .join("\n");
    ROOMS
        .iter()
        .copied()
        .filter(|room| {
            let in_group = grouped.lines().any(|line| {
                line.trim_start()
                    .strip_prefix(room)
                    .is_some_and(|rest| rest.starts_with([':', ',', ';']) || rest.is_empty())
            });
            in_group
                || text.contains(&format!("crate::{room}::"))
                || text.contains(&format!("crate::{room};"))
        })
        .collect()
}

#[test]
fn nothing_downstream_is_imported_upstream() {
    let rank = |room: &str| ROOMS.iter().position(|known| *known == room);
    for (file, text) in rust_files(&root().join("src")) {
        let room = room_of(&file);
        let Some(own) = rank(room) else { continue };
        for used in rooms_used(&text) {
            assert!(
                rank(used).unwrap() <= own,
                "{file} uses {used}, which stands below it"
            );
            assert!(!STRANGERS.contains(&(room, used)), "{file} uses {used}");
        }
    }
}

#[test]
fn the_law_of_imports_can_see_an_import() {
    assert_eq!(
        rooms_used("use crate::{\n    cli::x,\n    model,\n};\n"),
        ["model", "cli"]
    );
    assert_eq!(rooms_used("fn f() { crate::checks::run() }"), ["checks"]);
}

#[test]
fn a_file_holds_one_thing() {
    for (file, text) in rust_files(&root().join("src")) {
        let lines = text.lines().count();
        assert!(lines <= 520, "{file} has {lines} lines");
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
    assert!(gate.lines().any(|line| line == "cargo test"));
}

#[test]
fn the_year_file_of_the_readme_checks_but_for_the_cells_it_leaves_out() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let example = readme
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .unwrap();
    let rules = crate::support::rules(example);
    assert!(
        !rules.is_empty() && rules.iter().all(|rule| *rule == "missing-cell"),
        "{rules:?}"
    );
}
