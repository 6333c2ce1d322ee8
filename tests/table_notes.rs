//! `[table.notes]`: what is remarked behind a figure, behind a row's label, under a table.

use calamine::Data;
use report::diagnostic::{Diagnostic, Language};

use crate::support::{
    Project, changed, examples, findings,
    reading::{part, sheet_figures, word_figures, word_text},
    rules,
};

const AMENDED: &str = "[figures.amended]\nlabel = \"修订的规章\"\nvalue = 16\nunit = \"件\"\n\n";

const NOTES: &str = "[table.notes]\n\
     disclosed.rules.issued = \"（其中修订{{ amended }}件）\"\n\
     \"requests.new\" = \"（不含咨询）\"\n\
     \"requests.result.refused\" = \"（见下）\"\n\
     under = \"\"\"\n注：上表的数量含上年度结转。\n修订共{{ amended }}件。\n\"\"\"\n\
     \"under.requests\" = \"注：按收到的日期统计。\"\n\n";

/// The example of the form of 2021, with these remarks on its table.
fn remarking(notes: &str) -> String {
    let text = examples::text("form-2021.toml");
    let text = changed(&text, "[table]\n", &format!("{AMENDED}[table]\n"));
    changed(&text, "[[sections]]\n", &format!("{notes}[[sections]]\n"))
}

/// The files of a build in these formats.
fn built(text: &str, formats: &str) -> Vec<Vec<u8>> {
    let project = Project::with(text);
    let said = project.run(&format!("build 2017 --format {formats} --out out"));
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let files = project.files("out").into_iter();
    files.map(|(_, bytes)| bytes).collect()
}

fn help(finding: &Diagnostic) -> String {
    let help = finding.help.iter();
    help.map(|one| one.get(Language::Chinese)).collect()
}

#[test]
fn remarks_are_no_finding_and_their_figures_are_used() {
    assert_eq!(rules(&remarking(NOTES)), [""; 0]);
    assert_eq!(rules(&remarking("")), ["unused-figure"]);
}

#[test]
fn the_word_report_prints_them_behind_figures_and_labels_and_under_tables() {
    let files = built(&remarking(NOTES), "docx");
    let text = word_text(&files[0]);
    for said in [
        "3（其中修订16件）",
        "（不含咨询）",
        "（三）不予公开（见下）",
        "注：上表的数量含上年度结转。修订共16件。",
        "注：按收到的日期统计。",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let figures = word_figures(&files[0]);
    assert_eq!(figures["disclosed.rules.issued"][0], "3");
    assert_eq!(figures["amended"], ["16", "16"]);
}

#[test]
fn a_cell_of_the_spreadsheet_stays_a_number_and_shows_its_remark() {
    let files = built(&remarking(NOTES), "xlsx");
    let sheet = sheet_figures(&files[0]);
    assert_eq!(sheet["disclosed.rules.issued"], Data::Float(3.0));
    let styles = part(&files[0], "xl/styles.xml").unwrap();
    assert!(styles.contains("0&quot;（其中修订16件）&quot;"), "{styles}");
    let strings = part(&files[0], "xl/sharedStrings.xml").unwrap();
    for said in [
        "（不含咨询）",
        "（三）不予公开（见下）",
        "注：上表的数量含上年度结转。",
        "修订共16件。",
        "注：按收到的日期统计。",
    ] {
        assert!(strings.contains(said), "{said}: {strings}");
    }
}

#[test]
fn the_web_page_prints_them_too() {
    let files = built(&remarking(NOTES), "html");
    let page = String::from_utf8(files[0].clone()).unwrap();
    assert!(page.contains("</data>（其中修订<data"), "{page}");
    assert!(page.contains("（三）不予公开（见下）"), "{page}");
    assert!(page.contains("注：上表的数量含上年度结转。"), "{page}");
}

#[test]
fn a_remark_too_long_for_a_number_is_cut_there_and_whole_in_a_note() {
    let long = "其中修订的".repeat(60);
    let notes = format!(
        "[table.notes]\n\"disclosed.rules.issued\" = \"（{long}{{{{ amended }}}}件）\"\n\n"
    );
    let files = built(&remarking(&notes), "xlsx,xls");
    let book = files.iter().find(|bytes| bytes.starts_with(b"PK")).unwrap();
    let styles = part(book, "xl/styles.xml").unwrap();
    assert!(styles.contains("……&quot;"), "{styles}");
    let note = part(book, "xl/comments1.xml").unwrap();
    assert!(note.contains(&format!("{long}16件")), "{note}");
}

#[test]
fn a_key_that_is_no_cell_no_row_and_no_table_is_told_of() {
    let notes = "[table.notes]\n\"disclosed.rules.isued\" = \"（例）\"\nunder.request = \"注\"\n\
                 under.x = \"修订{{ amended }}件\"\n\n";
    let found = findings(&remarking(notes));
    let names: Vec<_> = found.iter().map(|one| one.rule.name).collect();
    assert_eq!(names, ["unknown-cell"; 3]);
    assert!(help(&found[0]).contains("disclosed.rules.issued"));
    assert!(help(&found[1]).contains("review_litigation"));
}

#[test]
fn a_number_typed_into_a_remark_is_bound_to_a_figure_as_any_other() {
    let notes = "[table.notes]\nunder = \"修订{{ amended }}件，另有555件。\"\n\n";
    assert_eq!(rules(&remarking(notes)), ["unbound-numeral"]);
    let unknown = "[table.notes]\nunder = \"修订{{ amended }}件，另有{{ amend }}件。\"\n\n";
    assert_eq!(rules(&remarking(unknown)), ["unknown-figure"]);
}

#[test]
fn a_remark_holds_words_and_figures_only_and_stands_once_in_a_place() {
    let foot = "[table.notes]\nunder = \"修订{{ amended }}件{{ note('例') }}。\"\n\n";
    assert_eq!(rules(&remarking(foot)), ["template-error"]);
    let twice = "[table.notes]\nunder = \"修订{{ amended }}件。\"\n\"under.review_litigation\" = \"注。\"\n\n";
    assert_eq!(rules(&remarking(twice)), ["template-error"]);
    let list = "[table.notes]\nunder = [\"修订{{ amended }}件。\"]\n\n";
    assert!(rules(&remarking(list)).contains(&"wrong-type"));
}

#[test]
fn a_remark_in_a_number_is_led_to_where_it_belongs() {
    let text = remarking(NOTES);
    let typed = changed(&text, "[3, 5, 74]", "[\"3（其中修订16件）\", 5, 74]");
    let found = findings(&typed);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].rule.name, "wrong-type");
    assert!(help(&found[0]).contains("[table.notes]"));
    assert!(help(&found[0]).contains("（其中修订16件）"));
}
