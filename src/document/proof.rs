//! The spreadsheet: the statutory tables, the proof of every relation, and all figures.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use super::{
    compose::{self, Printer},
    grid::{CellContent, CellRole, Grid},
    statistics,
    workbook::{
        CellStyle, CellValue, Formula, FormulaResult, Position, Reference, Sheet, SheetCell,
        Workbook,
    },
};
use crate::{
    diagnostic::Language,
    forms::Comparison,
    model::{
        figure::{Figure, FigureId, Origin},
        relation::{Relation, Verdict},
    },
};

const HELD: &str = "相符";
const FAILED: &str = "不符";

/// Width of a whole table in characters: what fits A4 at ordinary size.
const TABLE_WIDTH: f64 = 86.0;

/// A column of figures is at least so many characters wide: seven digits, or 社会公益 over 组织.
const NARROWEST_COLUMN: f64 = 8.5;

/// A wider sheet, in characters, is printed on A4 turned on its side.
const WIDEST_UPRIGHT: f64 = 120.0;

/// The spreadsheet of a report.
#[must_use]
pub fn workbook(printer: &Printer<'_>, draft: bool) -> Workbook {
    let report = printer.report();
    let mut homes = BTreeMap::new();
    let mut sheets = Vec::new();
    if let Some(form) = &report.form {
        let footer = compose::footer_line(report, form);
        let tables = statistics::printed_tables(form);
        for table in &tables {
            let grid = statistics::grid(printer, form, table);
            let title = if table.attachment {
                compose::statistics_title(report)
            } else {
                table.title.to_owned()
            };
            let name = if tables.len() == 1 {
                "统计表".to_owned()
            } else {
                table.title.chars().take(31).collect()
            };
            sheets.push(statutory_sheet(
                name,
                &title,
                &grid,
                footer.as_deref(),
                sheets.len(),
                &mut homes,
            ));
        }
    }
    let proof_index = sheets.len();
    let data = data_sheet(printer, proof_index + 1, &mut homes);
    sheets.push(proof_sheet(printer, &homes));
    // Where all figures stand in the form, there would be nothing under the head.
    let mut figures = report.figures.iter();
    if figures.any(|(_, figure)| figure.origin == Origin::Stated) {
        sheets.push(data);
    }
    Workbook {
        properties: compose::properties(report),
        draft,
        sheets,
    }
}

/// Where each figure lives: its id to its cell.
type Homes = BTreeMap<String, Reference>;

/// A table of the form as a sheet: title, the grid, the fields below.
fn statutory_sheet(
    name: String,
    title: &str,
    grid: &Grid,
    footer: Option<&str>,
    sheet: usize,
    homes: &mut Homes,
) -> Sheet {
    let width = u16::try_from(grid.columns.len()).unwrap_or(u16::MAX);
    let column_widths = sheet_columns(grid);
    let is_wide = column_widths.iter().sum::<f64>() > WIDEST_UPRIGHT;
    let mut cells = vec![across(0, width, title, CellStyle::Title)];
    let mut row_heights = vec![(0, 36.0)];
    for (index, row) in grid.rows.iter().enumerate() {
        let row_number = to_row(index + 1);
        for cell in row {
            let column = u16::try_from(cell.column).unwrap_or(u16::MAX);
            let at = Position {
                row: row_number,
                column,
            };
            let (value, figure, remark) = match &cell.content {
                CellContent::Blank => (CellValue::Blank, None, String::new()),
                CellContent::Text(text) => (CellValue::Text(text.clone()), None, String::new()),
                CellContent::Figure(figure) => {
                    homes.insert(figure.id.clone(), Reference { sheet, at });
                    (
                        figure.value.map_or(CellValue::Blank, CellValue::Number),
                        Some(figure.id.clone()),
                        figure.remarks.join("\n"),
                    )
                }
            };
            cells.push(SheetCell {
                at,
                row_span: u32::try_from(cell.row_span).unwrap_or(1),
                column_span: u16::try_from(cell.column_span).unwrap_or(1),
                style: style(cell.role, cell.indent, &value),
                value,
                figure,
                remark,
            });
        }
    }
    if let Some(footer) = footer {
        let row = to_row(grid.rows.len() + 1);
        cells.push(across(row, width, footer, CellStyle::Plain));
        row_heights.push((row, 24.0));
    }
    Sheet {
        name,
        column_widths,
        row_heights,
        cells,
        repeated_rows: (grid.header_rows > 0).then(|| (1, to_row(grid.header_rows))),
        landscape: grid.landscape || is_wide,
    }
}

