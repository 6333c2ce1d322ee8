//! The files of `examples/`: each does what its first lines say.

use report::{model, workbook::defined_name::defined_name};

use crate::support::{
    Project, Said, changed,
    examples::{HOLD, folder, text},
    reading::{sheet_figures, word_figures},
    world_at,
};

/// A project with all examples in it, so that they find each other as they do in the repository.
fn project() -> Project {
    let mut project = Project::new();
    for name in HOLD.iter().chain(&["failing.toml", "own-form/ours.toml"]) {
        project = project.file(&format!("examples/{name}"), text(name));
    }
    project
}

fn check(project: &Project, name: &str) -> Said {
    project.run(&format!(
        "check examples/{name} --deny warnings --output-format short"
    ))
}

#[test]
fn every_example_is_known_here() {
    let mut open = vec![folder()];
    let mut found = Vec::new();
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder()).unwrap().to_str().unwrap();
                // The pictures of the README stand here too, and the script that draws them.
                if path
                    .extension()
                    .is_some_and(|extension| extension == "toml")
                {
                    found.push(name.replace('\\', "/"));
                }
            }
        }
    }
    found.retain(|name| !HOLD.contains(&name.as_str()));
    found.sort();
    assert_eq!(found, ["failing.toml", "own-form/ours.toml"]);
}

#[test]
fn every_example_that_holds_is_clean_and_says_what_it_shows() {
    let project = project();
    for name in HOLD {
        let said = check(&project, name);
        assert_eq!(
            (said.code, said.out.as_str()),
            (0, ""),
            "{name}{}",
            said.err
        );
        let first = text(name);
        assert!(
            first.lines().take(20).any(|line| line.starts_with("# ")),
            "{name}"
        );
    }
}

#[test]
fn every_reported_figure_of_every_example_is_in_both_files() {
    let project = project();
    for name in HOLD {
        let said = project.run(&format!("build examples/{name} --out out"));
        assert_eq!(said.code, 0, "{name}{}", said.err);
        let first = project.files("out");
        project.run(&format!("build examples/{name} --out again"));
        assert_eq!(first, project.files("again"), "{name}");
        let file = |end: &str| {
            let found = first.iter().find(|(name, _)| name.ends_with(end));
            found.map(|(_, bytes)| bytes.as_slice()).unwrap()
        };
        let (words, cells) = (word_figures(file(".docx")), sheet_figures(file(".xlsx")));
        let mut looked_at = 0;
        for (id, value) in cells_of_form(name) {
            let printed = words.get(&id).unwrap_or_else(|| panic!("{name}: {id}"));
            assert!(
                printed.iter().all(|text| *text == value),
                "{name} {id}: {printed:?}"
            );
            let stored = cells
                .iter()
                .find(|(defined, _)| **defined == defined_name(&id));
            let (_, stored) = stored.unwrap_or_else(|| panic!("{name}: {id}"));
            let number: f64 = value.parse().unwrap();
            assert_eq!(
                stored.to_string().parse::<f64>().unwrap().to_bits(),
                number.to_bits(),
                "{name} {id}"
            );
            looked_at += 1;
        }
        assert!(looked_at > 0 || *name == "minimal.toml", "{name}");
        for name in ["out", "again"] {
            std::fs::remove_dir_all(project.path(name)).unwrap();
        }
    }
}

/// The cells of the form that an example reports, with their values as printed.
fn cells_of_form(name: &str) -> Vec<(String, String)> {
    let own = text("own-form/ours.toml");
    let world = world_at(name, &text(name)).file("own-form/ours.toml", own);
    world
        .report()
        .figures
        .iter()
        .filter(|(_, figure)| matches!(figure.origin, model::figure::Origin::Cell { .. }))
        .filter_map(|(_, figure)| Some((figure.id.clone(), figure.value?.to_string())))
        .collect()
}

#[test]
fn what_was_carried_over_a_change_of_form_is_guarded() {
    let carried = "\"requests.carried_in\" = [3, 0,";
    let wrong = changed(
        &text("change-of-form/2021.toml"),
        carried,
        "\"requests.carried_in\" = [2, 1,",
    );
    let project = project().file("examples/change-of-form/2021.toml", wrong);
    let said = check(&project, "change-of-form/2021.toml");
    assert_eq!(said.code, 1);
    assert!(said.out.contains("[carry-over-mismatch]"), "{}", said.out);
}

#[test]
fn the_failing_example_fails_by_its_sum_alone() {
    let said = check(&project(), "failing.toml");
    assert_eq!(said.code, 1);
    assert_eq!(
        said.out,
        "examples/failing.toml:11:9: error[sum-mismatch]: 主动公开政府信息 is stated as 592, its parts add up to 591: a difference of 1\n"
    );
}

#[test]
fn the_readme_shows_what_the_failing_example_gives() {
    let said = project().run("check examples/failing.toml --lang en --color never");
    let readme = std::fs::read_to_string(folder().join("../README.md")).unwrap();
    for line in said.out.lines().filter(|line| !line.trim().is_empty()) {
        assert!(readme.contains(line.trim_end()), "{line}\n{}", said.out);
    }
}
