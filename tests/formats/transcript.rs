//! Findings in files that were no text: their places are cells, paragraphs and pages, never lines.

use report::diagnostic::{
    Account, Diagnostic, FileFindings, FileId, Files, Language, Loaded, Locator, Place, Role, Text,
    github, json, junit, sarif, short,
    terminal::{self, Look},
};
use serde_json::Value;

/// A report of somebody else's by its transcript, a paragraph and a table's row of two cells; a
/// workbook and a page beside it.
struct Transcripts {
    files: Files,
    finding: Diagnostic,
}

fn transcripts() -> Transcripts {
    let cell = |column, text: &str| {
        let (table, row) = (3, 4);
        (Locator::TableCell { table, row, column }, text.to_owned())
    };
    let paragraph = Locator::Paragraph {
        heading: Some("第二部分".to_owned()),
        number: 3,
    };
    let sheet = Locator::Cell {
        sheet: "统计表".to_owned(),
        column: 3,
        row: 12,
    };
    let text = [
        vec![(paragraph, "共收到申请35件。".to_owned())],
        vec![cell(1, "本年新收"), cell(2, "34")],
    ];
    let of = |role, name, lines: &[_]| Loaded::transcript(role, name, lines).unwrap();
    let mut files = Files::of(of(Role::Foreign, "年报.docx", &text));
    let workbook = files.add(of(
        Role::Output,
        "附表.xlsx",
        &[vec![(sheet, "33".to_owned())]],
    ));
    let page = files.add(of(
        Role::Foreign,
        "年报.pdf",
        &[vec![(Locator::Page(5), "32".to_owned())]],
    ));
    let place = |file, text: &str| {
        let source = &files.get(file).source;
        let at = source.text().find(text).unwrap();
        Place {
            file,
            span: source.span(at..at + text.len()),
        }
    };
    let rule = report::checks::all_rules()
        .into_iter()
        .find(|rule| rule.name == "sum-mismatch")
        .unwrap();
    let message = Text::new("正文与表不一致", "text and table differ");
    let said = |text: &str| Text::same(text);
    let finding = Diagnostic::new(rule, message, place(FileId::MAIN, "34"), said("34"))
        .with_related(place(FileId::MAIN, "35"), said("35"))
        .with_related(place(workbook, "33"), said("33"))
        .with_related(place(page, "32"), said("32"));
    Transcripts { files, finding }
}

/// What a format writes of the finding.
fn written(write: impl Fn(&FileFindings<'_>) -> String) -> String {
    let Transcripts { files, finding } = transcripts();
    write(&FileFindings {
        files: &files,
        year: None,
        organ: None,
        form: None,
        findings: &[finding],
        account: Account::default(),
        not_assessable: &[],
    })
}

#[test]
fn one_line_says_the_cell_in_place_of_the_line() {
    let said = |language| written(|file| short::render(file, language));
    assert_eq!(
        said(Language::Chinese),
        "年报.docx:表3 第4行第2列: 错误[sum-mismatch]: 正文与表不一致\n"
    );
    assert_eq!(
        said(Language::English),
        "年报.docx:table 3, row 4, column 2: error[sum-mismatch]: text and table differ\n"
    );
}

#[test]
fn the_drawing_names_the_cell_and_numbers_no_line() {
    let look = Look {
        language: Language::Chinese,
        color: false,
    };
    let drawn = written(|file| terminal::render(file, look));
    for place in [
        "年报.docx:表3 第4行第2列",
        "附表.xlsx:统计表!C12",
        "年报.pdf:第5页",
    ] {
        assert!(
            drawn.lines().any(|line| line.ends_with(place)),
            "{place}\n{drawn}"
        );
    }
    let starts_with_number =
        |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    assert!(!drawn.lines().any(starts_with_number), "{drawn}");
    assert!(drawn.contains("本年新收"), "{drawn}");
}

#[test]
fn a_workflow_command_says_the_cell_in_its_words() {
    let said = written(|file| github::render(file, Language::Chinese));
    assert_eq!(
        said,
        "::error file=年报.docx,title=sum-mismatch::表3 第4行第2列: 正文与表不一致\n"
    );
}

#[test]
fn a_build_servers_case_is_called_after_the_cell() {
    let said =
        written(|file| junit::render(std::slice::from_ref(file), Language::Chinese).unwrap());
    assert!(
        said.contains("name=\"sum-mismatch 表3 第4行第2列\""),
        "{said}"
    );
    assert!(
        said.contains("年报.docx:表3 第4行第2列: 正文与表不一致"),
        "{said}"
    );
}

#[test]
fn json_says_where_beside_the_place_in_the_transcript() {
    let said = written(|file| json::render(&[(*file, None::<()>)], Language::Chinese).unwrap());
    let json: Value = serde_json::from_str(&said).unwrap();
    let finding = &json["files"][0]["findings"][0];
    assert_eq!(finding["where"], "表3 第4行第2列");
    assert_eq!(finding["location"]["line"], 2);
    let related = finding["related"].as_array().unwrap().iter();
    let places: Vec<&str> = related.map(|one| one["where"].as_str().unwrap()).collect();
    assert_eq!(places, ["第二部分 第3段", "统计表!C12", "第5页"]);
}

#[test]
fn sarif_has_a_logical_location_and_no_line() {
    let said =
        written(|file| sarif::render(std::slice::from_ref(file), Language::Chinese).unwrap());
    let log = super::sarif::valid(&said);
    let result = &log["runs"][0]["results"][0];
    let location = &result["locations"][0];
    assert_eq!(
        location["logicalLocations"][0]["fullyQualifiedName"],
        "表3 第4行第2列"
    );
    assert!(
        location["physicalLocation"].get("region").is_none(),
        "{said}"
    );
    let related = &result["relatedLocations"][1];
    assert_eq!(
        related["logicalLocations"][0]["fullyQualifiedName"],
        "统计表!C12"
    );
    assert!(
        log["runs"][0]["artifacts"][0].get("encoding").is_none(),
        "{said}"
    );
}
