//! The sheet 数据: every figure that the year file states, and what the report takes of last
//! year's.

use super::{
    cell_text::fitting,
    figure_use::{FigureUses, figures_of_last_year},
    home::{Homes, entry},
    live_expression::live,
    number_format::format_of,
    position::{Position, Reference},
    sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell},
    sheet_cells::{across, formula_cell, result_of, text_cell, to_column, value_style},
    sheet_name,
};
use crate::{
    document::printer::Printer,
    language::text_width::text_width,
    model::figure::{FigureId, Origin},
};

/// The columns and their widths in characters: what a reader asks first comes first. Nobody reads of
/// sources where none is stated; an id is as wide as the longest, so that none is broken.
const COLUMNS: [(&str, f64); 6] = [
    ("名称", 34.0),
    ("单位", 8.0),
    ("数值", 10.0),
    ("用处", 24.0),
    ("来源", 20.0),
    ("编号", 12.0),
];
const VALUE: u16 = 2;

/// The widest column of ids; what is longer goes on in a second line.
const WIDEST_ID: u32 = 48;

/// The sheet, which is to be the workbook's sheet of that number; `None` where it would be empty
/// because all figures stand in the form.
pub(super) fn sheet(printer: &Printer<'_>, sheet: usize, homes: &mut Homes) -> Option<Sheet> {
    let report = printer.report();
    let stated: Vec<FigureId> = report
        .figures
        .iter()
        .filter(|(_, figure)| matches!(figure.origin, Origin::Stated | Origin::Text))
        .map(|(id, _)| id)
        .collect();
    let last = figures_of_last_year(report);
    // Every home is known before the first formula is written.
    let mut row = 2;
    for group in [&stated, &last] {
        let heading = u32::from(group == &last && !last.is_empty());
        row += heading;
        for id in group {
            let at = Position { row, column: VALUE };
            homes.insert(*id, Reference { sheet, at });
            row += 1;
        }
    }
    let all = || stated.iter().chain(&last).map(|id| report.figures.get(*id));
    let has_sources = all().any(|figure| figure.source.is_some());
    let longest = all().map(|figure| text_width(&figure.id).div_ceil(2)).max();
    let columns: Vec<(&str, f64)> = COLUMNS
        .iter()
        .filter(|(head, _)| has_sources || *head != "来源")
        .map(|(head, width)| match (*head, longest) {
            ("编号", Some(longest)) => {
                (*head, width.max(f64::from(longest.min(WIDEST_ID)) + 3.0))
            }
            _ => (*head, *width),
        })
        .collect();
    let width = to_column(columns.len());
    let mut cells = vec![across(0, width, "数据", CellStyle::Title)];
    for (column, (head, _)) in (0..).zip(&columns) {
        cells.push(text_cell(1, column, head, CellStyle::Header));
    }
    if let Some(home) = last.first().and_then(|id| homes.get(id)) {
        let row = home.at.row.saturating_sub(1);
        cells.push(across(row, width, "上年数字", CellStyle::Part));
    }
    let uses = FigureUses::of(report);
    for id in stated.iter().chain(&last) {
        cells.extend(line(printer, *id, homes, &uses, has_sources));
    }
    // Row by row, whatever order they were made in.
    cells.sort_by_key(|cell| cell.at);
    (stated.len() + last.len() > 0).then(|| Sheet {
        name: sheet_name::DATA.to_owned(),
        column_widths: columns.iter().map(|(_, width)| *width).collect(),
        row_heights: vec![(0, 36.0)],
        cells,
        repeated_rows: Some((1, 1)),
        landscape: false,
        locked: true,
        page_breaks: Vec::new(),
        pages: Pages::Apart,
        folded: Vec::new(),
        charts: Vec::new(),
    })
}

/// The row of one figure, with its source where the sheet tells of sources.
fn line(
    printer: &Printer<'_>,
    id: FigureId,
    homes: &Homes,
    uses: &FigureUses,
    has_sources: bool,
) -> Vec<SheetCell> {
    let report = printer.report();
    let figure = report.figures.get(id);
    let Some(home) = homes.get(&id) else {
        return Vec::new();
    };
    let row = home.at.row;
    let label = |column, text: &str| text_cell(row, column, text, CellStyle::Label(0));
    let unit = figure.unit.as_deref().unwrap_or_default();
    let mut cells = vec![
        label(0, &figure.label),
        text_cell(row, 1, unit, CellStyle::Unit),
        SheetCell {
            figure: Some(figure.id.clone()),
            remark: fitting(&printer.edition().remarks(&figure.id).join("\n")).into_owned(),
            ..value_cell(printer, id, home.at, homes)
        },
        label(3, &uses.words(id)),
    ];
    if has_sources {
        cells.push(label(4, figure.source.as_deref().unwrap_or_default()));
    }
    cells.push(label(4 + u16::from(has_sources), &figure.id));
    cells
}

/// The figure itself: a number to be typed, or the formula that gives it.
fn value_cell(printer: &Printer<'_>, id: FigureId, at: Position, homes: &Homes) -> SheetCell {
    let report = printer.report();
    let figure = report.figures.get(id);
    let style = value_style(figure.value);
    let computed = report
        .obligations
        .formula_of(id)
        .filter(|(one, _)| {
            !one.is_to_prove() && matches!(figure.origin, Origin::Stated | Origin::Text)
        })
        .zip(figure.value)
        .and_then(|((_, derivation), value)| live(report, derivation, value.scale(), homes));
    let cell = match computed {
        Some(formula) => formula_cell(at.row, at.column, formula, result_of(figure.value), style),
        None => SheetCell {
            value: figure.value.map_or(CellValue::Blank, CellValue::Number),
            entry: Some(entry(figure)),
            ..text_cell(at.row, at.column, "", style)
        },
    };
    SheetCell {
        format: format_of(figure),
        ..cell
    }
}
