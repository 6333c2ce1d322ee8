use report::{
    document::{edition::Edition, properties::Properties},
    workbook::{
        defined_name::{defined_name, defined_names},
        position::Position,
        sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell, Workbook},
    },
};

#[test]
fn legal_ids_stay_as_they_are() {
    for id in [
        "disclosed.total",
        "disclosed.channel.gazette",
        "主动公开.总数",
        "_x",
        "XFE1",
        "A1048577",
        "A0",
        "ABCD1",
        "rate",
        "true_value",
    ] {
        assert_eq!(defined_name(id), id);
    }
}

#[test]
fn what_reads_as_something_else_gets_an_underscore_in_front() {
    for id in [
        "",
        "1",
        "row1",
        "2017年",
        ".a",
        "A1",
        "q4",
        "XFD1048576",
        "r",
        "C",
        "rc",
        "R1",
        "rc1",
        "R1C1",
        "r2.total",
        "c3号",
        "TRUE",
        "false",
        "_xlnm.Print_Area",
    ] {
        assert_eq!(defined_name(id), format!("_{id}"));
    }
}

#[test]
fn other_characters_become_underscores() {
    assert_eq!(defined_name("a b-c/d!e"), "a_b_c_d_e");
    assert_eq!(defined_name("（一）受理"), "_一_受理");
    assert_eq!(defined_name("A 1"), "A_1");
}

#[test]
fn a_long_id_is_cut_to_255_units() {
    assert_eq!(defined_name(&"长".repeat(300)).chars().count(), 255);
    // Outside the basic plane a character counts twice.
    assert_eq!(defined_name(&"𠮷".repeat(300)).chars().count(), 127);
}

#[test]
fn ids_that_share_a_name_are_numbered_after_the_legal_one() {
    assert_eq!(
        names(&["a b", "a_b", "a_b_2", "A_B", "a-b"]),
        ["a_b_4", "a_b", "a_b_2", "A_B_3", "a_b_5"]
    );
}

#[test]
fn long_ids_that_share_a_name_stay_within_the_limit() {
    let long = "长".repeat(300);
    let both = names(&[&long, &format!("{long}二")]);
    assert_eq!(both[0], "长".repeat(255));
    assert_eq!(both[1], "长".repeat(253) + "_2");
}

/// The names that the ids get when their cells stand below one another.
fn names(ids: &[&str]) -> Vec<String> {
    let cells = (0..).zip(ids).map(|(row, id)| SheetCell {
        at: Position { row, column: 0 },
        row_span: 1,
        column_span: 1,
        value: CellValue::Blank,
        style: CellStyle::Value(0),
        format: None,
        figure: Some((*id).to_owned()),
        remark: String::new(),
        entry: None,
    });
    let workbook = Workbook {
        properties: Properties {
            title: String::new(),
            organ: String::new(),
            year: 2017,
            date: None,
            form: "2014".to_owned(),
            fingerprint: "0123456789abcdef".to_owned(),
        },
        edition: Edition::Final,
        sheets: vec![Sheet {
            name: "表".to_owned(),
            column_widths: Vec::new(),
            row_heights: Vec::new(),
            cells: cells.collect(),
            repeated_rows: None,
            landscape: false,
            locked: false,
            page_breaks: Vec::new(),
            pages: Pages::Together,
            folded: Vec::new(),
            charts: Vec::new(),
        }],
    };
    let names = defined_names(&workbook);
    let figures: Vec<&str> = names.iter().map(|name| name.figure.as_str()).collect();
    assert_eq!(figures, ids);
    names.into_iter().map(|name| name.name).collect()
}
