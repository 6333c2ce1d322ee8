//! The workbook that departments fill in, and its way back into the year file.

mod new_table;

use std::io::Write as _;

use calamine::{Data, Reader as _, Xlsx};

use crate::support::{
    Project,
    typing::{home, typed, with_parts},
};

/// A year file of which all is open, with departments.
const OPEN: &str = "year = 2024\n\n[organ]\nname = \"甲州市乙水区民政局\"\n\n\
    [figures.news]   # 全局的\nlabel = \"公开信息\"\nvalue = \"?\"\nunit = \"条\"\n\n\
    [figures.news.parts]\nweb = { label = \"网站\", value = \"?\", filled_by = \"信息科\" }\n\
    wechat = { label = \"微信\", value = \"?\" }\n\n\
    [filled_by]\n\"办公室\" = [\"*\"]\n\"法规科\" = [\"requests.*\", \"review.*\"]\n\n\
    [table]\n\"requests.new\" = [\"?\", \"?\", \"?\", \"?\", \"?\", \"?\"]\n\n\
    [[sections]]\nheading = \"总体情况\"\nbody = \"公开信息{{ news }}条。\"\n";

fn workbook(project: &Project, words: &str, file: &str) -> Vec<u8> {
    let said = project.run(words);
    assert_eq!(said.code, 0, "{said:?}");
    std::fs::read(project.path(file)).unwrap()
}

#[test]
fn a_workbook_asks_for_what_is_typed_and_computes_the_rest() {
    let project = Project::new().file("2024.toml", OPEN);
    let bytes = workbook(&project, "workbook 2024", "2024年填报表.xlsx");
    let mut book = Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
    let names = book.sheet_names();
    for name in ["说明", "数字", "校核", "收到和处理政府信息公开申请情况"] {
        assert!(names.iter().any(|one| one == name), "{names:?}");
    }
    let figures = book.worksheet_range("数字").unwrap();
    let rows: Vec<Vec<String>> = figures
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect();
    assert!(
        rows.iter()
            .any(|row| row[0] == "网站" && row[6] == "信息科"),
        "{rows:?}"
    );
    // Every number that the year file states is named, and what it computes is a formula.
    home(&bytes, "requests.new.natural");
    home(&bytes, "requests.result.total.natural");
    let (part, cell) = home(&bytes, "requests.new.total");
    let sheet = part
        .trim_start_matches("xl/worksheets/sheet")
        .trim_end_matches(".xml");
    let sheet = names[sheet.parse::<usize>().unwrap() - 1].clone();
    let formulas = book.worksheet_formula(&sheet).unwrap();
    let row: u32 = cell
        .trim_start_matches(|c: char| c.is_alphabetic())
        .parse()
        .unwrap();
    assert!(
        formulas
            .rows()
            .any(|row| row.iter().any(|one| one.contains("SUM("))),
        "{row}"
    );
    // What is no input is locked, and an input takes a number that it can be.
    with_parts(&bytes, |name, text| {
        let is_of_form = name == part;
        assert!(!is_of_form || text.contains("<sheetProtection"), "{name}");
        assert!(
            !is_of_form || text.contains("<dataValidation type=\"whole\""),
            "{name}"
        );
        text
    });
    // An existing one is somebody's work.
    let again = project.run("workbook 2024");
    assert_eq!(again.code, 2, "{again:?}");
}

