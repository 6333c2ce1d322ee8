//! One broken file among many ends nothing.

use super::{complaints, json, organ, organs};
use crate::support::{Project, changed};

/// Ten ways to be broken, each with the check that complains of it.
fn broken(kind: usize) -> (Vec<u8>, &'static str) {
    let text = organ(500 + kind);
    let with = |more: &str| format!("{text}{more}").into_bytes();
    let head = |more: &str| changed(&text, "[organ]", &format!("{more}[organ]")).into_bytes();
    match kind {
        0 => (
            changed(&text, "year = 2017", "year = ").into_bytes(),
            "syntax-error",
        ),
        1 => (b"\x89PNG\0\0".to_vec(), "unreadable-file"),
        2 => (head("[report]\nlast = \"gone.toml\"\n"), "unreadable-file"),
        3 => (head("[report]\nform = \"gone.toml\"\n"), "unknown-form"),
        4 => (head("surprise = 1\n"), "unknown-key"),
        5 => (
            with("[figures]\n\"主动公开\" = { label = \"甲\", value = \"五\" }\n"),
            "wrong-type",
        ),
        6 => (
            with("[[waivers]]\ncheck = \"sum-mismatch\"\n"),
            "waiver-without-reason",
        ),
        7 => (
            with("[[sections]]\nheading = \"一、概述\"\nbody = \"共 {{ 没有 }} 件。\"\n"),
            "unknown-figure",
        ),
        8 => (
            with("[[sections]]\nheading = \"一、概述\"\nbody = \"2017年2月30日发布。\"\n"),
            "date-outside-period",
        ),
        _ => (
            with("[[sections]]\nheading = \"一、概述\"\nbody = \"共收到申请 12 件。\"\n"),
            "unbound-numeral",
        ),
    }
}

#[test]
fn every_tenth_file_is_broken_in_another_way_and_all_others_are_checked() {
    let project = (0..10).fold(organs(100), |project, kind| {
        let (bytes, _) = broken(kind);
        project.file(&format!("d/{:03}.toml", kind * 10 + 4), bytes)
    });
    let said = project.run("check d --output-format json");
    assert_eq!(said.code, 1, "{}", said.err);
    let complaints = complaints(&said);
    assert_eq!(complaints.len(), 100);
    for (at, (path, names)) in complaints.iter().enumerate() {
        assert_eq!(*path, format!("d/{at:03}.toml"));
        if at % 10 == 4 {
            let (_, check) = broken(at / 10);
            assert!(names.iter().any(|name| name == check), "{path}: {names:?}");
        } else {
            assert!(names.is_empty(), "{path}: {names:?}");
        }
    }
    let summary = &json(&said)["summary"];
    assert_eq!(summary["files"], 100);
    assert!(summary["errors"].as_u64().unwrap() >= 8, "{summary}");
    let alone = project.run("check d --output-format json --jobs 1");
    assert_eq!(alone.out, said.out);
}

#[test]
fn what_cannot_be_read_has_its_own_entry_in_every_format() {
    let project = organs(2).file("d/x.toml", b"\x89PNG\0\0");
    for (format, word) in [
        ("human", "--> d/x.toml:1:1"),
        (
            "short",
            "d/x.toml:1:1: error[unreadable-file]: d/x.toml is not text",
        ),
        ("sarif", "\"ruleId\": \"unreadable-file\""),
        ("github", "::error file=d/x.toml,line=1"),
        (
            "junit",
            "<testsuite name=\"d/x.toml\" tests=\"1\" failures=\"1\"",
        ),
    ] {
        let said = project.run(&format!("check d --output-format {format}"));
        assert!(said.out.contains(word), "{format}: {}", said.out);
        assert_eq!(said.code, 1);
    }
}

#[test]
fn a_run_fails_only_where_nothing_could_be_read_or_a_name_is_wrong() {
    let project = Project::new()
        .file("a.toml", organ(1))
        .file("b.toml", "year = ")
        .file("c.toml", b"\x89PNG\0\0")
        .file("list", "a.toml\ngone.toml\n");
    for (words, code, files) in [
        ("a.toml b.toml", 1, 2),
        ("a.toml c.toml", 1, 2),
        ("b.toml c.toml", 2, 2),
        ("a.toml gone.toml", 2, 1),
        ("--files-from list", 2, 1),
        ("a.toml 2031", 2, 1),
        ("a.toml a.toml", 0, 1),
    ] {
        let said = project.run(&format!("check {words} --output-format json"));
        assert_eq!(said.code, code, "{words}: {}", said.err);
        assert_eq!(complaints(&said).len(), files, "{words}");
    }
    let said = project.run("check a.toml gone.toml");
    assert!(
        said.err.contains("error: there is no file gone.toml"),
        "{said:?}"
    );
    let said = project.run("check a.toml --output-format json=gone/a/b.json --jobs 0");
    assert_eq!(said.code, 2);
}

#[test]
fn a_broken_report_toml_is_a_finding_of_each_file_below_it() {
    let project = organs(2)
        .file("d/w/report.toml", "formats = 1\n")
        .file("d/w/2017.toml", organ(9));
    let said = project.run("check d --output-format json");
    let names = complaints(&said).pop().unwrap().1;
    assert_eq!((said.code, names), (1, vec!["unreadable-file".to_owned()]));
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_is_told() {
    let project = organs(1);
    std::os::unix::fs::symlink("gone", project.path("d/x.toml")).unwrap();
    let said = project.run("check d --output-format json");
    let (path, names) = complaints(&said).pop().unwrap();
    assert_eq!(
        (path.as_str(), names),
        ("d/x.toml", vec!["unreadable-file".to_owned()])
    );
}
