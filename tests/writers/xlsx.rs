use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use report::{
    document::edition::{Edition, Remarks},
    workbook::{
        position::Position,
        sheet::{CellStyle, CellValue, Pages, SheetCell},
    },
    writers::xlsx::write,
};

use super::sample::{PARTS, TABLE_ROWS, workbook};

type File = Xlsx<Cursor<Vec<u8>>>;

fn draft() -> Edition {
    Edition::Draft(Remarks::new())
}

#[test]
fn values_come_back_as_they_were_laid_out() {
    let mut file = read(write(&workbook(Edition::Final)).unwrap());
    assert_eq!(file.sheet_names(), ["统计表", "核对", "2017 数据's"]);

    let table = file.worksheet_range("统计表").unwrap();
    let get = |row, column| table.get_value((row, column)).unwrap_or(&Data::Empty);
    assert_eq!(get(0, 0), "北京市东城区民政局2017年政府信息公开情况统计表");
    assert_eq!(get(2, 2), "统计数");
    assert_eq!(get(4, 2), &Data::Float(592.0));
    assert_eq!(get(5, 2), &Data::Float(0.0));
    assert_eq!(get(6, 2), &Data::Empty, "not reported is not 0");
    assert_eq!(get(7, 2), &Data::Float(12_345_678.9));
    assert_eq!(table.end(), Some((TABLE_ROWS + 4, 2)));
}

#[test]
fn a_label_that_starts_with_an_equals_sign_is_text() {
    let mut file = read(write(&workbook(Edition::Final)).unwrap());
    let label = "=其中：主动公开规范性文件数";
    let table = file.worksheet_range("统计表").unwrap();
    assert_eq!(table.get_value((5, 0)), Some(&Data::String(label.into())));
    assert!(file.worksheet_formula("统计表").unwrap().is_empty());
}

#[test]
fn formulas_stand_beside_their_results() {
    let mut file = read(write(&workbook(Edition::Final)).unwrap());
    let formulas = file.worksheet_formula("核对").unwrap();
    let results = file.worksheet_range("核对").unwrap();
    let both = |row, column| {
        let formula = formulas.get_value((row, column)).unwrap();
        format!("{formula} → {}", results.get_value((row, column)).unwrap())
    };
    assert_eq!(
        [
            both(2, 1),
            both(12, 1),
            both(13, 1),
            both(12, 2),
            both(3, 2),
            both(14, 1),
            both(15, 1)
        ],
        [
            "IF(ISBLANK('2017 数据''s'!B2),\"\",'2017 数据''s'!B2) → 592",
            "SUM(B4:B12) → 592",
            "B3-B13 → 0",
            "IF(COUNT(B3,B13)<2,\"未填，不能核对\",IF(B3=B13,\"相符\",\"不符\")) → 相符",
            "IF(COUNT(B4,B3)<2,\"未填，不能核对\",IF(B4>=B3,\"相符\",\"不符\")) → 不符",
            "IF(ISBLANK('2017 数据''s'!B12),\"\",'2017 数据''s'!B12) → ",
            "IF(ISBLANK('2017 数据''s'!B13),\"\",'2017 数据''s'!B13) → 12.5",
        ]
    );
}

#[test]
fn every_figure_has_a_name() {
    let file = read(write(&workbook(Edition::Final)).unwrap());
    let names = names(&file);
    let of = |name: &str| names.get(name).map(String::as_str);
    assert_eq!(of("disclosed.total"), Some("'统计表'!$C$5"));
    assert_eq!(of("_Q4"), Some("'统计表'!$C$6"));
    assert_eq!(of("disclosed"), Some("'2017 数据''s'!$B$2"));
    assert_eq!(of("DISCLOSED_2"), Some("'2017 数据''s'!$B$13"));
    assert_eq!(of("其他"), Some("'2017 数据''s'!$B$11"));
    assert_eq!(names.len(), PARTS.len() + 5);
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    assert_eq!(
        write(&workbook(draft())).unwrap(),
        write(&workbook(draft())).unwrap()
    );
}

/// A long sheet goes to the disk row by row, where nothing can be changed behind the writer's back.
#[test]
fn a_long_sheet_is_written_as_a_short_one() {
    let short = workbook(Edition::Final);
    let mut long = short.clone();
    let cells = &mut long.sheets[0].cells;
    let last = cells.last().unwrap().clone();
    let first_row = cells.iter().map(|cell| cell.at.row).max().unwrap() + 1;
    let last_row = first_row + 25_000;
    for row in first_row..=last_row {
        for column in 0..3 {
            let mut cell = SheetCell {
                at: Position { row, column },
                column_span: 1,
                figure: None,
                ..last.clone()
            };
            if column > 0 {
                cell.style = CellStyle::Value(0);
                cell.value = CellValue::Number(row.into());
            }
            cells.push(cell);
        }
    }
    let (short, long) = (write(&short).unwrap(), write(&long).unwrap());
    let rows = |bytes: &[u8]| {
        let sheet = parts(bytes).remove("xl/worksheets/sheet1.xml").unwrap();
        // A hint for the reader, which a row that is written by itself has not.
        let sheet = sheet.replace(" spans=\"1:3\"", "");
        let rows = sheet.split("<row ").map(str::to_owned);
        let end = |row: String| row.split("</sheetData>").next().unwrap().to_owned();
        rows.skip(1).map(end).collect::<Vec<_>>()
    };
    let (of_short, of_long) = (rows(&short), rows(&long));
    assert_eq!(of_short[..], of_long[..of_short.len()]);
    let formats = |row: &str| row.matches(" s=\"").count();
    assert_eq!(formats(of_long.last().unwrap()), 3);
    assert_eq!(of_long.len() - of_short.len(), 25_001);
    let mut file = read(long);
    let table = file.worksheet_range("统计表").unwrap();
    assert_eq!(
        table.get_value((last_row, 2)),
        Some(&Data::Float(last_row.into()))
    );
}

