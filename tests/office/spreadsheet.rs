//! The .xlsx, computed anew and saved by LibreOffice.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, open_workbook_from_rs};
use report::{
    document::edition::Edition,
    forms::Comparison,
    workbook::{
        sheet::{CellStyle, CellValue, FormulaResult, Workbook},
        sheet_formula::{Formula, OPEN},
    },
    writers::xlsx::write,
};
use rust_decimal::Decimal;

use super::conversion::recalculated;
use crate::{
    sample::{at, cell, number, text, workbook},
    support::reading::Book,
};

/// LibreOffice computes every formula anew; what was stored must be what it finds.
#[test]
fn stored_results_are_what_a_spreadsheet_computes() {
    let stored = write(&workbook(Edition::Final)).unwrap();
    let Some(mut computed) = recalculated(&stored) else {
        return;
    };
    let mut file = read(stored);
    let mut compared = 0;
    for name in file.sheet_names() {
        let stored = file.worksheet_range(&name).unwrap();
        let computed = computed.worksheet_range(&name).unwrap();
        let formulas = file.worksheet_formula(&name).unwrap();
        let (start_row, start_column) = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            let place = (
                start_row + u32::try_from(row).unwrap(),
                start_column + u32::try_from(column).unwrap(),
            );
            let both = [&stored, &computed].map(|range| range.get_value(place).map(plain));
            assert_eq!(both[0], both[1], "{name} {place:?} {formula}");
            compared += 1;
        }
    }
    assert_eq!(compared, 18);
    assert_eq!(names(&computed), names(&file));
}

/// A workbook with two formulas whose stored results are not theirs.
pub(super) fn wrong() -> Workbook {
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
        // A figure that a reviewer clears is no longer comparable, not “greater”.
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
    wrong
}

/// The oracle itself: were nothing computed, the wrong results would come back.
#[test]
fn a_wrong_stored_result_is_found_out() {
    let wrong = wrong();
    let Some(mut computed) = recalculated(&write(&wrong).unwrap()) else {
        return;
    };
    let proof = computed.worksheet_range("核对").unwrap();
    assert_eq!(proof.get_value((20, 1)), Some(&Data::Float(592.0)));
    assert_eq!(plain(proof.get_value((21, 1)).unwrap()), OPEN);
}

/// Names that look like cells, functions or other sheets' cells survive another program.
#[test]
fn awkward_names_survive_libreoffice() {
    let ids = [
        "a1",
        "R1C1",
        "r",
        "sum",
        "统计表.C3",
        "xfd1048576",
        "true",
        "𠮷",
        "a b",
        "a_b",
        "1",
        "①",
        "a.1",
        "１",
        "é",
    ];
    let mut awkward: Workbook = workbook(Edition::Final);
    awkward.sheets[2].cells = (0..)
        .zip(ids)
        .map(|(row, id)| {
            let mut home = cell(row, 1, number(i64::from(row)), CellStyle::Value(0));
            home.figure = Some(id.to_owned());
            home
        })
        .collect();
    awkward.sheets.remove(1);
    awkward.sheets[0]
        .cells
        .push(cell(90, 0, text("尾"), CellStyle::Plain));
    let bytes = write(&awkward).unwrap();
    let Some(computed) = recalculated(&bytes) else {
        return;
    };
    assert_eq!(names(&computed), names(&read(bytes)));
}

fn read(bytes: Vec<u8>) -> Book {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// Names of figures; print titles are names too, and left out. LibreOffice sets apostrophes only where
/// it asks for them.
fn names(file: &Book) -> BTreeMap<String, String> {
    let names = file.defined_names().iter().cloned();
    names
        .filter(|(name, _)| !name.starts_with("_xlnm."))
        .map(|(name, place)| (name, place.trim_start_matches('$').replace('\'', "")))
        .collect()
}

/// A cell's content, with a blank text like a blank cell, and without the last bits of a number.
fn plain(data: &Data) -> String {
    match data {
        Data::Float(number) => format!("{number:.9}"),
        Data::Int(number) => format!("{number}.000000000"),
        other => other.to_string(),
    }
}
