//! The sheets of the spreadsheet: one for each table that the form prints, the proof, the figures.

use report::{
    document::{
        compose::{Printer, Remarks},
        spreadsheet::workbook,
        workbook::Sheet,
    },
    forms::Form,
};

use crate::support::report_on;

fn sheets(form: &str, figures: &str) -> Vec<Sheet> {
    let text = format!("year = 2023\n[organ]\nname = \"某局\"\n{figures}");
    let report = report_on(Form::built_in(form).unwrap(), &text);
    let remarks = Remarks::new();
    workbook(&Printer::new(&report, &remarks), false).sheets
}

#[test]
fn every_printed_table_has_a_sheet_that_repeats_its_head() {
    let told: Vec<String> = sheets("2021", "")
        .iter()
        .map(|sheet| {
            let lies = if sheet.landscape {
                "on its side"
            } else {
                "upright"
            };
            format!("{} {lies} {:?}", sheet.name, sheet.repeated_rows)
        })
        .collect();
    assert_eq!(
        told,
        [
            "主动公开政府信息情况 upright None",
            "收到和处理政府信息公开申请情况 upright Some((1, 3))",
            "政府信息公开行政复议、行政诉讼情况 on its side Some((1, 3))",
            "校核 upright Some((4, 4))",
        ]
    );
}

#[test]
fn figures_of_the_organs_own_have_a_sheet_where_there_are_any() {
    let names = |figures| -> Vec<String> {
        let sheets = sheets("2014", figures);
        sheets.into_iter().map(|sheet| sheet.name).collect()
    };
    assert_eq!(names(""), ["统计表", "校核"]);
    let stated = "[figures.a]\nlabel = \"甲\"\nvalue = 1\n";
    assert_eq!(names(stated), ["统计表", "校核", "数据"]);
}

#[test]
fn a_column_of_figures_has_room_for_seven_digits() {
    for form in Form::known() {
        for sheet in sheets(form, "") {
            let last = sheet.column_widths.last().unwrap();
            assert!(*last >= 8.0, "{form} {} {last}", sheet.name);
        }
    }
}
