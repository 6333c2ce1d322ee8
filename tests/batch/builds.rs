//! Many reports built in one run.

use super::organ;
use crate::support::{Project, changed};

/// The folders below `out/2017` that hold files.
fn built(project: &Project, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(project.path(folder))
        .into_iter()
        .flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap())
        .filter(|entry| std::fs::read_dir(entry.path()).is_ok_and(|files| files.count() > 0))
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn each_of_many_reports_has_a_folder_of_its_own() {
    let project = Project::new()
        .file("d/a.toml", organ(1))
        .file("d/b/b.toml", organ(2))
        .file("d/c.toml", organ(3));
    let said = project.run("build d");
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(
        built(&project, "out/2017"),
        ["某区第1局", "某区第2局", "某区第3局"]
    );
    let alone = Project::with(&organ(2));
    assert_eq!(alone.run("build 2017").code, 0);
    assert_eq!(alone.files("out/2017"), project.files("out/2017/某区第2局"));
    assert!(said.err.contains("3 reports written"), "{}", said.err);
    // Elsewhere where that is asked for.
    let said = project.run("build d/a.toml d/c.toml --out elsewhere --jobs 1");
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(
        built(&project, "elsewhere/2017"),
        ["某区第1局", "某区第3局"]
    );
}

#[test]
fn a_report_that_stops_does_not_stop_the_others() {
    let project = Project::new()
        .file("d/a.toml", organ(1))
        .file("d/b.toml", "year = ")
        .file(
            "d/c.toml",
            changed(
                &organ(3),
                "[organ]",
                "surprise = 1\n[report]\nform = \"gone\"\n[organ]",
            ),
        )
        .file("d/e.toml", b"\x89PNG\0\0")
        .file("d/f.toml", organ(4));
    let said = project.run("build d --output-format short");
    assert_eq!(said.code, 1, "{said:?}");
    assert_eq!(built(&project, "out/2017"), ["某区第1局", "某区第4局"]);
    for name in ["d/b.toml:", "d/c.toml:", "d/e.toml:"] {
        assert!(said.out.replace('\\', "/").contains(name), "{}", said.out);
    }
}

#[test]
fn neither_of_two_files_of_one_organ_and_year_is_built() {
    let project = Project::new()
        .file("d/a.toml", organ(1))
        .file("d/b.toml", organ(2))
        .file("d/c.toml", organ(1));
    for words in [
        "build d --output-format short",
        "build d --output-format short --draft",
    ] {
        let said = project.run(words);
        assert_eq!(said.code, 1, "{said:?}");
        assert_eq!(built(&project, "out/2017"), ["某区第2局"]);
        let out = said.out.replace('\\', "/");
        assert!(
            out.contains("d/a.toml:1:1: error[duplicate-report]"),
            "{out}"
        );
        assert!(
            out.contains("d/c.toml:1:1: error[duplicate-report]"),
            "{out}"
        );
    }
}

#[test]
fn any_number_of_jobs_says_and_writes_the_same() {
    let project = (0..12).fold(Project::new(), |project, at| {
        let text = if at % 4 == 3 {
            "year = ".to_owned()
        } else {
            organ(at)
        };
        project.file(&format!("d/{at:02}.toml"), text)
    });
    let run = |jobs, out| {
        project.run(&format!(
            "build d --output-format json --jobs {jobs} --out {out}"
        ))
    };
    let (alone, together) = (run(1, "one"), run(4, "two"));
    assert_eq!((alone.out, alone.code), (together.out, together.code));
    let (one, two) = (built(&project, "one/2017"), built(&project, "two/2017"));
    assert_eq!((one.len(), &one), (9, &two));
    for organ in one {
        let files = |folder| project.files(&format!("{folder}/2017/{organ}"));
        assert_eq!(files("one"), files("two"));
    }
}
