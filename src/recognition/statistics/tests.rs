//! Tables as they come in texts.

use super::{Statistics, cell::CellState, statistics};
use crate::readers;

const REQUESTS: &str = "三、收到和处理政府信息公开申请情况\n";

/// What the tables of a text say.
fn read(text: &str) -> Statistics {
    let transcript = readers::read(text.as_bytes()).unwrap();
    statistics(&transcript, Some(2024)).unwrap()
}

/// Its cells of one row, in order: a number, or how it has none.
fn row(found: &Statistics, id: &str) -> String {
    let cells = found.cells.iter().filter(|cell| cell.id.starts_with(id));
    let said = cells.map(|cell| match cell.state {
        CellState::Stated(value) => value.to_string(),
        CellState::Blank => "blank".to_owned(),
        CellState::Mark => "mark".to_owned(),
        CellState::Unreadable => "unreadable".to_owned(),
    });
    said.collect::<Vec<_>>().join(" ")
}

#[test]
fn bars_show_cells_that_are_blank() {
    let found = read(&format!(
        "{REQUESTS}一、本年新收政府信息公开申请数量 | 9 | | | | | | 9 | | |\n\
         | 三、本年度办理结果 | （一）予以公开 | 5 | / | 0 | 0 | 0 | 0 | 5 |\n"
    ));
    assert_eq!(
        row(&found, "requests.new"),
        "9 blank blank blank blank blank 9"
    );
    assert_eq!(row(&found, "requests.result.granted"), "5 mark 0 0 0 0 5");
    assert!(found.cells.iter().all(|cell| cell.is_certain));
}

#[test]
fn a_cell_a_line_is_a_row_by_the_figures_behind_its_label() {
    let row_of =
        |label: &str, figures: &str| format!("{label}\n\n{}\n\n", figures.replace(' ', "\n\n"));
    let found = read(
        &[
            row_of("一、本年新收政府信息公开申请数量", "3 1 0 0 0 0 4"),
            row_of("三、本年度办理结果", "（三）不予公开"),
            row_of("1.属于国家秘密", "1 0 0 0 0 0 1"),
            "- 2 -\n".to_owned(),
            row_of("（六）其他处理\n\n3.其他", "2 0 0 0 0 0 2"),
            row_of("（七）总计", "3 0 0 0 0 0 3"),
        ]
        .concat(),
    );
    assert_eq!(row(&found, "requests.new"), "3 1 0 0 0 0 4");
    assert_eq!(
        row(&found, "requests.result.refused.state_secret"),
        "1 0 0 0 0 0 1"
    );
    assert_eq!(row(&found, "requests.result.other.other"), "2 0 0 0 0 0 2");
    assert_eq!(row(&found, "requests.result.total"), "3 0 0 0 0 0 3");
}

#[test]
fn a_label_broken_around_its_figures_is_put_together() {
    let found = read(&format!(
        "{REQUESTS}\
         年    1.属于国家秘密             2    0   0   0   0   0    2\n\
         度    2.其他法律行政法规禁止公\n\
         结    开                   1    0   0   0   0   0    1\n\
               5.要求行政机关确认或重新出\n\
                                  4    0   0   0   0   0    4\n\
               具已获取信息\n"
    ));
    assert_eq!(
        row(&found, "requests.result.refused.other_law"),
        "1 0 0 0 0 0 1"
    );
    assert_eq!(
        row(&found, "requests.result.not_processed.reissue"),
        "4 0 0 0 0 0 4"
    );
}

#[test]
fn numbers_with_signs_units_and_wide_digits_are_read() {
    let found = read(
        "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n\
         行政许可 | １,２３４ | 增12 | 88件\n\
         行政处罚 | 70 | 减3 | -\n\
         信息内容 | 采购项目数量 | 采购总金额\n\
         政府集中采购 | 6 | 25000元\n",
    );
    assert!(found.form.covers(2019));
    assert_eq!(row(&found, "disclosed.licences"), "1234 12 88");
    assert_eq!(row(&found, "disclosed.penalties"), "70 -3 mark");
    assert_eq!(row(&found, "disclosed.procurement"), "6 2.5");
}

#[test]
fn a_row_that_is_in_no_form_is_told_and_not_taken_for_another() {
    let found = read(
        "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n\
         規範性文件（各單位制發的） | 2 | 2 | 9\n\
         其他主动公开文件 | 80 | 70 | 250\n",
    );
    assert_eq!(row(&found, "disclosed.normative_documents"), "2 2 9");
    assert_eq!(found.cells.len(), 3);
    let added: Vec<&str> = found.added.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(added, ["其他主动公开文件"]);
}

#[test]
fn reviews_and_lawsuits_stand_in_one_row_or_in_three() {
    let figures = "1 0 2 0 3 0 0 0 0 0 4 0 0 1 5";
    let title = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n";
    let one = read(&format!("{title}{figures}\n"));
    let three = read(&format!(
        "{title}行政复议 | 1 | 0 | 2 | 0 | 3\n未经复议直接起诉 | 0 | 0 | 0 | 0 | 0\n复议后起诉 | 4 | 0 | 0 | 1 | 5\n"
    ));
    assert_eq!(row(&one, ""), figures);
    assert_eq!(row(&three, ""), figures);
}

#[test]
fn running_text_that_names_a_row_is_no_table() {
    let transcript = readers::read(
        "一、总体情况\n2024年，全局共公开信息 63 条，行政许可 12 件。\n行政处罚 36\n".as_bytes(),
    )
    .unwrap();
    assert!(statistics(&transcript, Some(2024)).is_none());
}

#[test]
fn nothing_is_found_in_time_where_nothing_is() {
    let rows =
        "某项目 | 1 | 2 | 3 | 4 | 5 | 6 | 7\n属于 | 1 | 2 | 3 | 4 | 5 | 6 | 7\n".repeat(2_000);
    let transcript = readers::read(rows.as_bytes()).unwrap();
    let _ = statistics(&transcript, None);
}
