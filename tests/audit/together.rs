//! The files of one report, and the spreadsheet of what was found.

use calamine::{Data, Reader as _, Xlsx};

use crate::support::Project;

const TEXT: &str = "甲州市乙水区民政局\n2023年政府信息公开工作年度报告\n一、总体情况\n\
    （一）主动公开。2023年主动公开信息30条，其中网站12条，微信18条。\n\
    二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n\
    一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n\
    二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n\
    四、政府信息公开行政复议、行政诉讼情况\n2023年没有发生。\n五、存在的主要问题及改进情况\n公开不够及时，2024年改进。\n\
    六、其他需要报告的事项\n没有收取信息处理费。\n甲州市乙水区民政局\n2024年1月15日\n";

const TABLE: &str = "三、收到和处理政府信息公开申请情况\n\
    一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n\
    二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";

#[test]
fn two_files_of_one_report_are_held_against_each_other() {
    let project = Project::new()
        .file("text.txt", TEXT)
        .file("table.txt", TABLE)
        .file("other.txt", TABLE.replace("| 2 | 1 |", "| 1 | 2 |"));
    let clean = project.run("audit text.txt table.txt --together --quiet");
    assert_eq!((clean.code, clean.out.as_str()), (0, ""), "{clean:?}");
    let said = project.run("audit text.txt other.txt --together --output-format json");
    assert_eq!(said.code, 1, "{said:?}");
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(answer["files"].as_array().map(Vec::len), Some(1));
    let findings = answer["files"][0]["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 2, "{findings:?}");
    let first = &findings[0];
    assert_eq!(first["check"], "stated-twice");
    assert_eq!(
        (&first["stated"], &first["computed"]),
        (&"2".into(), &"1".into())
    );
    let place = first["where"].as_str().unwrap();
    assert!(place.starts_with("other.txt "), "{place}");
}

#[test]
fn files_of_two_years_are_not_one_report() {
    let project = Project::new()
        .file("text.txt", TEXT)
        .file("before.txt", TEXT.replace("2023年", "2022年"));
    let said = project.run("audit text.txt before.txt --together --lang en");
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.err.contains("not one report"), "{said:?}");
}

#[test]
fn what_was_found_goes_back_as_a_spreadsheet() {
    let project = Project::new()
        .file("right.txt", TEXT)
        .file("wrong.txt", TEXT.replace("30条", "29条"))
        .file("none.txt", "发票\n金额：12元\n");
    let said = project.run("audit right.txt wrong.txt none.txt --xlsx found.xlsx");
    assert_eq!(said.code, 2, "{said:?}");
    let bytes = std::fs::read(project.path("found.xlsx")).unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let rows = |book: &mut Xlsx<_>, sheet: &str| {
        let range = book.worksheet_range(sheet).unwrap();
        let rows = range
            .rows()
            .map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>());
        rows.collect::<Vec<_>>()
    };
    let findings = rows(&mut book, "Findings");
    // The title, the heads, one finding.
    assert_eq!(findings.len(), 3, "{findings:?}");
    let finding = &findings[2];
    assert_eq!(finding[0], "wrong.txt");
    assert_eq!(finding[1], "甲州市乙水区民政局");
    assert!(finding[5].contains("主动公开信息29条"), "{finding:?}");
    assert!(
        finding[6].contains("29") && finding[6].contains("30"),
        "{finding:?}"
    );
    let files = rows(&mut book, "Files");
    assert_eq!(files.len(), 5, "{files:?}");
    assert!(
        files[4].last().unwrap().starts_with("not read: "),
        "{files:?}"
    );
    // Nothing is written over what was read.
    let said = project.run("audit right.txt --xlsx right.txt");
    assert_eq!(said.code, 2, "{said:?}");
}
