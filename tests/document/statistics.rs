//! The statutory tables as the forms print them: merged labels and heads, tables printed as one.

use std::collections::BTreeMap;

use report::{
    document::{
        edition::Edition,
        grid::{CellContent, CellRole, Grid, GridCell},
        printer::Printer,
        statistics::{grid, printed_tables},
    },
    forms::Form,
    model::Report,
};

use crate::support::{cell_ids, world};

/// A year file that reports nothing, on this form.
fn year_file(form: &str) -> String {
    format!("year = 2023\n[organ]\nname = \"某局\"\n[report]\nform = \"{form}\"\n")
}

fn report(form: &str) -> Report {
    world(&year_file(form)).report()
}

/// Every table that a form prints, filled from a year file that reports nothing.
fn grids(report: &Report) -> Vec<Grid> {
    let form = report.form.as_ref().unwrap();
    let edition = Edition::Final;
    let printer = Printer::new(report, &edition);
    printed_tables(form)
        .iter()
        .map(|table| grid(&printer, form, table))
        .collect()
}

fn built_in(id: &str, title: &str) -> Grid {
    let mut grids = grids(&report(id));
    grids.retain(|grid| grid.title == title);
    grids.pop().unwrap()
}

/// A form with one table, `head` among its keys, then `rest`.
fn own_form(head: &str, rest: &str) -> Grid {
    let text = format!(
        "[form]\nid = \"own\"\ntitle = \"\"\nreport_title = \"\"\nstatistics_title = \"\"\n\
         first_year = 2020\ndocument_number = \"\"\n\
         [[table]]\nid = \"a\"\ntitle = \"甲表\"\nattachment = true\n{head}\n{rest}"
    );
    let world = world(&year_file("form.toml")).file("form.toml", text);
    grids(&world.report()).pop().unwrap()
}

fn columns(count: usize) -> String {
    let column = |number| format!("[[table.column]]\ncode = \"c{number}\"\nlabel = \"列\"\n");
    (0..count).map(column).collect::<Vec<_>>().concat()
}

fn printed(cell: &GridCell) -> &str {
    match &cell.content {
        CellContent::Blank => "",
        CellContent::Text(text) => text,
        CellContent::Figure(figure) => &figure.id,
    }
}

/// The cell with this text: its row and column, and over how many rows and columns it is merged.
fn place(grid: &Grid, text: &str) -> [usize; 4] {
    let mut found = (0..).zip(&grid.rows).flat_map(|(row, cells)| {
        cells
            .iter()
            .filter(|cell| printed(cell) == text)
            .map(move |cell| [row, cell.column, cell.row_span, cell.column_span])
    });
    let place = found
        .next()
        .unwrap_or_else(|| panic!("{text} is not in the table"));
    assert_eq!(found.next(), None, "{text} is in the table twice");
    place
}

/// A row as it is read: its cells, each with the columns it covers where they are several.
fn read(row: &[GridCell]) -> String {
    row.iter()
        .map(|cell| match cell.column_span {
            1 => printed(cell).to_owned(),
            span => format!("{}×{span}", printed(cell)),
        })
        .collect::<Vec<_>>()
        .join(" | ")
}

#[test]
fn every_place_of_every_table_is_filled_once() {
    for id in Form::known() {
        for grid in grids(&report(id)) {
            let mut filled: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for (row, cell) in (0..)
                .zip(&grid.rows)
                .flat_map(|(row, cells)| cells.iter().map(move |cell| (row, cell)))
            {
                for covered in row..row + cell.row_span {
                    for column in cell.column..cell.column + cell.column_span {
                        *filled.entry((covered, column)).or_default() += 1;
                    }
                }
            }
            let title = &grid.title;
            let (rows, columns) = (grid.rows.len(), grid.columns.len());
            assert_eq!(filled.len(), rows * columns, "{id} {title}");
            assert!(filled.values().all(|times| *times == 1), "{id} {title}");
            assert_eq!(filled.last_key_value().unwrap().0, &(rows - 1, columns - 1));
            assert_eq!(grid.columns.iter().sum::<u32>(), 1000, "{id} {title}");
            assert!(!grid.landscape, "{id} {title} stands upright");
        }
    }
}

#[test]
fn every_cell_of_a_form_is_printed_once() {
    for id in Form::known() {
        let form = Form::built_in(id).unwrap();
        let mut expected = cell_ids(&form);
        let grids = grids(&report(id));
        let mut found: Vec<String> = grids
            .iter()
            .flat_map(|grid| grid.rows.iter().flatten())
            .filter(|cell| matches!(cell.content, CellContent::Figure(_)))
            .map(|cell| printed(cell).to_owned())
            .collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{id}");
    }
}

