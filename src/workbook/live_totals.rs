//! Which cells of the statutory tables are totals, and the sums that give them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    home::Homes,
    position::Position,
    sheet_cells::to_row,
    sheet_formula::{Formula, Function},
};
use crate::{
    forms::Comparison,
    model::{
        Report,
        figure::{FigureId, Origin},
        relation::{Relation, Verdict},
    },
};

/// The oldest format takes so many arguments to a function.
const MOST_ARGUMENTS: usize = 30;

/// The totals by figure: a relation that holds says what adds up to it, and all of it stands in
/// the total's own sheet.
///
/// A total that does not add up stays the number that was reported.
pub(super) fn live_totals(report: &Report, homes: &Homes) -> BTreeMap<FigureId, Formula> {
    let mut parts: BTreeMap<FigureId, Vec<FigureId>> = BTreeMap::new();
    let mut formulas = BTreeMap::new();
    for (_, _, relation) in report.obligations.sums() {
        let Some((total, members)) = total_of(relation) else {
            continue;
        };
        let known = relation.members().all(|id| {
            let figure = report.figures.get(id);
            figure.value.is_some() && !figure.is_approximate()
        });
        let is_new = !parts.contains_key(&total) && report.figures.get(total).same_as.is_none();
        let holds = relation.verdict(&report.figures) == Verdict::Held;
        if !(known && is_new && holds) || leads_to(total, members, &parts) {
            continue;
        }
        if let Some(cells) = cells_of(total, members, homes) {
            parts.insert(total, members.to_vec());
            formulas.insert(total, Formula::Call(Function::Sum, cells));
        }
    }
    formulas
}

/// What adds up to a cell whose column is the sum of others, blank until all of them are reported: a
/// blank is no zero.
pub(super) fn total_of_row(report: &Report, total: FigureId, homes: &Homes) -> Option<Formula> {
    let Origin::Cell { table, row, column } = report.figures.get(total).origin else {
        return None;
    };
    let table = report.form.as_ref()?.tables.get(table)?;
    let (row, column) = (table.rows.get(row)?, table.columns.get(column)?);
    let parts = table.cells_in_row(row, &column.sum_of);
    let members: Option<Vec<FigureId>> = parts
        .into_iter()
        .map(|id| report.figures.find(&id))
        .collect();
    let members = members?;
    let cells = cells_of(total, &members, homes)?;
    Some(Formula::sum_of_all(cells, to_row(members.len())))
}

/// The one figure that a relation makes the sum of several.
fn total_of(relation: &Relation) -> Option<(FigureId, &[FigureId])> {
    if relation.comparison != Comparison::Equal {
        return None;
    }
    match (relation.left.as_slice(), relation.right.as_slice()) {
        ([total], members) | (members, [total]) if members.len() > 1 => Some((*total, members)),
        _ => None,
    }
}

/// Whether some of `members` are computed from `total`: a formula must not lead back to itself.
fn leads_to(
    total: FigureId,
    members: &[FigureId],
    parts: &BTreeMap<FigureId, Vec<FigureId>>,
) -> bool {
    let mut open = members.to_vec();
    // A figure may be a part of several: it is looked at once.
    let mut seen = BTreeSet::new();
    while let Some(next) = open.pop() {
        if next == total {
            return true;
        }
        if seen.insert(next) {
            open.extend(parts.get(&next).into_iter().flatten());
        }
    }
    false
}

/// The cells of what adds up to a total, where all stand in its sheet.
fn cells_of(total: FigureId, members: &[FigureId], homes: &Homes) -> Option<Vec<Formula>> {
    let home = |id: FigureId| homes.get(&id);
    let sheet = home(total)?.sheet;
    let mut cells = Vec::new();
    for member in members {
        let home = home(*member).filter(|home| home.sheet == sheet)?;
        cells.push(home.at);
    }
    let arguments = stretches(cells);
    (arguments.len() <= MOST_ARGUMENTS).then_some(arguments)
}

/// Cells as ranges: those that follow each other in a row or a column are one.
fn stretches(mut cells: Vec<Position>) -> Vec<Formula> {
    cells.sort_unstable();
    let in_column =
        |last: Position, next: Position| last.column == next.column && last.row + 1 == next.row;
    let in_row =
        |last: Position, next: Position| last.row == next.row && last.column + 1 == next.column;
    let mut ranges: Vec<(Position, Position)> = Vec::new();
    for cell in cells {
        match ranges.last_mut() {
            Some((first, last))
                if (in_column(*last, cell) && first.column == cell.column)
                    || (in_row(*last, cell) && first.row == cell.row) =>
            {
                *last = cell;
            }
            _ => ranges.push((cell, cell)),
        }
    }
    ranges
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                Formula::Cell(first)
            } else {
                Formula::Range(first, last)
            }
        })
        .collect()
}
