//! The spreadsheet: the statutory tables, the proof of every relation, all figures, charts.

use super::{
    cell_text::fitting,
    chart_sheet, data_sheet, form_pages,
    home::{Homes, entry},
    live_totals::live_totals,
    number_format::{format_of, format_with_remark},
    position::{Position, Reference},
    proof,
    row_height::width_of_line,
    sheet::{CellStyle, CellValue, Pages, Sheet, SheetCell, Workbook},
    sheet_cells::{across, places, result_of_copy, to_column, to_row},
    sheet_formula::Formula,
    sheet_name::SheetNames,
};
use crate::{
    document::{
        figure::PrintedFigure,
        grid::{CellContent, CellRole, Grid, GridCell},
        inline::plain_text,
        placement,
        printer::Printer,
        properties::Properties,
        statistics::{self, PrintedTable},
        table_fields,
        titles::statistics_title,
    },
    forms::Form,
    language::{heading, text_width::text_width},
    model::{Report, figure::FigureId},
};

/// Width of a whole table in characters: what fits A4 at ordinary size.
const TABLE_WIDTH: f64 = 86.0;

/// A column of figures is at least so many characters wide: seven digits, or 社会公益 over 组织.
const NARROWEST_COLUMN: f64 = 8.5;

/// A column of figures with remarks is at most so many characters wide for their sake; the type of
/// what is longer is shrunk.
const WIDEST_REMARKED: f64 = 36.0;

/// A column of labels is widened by no more than this for a better break.
const MOST_WIDENED: f64 = 1.5;

/// A column of labels is widened by no more than this to hold one of them in a line.
const WIDENED_FOR_A_LINE: f64 = 1.1;

/// A wider sheet, in characters, is printed on A4 turned on its side.
const WIDEST_UPRIGHT: f64 = 120.0;

/// The spreadsheet of a report.
#[must_use]
pub fn workbook(printer: &Printer<'_>) -> Workbook {
    let report = printer.report();
    let mut homes = Homes::new();
    let mut sheets = statutory_sheets(printer, &mut homes, 0);
    form_pages::number(&mut sheets);
    // The proof comes first, but takes its figures from the data.
    let data = data_sheet::sheet(printer, sheets.len() + 1, &mut homes);
    make_totals_live(&mut sheets, report, &homes);
    sheets.push(proof::sheet(report, &homes));
    sheets.extend(data);
    sheets.extend(chart_sheet::sheet(report, &homes));
    Workbook {
        properties: Properties::of(report),
        edition: printer.edition().clone(),
        sheets,
    }
}

/// The tables of the form as sheets, the first of which is to be the workbook's sheet of that number.
pub(super) fn statutory_sheets(
    printer: &Printer<'_>,
    homes: &mut Homes,
    first: usize,
) -> Vec<Sheet> {
    let report = printer.report();
    let Some(form) = &report.form else {
        return Vec::new();
    };
    let tables = statistics::printed_tables(form);
    let mut names = SheetNames::new();
    let mut sheets = Vec::new();
    for table in &tables {
        let grid = statistics::grid(printer, form, table);
        let title = if table.attachment {
            statistics_title(report)
        } else {
            title_of_part(report, table)
        };
        let is_alone = tables.len() == 1;
        let name = names.of(if is_alone { "统计表" } else { table.title });
        for (id, at) in homes_in(report, &grid) {
            let sheet = first + sheets.len();
            homes.insert(id, Reference { sheet, at });
        }
        sheets.push(statutory_sheet(report, name, &title, &grid, form));
    }
    sheets
}

/// Over a table of the text: whose it is, of which year, and the part of the report, so that a sheet
/// that is copied into another file still says so.
fn title_of_part(report: &Report, table: &PrintedTable<'_>) -> String {
    let (organ, year) = (&report.organ.name, report.year);
    let title = match placement::part_of(report, table) {
        Some(part) => heading::numbered(part + 1, table.title),
        None => table.title.to_owned(),
    };
    format!("{organ}　{year}年度\n{title}")
}

