//! A document where a year file is named.

use super::{complaints, json, organ};
use crate::support::{Project, REAL, changed};

/// The real report as a web page, and as one in which a number was changed.
fn project() -> Project {
    let project = Project::with(REAL).file("d/x.toml", organ(1));
    let built = project.run("build 2017 --format html,docx");
    assert_eq!(built.code, 0, "{}", built.err);
    let files = project.files("out/2017");
    let of = |ending: &str| {
        let (_, bytes) = files
            .iter()
            .find(|(name, _)| name.ends_with(ending))
            .unwrap();
        bytes.clone()
    };
    let (page, word) = (of(".html"), of(".docx"));
    project.file("d/page.html", page).file("report.docx", word)
}

#[test]
fn a_document_that_is_named_is_recognised_as_by_audit() {
    let project = project();
    let audited = json(&project.run("audit report.docx --output-format json"));
    let said = project.run("check report.docx --output-format json");
    assert_eq!(json(&said)["files"], audited["files"]);
    let said = project.run("check report.docx d/x.toml --output-format json");
    let paths: Vec<String> = complaints(&said)
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(paths, ["report.docx", "d/x.toml"]);
    assert!(json(&said)["files"][0]["recognised"].is_object());
}

#[test]
fn of_a_folder_only_year_files_are_taken() {
    let said = project().run("check d --output-format json");
    assert_eq!(complaints(&said).len(), 1);
}

#[test]
fn a_document_that_is_no_report_is_told_among_others_and_alone() {
    let project = Project::new()
        .file("a.docx", b"PK nothing")
        .file("letter.txt", "各位同事：明天下午开会。\n")
        .file("x.toml", organ(1));
    for name in ["a.docx", "letter.txt"] {
        let said = project.run(&format!("check {name}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
        let said = project.run(&format!("check {name} x.toml --output-format json"));
        let names = complaints(&said).remove(0).1;
        assert_eq!((said.code, names), (1, vec!["unreadable-file".to_owned()]));
    }
}

#[test]
fn a_year_file_saved_as_text_is_still_one() {
    let text = changed(&organ(1), "year = 2017", "year = 2017\nsurprise = 1");
    let said = Project::new()
        .file("2017.txt", text)
        .run("check 2017.txt --output-format short");
    assert!(said.out.contains("unknown-key"), "{said:?}");
}
