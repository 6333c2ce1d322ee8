//! The .xls, computed anew by LibreOffice beside the .xlsx of the same workbook.

use calamine::{Data, Reader, Xlsx};
use report::{
    workbook::sheet_formula::OPEN,
    writers::{xls::write, xlsx},
};

use super::{conversion::converted, spreadsheet::wrong};
use crate::{
    sample::workbooks,
    support::reading::{book, plain},
};

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
        let mut stored: Xlsx<_> = book(xlsx::write(workbook).unwrap());
        let mut computed = book(computed);
        // The old format calls the sheet of charts otherwise; their order is one.
        let names = stored.sheet_names().into_iter().zip(computed.sheet_names());
        for (name, called) in names {
            let formulas = stored.worksheet_formula(&name).unwrap();
            let values = stored.worksheet_range(&name).unwrap();
            let found = computed.worksheet_range(&called).unwrap();
            let kept = computed.worksheet_formula(&called).unwrap();
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
    let wrong = wrong();
    let Some(computed) = converted(&[("xls", &write(&wrong).unwrap())], "xlsx") else {
        return;
    };
    let proof = book(computed[0].clone()).worksheet_range("核对").unwrap();
    assert_eq!(proof.get_value((20, 1)), Some(&Data::Float(592.0)));
    assert_eq!(plain(proof.get_value((21, 1))), OPEN);
}