#[test]
fn what_was_typed_is_all_that_changes() {
    let project = Project::new().file("2024.toml", OPEN);
    let bytes = workbook(
        &project,
        "workbook 2024 --for 法规科",
        "2024年填报表（法规科）.xlsx",
    );
    let entries = [
        "natural",
        "org.business",
        "org.research",
        "org.welfare",
        "org.legal",
        "org.other",
    ];
    let numbers = ["3", "1", "0", "0", "2", "0"];
    let entries: Vec<(String, &str)> = entries
        .iter()
        .map(|column| format!("requests.new.{column}"))
        .zip(numbers)
        .collect();
    let entries: Vec<(&str, &str)> = entries
        .iter()
        .map(|(id, one)| (id.as_str(), *one))
        .collect();
    let filled = typed(&bytes, &entries);
    std::fs::File::create(project.path("filled.xlsx"))
        .and_then(|mut file| file.write_all(&filled))
        .unwrap();
    let shown = project.run("fill 2024 filled.xlsx --dry-run");
    assert_eq!(shown.code, 0, "{shown:?}");
    assert!(
        shown.out.contains("+\"requests.new\" = [3, 1, 0, 0, 2, 0]"),
        "{shown:?}"
    );
    let said = project.run("fill 2024 filled.xlsx");
    assert_eq!(said.code, 0, "{said:?}");
    let written = std::fs::read_to_string(project.path("2024.toml")).unwrap();
    let expected = OPEN.replace(
        "[\"?\", \"?\", \"?\", \"?\", \"?\", \"?\"]",
        "[3, 1, 0, 0, 2, 0]",
    );
    assert_eq!(written, expected);
    // Once more changes nothing; a blank cell never does.
    let again = project.run("fill 2024 filled.xlsx");
    assert_eq!(again.code, 0, "{again:?}");
    assert_eq!(
        std::fs::read_to_string(project.path("2024.toml")).unwrap(),
        expected
    );
}

#[test]
fn what_cannot_be_is_told_at_its_cell_and_nothing_is_written() {
    let project = Project::new().file("2024.toml", OPEN);
    let bytes = workbook(&project, "workbook 2024", "2024年填报表.xlsx");
    for entry in ["无", "-3", "2.5"] {
        let filled = typed(&bytes, &[("news", "30"), ("news.web", entry)]);
        std::fs::File::create(project.path("filled.xlsx"))
            .and_then(|mut file| file.write_all(&filled))
            .unwrap();
        let said = project.run("fill 2024 filled.xlsx --output-format json");
        assert_eq!(said.code, 1, "{entry}: {said:?}");
        let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let findings = answer["files"][0]["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0]["check"], "invalid-value", "{findings:?}");
        let place = findings[0]["where"].as_str().unwrap();
        assert!(place.starts_with("数字!C"), "{place}");
        assert_eq!(
            std::fs::read_to_string(project.path("2024.toml")).unwrap(),
            OPEN
        );
    }
    let said = project.run("fill 2024 filled.xlsx --partial");
    assert_eq!(said.code, 1, "{said:?}");
    let written = std::fs::read_to_string(project.path("2024.toml")).unwrap();
    assert_eq!(written, OPEN.replacen("value = \"?\"", "value = 30", 1));
}

#[test]
fn two_numbers_for_one_figure_are_told() {
    let project = Project::new().file("2024.toml", OPEN.replacen("value = \"?\"", "value = 31", 1));
    let bytes = workbook(&project, "workbook 2024", "2024年填报表.xlsx");
    let write = |name: &str, entries: &[(&str, &str)]| {
        std::fs::File::create(project.path(name))
            .and_then(|mut file| file.write_all(&typed(&bytes, entries)))
            .unwrap();
    };
    // Another number than the year file's, which --replace takes.
    write("one.xlsx", &[("news", "30")]);
    let said = project.run("fill 2024 one.xlsx --output-format short");
    assert_eq!(said.code, 1, "{said:?}");
    assert!(
        said.out.contains("[stated-twice]") && said.out.contains("数字!C3"),
        "{said:?}"
    );
    // Two people typed the same table: they differ in one cell, and in one that one left open.
    write(
        "two.xlsx",
        &[("news", "31"), ("news.web", "12"), ("news.wechat", "19")],
    );
    write("three.xlsx", &[("news", "31"), ("news.web", "13")]);
    let said = project.run("fill 2024 two.xlsx three.xlsx --output-format json");
    assert_eq!(said.code, 1, "{said:?}");
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let findings = answer["files"][0]["findings"].as_array().unwrap();
    let figures: Vec<&str> = findings
        .iter()
        .map(|finding| finding["figures"][0].as_str().unwrap())
        .collect();
    assert_eq!(figures, ["news.web", "news.wechat"], "{findings:?}");
    // What two tell apart a third does not settle, and nothing of it is written.
    let said = project.run("fill 2024 two.xlsx three.xlsx two.xlsx --partial");
    assert_eq!(said.code, 1, "{said:?}");
    let written = std::fs::read_to_string(project.path("2024.toml")).unwrap();
    assert!(
        written.contains("web = { label = \"网站\", value = \"?\""),
        "{written}"
    );
    let said = project.run("fill 2024 one.xlsx --replace");
    assert_eq!(said.code, 0, "{said:?}");
    let written = std::fs::read_to_string(project.path("2024.toml")).unwrap();
    assert!(written.contains("value = 30"), "{written}");
}

#[test]
fn a_workbook_of_another_year_or_organ_is_none_of_ours() {
    let project = Project::new()
        .file("2024.toml", OPEN)
        .file("2023.toml", OPEN.replace("2024", "2023"))
        .file("other/2024.toml", OPEN.replace("乙水区", "丙山区"));
    workbook(&project, "workbook 2023 --out last.xlsx", "last.xlsx");
    workbook(
        &project,
        "workbook other/2024.toml --out other.xlsx",
        "other.xlsx",
    );
    for (file, check) in [("last.xlsx", "wrong-year"), ("other.xlsx", "foreign-organ")] {
        let said = project.run(&format!("fill 2024 {file} --output-format short"));
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.out.contains(&format!("[{check}]")), "{said:?}");
        assert_eq!(said.out.lines().count(), 1, "{said:?}");
    }
    let project = project.file("none.txt", "甲局 12");
    let said = project.run("fill 2024 none.txt");
    assert_eq!(said.code, 2, "{said:?}");
}