#[test]
fn results_of_2021_stand_beside_the_label_they_share() {
    let grid = built_in("2021", "收到和处理政府信息公开申请情况");
    assert_eq!(grid.rows.len(), 3 + 25);
    assert_eq!(
        place(&grid, "一、本年新收政府信息公开申请数量"),
        [3, 0, 1, 3]
    );
    assert_eq!(place(&grid, "三、本年度办理结果"), [5, 0, 22, 1]);
    assert_eq!(place(&grid, "（一）予以公开"), [5, 1, 1, 2]);
    assert_eq!(place(&grid, "（三）不予公开"), [7, 1, 8, 1]);
    assert_eq!(place(&grid, "1.属于国家秘密"), [7, 2, 1, 1]);
    assert_eq!(place(&grid, "（四）无法提供"), [15, 1, 3, 1]);
    assert_eq!(place(&grid, "（五）不予处理"), [18, 1, 5, 1]);
    assert_eq!(place(&grid, "（六）其他处理"), [23, 1, 3, 1]);
    assert_eq!(place(&grid, "（七）总计"), [26, 1, 1, 2]);
    assert_eq!(place(&grid, "四、结转下年度继续办理"), [27, 0, 1, 3]);
    // The first cell of figures of a group stands in the line that its label starts in.
    assert_eq!(
        place(&grid, "requests.result.refused.state_secret.natural"),
        [7, 3, 1, 1]
    );
}

#[test]
fn results_of_2019_have_one_line_for_other_ways() {
    let grid = built_in("2019", "收到和处理政府信息公开申请情况");
    assert_eq!(grid.rows.len(), 3 + 23);
    assert_eq!(place(&grid, "三、本年度办理结果"), [5, 0, 20, 1]);
    assert_eq!(place(&grid, "（五）不予处理"), [18, 1, 5, 1]);
    assert_eq!(place(&grid, "（六）其他处理"), [23, 1, 1, 2]);
}

#[test]
fn applicants_stand_under_heads_of_three_levels() {
    let grid = built_in("2021", "收到和处理政府信息公开申请情况");
    assert_eq!(grid.header_rows, 3);
    let note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    assert_eq!(place(&grid, note), [0, 0, 3, 3]);
    assert_eq!(grid.rows[0][0].role, CellRole::Note);
    assert_eq!(place(&grid, "申请人情况"), [0, 3, 1, 7]);
    assert_eq!(place(&grid, "自然人"), [1, 3, 2, 1]);
    assert_eq!(place(&grid, "法人或其他组织"), [1, 4, 1, 5]);
    assert_eq!(place(&grid, "社会公益组织"), [2, 6, 1, 1]);
    assert_eq!(place(&grid, "总计"), [1, 9, 2, 1]);
}

#[test]
fn reviews_and_lawsuits_stand_in_one_row_under_their_heads() {
    for id in ["2019", "2021"] {
        let grid = built_in(id, "政府信息公开行政复议、行政诉讼情况");
        let rows: Vec<String> = grid.rows.iter().map(|row| read(row)).collect();
        let heads = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
        assert_eq!(grid.header_rows, 3);
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[0], "行政复议×5 | 行政诉讼×10");
        assert_eq!(
            rows[1],
            format!("{heads} | 未经复议直接起诉×5 | 复议后起诉×5")
        );
        assert_eq!(rows[2], format!("{heads} | {heads}"));
        assert_eq!(grid.rows[3].len(), 15);
        assert!(grid.rows[1][..5].iter().all(|cell| cell.row_span == 2));
        assert_eq!(place(&grid, "litigation.after_review.total"), [3, 14, 1, 1]);
    }
}

