//! Who has most of what, and what changed since last year.

use rust_decimal::Decimal;

use super::one_sheet::{number, sheet};
use crate::{
    diagnostic::{Language, Text},
    rollup::{added::Rollup, contribution::Contribution, sum::Cell},
    workbook::{
        comparison::NOTHING,
        position::Position,
        sheet::{CellStyle, FormulaResult, Sheet, SheetCell},
        sheet_cells::{blank_cell, formula_cell, places, text_cell},
        sheet_formula::Formula,
    },
};

/// So many figures are ranked: those of which the district has most.
const RANKED: usize = 8;

const RANK: u16 = 0;
const ORGAN: u16 = 1;
const NOW: u16 = 2;
const LAST: u16 = 3;
const CHANGE: u16 = 4;
const PERCENT: u16 = 5;

/// The sheet.
pub(super) fn sheet_of(rollup: &Rollup, language: Language) -> Sheet {
    let (year, last) = (rollup.year, rollup.year.saturating_sub(1));
    let title = Text::new("名次和与上年对比", "Ranks and changes");
    let mut cells = vec![SheetCell {
        column_span: PERCENT + 1,
        ..text_cell(0, 0, title.get(language), CellStyle::Title)
    }];
    let heads = [
        Text::new("名次", "rank"),
        Text::new("单位", "organ"),
        Text::same(year.to_string()),
        Text::same(last.to_string()),
        Text::new("变化", "change"),
        Text::new("变化%", "change %"),
    ];
    for (column, head) in (0..).zip(&heads) {
        cells.push(text_cell(1, column, head.get(language), CellStyle::Header));
    }
    let mut row = 2;
    for cell in most(&rollup.cells) {
        let unit = cell.measure.unit.as_deref();
        let unit = unit.map_or_else(String::new, |unit| format!("（{unit}）"));
        let head = format!("{}{unit}", cell.measure.label);
        cells.push(SheetCell {
            column_span: PERCENT + 1,
            ..text_cell(row, 0, &head, CellStyle::Part)
        });
        row += 1;
        for (rank, organ, value) in ranks(rollup, cell) {
            let last = organ.figures.get(&cell.measure.id).and_then(|one| one.last);
            cells.extend(line(row, rank, organ, value, last));
            row += 1;
        }
    }
    let widths = vec![8.0, 30.0, 12.0, 12.0, 12.0, 12.0];
    sheet(
        &Text::new("名次和变化", "Ranks"),
        language,
        widths,
        (1, 1),
        cells,
    )
}

/// The figures of which the district has most, in their own order.
fn most(cells: &[Cell]) -> Vec<&Cell> {
    let mut sums: Vec<(Decimal, usize)> = { cells.iter().enumerate() }
        .map(|(number, cell)| (-cell.sum, number))
        .filter(|(sum, _)| !sum.is_zero())
        .collect();
    sums.sort_unstable();
    let mut numbers: Vec<usize> = sums
        .into_iter()
        .take(RANKED)
        .map(|(_, number)| number)
        .collect();
    numbers.sort_unstable();
    let found = numbers.into_iter().filter_map(|number| cells.get(number));
    found.collect()
}

/// The organs that state a figure, those with most first; equals have one rank.
fn ranks<'a>(rollup: &'a Rollup, cell: &Cell) -> Vec<(usize, &'a Contribution, Decimal)> {
    let organs = rollup.organs.iter();
    let mut stated: Vec<(&Contribution, Decimal)> = organs
        .filter_map(|organ| Some((organ, organ.adds(&cell.measure.id)?)))
        .collect();
    stated.sort_by_key(|(_, value)| -*value);
    let rank = |value: Decimal| {
        let before = stated.iter().filter(|(_, other)| *other > value);
        before.count() + 1
    };
    let ranked = stated
        .iter()
        .map(|(organ, value)| (rank(*value), *organ, *value));
    ranked.collect()
}

fn line(
    row: u32,
    rank: usize,
    organ: &Contribution,
    value: Decimal,
    last: Option<Decimal>,
) -> Vec<SheetCell> {
    let at = |column| Position { row, column };
    let mut cells = vec![
        number(row, RANK, Decimal::from(rank)),
        text_cell(row, ORGAN, &organ.organ, CellStyle::Label(0)),
        number(row, NOW, value),
    ];
    let change = last.and_then(|last| Some((last, value.checked_sub(last)?)));
    let Some((last, change)) = change else {
        cells.extend([LAST, CHANGE, PERCENT].map(|column| blank_cell(row, column)));
        return cells;
    };
    let percent = change
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|hundred| hundred.checked_div(last))
        .map_or_else(
            || FormulaResult::Text(NOTHING.to_owned()),
            |percent| {
                let half_up = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
                FormulaResult::Number(percent.round_dp_with_strategy(1, half_up))
            },
        );
    cells.extend([
        number(row, LAST, last),
        formula_cell(
            row,
            CHANGE,
            Formula::difference(at(NOW), at(LAST)),
            FormulaResult::Number(change),
            CellStyle::Value(places(change)),
        ),
        formula_cell(
            row,
            PERCENT,
            Formula::percent(at(CHANGE), at(LAST), NOTHING),
            percent,
            CellStyle::Value(1),
        ),
    ]);
    cells
}
