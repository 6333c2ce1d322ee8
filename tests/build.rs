//! `report build`: what it writes, and that it writes all or nothing.

use report::writers::FORMATS;
use serde_json::Value;

use crate::support::{Project, REAL, changed, fonts, small};

const WORD: &str = "北京市东城区民政局2017年政府信息公开年度报告.docx";
const SHEET: &str = "北京市东城区民政局政府信息公开情况统计表(2017年度).xlsx";

/// The real report with one item of the power list lost.
fn one_lost() -> String {
    changed(
        REAL,
        "清整权力清单内容\", value = 120",
        "清整权力清单内容\", value = 119",
    )
}

fn names(project: &Project, folder: &str) -> Vec<String> {
    project
        .files(folder)
        .into_iter()
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn the_real_report_gives_two_files_under_their_published_names() {
    let project = Project::with(REAL);
    let said = project.run("build 2017");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert_eq!(names(&project, "out/2017"), [WORD, SHEET]);
    assert!(said.err.contains("wrote out/2017/"), "{}", said.err);
    assert!(said.err.contains("0 unexplained"), "{}", said.err);
}

#[test]
fn the_same_file_gives_the_same_bytes_anywhere_at_any_time() {
    let first = Project::with(REAL);
    assert_eq!(first.run("build 2017").code, 0);
    let expected = first.files("out/2017");
    assert_eq!(first.run("build 2017").code, 0);
    assert_eq!(first.files("out/2017"), expected);
    for (zone, locale) in [
        ("Asia/Shanghai", "zh_CN.UTF-8"),
        ("America/New_York", "de_DE.UTF-8"),
    ] {
        let other = Project::new().file("deep/er/x.toml", REAL);
        let status = other
            .command("build deep/er/x.toml --out somewhere")
            .env("TZ", zone)
            .env("LC_ALL", locale)
            .env("SOURCE_DATE_EPOCH", "1")
            .output()
            .unwrap();
        assert_eq!(status.status.code(), Some(0));
        assert_eq!(other.files("somewhere"), expected, "{zone} {locale}");
    }
}

#[test]
fn a_failing_sum_stops_the_build_and_leaves_the_old_files() {
    let project = Project::with(REAL);
    assert_eq!(project.run("build 2017").code, 0);
    let before = project.files("out/2017");
    let project = project.file("2017.toml", one_lost());
    let said = project.run("build 2017");
    assert_eq!(said.code, 1);
    assert_eq!(project.files("out/2017"), before);
    let message = "is stated as 592, its parts add up to 591: a difference of 1";
    assert!(said.out.contains(message), "{}", said.out);
    assert!(
        said.out
            .contains("34 + 26 + 119 + 7 + 21 + 51 + 310 + 9 + 14 = 591")
    );
    assert!(said.err.contains("nothing was written"), "{}", said.err);
    let json = project.run("build 2017 --output-format json").out;
    let json: Value = serde_json::from_str(&json).unwrap();
    let finding = json["files"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["check"] == "sum-mismatch")
        .unwrap();
    assert_eq!(
        (&finding["stated"], &finding["computed"]),
        (&"592".into(), &"591".into())
    );
    assert_eq!(finding["related"].as_array().unwrap().len(), 9);
    let line = |text: &str| {
        let number = one_lost().lines().position(|line| line.starts_with(text));
        number.unwrap() + 1
    };
    assert_eq!(finding["location"]["line"], line("value = 592"));
    assert_eq!(
        finding["related"][2]["location"]["line"],
        line("power_list")
    );
}

#[test]
fn a_failing_file_makes_no_folder() {
    let project = Project::with(&one_lost());
    assert_eq!(project.run("build 2017").code, 1);
    assert!(!project.path("out").exists());
}

#[test]
fn a_draft_says_so_and_carries_its_findings() {
    let project = Project::with(&one_lost());
    let said = project.run("build 2017 --draft");
    assert_eq!(said.code, 1);
    let files = project.files("out/2017");
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|(name, _)| name.contains("（草稿）")));
    let word = crate::support::reading::part(&files[0].1, "word/comments.xml").unwrap();
    assert!(word.contains("its parts add up to 591"), "{word}");
    let header = crate::support::reading::part(&files[0].1, "word/header1.xml").unwrap();
    assert!(header.contains("草稿"), "{header}");
}

#[test]
fn a_final_file_has_no_comments() {
    let project = Project::with(REAL);
    project.run("build 2017");
    for (name, bytes) in project.files("out/2017") {
        for part in ["word/comments.xml", "xl/comments1.xml"] {
            assert_eq!(crate::support::reading::part(&bytes, part), None, "{name}");
        }
    }
}

#[test]
fn one_format_can_be_asked_for() {
    let project = Project::with(REAL);
    assert_eq!(project.run("build 2017 --format xlsx").code, 0);
    assert_eq!(names(&project, "out/2017"), [SHEET]);
    assert_eq!(project.run("build 2017 --format odt").code, 2);
}

#[test]
fn a_target_that_cannot_be_replaced_leaves_everything_as_it_was() {
    let inside = format!("out/2017/{SHEET}/inside");
    let project = Project::with(REAL)
        .file(&inside, "x")
        .file(&format!("out/2017/{WORD}"), "old");
    let said = project.run("build 2017");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("nothing was written"), "{}", said.err);
    let word = project.path(&format!("out/2017/{WORD}"));
    assert_eq!(std::fs::read(word).unwrap(), b"old");
    assert!(project.path(&inside).exists());
    let left: Vec<_> = std::fs::read_dir(project.path("out/2017"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 2, "a temporary file stayed behind");
}

#[test]
fn a_draft_without_a_year_is_written_all_the_same() {
    let project = Project::new().file("a.toml", "[organ]\nname = \"某局\"\n");
    let fonts = fonts::folder();
    let fonts = fonts.display();
    let said = project.run(&format!(
        "build a.toml --draft --format all --font-dir {fonts} --out out"
    ));
    assert_eq!(said.code, 1, "{}", said.err);
    assert_eq!(project.files("out").len(), FORMATS.len());
}

#[test]
fn an_attachment_that_lies_where_an_output_goes_is_told_of() {
    let head = small(
        "[[attachments]]\ntitle = \"旧稿\"\npath = \"out/某区某局2017年政府信息公开年度报告.docx\"\n",
    );
    let project = Project::with(&head).file("out/某区某局2017年政府信息公开年度报告.docx", "old");
    let said = project.run("build 2017 --format docx --out out");
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(
        said.err.contains("is a file that this run reads"),
        "{}",
        said.err
    );
    assert!(
        project
            .files("out")
            .iter()
            .all(|(_, bytes)| bytes == b"old")
    );
}
