//! Whoever is sent to a page of `report explain` finds it, and what it was promised to tell.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{repository::house, support::Project};

/// The words behind `report explain` in running text that name no page.
const NO_NAMES: &[&str] = &["lists", "shows"];

/// The text of every file below a folder that a reader may meet words of.
fn texts(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.push((path.display().to_string(), text));
        }
    }
}

/// The pages that a text sends to.
fn pointed_at(text: &str) -> impl Iterator<Item = &str> {
    text.split("report explain ").skip(1).filter_map(|behind| {
        let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
        let name = behind.split(|c| !is_name(c)).next()?;
        (!name.is_empty() && !name.starts_with('-') && !NO_NAMES.contains(&name)).then_some(name)
    })
}

#[test]
fn every_page_that_is_pointed_at_is_there() {
    let root = house::root();
    let mut found = Vec::new();
    for folder in ["src", "data", "examples"] {
        texts(&root.join(folder), &mut found);
    }
    let read_me = fs::read_to_string(root.join("README.md")).unwrap();
    found.push(("README.md".to_owned(), read_me));
    let project = Project::new();
    let mut names = BTreeSet::new();
    for (file, text) in &found {
        for name in pointed_at(text) {
            if names.insert(name) {
                let said = project.run(&format!("explain {name}"));
                assert_eq!(said.code, 0, "{file}: report explain {name}");
            }
        }
    }
    assert!(names.contains("sign-off"), "{names:?}");
    assert!(names.len() > 10, "{names:?}");
}

#[test]
fn the_page_on_many_files_sends_to_the_one_that_tells_of_results_for_programs() {
    let project = Project::new();
    for (locale, promise) in [
        ("zh_CN.UTF-8", "写出给程序读的结果"),
        ("en_US.UTF-8", "Results for programs"),
    ] {
        let page = project.run_in(locale, "explain many-files").out;
        let (_, behind) = page.split_once(promise).unwrap();
        let name = pointed_at(behind).next().unwrap();
        let told = project.run_in(locale, &format!("explain {name}")).out;
        for format in ["--output-format json", "`sarif`", "`github`", "`junit`"] {
            assert!(told.contains(format), "{name} tells nothing of {format}");
        }
    }
}
