//! What does not apply to an organ, `"/"`: printed in the table as it is stated, never in a sentence.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xls, Xlsx, open_workbook_from_rs};
use report::{
    document::{compose::document, edition::Edition, printer::Printer},
    facts,
    workbook::compose::workbook,
    writers::{doc, docx, html, xls, xlsx},
};

use crate::support::{REAL, changed, examples, findings, reading::word_text, world};

/// The form of 2021 with a row that does not apply, and nothing said of it.
fn without_rules() -> String {
    let text = examples::text("form-2021.toml");
    let text = changed(
        &text,
        "\"disclosed.rules\" = [3, 5, 74]",
        "\"disclosed.rules\" = [\"/\", \"／\", \"\"]",
    );
    let (before, rest) = text
        .split_once("全年制发规章")
        .expect("the sentence is there");
    let (_, behind) = rest.split_once('\n').expect("it ends");
    format!("{before}全年未制发规章。\n{behind}")
}

#[test]
fn a_stroke_is_printed_in_every_format_and_a_blank_is_not() {
    let report = world(&without_rules()).report();
    let edition = Edition::Final;
    let printer = Printer::new(&report, &edition);
    let (document, sheets) = (document(&printer), workbook(&printer));

    let word = word_text(&docx::write(&document).unwrap());
    assert_eq!(word.matches('/').count(), 2, "{word}");
    let rich = String::from_utf8(doc::write(&document).unwrap()).unwrap();
    assert_eq!(rich.matches("__1}/{\\*\\bkmkend").count(), 2);
    let page = html::write(&document, &facts::of(&report), &[]).unwrap();
    let page = String::from_utf8(page).unwrap();
    for (id, printed, told) in [
        ("issued", "/", "不适用"),
        ("repealed", "/", "不适用"),
        ("in_force", "", "未填报"),
    ] {
        let cell = format!(
            "<span data-figure=\"disclosed.rules.{id}\">{printed}</span><span class=\"unseen\">{told}</span>"
        );
        assert!(page.contains(&cell), "{cell}");
    }

    let row = |cells: &calamine::Range<Data>| {
        let mut rows = cells.rows();
        let row = rows.find(|row| row.first() == Some(&Data::String("规章".to_owned())));
        let cells = row.unwrap().iter().skip(1);
        cells.map(ToString::to_string).collect::<Vec<_>>()
    };
    let mut new: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(xlsx::write(&sheets).unwrap())).unwrap();
    let mut old: Xls<_> = open_workbook_from_rs(Cursor::new(xls::write(&sheets).unwrap())).unwrap();
    assert_eq!(
        row(&new.worksheet_range_at(0).unwrap().unwrap()),
        ["/", "/", ""]
    );
    assert_eq!(
        row(&old.worksheet_range_at(0).unwrap().unwrap()),
        ["/", "/", ""]
    );
}

/// The messages about sentences without their numbers.
fn empty(text: &str) -> Vec<String> {
    let found = findings(text);
    let found = found
        .iter()
        .filter(|one| one.rule.name == "empty-expression" && one.waived.is_none());
    found
        .map(|one| {
            one.message
                .get(report::diagnostic::Language::Chinese)
                .to_owned()
        })
        .collect()
}

#[test]
fn a_waiver_of_an_empty_cell_excuses_no_sentence_without_its_number() {
    let sentence = |id: &str| {
        let at = REAL.find("[[sections]]").unwrap();
        let (before, rest) = REAL.split_at(at);
        let body = format!("body = \"\"\"\n举报投诉{{{{ {id} }}}}件。\n");
        format!("{before}{}", rest.replacen("body = \"\"\"\n", &body, 1))
    };
    assert_eq!(
        empty(&sentence("complaints")),
        ["“举报投诉数量”没有数字可印：它是空白"]
    );
    assert_eq!(empty(&sentence("disclosed")), [""; 0]);
    // Without the waiver the empty cell is told, and that once.
    let told = sentence("complaints").replace("\"missing-cell\"", "\"sum-mismatch\"");
    assert_eq!(empty(&told), [""; 0]);
}

#[test]
fn a_sentence_about_what_does_not_apply_is_a_finding() {
    let text = examples::text("form-2021.toml");
    let text = changed(&text, "[3, 5, 74]", "[\"/\", \"/\", \"/\"]");
    assert_eq!(empty(&text).len(), 3);
    assert!(
        empty(&text)[0].ends_with("它写成了“/”"),
        "{:?}",
        empty(&text)
    );
    assert_eq!(empty(&without_rules()), [""; 0]);
}