#[test]
fn tables_of_proactive_disclosure_are_one_each_under_its_article() {
    let all = |id| {
        let grid = built_in(id, "主动公开政府信息情况");
        assert_eq!(grid.header_rows, 0);
        let rows: Vec<String> = grid.rows.iter().map(|row| read(row)).collect();
        rows.join("\n")
    };
    insta::assert_snapshot!(all("2021"), @"
    第二十条第（一）项×4
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
    规章 | disclosed.rules.issued | disclosed.rules.repealed | disclosed.rules.in_force
    行政规范性文件 | disclosed.normative_documents.issued | disclosed.normative_documents.repealed | disclosed.normative_documents.in_force
    第二十条第（五）项×4
    信息内容 | 本年处理决定数量×3
    行政许可 | disclosed.licences×3
    第二十条第（六）项×4
    信息内容 | 本年处理决定数量×3
    行政处罚 | disclosed.penalties×3
    行政强制 | disclosed.coercion×3
    第二十条第（八）项×4
    信息内容 | 本年收费金额（单位：万元）×3
    行政事业性收费 | disclosed.fees×3
    ");
    insta::assert_snapshot!(all("2019"), @"
    第二十条第（一）项×4
    信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
    规章 | disclosed.rules.made | disclosed.rules.published | disclosed.rules.published_total
    规范性文件 | disclosed.normative_documents.made | disclosed.normative_documents.published | disclosed.normative_documents.published_total
    第二十条第（五）项×4
    信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
    行政许可 | disclosed.licences.items_last_year | disclosed.licences.items_change | disclosed.licences.decisions
    其他对外管理服务事项 | disclosed.other_services.items_last_year | disclosed.other_services.items_change | disclosed.other_services.decisions
    第二十条第（六）项×4
    信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
    行政处罚 | disclosed.penalties.items_last_year | disclosed.penalties.items_change | disclosed.penalties.decisions
    行政强制 | disclosed.coercion.items_last_year | disclosed.coercion.items_change | disclosed.coercion.decisions
    第二十条第（八）项×4
    信息内容 | 上一年项目数量 | 本年增/减×2
    行政事业性收费 | disclosed.fees.items_last_year | disclosed.fees.items_change×2
    第二十条第（九）项×4
    信息内容 | 采购项目数量 | 采购总金额×2
    政府集中采购 | disclosed.procurement.projects | disclosed.procurement.amount×2
    ");
}

#[test]
fn parts_of_2014_are_lines_with_a_dash_for_the_unit() {
    let grid = built_in("2014", "政府信息公开情况统计表");
    let rows: Vec<String> = grid.rows.iter().map(|row| read(row)).collect();
    assert_eq!(
        rows[..5],
        [
            "统计指标 | 单位 | 统计数",
            "一、主动公开情况 | —— | ",
            "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） | 条 | disclosed.total",
            "其中：主动公开规范性文件数 | 条 | disclosed.normative_documents",
            "制发规范性文件总数 | 件 | disclosed.normative_documents_issued",
        ]
    );
    let indents: Vec<u8> = grid.rows[1..5].iter().map(|row| row[0].indent).collect();
    assert_eq!(indents, [0, 1, 2, 2]);
    assert_eq!(grid.rows[1][0].role, CellRole::Part);
    assert!(!grid.keep_together, "no page holds it");
}

#[test]
fn a_heading_with_no_row_under_it_keeps_its_line() {
    let grid = own_form(
        "merged_headings = true",
        &(columns(1)
            + "[[table.row]]\ncode = \"a\"\nlabel = \"一、空\"\nheading = true\n\
               [[table.row]]\ncode = \"b\"\nlabel = \"二、有\"\nheading = true\n\
               [[table.row]]\ncode = \"b.c\"\nlabel = \"（一）行\"\nlevel = 1\n"),
    );
    let rows: Vec<String> = grid.rows.iter().map(|row| read(row)).collect();
    assert_eq!(rows, ["×2 | 列", "一、空×3", "二、有 | （一）行 | b.c"]);
}

#[test]
fn headings_that_are_not_merged_stay_lines() {
    let grid = own_form(
        "corner = \"项目\"",
        &(columns(2)
            + "[[table.row]]\ncode = \"b\"\nlabel = \"一、有\"\nheading = true\n\
               [[table.row]]\ncode = \"b.c\"\nlabel = \"（一）行\"\nlevel = 1\n"),
    );
    let rows: Vec<String> = grid.rows.iter().map(|row| read(row)).collect();
    assert_eq!(
        rows,
        ["项目 | 列 | 列", "一、有×3", "（一）行 | b.c.c0 | b.c.c1"]
    );
}

#[test]
fn only_a_table_of_very_many_columns_is_turned() {
    let row = "[[table.row]]\ncode = \"a\"\nlabel = \"行\"\n";
    let wide = |count| own_form("", &(columns(count) + row));
    assert!(!wide(9).landscape);
    assert!(wide(10).landscape);
    assert!(!wide(3).small_type);
    assert!(wide(4).small_type);
}
