use report::workbook::{
    position::Position,
    row_height::row_heights,
    sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell},
};

#[test]
fn a_row_of_one_line_keeps_the_default() {
    assert_eq!(heights(vec![label(0, 1, 1, "主动公开政府信息数")], &[]), []);
}

#[test]
fn a_label_of_three_lines_makes_its_row_taller() {
    let long = "主动公开政府信息数（不同渠道和方式公开相同信息计1条）";
    assert_eq!(heights(vec![label(0, 1, 1, long)], &[]), [(0, 50)]);
}

#[test]
fn merged_columns_have_room_together() {
    let long = "主动公开政府信息数（不同渠道和方式公开相同信息计1条）";
    assert_eq!(heights(vec![label(0, 1, 2, long)], &[]), []);
}

#[test]
fn a_cell_of_several_rows_stretches_the_last() {
    let long = "主动公开政府信息数（不同渠道和方式公开相同信息计1条）";
    assert_eq!(heights(vec![label(0, 2, 1, long)], &[]), [(1, 32)]);
}

#[test]
fn a_given_height_is_the_least_that_a_row_has() {
    let long = "主动公开政府信息数（不同渠道和方式公开相同信息计1条）";
    let cells = || vec![label(0, 1, 1, long)];
    assert_eq!(heights(cells(), &[(0, 30.0)]), [(0, 50)]);
    assert_eq!(heights(cells(), &[(0, 60.0)]), [(0, 60)]);
}

/// Heights in a sheet of two columns, 22 and 40 wide, in full points; labels stand a step from the rule.
fn heights(cells: Vec<SheetCell>, given: &[(u32, f64)]) -> Vec<(u32, i64)> {
    let sheet = Sheet {
        name: "表".to_owned(),
        column_widths: vec![22.0, 40.0],
        row_heights: given.to_vec(),
        cells,
        repeated_rows: None,
        landscape: false,
        locked: false,
        page_breaks: Vec::new(),
        pages: Pages::Together,
        folded: Vec::new(),
        charts: Vec::new(),
    };
    let heights = row_heights(&sheet).into_iter();
    heights
        .map(|(row, height)| (row, format!("{height:.0}").parse().unwrap()))
        .collect()
}

fn label(row: u32, row_span: u32, column_span: u16, text: &str) -> SheetCell {
    SheetCell {
        at: Position { row, column: 0 },
        row_span,
        column_span,
        value: CellValue::Text(text.to_owned()),
        style: CellStyle::Label(0),
        format: None,
        figure: None,
        remark: String::new(),
        entry: None,
    }
}
