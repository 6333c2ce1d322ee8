//! The sheet 图: breakdowns and the comparison with last year, as tables and bar charts.

use super::{
    home::Homes,
    position::Position,
    sheet::{CellStyle, Pages, Sheet, SheetCell, SheetChart},
    sheet_cells::{across, blank_cell, copy_cell, text_cell, to_column, to_row},
    sheet_name,
};
use crate::model::{
    Report,
    figure::{FigureId, Origin},
};

/// Rows that a chart covers at least beside its table.
const CHART_ROWS: u32 = 16;

/// Rows of the sheet on a printed page.
const PAGE_ROWS: u32 = 58;

/// So many page breaks are all that spreadsheets know in a sheet; a program breaks the pages behind
/// the last one as it sees fit.
const MOST_PAGE_BREAKS: usize = 1023;

/// What one chart shows.
struct Shown {
    title: String,
    unit: String,
    figures: Vec<FigureId>,
}

impl Shown {
    /// The title with the unit, where there is one.
    fn full_title(&self) -> String {
        if self.unit.is_empty() {
            self.title.clone()
        } else {
            format!("{}（{}）", self.title, self.unit)
        }
    }

    /// What the chart shows, in words.
    fn description(&self, report: &Report) -> String {
        let figures = self.figures.iter().map(|id| report.figures.get(*id));
        let described: Vec<String> = figures
            .map(|figure| format!("{}{}", figure.label, figure.as_typed()))
            .collect();
        let title = self.full_title();
        format!("条形图，{title}：{}", described.join("，"))
    }
}

/// The charts; `None` where there is nothing to draw.
pub(super) fn sheet(report: &Report, homes: &Homes) -> Option<Sheet> {
    let mut cells = vec![across(0, 3, "图", CellStyle::Title)];
    let mut charts = Vec::new();
    let mut page_breaks = Vec::new();
    let mut row = 1;
    for shown in breakdowns(report).into_iter().chain(comparisons(report)) {
        let page = page_breaks.last().map_or(0, |row| *row);
        let is_full = row > 1 && row - page + block(&shown) > PAGE_ROWS;
        if is_full && page_breaks.len() < MOST_PAGE_BREAKS {
            page_breaks.push(row);
        }
        let (drawn, chart) = draw(report, homes, &shown, row);
        cells.extend(drawn);
        charts.push(chart);
        row = row.saturating_add(block(&shown));
    }
    (!charts.is_empty()).then(|| Sheet {
        name: sheet_name::CHARTS.to_owned(),
        column_widths: vec![36.0, 10.0, 10.0, 3.0],
        row_heights: vec![(0, 36.0)],
        cells,
        repeated_rows: None,
        landscape: false,
        locked: true,
        page_breaks,
        pages: Pages::Apart,
        folded: Vec::new(),
        charts,
    })
}

/// Rows that a table and the chart beside it take, with the distance to the next.
fn block(shown: &Shown) -> u32 {
    chart_rows(shown).saturating_add(3)
}

/// Rows that a chart covers: as many as its table, so that every bar has room for its number.
fn chart_rows(shown: &Shown) -> u32 {
    to_row(shown.figures.len())
        .saturating_add(2)
        .max(CHART_ROWS)
}

/// Every complete breakdown with something to compare in it.
fn breakdowns(report: &Report) -> Vec<Shown> {
    let has_value = |id: &FigureId| report.figures.get(*id).value.is_some();
    let drawn = report
        .breakdowns
        .iter()
        .filter(|breakdown| breakdown.parts.len() > 1 && breakdown.parts.iter().any(has_value));
    drawn
        .map(|breakdown| {
            let whole = report.figures.get(breakdown.whole);
            let title = match &breakdown.label {
                Some(label) => format!("{}：{label}", whole.label),
                None => whole.label.clone(),
            };
            Shown {
                title,
                unit: whole.unit.clone().unwrap_or_default(),
                figures: breakdown.parts.clone(),
            }
        })
        .collect()
}

/// The figures that last year's report states too and that are no part of another, by unit.
fn comparisons(report: &Report) -> Vec<Shown> {
    let mut units: Vec<Shown> = Vec::new();
    for (id, figure) in report.figures.iter() {
        let is_compared = figure.origin == Origin::Stated
            && figure.whole.is_none()
            && figure.value.is_some()
            && last(report, id).is_some();
        if !is_compared {
            continue;
        }
        let unit = figure.unit.clone().unwrap_or_default();
        match units.iter_mut().find(|shown| shown.unit == unit) {
            Some(shown) => shown.figures.push(id),
            None => units.push(Shown {
                title: "与上年比较".to_owned(),
                unit,
                figures: vec![id],
            }),
        }
    }
    units
}

/// Last year's figure of the same id, where it is reported.
fn last(report: &Report, id: FigureId) -> Option<FigureId> {
    let last = report.figures.last_id(id)?;
    report.figures.get(last).value.is_some().then_some(last)
}

fn draw(report: &Report, homes: &Homes, shown: &Shown, top: u32) -> (Vec<SheetCell>, SheetChart) {
    let compares = shown.figures.iter().any(|id| last(report, *id).is_some());
    let mut years = vec![(report.year, false)];
    if compares {
        // Last year's bars come first, as time does.
        years.insert(0, (report.year.saturating_sub(1), true));
    }
    let title = shown.full_title();
    let mut cells = vec![across(
        top,
        to_column(years.len() + 1),
        &title,
        CellStyle::Part,
    )];
    let head = top + 1;
    cells.push(text_cell(head, 0, "项目", CellStyle::Header));
    for (column, (year, _)) in (1..).zip(&years) {
        let year = format!("{year}年");
        cells.push(text_cell(head, column, &year, CellStyle::Header));
    }
    let mut end = head;
    for (row, id) in (head + 1..).zip(&shown.figures) {
        end = row;
        let label = &report.figures.get(*id).label;
        cells.push(text_cell(row, 0, label, CellStyle::Label(0)));
        for (column, (_, is_last)) in (1..).zip(&years) {
            let figure = if *is_last {
                last(report, *id)
            } else {
                Some(*id)
            };
            cells.push(value_cell(report, homes, figure, Position { row, column }));
        }
    }
    let column = |column| {
        let at = |row| Position { row, column };
        (at(head + 1), at(end))
    };
    let series = years
        .iter()
        .enumerate()
        .map(|(index, (year, _))| (format!("{year}年"), column(to_column(index + 1))))
        .collect();
    let chart = SheetChart {
        description: shown.description(report),
        title,
        rows: chart_rows(shown),
        at: Position {
            row: top,
            column: 4,
        },
        labels: column(0),
        series,
    };
    (cells, chart)
}

/// A figure's value, taken from its home; blank where there is no figure.
fn value_cell(report: &Report, homes: &Homes, figure: Option<FigureId>, at: Position) -> SheetCell {
    let home = figure.and_then(|id| Some((report.figures.get(id), homes.get(&id)?)));
    match home {
        Some((figure, home)) => copy_cell(at, *home, figure),
        None => blank_cell(at.row, at.column),
    }
}
