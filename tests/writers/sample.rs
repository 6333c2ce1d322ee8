//! A workbook as the report of 2017 has it: the form's table, the proof, the figures.

use report::forms::Comparison;
use report::{
    document::{edition::Edition, printer::Printer, properties::Properties},
    workbook::{
        self,
        position::{Position, Reference},
        sheet::{
            CellStyle, CellValue, Entry, FormulaResult, Pages, Sheet, SheetCell, SheetChart,
            Workbook,
        },
        sheet_formula::{Formula, OPEN},
    },
};
use rust_decimal::Decimal;

use crate::support::{REAL, examples, world};

/// The parts of the 592 pieces of information disclosed in 2017.
pub(crate) const PARTS: [(&str, i64); 9] = [
    ("机构职能", 34),
    ("法规文件", 26),
    ("业务动态", 120),
    ("财政信息", 7),
    ("行政权力清单", 21),
    ("社会救助与最低生活保障资金发放", 51),
    ("社会组织登记与年检", 310),
    ("养老服务", 9),
    ("其他", 14),
];

/// Rows under the head of the table.
pub(crate) const TABLE_ROWS: u32 = 70;

/// Long, because the organ's name is.
const TITLE: &str = "北京市东城区民政局2017年政府信息公开情况统计表";

pub(crate) fn at(row: u32, column: u16) -> Position {
    Position { row, column }
}

pub(crate) fn number(value: i64) -> CellValue {
    CellValue::Number(Decimal::from(value))
}

pub(crate) fn text(value: &str) -> CellValue {
    CellValue::Text(value.to_owned())
}

pub(crate) fn cell(row: u32, column: u16, value: CellValue, style: CellStyle) -> SheetCell {
    SheetCell {
        at: at(row, column),
        row_span: 1,
        column_span: 1,
        value,
        style,
        format: None,
        figure: None,
        remark: String::new(),
        entry: None,
    }
}

pub(crate) fn workbook(edition: Edition) -> Workbook {
    Workbook {
        properties: Properties {
            title: TITLE.to_owned(),
            organ: "北京市东城区民政局".to_owned(),
            year: 2017,
            date: None,
            form: "2014".to_owned(),
            fingerprint: "0123456789abcdef".to_owned(),
        },
        sheets: vec![table(&edition), proof(), figures()],
        edition,
    }
}

/// 统计指标 | 单位 | 统计数, with its title, its head and the lines under it.
fn table(edition: &Edition) -> Sheet {
    let wide = |row, value, style| SheetCell {
        column_span: 3,
        ..cell(row, 0, value, style)
    };
    let mut cells = vec![
        wide(0, text(TITLE), CellStyle::Title),
        wide(1, text("（2017年度）"), CellStyle::Plain),
    ];
    for (column, head) in (0..).zip(["统计指标", "单位", "统计数"]) {
        cells.push(cell(2, column, text(head), CellStyle::Header));
    }
    for row in 3..3 + TABLE_ROWS {
        let (label, style, unit) = match row % 10 {
            3 => ("一、主动公开情况", CellStyle::Part, "——"),
            4 => (
                "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条，全年累计）",
                CellStyle::Label(1),
                "条",
            ),
            5 => ("=其中：主动公开规范性文件数", CellStyle::Label(2), "条"),
            6 => (
                "5.涉及个人隐私、商业秘密、国家秘密、危及国家安全公共安全经济安全和社会稳定的信息",
                CellStyle::Label(2),
                "件",
            ),
            7 => ("（六）经费支出", CellStyle::Label(1), "万元"),
            _ => ("微信公众号公开政府信息数", CellStyle::Label(2), "条"),
        };
        cells.push(cell(row, 0, text(label), style));
        cells.push(cell(row, 1, text(unit), CellStyle::Unit));
        let (value, style) = match row % 10 {
            3 => (CellValue::Blank, CellStyle::Value(0)),
            7 => (
                CellValue::Number(Decimal::new(1_234_567_890, 2)),
                CellStyle::Value(2),
            ),
            _ if row == 4 => (number(592), CellStyle::Value(0)),
            _ if row == 5 => (number(0), CellStyle::Value(0)),
            _ => (CellValue::Blank, CellStyle::Value(0)),
        };
        let mut figure = cell(row, 2, value, style);
        figure.entry = match figure.style {
            CellStyle::Value(0) if row % 10 != 3 => Some(Entry::Count),
            CellStyle::Value(_) if row % 10 != 3 => Some(Entry::Amount),
            _ => None,
        };
        figure.figure = match row {
            4 => Some("disclosed.total".to_owned()),
            5 => Some("Q4".to_owned()),
            _ => None,
        };
        if matches!(edition, Edition::Draft(_)) && row == 4 {
            "合计592与分项之和591不一致，相差1。\n请核对各分项。".clone_into(&mut figure.remark);
        }
        cells.push(figure);
    }
    let foot = 3 + TABLE_ROWS;
    cells.push(wide(
        foot,
        text("单位负责人：王某某      审核人：李某某      填报人：赵某某"),
        CellStyle::Plain,
    ));
    cells.push(wide(
        foot + 1,
        text("联系电话：010-00000000      填报日期：2018年1月15日"),
        CellStyle::Plain,
    ));
    Sheet {
        name: "统计表".to_owned(),
        column_widths: vec![56.0, 8.0, 12.0],
        row_heights: Vec::new(),
        cells,
        repeated_rows: Some((2, 2)),
        landscape: false,
        locked: true,
        page_breaks: Vec::new(),
        pages: Pages::Together,
        folded: Vec::new(),
        charts: Vec::new(),
    }
}