/// A year file of an organ of this name.
fn small_report(organ: &str) -> String {
    format!(
        "year = 2024\n[organ]\nname = \"{organ}\"\n[table]\n\
         \"requests.new\" = [1, 2, 0, 0, 0, 0]\n[[sections]]\nheading = \"总体情况\"\nbody = \"无。\"\n"
    )
}

#[test]
fn a_report_of_another_year_or_organ_is_none_of_ours() {
    for (year, place, check) in [
        (2025, "乙水区", "wrong-year"),
        (2024, "丙山区", "foreign-organ"),
    ] {
        let project = Project::new().file("2024.toml", OPEN).file(
            "built.toml",
            small_report(&format!("甲州市{place}民政局")).replace("2024", &year.to_string()),
        );
        project.run("build built.toml --draft --format docx,xlsx,html --out out");
        let built = project.files("out");
        assert_eq!(built.len(), 3, "{check}");
        for (file, _) in built {
            let said = project.run(&format!(
                "fill 2024 out/{file} --dry-run --output-format short"
            ));
            assert_eq!(said.code, 1, "{file}: {said:?}");
            assert!(said.out.contains(&format!("[{check}]")), "{file}: {said:?}");
            assert_eq!(said.out.lines().count(), 1, "{file}: {said:?}");
        }
    }
}

#[test]
fn a_report_under_a_former_name_is_ours() {
    let text = small_report("甲州市乙水区社会局")
        .replace("[table]", "former_name = \"甲州市乙水区民政局\"\n[table]");
    let project = Project::new()
        .file("2024.toml", text)
        .file("built.toml", small_report("甲州市乙水区民政局"));
    project.run("build built.toml --draft --format docx --out out");
    let [(file, _)] = &project.files("out")[..] else {
        panic!("one file");
    };
    let said = project.run(&format!(
        "fill 2024 out/{file} --dry-run --output-format short"
    ));
    assert_eq!(
        (said.code, said.out.contains("foreign-organ")),
        (0, false),
        "{said:?}"
    );
}