/// Where the figures of a grid stand once a title is put over it.
fn homes_in(report: &Report, grid: &Grid) -> impl Iterator<Item = (FigureId, Position)> {
    (1..).zip(&grid.rows).flat_map(move |(row, cells)| {
        cells.iter().filter_map(move |cell| match &cell.content {
            CellContent::Figure(figure) => {
                Some((report.figures.find(&figure.id)?, position(row, cell)))
            }
            CellContent::Blank | CellContent::Text(_) => None,
        })
    })
}

fn position(row: u32, cell: &GridCell) -> Position {
    Position {
        row,
        column: to_column(cell.column),
    }
}

/// A table of the form as a sheet: title, the grid, the fields below.
fn statutory_sheet(report: &Report, name: String, title: &str, grid: &Grid, form: &Form) -> Sheet {
    let width = to_column(grid.columns.len());
    let column_widths = sheet_columns(grid);
    let is_wide = column_widths.iter().sum::<f64>() > WIDEST_UPRIGHT;
    let mut cells = vec![across(0, width, title, CellStyle::Title)];
    let mut row_heights = vec![(0, 36.0)];
    for (row, drawn) in (1..).zip(&grid.rows) {
        cells.extend(drawn.iter().map(|cell| table_cell(report, row, cell)));
    }
    for (row, remark) in (grid.rows.len() + 1..).zip(&grid.remarks) {
        let text = plain_text(remark);
        cells.push(across(to_row(row), width, &text, CellStyle::Plain));
    }
    if let Some(fields) = table_fields::lines(report, form, line(&column_widths)) {
        let row = to_row(grid.rows.len() + 1 + grid.remarks.len());
        cells.push(across(row, width, &fields, CellStyle::Plain));
        // Room for a name or a seal: 12 mm.
        row_heights.push((row, 34.5));
    }
    Sheet {
        name,
        column_widths,
        row_heights,
        cells,
        repeated_rows: (grid.header_rows > 0).then(|| (1, to_row(grid.header_rows))),
        landscape: grid.landscape || is_wide,
        locked: true,
        page_breaks: Vec::new(),
        pages: Pages::Apart,
        folded: Vec::new(),
        charts: Vec::new(),
    }
}

/// What a line over all columns holds, in quarters of a character.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sheet is a few hundred characters wide"
)]
fn line(column_widths: &[f64]) -> u32 {
    // Widths count in digits, which are half as wide as a character; one is left at the edges.
    let digits: f64 = column_widths.iter().sum();
    2 * digits.max(1.0) as u32 - 2
}

fn table_cell(report: &Report, row: u32, cell: &GridCell) -> SheetCell {
    let drawn = SheetCell {
        at: position(row, cell),
        row_span: to_row(cell.row_span),
        column_span: to_column(cell.column_span),
        value: CellValue::Blank,
        style: CellStyle::Value(0),
        format: None,
        figure: None,
        remark: String::new(),
        entry: None,
    };
    let drawn = match &cell.content {
        CellContent::Blank => drawn,
        CellContent::Text(text) => SheetCell {
            value: CellValue::text(&format!("{text}{}", plain_text(&cell.remark))),
            ..drawn
        },
        CellContent::Figure(figure) => {
            let (format, remark) = shown(report, cell, figure);
            let known = report.figures.find(&figure.id);
            SheetCell {
                value: match figure.value {
                    Some(value) => CellValue::Number(value),
                    None if figure.text.is_empty() => CellValue::Blank,
                    None => CellValue::text(&figure.text),
                },
                format,
                figure: Some(figure.id.clone()),
                remark: fitting(&remark).into_owned(),
                entry: known.map(|id| entry(report.figures.get(id))),
                ..drawn
            }
        }
    };
    SheetCell {
        style: style(cell.role, cell.indent, &drawn.value),
        ..drawn
    }
}

/// The format of a figure's number, in which what is remarked behind it stands too, and the note on
/// its cell.
fn shown(report: &Report, cell: &GridCell, figure: &PrintedFigure) -> (Option<String>, String) {
    let known = report.figures.find(&figure.id);
    let known = known.map(|id| report.figures.get(id));
    let mut notes = figure.remarks.clone();
    let remark = plain_text(&cell.remark);
    let format = if remark.is_empty() {
        known.and_then(format_of)
    } else {
        known.map(|known| {
            let (format, is_cut) = format_with_remark(known, &remark);
            // What no number shows is a note on the cell.
            if is_cut || figure.value.is_none() {
                notes.push(remark);
            }
            format
        })
    };
    (format, notes.join("\n"))
}

