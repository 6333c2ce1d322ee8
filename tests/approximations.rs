//! Numbers with 余, 多, 约 or 近 beside them: printed as typed, compared with a tolerance.

use report::{
    document::{edition::Edition, printer::Printer},
    workbook::{
        compose::workbook,
        sheet::{CellValue, SheetCell},
    },
};

use crate::support::{Project, changed, findings, reading::word_text, rules, small, world};

const TEXT: &str = "[figures.visits]\nlabel = \"网站访问\"\nvalue = \"1200余\"\nunit = \"人次\"\n\
                    [figures.visits.parts]\nweb = 1150\nphone = 90\n\
                    [[sections]]\nheading = \"概述\"\n\
                    body = \"2017年网站访问{{ visits }}人次（{{ visits | grouped }}），电话{{ visits.phone }}次。\"\n";

#[test]
fn words_beside_a_number_leave_room_for_its_parts() {
    assert_eq!(rules(&small(TEXT)), [""; 0]);
    // One unit of the last digit that is not zero, 100, and no more.
    assert_eq!(
        rules(&small(&changed(TEXT, "phone = 90", "phone = 250"))),
        ["sum-mismatch"]
    );
    let exact = changed(TEXT, "\"1200余\"", "1200");
    assert_eq!(rules(&small(&exact)), ["sum-mismatch"]);
    for typed in ["约1,200", "近１２００", "1200多"] {
        assert_eq!(
            rules(&small(&changed(TEXT, "1200余", typed))),
            [""; 0],
            "{typed}"
        );
    }
}

#[test]
fn an_approximation_is_printed_as_it_was_typed() {
    let project = Project::with(&small(TEXT));
    let said = project.run("build 2017 --format docx");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let (_, bytes) = project.files("out/2017").remove(0);
    let text = word_text(&bytes);
    assert!(
        text.contains("网站访问1200余人次（1,200余），电话90次。"),
        "{text}"
    );
}

#[test]
fn a_number_with_a_unit_beside_it_is_still_none() {
    let found = findings(&small(&changed(TEXT, "1200余", "1200余人次")));
    assert!(
        found.iter().any(|one| one.rule.name == "wrong-type"),
        "{found:?}"
    );
}

#[test]
fn what_is_computed_of_an_approximation_is_about_so_much() {
    let text = changed(
        TEXT,
        "电话{{ visits.phone }}次",
        "电话占{{ visits.phone | share }}",
    );
    let project = Project::with(&small(&text));
    let said = project.run("build 2017 --format docx");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let (_, bytes) = project.files("out/2017").remove(0);
    let text = word_text(&bytes);
    assert!(text.contains("电话占约7.5%。"), "{text}");
}

const TABLE: &str = "[figures]\nnews = { label = \"主动公开政府信息\", value = \"1200余\", unit = \"条\" }\n\
                     web = { label = \"网站发布\", value = \"1.8万余\", unit = \"条\" }\n\
                     doubled = { label = \"两倍\", formula = \"news * 2\", unit = \"条\" }\n\
                     [table]\n\"disclosed.total\" = \"=doubled\"\n\"review\" = 3\n\
                     [[sections]]\nheading = \"概述\"\n\
                     body = \"2017年公开{{ news }}条、{{ web }}条，两倍为{{ doubled }}条，{{ web | grouped }}条。\"\n";

#[test]
fn a_number_rounded_to_ten_thousands_is_printed_as_it_was_typed() {
    let project = Project::with(&small(TABLE));
    let said = project.run("build 2017 --format docx --draft");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let (_, bytes) = project.files("out/2017").remove(0);
    let text = word_text(&bytes);
    let line = "2017年公开1200余条、1.8万余条，两倍为约2400条，18,000余条。";
    assert!(text.contains(line), "{text}");
    // The cell that repeats what was computed.
    assert!(text.contains("条约2400"), "{text}");
}

/// Formats keep the number beside the words a number.
#[test]
fn every_sheet_shows_an_approximation_as_it_is_printed() {
    let report = world(&small(TABLE)).report();
    let edition = Edition::Final;
    let sheets = workbook(&Printer::new(&report, &edition)).sheets;
    let shown = |sheet: &str, id: &str| {
        let sheet = sheets.iter().find(|one| one.name == sheet).unwrap();
        let has_id = |cell: &&SheetCell| cell.figure.as_deref() == Some(id);
        let cell = sheet.cells.iter().find(has_id).unwrap();
        (cell.value.clone(), cell.format.clone())
    };
    let number = |value: u32| CellValue::Number(value.into());
    let format = |text: &str| Some(text.to_owned());
    assert_eq!(shown("数据", "news"), (number(1200), format("0\"余\"")));
    let as_written = format("[=18000]\"1.8万余\";0");
    assert_eq!(shown("数据", "web"), (number(18_000), as_written));
    for (sheet, id) in [("数据", "doubled"), ("统计表", "disclosed.total")] {
        let (value, shown) = shown(sheet, id);
        assert!(matches!(value, CellValue::Formula(..)), "{id}");
        assert_eq!(shown, format("\"约\"0"), "{id}");
    }
    assert_eq!(shown("统计表", "review"), (number(3), None));
}