#[test]
fn names_that_a_program_lost_are_made_up_for() {
    let project = Project::new().file("2024.toml", OPEN);
    let bytes = workbook(&project, "workbook 2024", "2024年填报表.xlsx");
    let filled = typed(&bytes, &[("news", "30"), ("requests.new.natural", "4")]);
    let without_names = with_parts(&filled, |name, text| {
        if name != "xl/workbook.xml" {
            return text;
        }
        let (before, rest) = text.split_once("<definedNames>").expect("names");
        let (_, behind) = rest.split_once("</definedNames>").expect("names");
        format!("{before}{behind}")
    });
    std::fs::File::create(project.path("filled.xlsx"))
        .and_then(|mut file| file.write_all(&without_names))
        .unwrap();
    let said = project.run("fill 2024 filled.xlsx");
    assert_eq!(said.code, 0, "{said:?}");
    let written = std::fs::read_to_string(project.path("2024.toml")).unwrap();
    assert!(written.contains("[4, \"?\", "), "{written}");
    assert!(written.contains("value = 30"), "{written}");
}

#[test]
fn a_year_file_that_is_not_there_is_made_of_the_workbook() {
    let project = Project::new();
    let bytes = workbook(
        &project,
        "workbook 2024 --organ 甲州市乙水区民政局",
        "2024年填报表.xlsx",
    );
    let filled = typed(&bytes, &[("requests.new.natural", "4")]);
    std::fs::File::create(project.path("filled.xlsx"))
        .and_then(|mut file| file.write_all(&filled))
        .unwrap();
    let said = project.run("fill 2024 filled.xlsx");
    assert_eq!(said.code, 0, "{said:?}");
    let written = std::fs::read_to_string(project.path("2024.toml")).unwrap();
    assert!(
        written.contains("name = \"甲州市乙水区民政局\""),
        "{written}"
    );
    assert!(
        written.contains("\"requests.new\" = [4, \"?\""),
        "{written}"
    );
}

#[test]
fn whoever_has_no_year_file_is_told_what_to_add() {
    let said = Project::new().run("workbook 2024");
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.err.contains("--organ"), "{said:?}");
}

#[test]
fn the_guide_names_the_sheets_that_are_there() {
    for (file, has_figures) in [(OPEN.to_owned(), true), (without_figures(), false)] {
        let project = Project::new().file("2024.toml", file);
        let bytes = workbook(&project, "workbook 2024", "2024年填报表.xlsx");
        let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names().contains(&"数字".to_owned()), has_figures);
        let guide = book.worksheet_range("说明").unwrap();
        let mut cells = guide.rows().flatten().map(Data::to_string);
        assert_eq!(cells.any(|one| one.contains("“数字”页")), has_figures);
    }
}

/// A year file with nothing but its statutory tables.
fn without_figures() -> String {
    let (before, rest) = OPEN.split_once("[figures.news]").unwrap();
    let (_, table) = rest.split_once("[table]").unwrap();
    format!("{before}[table]{table}").replace("{{ news }}", "若干")
}

#[test]
fn a_department_that_counts_what_is_no_figure_is_told() {
    let misspelt = OPEN.replace("requests.*", "reqests.*");
    let project = Project::new().file("2024.toml", misspelt);
    let said = project.run("check 2024 --output-format short");
    let told: Vec<&str> = said
        .out
        .lines()
        .filter(|line| line.contains("unknown-figure"))
        .collect();
    let [told] = told.as_slice() else {
        panic!("{}", said.out);
    };
    assert!(told.starts_with("2024.toml:17:"), "{told}");
    assert!(told.contains("reqests.*"), "{told}");
    let right = Project::new().file("2024.toml", OPEN);
    let said = right.run("check 2024 --output-format short");
    assert!(!said.out.contains("unknown-figure"), "{}", said.out);
}