/// Widths of a grid's columns in characters: together what fits the page, or more where the
/// figures would have no room, whose column is the last; the sheet is then printed smaller.
fn sheet_columns(grid: &Grid) -> Vec<f64> {
    let whole = f64::from(grid.columns.iter().sum::<u32>());
    let figures = f64::from(grid.columns.last().copied().unwrap_or(1).max(1));
    let width = TABLE_WIDTH.max(NARROWEST_COLUMN * whole / figures);
    let shares = grid.columns.iter();
    shares
        .map(|share| f64::from(*share) * width / whole)
        .collect()
}

fn style(role: CellRole, indent: u8, value: &CellValue) -> CellStyle {
    match role {
        CellRole::Header => CellStyle::Header,
        CellRole::Part => CellStyle::Part,
        CellRole::Label => CellStyle::Label(indent),
        CellRole::Unit | CellRole::Group | CellRole::Note => CellStyle::Unit,
        CellRole::Value => match value {
            CellValue::Number(number) => CellStyle::Value(places(*number)),
            _ => CellStyle::Value(0),
        },
    }
}

/// How many lines a text takes in a column so many characters wide.
fn line_count(text: &str, width: f64) -> u32 {
    let needed = u32::try_from(text.width()).unwrap_or(u32::MAX);
    // A wide character at a line's end leaves a narrow gap, and a face may run wider than the
    // default one: a twentieth is kept free.
    let mut lines = 1;
    let mut room = width * 0.95;
    while room < f64::from(needed) && lines < 40 {
        lines += 1;
        room += width * 0.95;
    }
    lines
}

/// Every figure that the year file states, one row each.
fn data_sheet(printer: &Printer<'_>, sheet: usize, homes: &mut Homes) -> Sheet {
    let report = printer.report();
    let mut cells = vec![across(0, 5, "数据", CellStyle::Title)];
    for (column, head) in ["编号", "名称", "数值", "单位", "来源"]
        .into_iter()
        .enumerate()
    {
        cells.push(text_cell(1, to_column(column), head, CellStyle::Header));
    }
    let mut row = 2;
    for (_, figure) in report.figures.iter() {
        if figure.origin != Origin::Stated {
            continue;
        }
        let at = Position { row, column: 2 };
        homes.insert(figure.id.clone(), Reference { sheet, at });
        cells.push(text_cell(row, 0, &figure.id, CellStyle::Label(0)));
        cells.push(text_cell(row, 1, &figure.label, CellStyle::Label(0)));
        cells.push(SheetCell {
            at,
            row_span: 1,
            column_span: 1,
            value: figure.value.map_or(CellValue::Blank, CellValue::Number),
            style: CellStyle::Value(figure.value.map_or(0, places)),
            figure: Some(figure.id.clone()),
            remark: printer.remarks(&figure.id).join("\n"),
        });
        let unit = figure.unit.as_deref().unwrap_or_default();
        cells.push(text_cell(row, 3, unit, CellStyle::Unit));
        let source = figure.source.as_deref().unwrap_or_default();
        cells.push(text_cell(row, 4, source, CellStyle::Label(0)));
        row += 1;
    }
    Sheet {
        name: "数据".to_owned(),
        column_widths: vec![28.0, 30.0, 10.0, 8.0, 20.0],
        row_heights: vec![(0, 36.0)],
        cells,
        repeated_rows: Some((1, 1)),
        landscape: false,
    }
}

/// Every relation: both sides, the difference and a verdict, with its members below.
fn proof_sheet(printer: &Printer<'_>, homes: &Homes) -> Sheet {
    let report = printer.report();
    let mut cells = vec![across(0, 5, "校核表", CellStyle::Title)];
    for (column, head) in ["勾稽关系", "左边", "右边", "差额", "结论"]
        .into_iter()
        .enumerate()
    {
        cells.push(text_cell(1, to_column(column), head, CellStyle::Header));
    }
    let mut row_heights = vec![(0, 36.0)];
    let mut row = 2;
    let mut open = Vec::new();
    for relation in &report.relations {
        let verdict = relation.verdict(&report.figures);
        if verdict == Verdict::NotAssessable {
            open.push(relation);
            continue;
        }
        let says = relation.says.get(Language::Chinese);
        row_heights.push((row, 18.0 * f64::from(line_count(says, 50.0))));
        row = assessed(printer, relation, verdict, row, homes, &mut cells);
    }
    for relation in open {
        let says = relation.says.get(Language::Chinese);
        row_heights.push((row, 18.0 * f64::from(line_count(says, 50.0))));
        cells.push(text_cell(row, 0, says, CellStyle::Label(0)));
        for column in 1..4 {
            cells.push(blank(row, column));
        }
        cells.push(text_cell(
            row,
            4,
            "未填，不能核对",
            CellStyle::NotAssessable,
        ));
        row += 1;
    }
    Sheet {
        name: "校核".to_owned(),
        column_widths: vec![50.0, 10.0, 10.0, 10.0, 16.0],
        row_heights,
        cells,
        repeated_rows: Some((1, 1)),
        landscape: false,
    }
}

