use report::workbook::position::Position;

fn at(row: u32, column: u16) -> Position {
    Position { row, column }
}

#[test]
fn columns_are_lettered_as_in_a_spreadsheet() {
    let letters = [0, 1, 25, 26, 51, 52, 701, 702, 16_383].map(|column| at(0, column).a1());
    assert_eq!(
        letters,
        ["A1", "B1", "Z1", "AA1", "AZ1", "BA1", "ZZ1", "AAA1", "XFD1"]
    );
}

#[test]
fn rows_count_from_one() {
    assert_eq!(at(2, 1).a1(), "B3");
    assert_eq!(at(2, 1).a1_absolute(), "$B$3");
    assert_eq!(at(u32::MAX, 27).a1_absolute(), "$AB$4294967296");
}
