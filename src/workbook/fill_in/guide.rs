//! The sheet 说明: what the workbook is, and how it is filled in.

use crate::{
    model::Report,
    workbook::{
        sheet::{CellStyle, Pages, Sheet},
        sheet_cells::{across, text_cell, to_row},
    },
};

/// The sheet's name.
const GUIDE: &str = "说明";
/// What stands hidden before all else that identifies the workbook.
const MARK: &str = "report-workbook";
/// Beside this stands the organ's name.
pub const ORGAN: &str = "organ";
/// Beside this stands the reporting year.
pub const YEAR: &str = "year";
/// Beside this stands the department that the workbook is for.
pub const DEPARTMENT: &str = "department";
/// Beside this stands the SHA-256 of the year file.
const FINGERPRINT: &str = "year-file-sha256";

/// How many columns the words take.
const WIDTH: u16 = 6;

/// What the workbook is called.
pub(super) fn title(report: &Report, department: Option<&str>) -> String {
    let (organ, year) = (&report.organ.name, report.year);
    let department = department.map_or_else(String::new, |name| format!("（{name}）"));
    format!("{organ}{year}年度政府信息公开填报表{department}")
}

/// The guide to a workbook that has a sheet with the figures of the narrative, or has none.
pub(super) fn sheet(report: &Report, department: Option<&str>, has_figures: bool) -> Sheet {
    let figures = if has_figures {
        "“数字”页和"
    } else {
        ""
    };
    let mut lines = vec![
        "1. 只填黄色的格子；白色的由程序计算或者由别的科室填，不能改。".to_owned(),
        "2. 没有发生的填 0；不清楚的留空，不要填 0，也不要填“无”“/”。".to_owned(),
        "3. 填的时候看“校核”页：不符的写着“不符”，改好再交；“未填，不能核对”是还有格子没有填。"
            .to_owned(),
        format!("4. 数字填在{figures}各张统计表里。不要改格子的位置，不要删行、删列。"),
        "5. 填好以后保存，把这个文件交回；可以打开 .xlsx 的表格程序都可以用。".to_owned(),
    ];
    if let Some(name) = department {
        lines.insert(0, format!("填报科室：{name}。"));
    }
    let mut cells = vec![across(
        0,
        WIDTH,
        &title(report, department),
        CellStyle::Title,
    )];
    for (row, line) in (2..).zip(&lines) {
        cells.push(across(row, WIDTH, line, CellStyle::Plain));
    }
    let told = [
        (MARK, "1".to_owned()),
        (ORGAN, report.organ.name.clone()),
        (YEAR, report.year.to_string()),
        (DEPARTMENT, department.unwrap_or("").to_owned()),
        (FINGERPRINT, report.fingerprint.clone()),
    ];
    for (row, (name, value)) in (0..).zip(&told) {
        cells.push(text_cell(row, WIDTH + 1, name, CellStyle::Plain));
        cells.push(text_cell(row, WIDTH + 2, value, CellStyle::Plain));
    }
    cells.sort_by_key(|cell| cell.at);
    let mut column_widths = vec![14.0; usize::from(WIDTH)];
    column_widths.extend([2.0, 0.0, 0.0]);
    Sheet {
        name: GUIDE.to_owned(),
        column_widths,
        row_heights: (0..to_row(lines.len() + 2))
            .map(|row| (row, if row == 0 { 48.0 } else { 24.0 }))
            .collect(),
        cells,
        repeated_rows: None,
        landscape: false,
        locked: true,
        page_breaks: Vec::new(),
        pages: Pages::Together,
        folded: Vec::new(),
        charts: Vec::new(),
    }
}
