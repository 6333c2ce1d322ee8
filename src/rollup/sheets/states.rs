//! Deadline and state of each organ's report.

use rust_decimal::Decimal;

use super::one_sheet::{number, sheet};
use crate::{
    diagnostic::{Language, Text, say::say},
    rollup::{
        added::{Rollup, WhyAside},
        contribution::Contribution,
    },
    workbook::{
        sheet::{CellStyle, Sheet, SheetCell},
        sheet_cells::{blank_cell, text_cell},
    },
};

const WIDTHS: [f64; 7] = [30.0, 34.0, 14.0, 14.0, 24.0, 8.0, 8.0];

/// The sheet.
pub(super) fn sheet_of(rollup: &Rollup, language: Language) -> Sheet {
    let title = match rollup.deadline {
        Some(day) => say!(
            "报送情况（截止 {day}）",
            "State of the reports (due on {day})"
        ),
        None => Text::new("报送情况", "State of the reports"),
    };
    let mut cells = vec![SheetCell {
        column_span: 7,
        ..text_cell(0, 0, title.get(language), CellStyle::Title)
    }];
    let heads = [
        Text::new("单位", "organ"),
        Text::new("文件", "file"),
        Text::new("截止", "due"),
        Text::new("签发", "signed"),
        Text::new("情况", "state"),
        Text::new("错误", "errors"),
        Text::new("警告", "warnings"),
    ];
    for (column, head) in (0..).zip(&heads) {
        cells.push(text_cell(1, column, head.get(language), CellStyle::Header));
    }
    let mut row = 2;
    let due = rollup
        .deadline
        .map_or_else(String::new, |day| day.to_string());
    let plain = |row, column, text: &str| text_cell(row, column, text, CellStyle::Label(0));
    let mut without_report = |name: &str, path: &str, state: &Text, style| {
        cells.push(plain(row, 0, name));
        cells.push(plain(row, 1, path));
        cells.push(plain(row, 2, &due));
        cells.push(blank_cell(row, 3));
        cells.push(text_cell(row, 4, state.get(language), style));
        cells.extend([5, 6].map(|column| blank_cell(row, column)));
        row += 1;
    };
    let missing = Text::new("没有报送", "missing");
    for name in &rollup.missing {
        without_report(name, "", &missing, CellStyle::Failed);
    }
    for aside in &rollup.set_aside {
        let state = match &aside.why {
            WhyAside::OtherYear(_) => Text::new("不是这一年度的", "of another year"),
            WhyAside::Second(_) => Text::new("同一单位的第二份", "a second one of this organ"),
        };
        without_report(&aside.organ, &aside.path, &state, CellStyle::Failed);
    }
    for (name, reason) in &rollup.exempt {
        let is_there = rollup.organs.iter().any(|organ| organ.is_called(name));
        if !is_there {
            let reason = reason.as_deref().unwrap_or("");
            let state = say!("免报 {reason}", "exempt {reason}");
            without_report(name, "", &state, CellStyle::NotAssessable);
        }
    }
    for organ in &rollup.organs {
        let (state, style) = state(rollup, organ);
        cells.push(plain(row, 0, &organ.organ));
        cells.push(plain(row, 1, &organ.path));
        cells.push(plain(row, 2, &due));
        let signed = organ.date.map_or_else(String::new, |day| day.to_string());
        cells.push(plain(row, 3, &signed));
        cells.push(text_cell(row, 4, state.get(language), style));
        cells.push(number(row, 5, Decimal::from(organ.tally.errors)));
        cells.push(number(row, 6, Decimal::from(organ.tally.warnings)));
        row += 1;
    }
    sheet(
        &Text::new("报送情况", "State"),
        language,
        WIDTHS.to_vec(),
        (1, 1),
        cells,
    )
}

fn state(rollup: &Rollup, organ: &Contribution) -> (Text, CellStyle) {
    if organ.tally.errors > 0 {
        (Text::new("有错误", "has errors"), CellStyle::Failed)
    } else if rollup.is_late(organ) {
        (
            Text::new("签发晚于截止日", "signed late"),
            CellStyle::Failed,
        )
    } else if organ.date.is_none() {
        (
            Text::new("没有写签发日", "no day of signature"),
            CellStyle::NotAssessable,
        )
    } else {
        (Text::new("已报送", "reported"), CellStyle::Held)
    }
}
