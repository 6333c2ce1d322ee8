//! The .xls, read back by calamine beside the .xlsx of the same workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xls, open_workbook_from_rs};
use report::{
    document::edition::Edition,
    workbook::sheet::CellStyle,
    writers::{xls::write, xlsx},
};

use super::sample::{cell, text, workbook, workbooks};
use crate::support::reading::{book, plain};

fn old(bytes: &[u8]) -> Xls<Cursor<&[u8]>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

#[test]
fn it_is_a_file_of_the_old_binary_kind() {
    let bytes = write(&workbook(Edition::Final)).unwrap();
    assert!(bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
    assert_eq!(
        bytes,
        write(&workbook(Edition::Final)).unwrap(),
        "the same bytes"
    );
    let file = cfb::CompoundFile::open(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = file
        .walk()
        .map(|entry| entry.path().display().to_string())
        .collect();
    assert_eq!(names, ["/", "/Workbook", "/\u{5}SummaryInformation"]);
}

#[test]
fn every_cell_name_and_merged_range_is_that_of_the_new_format() {
    let mut compared = 0;
    for workbook in workbooks() {
        let bytes = write(&workbook).unwrap();
        let mut old = old(&bytes);
        let mut new = book(xlsx::write(&workbook).unwrap());
        // Without the charts their sheet is called after what it holds.
        let called = |name: &String| match name.as_str() {
            "图" => "图的数据".to_owned(),
            _ => name.clone(),
        };
        let sheets: Vec<String> = new.sheet_names().iter().map(called).collect();
        assert_eq!(old.sheet_names(), sheets);
        for name in new.sheet_names() {
            let (ours, theirs) = (
                old.worksheet_range(&called(&name)).unwrap(),
                new.worksheet_range(&name).unwrap(),
            );
            let (last_row, last_column) = theirs.end().unwrap();
            for row in 0..=last_row {
                for column in 0..=last_column {
                    let [one, other] =
                        [&ours, &theirs].map(|range| plain(range.get_value((row, column))));
                    assert_eq!(one, other, "{name} {row} {column}");
                    compared += usize::from(!one.is_empty());
                }
            }
            let mut merged = [
                old.merge_cells_by_sheet_name(&called(&name)).unwrap(),
                new.merge_cells_by_sheet_name(&name).unwrap(),
            ];
            for one in &mut merged {
                one.sort_by_key(|range| range.start);
            }
            assert_eq!(merged[0], merged[1], "{name}");
        }
        let named = |names: &[(String, String)]| {
            let mut names: Vec<(String, String)> = names
                .iter()
                .filter(|(name, _)| !name.starts_with("_xlnm") && name.chars().count() > 1)
                .map(|(name, place)| (name.clone(), place.replace('\'', "")))
                .collect();
            names.sort();
            names
        };
        assert_eq!(named(old.defined_names()), named(new.defined_names()));
    }
    assert!(compared > 1500, "{compared}");
}

#[test]
fn hostile_text_comes_back_as_it_was_typed() {
    let typed = [
        "=1+1",
        "<script>alert(1)</script>",
        "a & b \"c\" 'd'",
        "{\\rtf1 x}",
        "𠀀𪚥 𝄞",
        "👨‍👩‍👧 🏛️",
        "第一行\n第二行",
        &"长".repeat(32_767),
    ];
    let mut hostile = workbook(Edition::Final);
    for (row, one) in (100..).zip(typed) {
        hostile.sheets[0]
            .cells
            .push(cell(row, 0, text(one), CellStyle::Plain));
    }
    let control = "a\u{1}b\u{7}c";
    hostile.sheets[0]
        .cells
        .push(cell(120, 0, text(control), CellStyle::Plain));
    let bytes = write(&hostile).unwrap();
    let table = old(&bytes).worksheet_range("统计表").unwrap();
    for (row, one) in (100..).zip(typed) {
        assert_eq!(
            table.get_value((row, 0)),
            Some(&Data::String(one.to_owned()))
        );
    }
    assert_eq!(
        table.get_value((120, 0)),
        Some(&Data::String("abc".to_owned()))
    );
}

#[test]
fn what_the_format_cannot_hold_is_an_error_at_its_cell() {
    let mut long = workbook(Edition::Final);
    long.sheets[0]
        .cells
        .push(cell(70_000, 0, text("x"), CellStyle::Plain));
    let error = format!("{:#}", write(&long).unwrap_err());
    assert_eq!(
        error,
        "cannot write the sheet \"统计表\": cannot write the cell A70001: an .xls holds 65536 rows of 256 columns"
    );
    let mut wrong = workbook(Edition::Final);
    wrong.sheets.pop();
    let error = format!("{:#}", write(&wrong).unwrap_err());
    assert_eq!(
        error,
        "cannot write the sheet \"核对\": cannot write the cell B3: a formula points at sheet 2"
    );
}
