//! Which figures of a report the notions of its form are.

use rust_decimal::Decimal;

use super::{
    Report,
    figure::{Figure, FigureId},
};
use crate::{language::measure::unit_parts, recognition::said::Said};

/// What stands behind a row's code in the id of its cell in the column that adds up the others.
const OF_TOTAL: &str = ".total";

/// The cells that a notion may be, each list a sum; none where the form does not say, or has no
/// such cell.
pub fn alternatives(report: &Report, notion: &str) -> Vec<Vec<FigureId>> {
    let form = report.form.as_deref();
    let lists = form.and_then(|form| form.notions.get(notion));
    let lists = lists.into_iter().flatten();
    lists
        .filter_map(|codes| {
            let cells: Option<Vec<Vec<FigureId>>> =
                codes.iter().map(|code| cells(report, code)).collect();
            Some(cells?.concat())
        })
        .collect()
}

/// The cell of this id, a row's total, or the totals of the rows below a heading.
fn cells(report: &Report, code: &str) -> Option<Vec<FigureId>> {
    let figures = &report.figures;
    let one = figures.find(code);
    if let Some(cell) = one.or_else(|| figures.find(&[code, OF_TOTAL].concat())) {
        return Some(vec![cell]);
    }
    let totals: Vec<FigureId> = figures
        .below(code)
        .filter(|id| id.ends_with(OF_TOTAL))
        .filter_map(|id| figures.find(id))
        .collect();
    (!totals.is_empty()).then_some(totals)
}

/// The sum of some cells, with 万 of their unit counted in; `None` where one is not reported.
pub fn sum(report: &Report, cells: &[FigureId]) -> Option<Decimal> {
    let mut values = cells.iter().map(|cell| scaled(report.figures.get(*cell)));
    values.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?))
}

/// What a figure counts: 1.2 of 万元 are 12000 of 元.
pub fn scaled(figure: &Figure) -> Option<Decimal> {
    let (scale, _) = unit_parts(figure.unit.as_deref().unwrap_or(""));
    figure.value?.checked_mul(scale)
}

/// The cells that what is said may be: with what was carried in where the text counts it in.
pub fn of_said(report: &Report, said: &Said) -> Vec<Vec<FigureId>> {
    let mut lists = alternatives(report, said.notion.id);
    if said.includes_carried_in {
        let carried_in = alternatives(report, "requests-carried-in").concat();
        let with: Vec<Vec<FigureId>> = lists
            .iter()
            .map(|list| [list.as_slice(), carried_in.as_slice()].concat())
            .collect();
        lists.extend(with);
    }
    lists
}

/// Whether a figure is one of the cells, or repeats one or is repeated by one.
pub fn is_linked(report: &Report, figure: FigureId, lists: &[Vec<FigureId>]) -> bool {
    let repeated = |figure: &Figure| figure.same_as;
    lists.iter().flatten().any(|cell| {
        *cell == figure
            || repeated(report.figures.get(*cell)) == Some(figure)
            || repeated(report.figures.get(figure)) == Some(*cell)
    })
}