/// Writes one relation and its members; returns the next free row.
fn assessed(
    printer: &Printer<'_>,
    relation: &Relation,
    verdict: Verdict,
    row: u32,
    homes: &Homes,
    cells: &mut Vec<SheetCell>,
) -> u32 {
    let figures = &printer.report().figures;
    let known = |ids: &[FigureId]| -> Decimal {
        ids.iter()
            .filter_map(|id| figures.get(*id).value)
            .fold(Decimal::ZERO, Decimal::saturating_add)
    };
    let (left, right) = (known(&relation.left), known(&relation.right));
    let says = relation.says.get(Language::Chinese);
    cells.push(text_cell(row, 0, says, CellStyle::Part));
    let mut next = row + 1;
    for (column, side, sum) in [(1, &relation.left, left), (2, &relation.right, right)] {
        let first = next;
        // A single figure stands in the headline itself.
        if let ([one], true) = (side.as_slice(), column == 1 || relation.right.len() == 1) {
            cells.push(same(figures.get(*one), row, column, homes));
            continue;
        }
        for id in side {
            let figure = figures.get(*id);
            cells.push(text_cell(next, 0, &figure.label, CellStyle::Label(1)));
            for other in (1..5).filter(|other| *other != column) {
                cells.push(blank(next, other));
            }
            cells.push(same(figure, next, column, homes));
            next += 1;
        }
        let range = (
            Position { row: first, column },
            Position {
                row: next.saturating_sub(1),
                column,
            },
        );
        cells.push(formula(
            row,
            column,
            Formula::Sum(range.0, range.1),
            FormulaResult::Number(sum),
            CellStyle::Value(places(sum)),
        ));
    }
    let at = |column| Position { row, column };
    let difference = left.checked_sub(right).unwrap_or_default();
    cells.push(formula(
        row,
        3,
        Formula::Difference(at(1), at(2)),
        FormulaResult::Number(difference),
        CellStyle::Value(places(difference)),
    ));
    cells.push(verdict_cell(relation, verdict, row, left, right));
    next
}

/// The verdict as a live formula, or in words where a comparison of the two sides is not all.
fn verdict_cell(
    relation: &Relation,
    verdict: Verdict,
    row: u32,
    left: Decimal,
    right: Decimal,
) -> SheetCell {
    let held = verdict == Verdict::Held;
    let (word, style) = if held {
        (HELD, CellStyle::Held)
    } else {
        (FAILED, CellStyle::Failed)
    };
    let (comparison, compares) = match relation.comparison {
        Comparison::Equal => ("=", left == right),
        Comparison::AtMost => ("<=", left <= right),
        Comparison::AtLeast => (">=", left >= right),
        Comparison::ZeroIfZero => ("", !held),
    };
    if comparison.is_empty() || compares != held {
        return text_cell(row, 4, word, style);
    }
    formula(
        row,
        4,
        Formula::Verdict {
            left: Position { row, column: 1 },
            comparison,
            right: Position { row, column: 2 },
            held: HELD,
            failed: FAILED,
        },
        FormulaResult::Text(word.to_owned()),
        style,
    )
}

/// A figure's value, taken from its home.
fn same(figure: &Figure, row: u32, column: u16, homes: &Homes) -> SheetCell {
    let style = CellStyle::Value(figure.value.map_or(0, places));
    let result = match figure.value {
        Some(value) => FormulaResult::Number(value),
        None => FormulaResult::Text(String::new()),
    };
    match homes.get(&figure.id) {
        Some(home) => formula(row, column, Formula::Same(*home), result, style),
        None => blank(row, column),
    }
}

fn formula(
    row: u32,
    column: u16,
    formula: Formula,
    result: FormulaResult,
    style: CellStyle,
) -> SheetCell {
    SheetCell {
        value: CellValue::Formula(formula, result),
        ..text_cell(row, column, "", style)
    }
}

fn across(row: u32, columns: u16, text: &str, style: CellStyle) -> SheetCell {
    SheetCell {
        column_span: columns,
        ..text_cell(row, 0, text, style)
    }
}

fn blank(row: u32, column: u16) -> SheetCell {
    SheetCell {
        value: CellValue::Blank,
        ..text_cell(row, column, "", CellStyle::Value(0))
    }
}

fn text_cell(row: u32, column: u16, text: &str, style: CellStyle) -> SheetCell {
    SheetCell {
        at: Position { row, column },
        row_span: 1,
        column_span: 1,
        value: CellValue::Text(text.to_owned()),
        style,
        figure: None,
        remark: String::new(),
    }
}

fn places(value: Decimal) -> u8 {
    u8::try_from(value.scale()).unwrap_or(u8::MAX)
}

fn to_row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn to_column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