/// Turns totals and cells that repeat a figure into formulas; nobody types into those.
fn make_totals_live(sheets: &mut [Sheet], report: &Report, homes: &Homes) {
    let totals = live_totals(report, homes);
    for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.cells) {
        let id = cell
            .figure
            .as_deref()
            .and_then(|id| report.figures.find(id));
        let Some(id) = id else { continue };
        let figure = report.figures.get(id);
        let repeated = figure
            .same_as
            .and_then(|other| homes.get(&other))
            .map(|home| Formula::same(*home));
        if let Some(formula) = repeated.or_else(|| totals.get(&id).cloned()) {
            cell.value = CellValue::Formula(formula, result_of_copy(figure));
            cell.entry = None;
        }
    }
}

/// Turns cells that repeat a figure into formulas; nobody types into those.
pub(super) fn make_repeats_live(sheets: &mut [Sheet], report: &Report, homes: &Homes) {
    for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.cells) {
        let named = cell.figure.as_deref();
        let Some(id) = named.and_then(|id| report.figures.find(id)) else {
            continue;
        };
        let figure = report.figures.get(id);
        if let Some(home) = figure.same_as.and_then(|other| homes.get(&other)) {
            let formula = Formula::same(*home);
            cell.value = CellValue::Formula(formula, result_of_copy(figure));
            cell.entry = None;
        }
    }
}

/// Widths of a grid's columns in characters: together what fits the page, or more where the
/// figures would have no room, whose column is the last; the sheet is then printed smaller.
fn sheet_columns(grid: &Grid) -> Vec<f64> {
    let whole = f64::from(grid.columns.iter().sum::<u32>());
    let figures = f64::from(grid.columns.last().map_or(1, |share| (*share).max(1)));
    let width = TABLE_WIDTH.max(NARROWEST_COLUMN * whole / figures);
    let shares = grid.columns.iter();
    let mut widths: Vec<f64> = shares
        .map(|share| f64::from(*share) * width / whole)
        .collect();
    for cell in grid.rows.iter().flatten() {
        if let (CellRole::Group, CellContent::Text(text)) = (cell.role, &cell.content)
            && cell.column_span == 1
            && let Some(width) = widths.get_mut(cell.column)
        {
            *width = without_last_line(text, *width);
        }
        if let (CellRole::Label, CellContent::Text(text)) = (cell.role, &cell.content)
            && cell.column_span == 1
            && let Some(width) = widths.get_mut(cell.column)
        {
            let needed = width_of_line(text, CellStyle::Label(cell.indent));
            if needed <= *width * WIDENED_FOR_A_LINE {
                *width = width.max(needed);
            }
        }
        let CellContent::Figure(figure) = &cell.content else {
            continue;
        };
        // The number and its remark stand in one line.
        if let Some(width) = widths.get_mut(cell.column)
            && cell.column_span == 1
            && !cell.remark.is_empty()
        {
            let shown = format!("{}{}", figure.text, plain_text(&cell.remark));
            let needed = f64::from(text_width(&shown)) / 2.0 + 1.0;
            *width = width.max(needed.min(WIDEST_REMARKED));
        }
    }
    widths
}

/// The width of a column in which the label of several rows takes a line less, if it needs but
/// little more for that: 三、本年度 over 办理结果, and not 果 in a line of its own.
fn without_last_line(text: &str, width: f64) -> f64 {
    let length = f64::from(text_width(text)) / 2.0;
    let lines = (length / width.max(1.0)).ceil();
    if lines < 2.0 {
        return width;
    }
    // Whole characters, and one digit for the white at both sides.
    let characters = (length / 2.0 / (lines - 1.0).max(2.0)).ceil();
    let needed = 2.0 * characters + 1.0;
    if needed > width && needed <= width * MOST_WIDENED {
        needed
    } else {
        width
    }
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
