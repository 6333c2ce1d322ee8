//! The sheets of the spreadsheet: one for each table that the form prints, the proof, the figures.

use report::{
    document::{edition::Edition, printer::Printer},
    facts::trace::Trace,
    forms::Form,
    workbook::{
        compose::workbook,
        row_height::row_heights,
        sheet::{CellStyle, CellValue, FormulaResult, Pages, Sheet, Workbook},
    },
    writers::{xls, xlsx},
};

use crate::support::{examples, world};

fn sheets(form: &str, figures: &str) -> Vec<Sheet> {
    of_form(form, figures).sheets
}

/// The spreadsheet on the form of 2014.
fn whole(figures: &str) -> Workbook {
    of_form("2014", figures)
}

fn of_form(form: &str, figures: &str) -> Workbook {
    let year = Form::built_in(form).unwrap().head.first_year;
    let text = format!(
        "year = {year}
[organ]
name = \"某局\"
{figures}"
    );
    let report = world(&text).report();
    let edition = Edition::Final;
    workbook(&Printer::new(&report, &edition))
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

/// The texts of a sheet's column, from the top.
fn column(sheets: &[Sheet], name: &str, column: u16) -> Vec<String> {
    let sheet = sheets.iter().find(|sheet| sheet.name == name).unwrap();
    let cells = sheet.cells.iter().filter(|cell| cell.at.column == column);
    cells
        .filter_map(|cell| match &cell.value {
            CellValue::Text(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

const BROKEN_DOWN: &str = "[figures.a]\nlabel = \"甲\"\nvalue = 3\n\
    [figures.a.parts]\nb = { label = \"乙\", value = 1 }\nc = { label = \"丙\", value = 2 }\n\
    [[sections]]\nheading = \"概述\"\nbody = \"\"\"\n";

#[test]
fn a_part_is_used_where_a_table_or_a_chart_shows_it() {
    for placed in ["{{ table(a) }}", "{{ chart(a) }}"] {
        let sheets = sheets("2014", &format!("{BROKEN_DOWN}{placed}\n\"\"\"\n"));
        let uses = column(&sheets, "数据", 3);
        assert_eq!(
            uses,
            ["用处", "正文一，校核", "正文一，校核", "正文一，校核"]
        );
    }
    let sheets = sheets("2014", &format!("{BROKEN_DOWN}共{{{{ a }}}}件。\n\"\"\"\n"));
    assert_eq!(
        column(&sheets, "数据", 3),
        ["用处", "正文一，校核", "校核", "校核"]
    );
}

#[test]
fn a_claim_is_told_in_labels() {
    let claim = "{{ claim(\"a.b <= a.c\", \"乙不多于丙\") }}";
    let sheets = sheets("2014", &format!("{BROKEN_DOWN}{claim}。\n\"\"\"\n"));
    let told = column(&sheets, "校核", 0);
    let claim = told.iter().find(|text| text.starts_with("正文")).unwrap();
    assert_eq!(claim, "正文“乙不多于丙”：乙 <= 丙");
}

#[test]
fn a_chart_is_as_high_as_its_bars_need() {
    let rows = |parts: u32| {
        let part = |part| format!("p{part} = {{ label = \"第{part}类\", value = 1 }}");
        let parts = (0..parts).map(part).collect::<Vec<String>>().join("\n");
        let text = format!("[figures.a]\nlabel = \"甲\"\nvalue = 3\n[figures.a.parts]\n{parts}");
        let sheets = sheets("2014", &text);
        let sheet = sheets.iter().find(|sheet| sheet.name == "图").unwrap();
        sheet.charts[0].rows
    };
    assert_eq!(rows(3), 16);
    assert_eq!(rows(60), 62);
}

#[test]
fn very_many_charts_ask_for_no_more_page_breaks_than_a_sheet_holds() {
    let figure = |number| {
        format!(
            "[figures.f{number}]\nlabel = \"甲\"\nvalue = 2\n[figures.f{number}.parts]\n\
             b = {{ label = \"乙\", value = 1 }}\nc = {{ label = \"丙\", value = 1 }}\n"
        )
    };
    let figures: String = (0..3_200).map(figure).collect();
    let sheets = sheets("2014", &figures);
    let charts = sheets.iter().find(|sheet| sheet.name == "图").unwrap();
    assert_eq!(charts.charts.len(), 3_200);
    assert_eq!(charts.page_breaks.len(), 1_023);
}

#[test]
fn a_title_of_any_length_has_room_above_its_table() {
    let name = "某自治区某自治州某自治县住房和城乡建设局（人民防空办公室、城市管理综合行政执法局）";
    let text = format!("year = 2017\n[organ]\nname = \"{name}\"\n");
    let report = world(&text).report();
    let edition = Edition::Final;
    let sheets = workbook(&Printer::new(&report, &edition)).sheets;
    // Two lines of 16 points and more.
    assert!(row_heights(&sheets[0])[&0] > 45.0);
}

#[test]
fn fields_under_the_form_go_on_in_a_second_line_between_them() {
    let organ = "head = \"欧阳明日\"\nreviewer = \"司马文正\"\nclerk = \"诸葛小明\"\n\
                 telephone = \"010-87556039转8021\"\n[report]\ndate = 2024-01-20\n";
    let sheets = sheets("2014", organ);
    let fields = column(&sheets, "统计表", 0).pop().unwrap();
    // Room to sign stands between them, and no field is divided.
    let lines: Vec<Vec<&str>> = fields
        .split('\n')
        .map(|line| line.split('　').filter(|one| !one.is_empty()).collect())
        .collect();
    assert_eq!(
        lines,
        [
            vec![
                "单位负责人：欧阳明日",
                "审核人：司马文正",
                "填报人：诸葛小明"
            ],
            vec!["联系电话：010-87556039转8021", "填报日期：2024年1月20日"],
        ]
    );
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

#[test]
fn a_label_that_lacks_a_character_or_two_has_its_column_widened() {
    let sheets = sheets("2014", "");
    let tall: Vec<&String> = row_heights(&sheets[0])
        .into_keys()
        .flat_map(|row| {
            sheets[0]
                .cells
                .iter()
                .filter(move |cell| cell.at.row == row)
        })
        .filter_map(|cell| match (&cell.style, &cell.value) {
            (CellStyle::Label(_), CellValue::Text(text)) => Some(text),
            _ => None,
        })
        .collect();
    assert_eq!(
        tall,
        [
            "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
            "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）"
        ]
    );
}

#[test]
fn a_figure_used_in_very_many_parts_has_the_first_named_and_all_counted() {
    let part = "[[sections]]\nheading = \"概述\"\nbody = \"{{ a }}件\"\n";
    let text = format!(
        "[figures.a]\nlabel = \"甲\"\nvalue = 3\n{}",
        part.repeat(5_000)
    );
    let workbook = whole(&text);
    let uses = column(&workbook.sheets, "数据", 3).pop().unwrap();
    assert!(
        uses.starts_with("正文一，正文二，") && uses.ends_with("，正文二十……等5000处"),
        "{uses}"
    );
    assert!(xlsx::write(&workbook).is_ok() && xls::write(&workbook).is_ok());

    let twenty = format!(
        "[figures.a]\nlabel = \"甲\"\nvalue = 3\n{}",
        part.repeat(20)
    );
    let uses = column(&whole(&twenty).sheets, "数据", 3).pop().unwrap();
    assert!(uses.ends_with("，正文十九，正文二十"), "{uses}");
}

#[test]
fn a_text_longer_than_a_cell_holds_does_not_cost_the_file() {
    let long = "长".repeat(50_000);
    let text = format!("[figures.a]\nlabel = \"甲\"\nvalue = 3\nsource = \"{long}\"\n");
    let workbook = whole(&text);
    let source = column(&workbook.sheets, "数据", 4).pop().unwrap();
    assert!(source.starts_with("长长") && source.ends_with("字略）"));
    assert!(xlsx::write(&workbook).is_ok() && xls::write(&workbook).is_ok());
}

/// The spreadsheet of an example, beside last year's where there is one.
fn of_example(name: &str, last: Option<&str>) -> Workbook {
    let world = world(&examples::text(name));
    let report = match last {
        Some(last) => world.last(&examples::text(last)).report(),
        None => world.report(),
    };
    workbook(&Printer::new(&report, &Edition::Final))
}

#[test]
fn a_sheet_of_the_form_says_whose_it_is_and_counts_its_pages_with_the_forms() {
    let sheets = of_example("form-2021.toml", None).sheets;
    let trace = Trace::of(&world(&examples::text("form-2021.toml")).report());
    let told: Vec<(String, Pages)> = sheets
        .iter()
        .map(|sheet| (column(&sheets, &sheet.name, 0).remove(0), sheet.pages))
        .collect();
    let of_form = |first| Pages::OfForm {
        first,
        count: 1,
        of: 3,
    };
    let expected = [
        (
            "杭州市人民政府　2025年度\n二、主动公开政府信息情况",
            of_form(1),
        ),
        (
            "杭州市人民政府　2025年度\n三、收到和处理政府信息公开申请情况",
            of_form(2),
        ),
        (
            "杭州市人民政府　2025年度\n四、政府信息公开行政复议、行政诉讼情况",
            of_form(3),
        ),
        ("校核表", Pages::Traced(trace)),
        ("数据", Pages::Apart),
    ];
    let expected = expected.map(|(title, pages)| (title.to_owned(), pages));
    assert_eq!(told, expected);
}

#[test]
fn the_members_of_a_relation_are_folded_away_under_it() {
    let sheets = of_example("form-2021.toml", None).sheets;
    let proof = sheets.iter().find(|sheet| sheet.name == "校核").unwrap();
    // Where a sheet is locked, Excel unfolds no rows.
    assert!(!proof.locked);
    let is_folded = |row: u32| {
        let mut folded = proof.folded.iter();
        folded.any(|(first, last)| (*first..=*last).contains(&row))
    };
    for cell in &proof.cells {
        match cell.style {
            CellStyle::Part => assert!(!is_folded(cell.at.row), "{cell:?}"),
            CellStyle::Label(1) => assert!(is_folded(cell.at.row), "{cell:?}"),
            _ => {}
        }
    }
    assert!(proof.folded.len() > 30);
}

#[test]
fn what_differs_from_last_year_stands_under_the_proof_with_room_for_the_reason() {
    let both = of_example("change-of-form/2021.toml", Some("change-of-form/2020.toml"));
    let proof = both
        .sheets
        .iter()
        .find(|sheet| sheet.name == "校核")
        .unwrap();
    let [top] = proof.page_breaks[..] else {
        panic!("{:?}", proof.page_breaks);
    };
    let row = |row: u32| -> Vec<String> {
        let cells = proof.cells.iter().filter(|cell| cell.at.row == row);
        cells
            .map(|cell| match &cell.value {
                CellValue::Blank => String::new(),
                CellValue::Number(number)
                | CellValue::Formula(_, FormulaResult::Number(number)) => number.to_string(),
                CellValue::Text(text) | CellValue::Formula(_, FormulaResult::Text(text)) => {
                    text.clone()
                }
            })
            .collect()
    };
    assert!(
        row(top)[0].starts_with("与上年不同的数字（"),
        "{:?}",
        row(top)
    );
    assert_eq!(row(top + 1), ["指标", "2020年", "2021年", "增减", "原因"]);
    assert_eq!(
        row(top + 2),
        ["本年新收政府信息公开申请数量（自然人）", "9", "12", "3", ""]
    );
    assert!(
        of_example("form-2021.toml", None).sheets[3]
            .page_breaks
            .is_empty()
    );
}

#[test]
fn sources_have_a_column_where_there_are_any_and_ids_are_not_broken() {
    let figure = |more: &str| {
        let text = format!(
            "[figures.\"{}\"]\nlabel = \"甲\"\nvalue = 1\n{more}",
            "a".repeat(38)
        );
        let sheets = whole(&text).sheets;
        let data = sheets
            .into_iter()
            .find(|sheet| sheet.name == "数据")
            .unwrap();
        let heads = data.cells.iter().filter(|cell| cell.at.row == 1);
        let heads: Vec<String> = heads
            .map(|cell| match &cell.value {
                CellValue::Text(text) => text.clone(),
                _ => String::new(),
            })
            .collect();
        (heads.join(" "), *data.column_widths.last().unwrap())
    };
    let (heads, width) = figure("");
    assert_eq!(heads, "名称 单位 数值 用处 编号");
    assert!(width >= 38.0, "{width}");
    assert_eq!(
        figure("source = \"台账\"\n").0,
        "名称 单位 数值 用处 来源 编号"
    );
}
