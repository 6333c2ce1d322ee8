//! The sign for more, which a cell that tells of a change prints where it was typed (增/减, +2).

use report::{
    document::{edition::Edition, printer::Printer},
    workbook::compose::workbook,
};

use crate::support::{Project, reading::word_text, rules, world};

fn with_cells(cells: &str) -> String {
    format!(
        "year = 2019\n[organ]\nname = \"某区某局\"\n[table]\n\"disclosed.licences\" = {cells}\n\
         [[sections]]\nheading = \"总体情况\"\n\
         body = \"行政许可事项增加{{{{ disclosed.licences.items_change }}}}项。\"\n"
    )
}

fn printed(cells: &str) -> String {
    let project = Project::new().file("a.toml", with_cells(cells));
    let said = project.run("build a.toml --draft --format docx --out out");
    let (_, bytes) = project.files("out").remove(0);
    assert!(said.code <= 1, "{}", said.err);
    word_text(&bytes)
}

/// What the cell of the change prints, and its format in the spreadsheet.
fn shown(cells: &str) -> (String, Option<String>) {
    let report = world(&with_cells(cells)).report();
    let edition = Edition::Final;
    let printer = Printer::new(&report, &edition);
    let id = "disclosed.licences.items_change";
    let sheets = workbook(&printer).sheets;
    let mut cells = sheets.iter().flat_map(|sheet| &sheet.cells);
    let cell = cells.find(|cell| cell.figure.as_deref() == Some(id));
    (printer.cell(id).unwrap().text, cell.unwrap().format.clone())
}

#[test]
fn a_change_is_printed_with_the_sign_that_was_typed() {
    let plus = || Some("+0;-0;0".to_owned());
    for (typed, text, format) in [
        ("+3", "+3", plus()),
        ("\"增3\"", "+3", plus()),
        ("3", "3", None),
        ("-3", "-3", None),
        ("+0", "0", None),
    ] {
        assert_eq!(
            shown(&format!("[10, {typed}, 5]")),
            (text.to_owned(), format),
            "{typed}"
        );
    }
}

/// 增加 says it already, and a count is no change.
#[test]
fn a_count_and_the_text_have_no_sign() {
    let text = printed("[10, +3, +5]");
    assert!(text.contains("行政许可事项增加3项。"), "{text}");
    assert!(text.contains("+3") && !text.contains("+5"), "{text}");
}

/// `--fix` takes the quotes off and leaves the sign.
#[test]
fn a_sign_in_words_is_mended_to_the_sign() {
    let project = Project::new().file("a.toml", with_cells("[10, \"增3\", 5]"));
    project.run("check a.toml --fix");
    let mended = std::fs::read_to_string(project.path("a.toml")).unwrap();
    assert!(mended.contains("[10, +3, 5]"), "{mended}");
    assert!(!rules(&mended).contains(&"number-form"));
}
