//! The .xls, computed anew by LibreOffice beside the .xlsx of the same workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use report::{
    document::{edition::Edition, printer::Printer},
    forms::Comparison,
    workbook::{
        self,
        sheet::{CellStyle, CellValue, FormulaResult, Workbook},
        sheet_formula::{Formula, OPEN},
    },
    writers::{xls::write, xlsx},
};
use rust_decimal::Decimal;

use super::conversion::converted;
use crate::{
    sample::{at, cell, workbook},
    support::{REAL, examples, reading::Book, world},
};

fn workbook_of(text: &str) -> Workbook {
    let report = world(text).report();
    let edition = Edition::Final;
    workbook::compose::workbook(&Printer::new(&report, &edition))
}

fn workbooks() -> Vec<Workbook> {
    let mut workbooks: Vec<Workbook> = examples::that_hold()
        .iter()
        .map(|text| workbook_of(text))
        .collect();
    workbooks.extend([workbook_of(REAL), workbook(Edition::Final)]);
    workbooks
}

fn new(bytes: Vec<u8>) -> Book {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

fn plain(data: Option<&Data>) -> String {
    match data {
        None | Some(Data::Empty) => String::new(),
        Some(Data::Float(number)) => format!("{number:.9}"),
        Some(Data::Int(number)) => format!("{number}.000000000"),
        Some(other) => other.to_string(),
    }
}

/// What LibreOffice computes anew from the old file is what the new one stores.
#[test]
fn stored_results_are_what_a_spreadsheet_computes() {
    let workbooks = workbooks();
    let files: Vec<Vec<u8>> = workbooks.iter().map(|one| write(one).unwrap()).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|one| ("xls", one.as_slice())).collect();
    let Some(computed) = converted(&files, "xlsx") else {
        return;
    };
    let mut compared = 0;
    for (workbook, computed) in workbooks.iter().zip(computed) {
        let mut stored: Xlsx<_> = new(xlsx::write(workbook).unwrap());
        let mut computed = new(computed);
        for name in stored.sheet_names() {
            let formulas = stored.worksheet_formula(&name).unwrap();
            let values = stored.worksheet_range(&name).unwrap();
            let found = computed.worksheet_range(&name).unwrap();
            let kept = computed.worksheet_formula(&name).unwrap();
            let (top, left) = formulas.start().unwrap_or_default();
            for (row, column, formula) in formulas.used_cells() {
                let place = (
                    top + u32::try_from(row).unwrap(),
                    left + u32::try_from(column).unwrap(),
                );
                let both = [&values, &found].map(|range| plain(range.get_value(place)));
                assert_eq!(both[0], both[1], "{name} {place:?} {formula}");
                // It came through as a formula, and not as its result.
                assert!(
                    kept.get_value(place).is_some_and(|kept| !kept.is_empty()),
                    "{name} {place:?}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "{compared}");
}

/// The oracle itself: were nothing computed, the wrong results would come back.
#[test]
fn a_wrong_stored_result_is_found_out() {
    let mut wrong = workbook(Edition::Final);
    wrong.sheets[1].cells.extend([
        cell(
            20,
            1,
            CellValue::Formula(
                Formula::sum(at(3, 1), at(11, 1)),
                FormulaResult::Number(Decimal::from(999)),
            ),
            CellStyle::Value(0),
        ),
        cell(
            21,
            1,
            CellValue::Formula(
                Formula::verdict(at(14, 1), Comparison::AtLeast, at(2, 1), Decimal::ZERO),
                FormulaResult::Text("相符".into()),
            ),
            CellStyle::Held,
        ),
    ]);
    let Some(computed) = converted(&[("xls", &write(&wrong).unwrap())], "xlsx") else {
        return;
    };
    let proof = new(computed[0].clone()).worksheet_range("核对").unwrap();
    assert_eq!(proof.get_value((20, 1)), Some(&Data::Float(592.0)));
    assert_eq!(plain(proof.get_value((21, 1))), OPEN);
}