#[test]
fn a_draft_says_so_on_every_page_and_explains_its_figures() {
    let mark = "草稿 DRAFT";
    let draft = parts(&write(&workbook(draft())).unwrap());
    for sheet in 1..=3 {
        assert!(draft[&format!("xl/worksheets/sheet{sheet}.xml")].contains(mark));
    }
    assert!(draft["xl/comments1.xml"].contains("合计592与分项之和591不一致"));
    assert!(draft["xl/comments1.xml"].contains("<author>report</author>"));

    let last = parts(&write(&workbook(Edition::Final)).unwrap());
    assert!(!last.values().any(|part| part.contains(mark)));
    assert!(!last.contains_key("xl/comments1.xml"));
}

#[test]
fn every_printed_page_names_the_organ_and_the_year() {
    let header = |name: &str| -> Vec<String> {
        let mut named = workbook(Edition::Final);
        name.clone_into(&mut named.properties.organ);
        let parts = parts(&write(&named).unwrap());
        let sheets = parts
            .iter()
            .filter(|(path, _)| path.starts_with("xl/worksheets/sheet"));
        sheets
            .map(|(_, sheet)| {
                let header = sheet.split("<oddHeader>").nth(1).unwrap();
                header.split("</oddHeader>").next().unwrap().to_owned()
            })
            .collect()
    };
    // An ampersand starts a command, and is written as two; XML writes each in its own way.
    let escaped = "&amp;L甲&amp;&amp;乙局 2017年度";
    assert_eq!(header("甲&乙局"), [escaped; 3]);
    let long = format!("&amp;L{}… 2017年度", "某".repeat(30));
    assert_eq!(header(&"某".repeat(90)), [long.clone(), long.clone(), long]);
}

#[test]
fn pages_of_the_form_are_counted_by_themselves_and_rows_are_folded() {
    let mut book = workbook(Edition::Final);
    let form = |first, count| Pages::OfForm {
        first,
        count,
        of: 4,
    };
    book.sheets[0].pages = form(1, 2);
    book.sheets[1].pages = form(3, 1);
    book.sheets[2].pages = Pages::Apart;
    book.sheets[1].folded = vec![(3, 11)];
    let parts = parts(&write(&book).unwrap());
    let told: Vec<(String, String)> = (1..=3)
        .map(|number| {
            let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
            let within = |from: &str, to: &str| {
                let (_, rest) = sheet.split_once(from).unwrap();
                rest.split_once(to).unwrap().0.to_owned()
            };
            (
                within("<oddFooter>&amp;C", "</"),
                within("<pageSetup ", "/>"),
            )
        })
        .collect();
    let footers: Vec<&str> = told.iter().map(|(footer, _)| footer.as_str()).collect();
    assert_eq!(
        footers,
        [
            "第 &amp;P 页 共 4 页",
            "第 3 页 共 4 页",
            "&amp;A　第 &amp;P 页"
        ]
    );
    assert!(told[0].1.contains("fitToHeight=\"2\""), "{told:?}");
    assert!(
        told.iter()
            .all(|(_, setup)| setup.contains("useFirstPageNumber=\"1\""))
    );
    let proof = &parts["xl/worksheets/sheet2.xml"];
    assert_eq!(proof.matches(" hidden=\"1\" outlineLevel=\"1\"").count(), 9);
    assert!(proof.contains("<outlinePr summaryBelow=\"0\"/>"));
}

#[test]
fn names_of_sheets_stand_between_apostrophes_in_every_formula() {
    let mut book = workbook(Edition::Final);
    book.sheets[2].name = "数据".to_owned();
    let mut file = read(write(&book).unwrap());
    let formulas = file.worksheet_formula("核对").unwrap();
    let first = formulas.get_value((2, 1)).unwrap();
    assert_eq!(first, "IF(ISBLANK('数据'!B2),\"\",'数据'!B2)");
}

#[test]
fn the_file_names_its_organ_and_is_dated_by_its_year() {
    let core = &parts(&write(&workbook(Edition::Final)).unwrap())["docProps/core.xml"];
    assert!(core.contains("<dc:creator>北京市东城区民政局</dc:creator>"));
    assert!(core.contains("2017-12-31T23:59:59Z</dcterms:created>"));
}

#[test]
fn a_formula_that_points_nowhere_is_an_error_at_its_cell() {
    let mut wrong = workbook(Edition::Final);
    wrong.sheets.pop();
    let error = format!("{:#}", write(&wrong).unwrap_err());
    assert_eq!(
        error,
        "cannot write the sheet \"核对\": cannot write the cell B3: a formula points at sheet 2"
    );
}

fn read(bytes: Vec<u8>) -> File {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// Names of figures; print titles are names too, and left out.
fn names(file: &File) -> BTreeMap<String, String> {
    let names = file.defined_names().iter().cloned();
    names
        .filter(|(name, _)| !name.starts_with("_xlnm."))
        .map(|(name, place)| (name, place.trim_start_matches('$').to_owned()))
        .collect()
}

/// The text of every XML part.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let text = std::io::read_to_string(&mut part).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}
