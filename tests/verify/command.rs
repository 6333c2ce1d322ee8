//! The command: where it looks, what it says, how it ends.

use crate::support::{Project, fonts};

const YEAR_FILE: &str = include_str!("../../data/2017.toml");

fn project() -> Project {
    let project = Project::new().file("data/2017.toml", YEAR_FILE);
    let said = project.run("build 2017 --format docx,xlsx");
    assert_eq!(said.code, 0, "{said:?}");
    project
}

const REPORT: &str = "out/2017/北京市东城区民政局2017年政府信息公开年度报告.docx";

#[test]
fn the_year_file_is_found_by_organ_and_year() {
    let project = project();
    let said = project.run(&format!("verify {REPORT}"));
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
    assert!(said.err.contains("the very bytes"), "{said:?}");
}

#[test]
fn a_file_that_is_too_long_is_refused_by_its_length() {
    let project = project();
    let file = std::fs::File::create(project.path("long.docx")).unwrap();
    // Full of nothing, and taking no room on the disk.
    file.set_len(1 << 36).unwrap();
    drop(file);
    let said = project.run("verify long.docx --lang en");
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.err.contains("too large"), "{said:?}");
}

#[test]
fn the_answer_for_programs_has_the_verdict_and_the_ways() {
    let project = project();
    let said = project.run(&format!("verify {REPORT} --output-format json"));
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let file = &answer["files"][0];
    assert_eq!(file["verdict"], "identical");
    assert_eq!(file["path"], REPORT);
    assert_eq!(file["year"], 2017);
    assert_eq!(file["found_by"]["text"], 0);
    assert!(file["found_by"]["tag"].as_u64().unwrap() > 40, "{file}");
}

#[test]
fn a_year_file_that_changed_since_is_still_the_one() {
    let project = project();
    let changed = YEAR_FILE
        .replace("value = 592", "value = 593")
        .replace("value = 34 ", "value = 35 ");
    let project = project.file("data/2017.toml", changed);
    let said = project.run(&format!("verify {REPORT} --output-format short"));
    assert_eq!(said.code, 1, "{said:?}");
    assert!(
        said.out.contains("should be 593, and the file says 592"),
        "{said:?}"
    );
}

#[test]
fn a_file_of_nobody_is_told_and_the_others_are_held() {
    let project = project().file("other.txt", "某局2016年政府信息公开工作年度报告\n全文");
    let said = project.run(&format!("verify other.txt {REPORT}"));
    assert_eq!(said.code, 2, "{said:?}");
    assert!(
        said.err.contains("found no year file for other.txt"),
        "{said:?}"
    );
    assert!(said.err.contains("the very bytes"), "{said:?}");
}

#[test]
fn findings_do_not_go_over_the_file() {
    let project = project();
    let said = project.run(&format!("verify {REPORT} --output-format json={REPORT}"));
    assert_eq!(said.code, 2, "{said:?}");
}

#[test]
fn a_file_that_is_not_what_was_sealed_is_told() {
    let project = project();
    let sealed = project.run("seal 2017 --by 张三 --role 审核人 --date 2018-03-01");
    assert_eq!(sealed.code, 0, "{sealed:?}");
    let said = project.run(&format!("verify {REPORT}"));
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
    let path = project.path(REPORT);
    let mended = super::with_part(
        &std::fs::read(&path).unwrap(),
        "word/document.xml",
        |text| text.replacen("如有疑问", "如有问题", 1),
    );
    let project = project.file(REPORT, mended);
    let said = project.run(&format!("verify {REPORT} --output-format json"));
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let file = &answer["files"][0];
    assert_eq!((said.code, &file["verdict"]), (1, &"same-figures".into()));
    let checks = file["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["check"]);
    assert_eq!(
        checks.collect::<Vec<_>>(),
        ["text-changed", "seal-broken"],
        "{file}"
    );
}

#[test]
fn a_page_is_compared_with_one_that_lists_the_same_files() {
    let project = Project::new().file("data/2017.toml", YEAR_FILE);
    let said = project.run("build 2017 --format doc,docx,html,xlsx");
    assert_eq!(said.code, 0, "{said:?}");
    let page = REPORT.replace(".docx", ".html");
    let said = project.run(&format!("verify {page}"));
    assert!(said.err.contains("the very bytes"), "{said:?}");
}

#[test]
fn the_numbers_of_a_pdf_are_compared_one_by_one() {
    let project = Project::new().file("data/2017.toml", YEAR_FILE);
    let fonts = format!("--font-dir {}", fonts::folder().display());
    let said = project.run(&format!("build 2017 --format pdf {fonts}"));
    assert_eq!(said.code, 0, "{said:?}");
    let pages = REPORT.replace(".docx", ".pdf");
    let said = project.run(&format!("verify {pages} {fonts}"));
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
    assert!(said.err.contains("the very bytes"), "{said:?}");
    let mut bytes = std::fs::read(project.path(&pages)).unwrap();
    bytes.extend(b"\n%\n");
    let project = project.file(&pages, bytes);
    // Where no font is found the report in another format is taken.
    let nowhere = format!("--font-dir {}", project.path("data").display());
    for fonts in [&fonts, &nowhere] {
        let said = project.run(&format!("verify {pages} {fonts}"));
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
        assert!(said.err.contains("same figures"), "{said:?}");
    }
    let project = project.file("data/2017.toml", YEAR_FILE.replace("592", "593"));
    for fonts in [&fonts, &nowhere] {
        let said = project.run(&format!("verify {pages} {fonts} --output-format short"));
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.out.contains("figure-changed"), "{said:?}");
    }
}

#[test]
fn the_mark_across_a_draft_is_no_part_of_its_lines() {
    let project = Project::new().file("data/2017.toml", YEAR_FILE);
    let fonts = format!("--font-dir {}", fonts::folder().display());
    let said = project.run(&format!(
        "build 2017 --draft --format pdf --out draft {fonts}"
    ));
    assert!(said.code < 2, "{said:?}");
    let files = project.files("draft");
    let (name, _) = files.first().expect("a PDF was asked for");
    let said = project.run(&format!("audit draft/{name} --output-format json"));
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let facts = answer["files"][0]["recognised"]["facts"]
        .as_array()
        .unwrap();
    let values: Vec<&str> = facts
        .iter()
        .filter_map(|fact| fact["value"].as_str())
        .collect();
    for part in ["592", "34", "26", "120", "51", "310", "625", "436"] {
        assert!(values.contains(&part), "{part}: {values:?}");
    }
    let lines = answer["files"][0]["findings"].as_array().unwrap();
    assert!(
        lines.iter().all(|one| one["severity"] != "error"),
        "{lines:?}"
    );
}
