//! Tables: rules make them, and pages part them.

use super::{
    super::outputs::read,
    Cell,
    drawn::{Page, file},
    shown, tables,
};

const COLUMNS: [f64; 4] = [100.0, 160.0, 300.0, 400.0];

fn cells(pages: &[Page]) -> Vec<Vec<Cell>> {
    tables(&read(&file(pages, "")))
}

/// One row of two labels and a number.
fn row(page: Page, y: f64, [first, second, third]: [&str; 3]) -> Page {
    page.say((102.0, y + 4.0), 10.0, first)
        .say((162.0, y + 4.0), 10.0, second)
        .say((302.0, y + 4.0), 10.0, third)
}

#[test]
fn cells_without_a_rule_between_them_are_one() {
    let mut page = Page::default();
    for x in [100.0, 300.0, 400.0] {
        page = page.rule((x, 100.0), (x, 160.0));
    }
    page = page.rule((160.0, 120.0), (160.0, 160.0));
    for y in [100.0, 120.0, 160.0] {
        page = page.rule((100.0, y), (400.0, y));
    }
    page = page.rule((160.0, 140.0), (400.0, 140.0));
    // A label that is set downwards, a heading over two columns, and numbers.
    page = page
        .say((150.0, 104.0), 10.0, "信息内容")
        .say((302.0, 104.0), 10.0, "件数")
        .say((125.0, 124.0), 10.0, "公")
        .say((125.0, 136.0), 10.0, "开")
        .say((162.0, 124.0), 10.0, "规章")
        .say((302.0, 124.0), 10.0, "12")
        .say((162.0, 144.0), 10.0, "规范性文件")
        .say((302.0, 144.0), 10.0, "0");
    let cell = |place, text: &str| (place, text.to_owned());
    assert_eq!(
        cells(&[page]),
        [vec![
            cell((0, 0, 1, 2), "信息内容"),
            cell((0, 2, 1, 1), "件数"),
            cell((1, 0, 2, 1), "公开"),
            cell((1, 1, 1, 1), "规章"),
            cell((1, 2, 1, 1), "12"),
            cell((2, 1, 1, 1), "规范性文件"),
            cell((2, 2, 1, 1), "0"),
        ]]
    );
}

#[test]
fn a_number_too_wide_for_its_cell_stays_whole() {
    let columns = [100.0, 112.0, 124.0, 300.0];
    let page = Page::default()
        .grid(&columns, &[100.0, 120.0, 140.0])
        .say((102.0, 104.0), 5.0, "一")
        .say((96.0, 124.0), 10.0, "1234")
        .say((117.0, 124.0), 10.0, "5");
    let texts = cells(&[page]).remove(0);
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["一", "", "", "1234", "5", ""]);
}

#[test]
fn rules_may_be_thin_areas_and_lines_may_be_double() {
    let mut page = Page::default();
    for y in [600.0, 602.0, 620.0, 640.0, 641.5] {
        page = page.draw(&format!("100 {y} 200 0.5 re f"));
    }
    for x in [100.0, 200.0, 299.5] {
        page = page.draw(&format!("{x} 600 0.5 42 re f"));
    }
    page = page
        .say((110.0, 163.0), 10.0, "甲")
        .say((210.0, 183.0), 10.0, "乙");
    let [table] = &cells(&[page])[..] else {
        panic!()
    };
    assert_eq!(table.len(), 4);
    assert_eq!(table[0], ((0, 0, 1, 1), "甲".to_owned()));
    assert_eq!(table[3], ((1, 1, 1, 1), "乙".to_owned()));
}

#[test]
fn a_table_goes_on_on_the_next_page_with_its_head_told_once() {
    let head = ["类", "项", "数"];
    let first = Page::default().grid(&COLUMNS, &[700.0, 720.0, 740.0]);
    let first = row(row(first, 700.0, head), 720.0, ["甲", "新收", "3"]);
    let second = Page::default().grid(&COLUMNS, &[60.0, 80.0, 100.0]);
    let second = row(row(second, 60.0, head), 80.0, ["乙", "结转", "4"]);
    let [table] = &cells(&[first, second])[..] else {
        panic!()
    };
    let texts: Vec<&str> = table.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        texts,
        ["类", "项", "数", "甲", "新收", "3", "乙", "结转", "4"]
    );
}