/// Headline, parts, sum, difference, verdict; then a comparison, and one that cannot be made.
fn proof() -> Sheet {
    let from = |row, column| {
        Formula::same(Reference {
            sheet: 2,
            at: at(row, column),
        })
    };
    let gives = |formula, value: i64| {
        CellValue::Formula(formula, FormulaResult::Number(Decimal::from(value)))
    };
    let says = |formula, word: &str| CellValue::Formula(formula, FormulaResult::Text(word.into()));
    let mut cells = vec![
        SheetCell {
            column_span: 3,
            ..cell(0, 0, text("勾稽关系核对"), CellStyle::Title)
        },
        cell(1, 0, text("项目"), CellStyle::Header),
        cell(1, 1, text("数值"), CellStyle::Header),
        cell(1, 2, text("结论"), CellStyle::Header),
        cell(2, 0, text("主动公开政府信息数"), CellStyle::Part),
        cell(2, 1, gives(from(1, 1), 592), CellStyle::Value(0)),
    ];
    for (row, (part, (label, value))) in (3..).zip((2..).zip(PARTS)) {
        cells.push(cell(row, 0, text(label), CellStyle::Label(1)));
        cells.push(cell(
            row,
            1,
            gives(from(part, 1), value),
            CellStyle::Value(0),
        ));
    }
    let verdict =
        |left, comparison, right| Formula::verdict(left, comparison, right, Decimal::ZERO);
    let value = CellStyle::Value(0);
    cells.extend([
        cell(12, 0, text("分项之和"), CellStyle::Label(0)),
        cell(12, 1, gives(Formula::sum(at(3, 1), at(11, 1)), 592), value),
        cell(13, 0, text("差额"), CellStyle::Label(0)),
        cell(
            13,
            1,
            gives(Formula::difference(at(2, 1), at(12, 1)), 0),
            value,
        ),
        cell(
            12,
            2,
            says(verdict(at(2, 1), Comparison::Equal, at(12, 1)), "相符"),
            CellStyle::Held,
        ),
        cell(
            3,
            2,
            says(verdict(at(3, 1), Comparison::AtLeast, at(2, 1)), "不符"),
            CellStyle::Failed,
        ),
        cell(
            4,
            2,
            says(verdict(at(4, 1), Comparison::AtMost, at(2, 1)), "相符"),
            CellStyle::Held,
        ),
        // Not reported: blank, and no verdict on it.
        cell(14, 0, text("微信公开数（未报）"), CellStyle::Label(0)),
        cell(14, 1, says(from(11, 1), ""), value),
        cell(
            14,
            2,
            says(verdict(at(14, 1), Comparison::AtLeast, at(2, 1)), OPEN),
            CellStyle::NotAssessable,
        ),
        cell(15, 0, text("经费（万元）"), CellStyle::Label(0)),
        cell(
            15,
            1,
            CellValue::Formula(from(12, 1), FormulaResult::Number(Decimal::new(1250, 2))),
            CellStyle::Value(2),
        ),
        cell(15, 2, text("不能核对"), CellStyle::NotAssessable),
    ]);
    Sheet {
        name: "核对".to_owned(),
        column_widths: vec![40.0, 14.0, 14.0],
        row_heights: vec![(1, 30.0)],
        cells,
        repeated_rows: Some((1, 1)),
        landscape: true,
        locked: true,
        page_breaks: Vec::new(),
        pages: Pages::Together,
        folded: Vec::new(),
        charts: Vec::new(),
    }
}

/// The figures as typed; the tab's name needs apostrophes in a formula.
fn figures() -> Sheet {
    let value = CellStyle::Value(0);
    let named = |row, content, style, id: &str| SheetCell {
        figure: Some(id.to_owned()),
        ..cell(row, 1, content, style)
    };
    let mut cells = vec![
        cell(0, 0, text("名称"), CellStyle::Header),
        cell(0, 1, text("数值"), CellStyle::Header),
        cell(1, 0, text("主动公开"), CellStyle::Label(0)),
        named(1, number(592), value, "disclosed"),
    ];
    for (row, (label, part)) in (2..).zip(PARTS) {
        cells.push(cell(row, 0, text(label), CellStyle::Label(1)));
        cells.push(named(row, number(part), value, label));
    }
    cells.extend([
        cell(11, 0, text("微信"), CellStyle::Label(0)),
        named(11, CellValue::Blank, value, "微信"),
        cell(12, 0, text("经费"), CellStyle::Label(0)),
        named(
            12,
            CellValue::Number(Decimal::new(1250, 2)),
            CellStyle::Value(2),
            "DISCLOSED",
        ),
    ]);
    Sheet {
        name: "2017 数据's".to_owned(),
        column_widths: vec![40.0, 14.0],
        row_heights: Vec::new(),
        cells,
        repeated_rows: None,
        landscape: false,
        locked: false,
        page_breaks: Vec::new(),
        pages: Pages::Together,
        folded: Vec::new(),
        charts: vec![SheetChart {
            rows: 16,
            title: "主动公开政府信息".to_owned(),
            description: "条形图".to_owned(),
            at: at(0, 3),
            labels: (at(2, 0), at(10, 0)),
            series: vec![("2017年".to_owned(), (at(2, 1), at(10, 1)))],
        }],
    }
}

/// The workbooks of real reports, and that of [`workbook`].
pub(crate) fn workbooks() -> Vec<Workbook> {
    let of = |text: &str| {
        let report = world(text).report();
        workbook::compose::workbook(&Printer::new(&report, &Edition::Final))
    };
    let mut workbooks: Vec<Workbook> = examples::that_hold().iter().map(|text| of(text)).collect();
    workbooks.extend([of(REAL), workbook(Edition::Final)]);
    workbooks
}
