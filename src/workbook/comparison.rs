//! Two reports compared, as a spreadsheet: change and shares are live formulas.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    number_format::format_as_written,
    position::Position,
    sheet::{CellStyle, CellValue, FormulaResult, Pages, Sheet, SheetCell, Workbook},
    sheet_cells::{places, text_cell},
    sheet_formula::Formula,
};
use crate::{
    diagnostic::{Language, Text},
    document::{edition::Edition, properties::Properties},
    model::difference::{Compared, Difference, Group, Side, State},
};

/// What stands where nothing can be computed.
pub const NOTHING: &str = "—";

/// The columns of a comparison, in order.
#[must_use]
pub fn heads(from: &str, to: &str) -> Vec<Text> {
    let share = |of: &str| Text::new(format!("{of} 占比%"), format!("{of} share %"));
    vec![
        Text::new("编号", "id"),
        Text::new("名称", "label"),
        Text::new("单位", "unit"),
        Text::same(from),
        Text::same(to),
        Text::new("变化", "change"),
        Text::new("变化%", "change %"),
        share(from),
        share(to),
    ]
}

/// What a group of figures is called.
#[must_use]
pub fn group_title(group: &Group) -> Text {
    group.table.as_ref().map_or_else(
        || Text::new("自有数字", "own figures"),
        |table| Text::same(table.clone()),
    )
}

/// What became of a figure, in a word.
#[must_use]
pub fn state_name(state: State) -> Text {
    match state {
        State::Same => Text::new("相同", "same"),
        State::Changed => Text::new("变化", "changed"),
        State::Appeared => Text::new("新出现", "appeared"),
        State::Vanished => Text::new("消失", "vanished"),
    }
}

/// A figure's unit, or both of them where they differ: `元→万元`.
#[must_use]
pub fn unit(figure: &Compared) -> String {
    let unit = figure.unit.as_deref().unwrap_or_default();
    match &figure.unit_before {
        Some(before) => format!("{before}→{unit}"),
        None => unit.to_owned(),
    }
}

/// The spreadsheet of a comparison; `from` and `to` are what the two reports are called.
#[must_use]
pub fn workbook(
    difference: &Difference,
    properties: Properties,
    [from, to]: [&str; 2],
    language: Language,
) -> Workbook {
    let mut cells = Vec::new();
    let heads = heads(from, to);
    let state = Text::new("情况", "state");
    cells.push(SheetCell {
        column_span: STATE + 1,
        ..text_cell(0, 0, &properties.title, CellStyle::Title)
    });
    for (column, head) in (0..).zip(heads.iter().chain([&state])) {
        cells.push(text_cell(1, column, head.get(language), CellStyle::Header));
    }
    let rows = rows(difference);
    let mut next = 2;
    for group in &difference.groups {
        cells.push(SheetCell {
            column_span: STATE + 1,
            ..text_cell(next, 0, group_title(group).get(language), CellStyle::Part)
        });
        next += 1;
        for (row, figure) in (next..).zip(&group.figures) {
            cells.extend(figure_cells(row, figure, &rows, language));
            next = row + 1;
        }
    }
    Workbook {
        properties,
        edition: Edition::Final,
        sheets: vec![Sheet {
            name: Text::new("对比", "Comparison").get(language).to_owned(),
            column_widths: vec![30.0, 30.0, 8.0, 10.0, 10.0, 10.0, 10.0, 12.0, 12.0, 10.0],
            row_heights: vec![(0, 36.0)],
            cells,
            repeated_rows: Some((1, 1)),
            landscape: true,
            locked: false,
            page_breaks: Vec::new(),
            pages: Pages::Together,
            folded: Vec::new(),
            charts: Vec::new(),
        }],
    }
}

/// The row of each figure, by id: a row for each group's title, then its figures.
fn rows(difference: &Difference) -> BTreeMap<&str, u32> {
    let lines = difference.groups.iter().flat_map(|group| {
        let figures = group.figures.iter().map(|figure| Some(figure.id.as_str()));
        std::iter::once(None).chain(figures)
    });
    (2..)
        .zip(lines)
        .filter_map(|(row, id)| Some((id?, row)))
        .collect()
}

const FROM: u16 = 3;
const TO: u16 = 4;
const CHANGE: u16 = 5;
const PERCENT: u16 = 6;
const FROM_SHARE: u16 = 7;
const TO_SHARE: u16 = 8;
const STATE: u16 = 9;

fn figure_cells(
    row: u32,
    figure: &Compared,
    rows: &BTreeMap<&str, u32>,
    language: Language,
) -> Vec<SheetCell> {
    let at = |column| Position { row, column };
    let change = figure.change().map(|change| {
        let result = FormulaResult::Number(change);
        (
            Formula::difference(at(TO), at(FROM)),
            result,
            places(change),
        )
    });
    let percent = figure.change().map(|_| {
        let formula = Formula::percent(at(CHANGE), at(FROM), NOTHING);
        (formula, percent_result(figure.percent()), 1)
    });
    let share = |side: &Side, column: u16| {
        let whole = rows.get(side.whole.as_deref()?)?;
        let whole = Position {
            row: *whole,
            column,
        };
        let result = percent_result(side.share);
        side.value?;
        // A blank whole is no zero: no formula divides by it.
        let known = side.share.is_some();
        known.then_some((Formula::percent(at(column), whole, NOTHING), result, 1))
    };
    vec![
        text_cell(row, 0, &figure.id, CellStyle::Label(0)),
        text_cell(row, 1, &figure.label, CellStyle::Label(0)),
        text_cell(row, 2, &unit(figure), CellStyle::Unit),
        number(at(FROM), &figure.from),
        number(at(TO), &figure.to),
        computed(at(CHANGE), change),
        computed(at(PERCENT), percent),
        computed(at(FROM_SHARE), share(&figure.from, FROM)),
        computed(at(TO_SHARE), share(&figure.to, TO)),
        text_cell(
            row,
            STATE,
            state_name(figure.state()).get(language),
            CellStyle::Unit,
        ),
    ]
}

fn percent_result(percent: Option<Decimal>) -> FormulaResult {
    percent.map_or_else(
        || FormulaResult::Text(NOTHING.to_owned()),
        FormulaResult::Number,
    )
}

/// A value; where it is an approximation, it is shown as it was typed.
fn number(at: Position, side: &Side) -> SheetCell {
    let Some(value) = side.value else {
        return cell(at, CellValue::Blank, CellStyle::Value(0));
    };
    let is_exact = side.typed == value.to_string();
    let format = (!is_exact).then(|| format_as_written(value, &side.typed));
    SheetCell {
        format,
        ..cell(
            at,
            CellValue::Number(value),
            CellStyle::Value(places(value)),
        )
    }
}

/// A formula with its result and its decimal places; blank where there is nothing to compute.
fn computed(at: Position, formula: Option<(Formula, FormulaResult, u8)>) -> SheetCell {
    match formula {
        Some((formula, result, places)) => cell(
            at,
            CellValue::Formula(formula, result),
            CellStyle::Value(places),
        ),
        None => cell(at, CellValue::Blank, CellStyle::Value(0)),
    }
}

fn cell(at: Position, value: CellValue, style: CellStyle) -> SheetCell {
    SheetCell {
        value,
        ..text_cell(at.row, at.column, "", style)
    }
}