/// Two tables that are not alike, and one parted by a line of text, stay what they are.
#[test]
fn a_table_of_other_columns_is_another() {
    let first = row(
        Page::default().grid(&COLUMNS, &[700.0, 720.0, 740.0]),
        700.0,
        ["甲", "新收", "3"],
    );
    let other = [100.0, 200.0, 400.0];
    let second = Page::default()
        .grid(&other, &[60.0, 80.0, 100.0])
        .say((102.0, 64.0), 10.0, "乙");
    assert_eq!(cells(&[first, second]).len(), 2);
    let first = row(
        Page::default().grid(&COLUMNS, &[700.0, 720.0, 740.0]),
        700.0,
        ["甲", "新收", "3"],
    );
    let second = row(
        Page::default()
            .say((100.0, 120.0), 12.0, "下一张表如下")
            .grid(&COLUMNS, &[160.0, 180.0, 200.0]),
        160.0,
        ["乙", "结转", "4"],
    );
    assert_eq!(cells(&[first, second]).len(), 2);
}

/// The rules of the columns go on to the end of the page, and nothing closes the last row.
fn open_below(rows: &[f64], end: f64) -> Page {
    let mut page = Page::default();
    for y in rows {
        page = page.rule((100.0, *y), (400.0, *y));
    }
    for x in COLUMNS {
        page = page.rule((x, rows[0]), (x, end));
    }
    page
}

/// As [`open_below`], at the start of a page.
fn open_above(start: f64, rows: &[f64]) -> Page {
    let mut page = Page::default();
    for y in rows {
        page = page.rule((100.0, *y), (400.0, *y));
    }
    for x in COLUMNS {
        page = page.rule((x, start), (x, rows[rows.len() - 1]));
    }
    page
}

#[test]
fn a_row_cut_by_the_end_of_the_page_is_one() {
    let first = open_below(&[700.0, 720.0], 740.0);
    let first = row(
        row(first, 700.0, ["类", "项", "数"]),
        720.0,
        ["甲", "没有现成信息", "7"],
    );
    let second = open_above(60.0, &[80.0, 100.0]);
    let second = row(
        row(second, 60.0, ["", "需要另行制作", ""]),
        80.0,
        ["乙", "重复申请", "4"],
    );
    let [table] = &cells(&[first, second])[..] else {
        panic!()
    };
    let texts: Vec<&str> = table.iter().map(|(_, text)| text.as_str()).collect();
    let cut = ["甲", "没有现成信息需要另行制作", "7"];
    assert_eq!(texts[3..6], cut);
    assert_eq!(texts.len(), 9);
}

/// Where a number stands on both pages, the rows are two although no rule parts them; a label of
/// several rows goes on.
#[test]
fn rows_with_their_own_numbers_are_not_made_one() {
    let first = open_below(&[700.0, 720.0], 740.0);
    let first = row(
        row(first, 700.0, ["类", "项", "数"]),
        720.0,
        ["（四）无", "不掌握", "7"],
    );
    let mut second = Page::default();
    for x in COLUMNS {
        second = second.rule((x, 60.0), (x, 100.0));
    }
    second = second
        .rule((160.0, 80.0), (400.0, 80.0))
        .rule((100.0, 100.0), (400.0, 100.0));
    second = row(second, 60.0, ["法提供", "需要制作", "3"]);
    second = row(second, 80.0, ["", "不明确", "0"]);
    let transcript = read(&file(&[first, second], ""));
    assert_eq!(
        shown(&transcript),
        [
            "类|项|数",
            "（四）无法提供|不掌握|7",
            "需要制作|3",
            "不明确|0"
        ]
    );
    let label = &transcript.tables[0].cells[3];
    assert_eq!((label.row, label.row_span), (1, 3));
}
