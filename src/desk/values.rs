//! Numbers of figures and cells as they are typed at the desk.

use std::collections::BTreeSet;

use super::request::Value;
use crate::{
    diagnostic::{Text, say::say},
    fill::{
        changes::{self, Change, Says},
        typed::{Entry, typed},
    },
    language::full_width,
    model::{
        Report,
        figure::{Figure, FigureId, NOT_APPLICABLE, Origin},
    },
    workbook::{fill_in, home},
    year_file::{YearFile, edit::Spoilt},
};

/// What can be typed: all that a workbook asks for, and the cells that repeat a figure or say that there
/// is none, which may say a number of their own instead.
pub(super) fn inputs(report: &Report, file: &YearFile) -> BTreeSet<FigureId> {
    let mut inputs = fill_in::all_inputs(report, file);
    let cells = report.figures.iter().filter(|(_, figure)| {
        let is_cell = matches!(figure.origin, Origin::Cell { .. });
        is_cell && (figure.same_as.is_some() || figure.is_not_applicable)
    });
    inputs.extend(cells.map(|(id, _)| id));
    inputs
}

/// What the year file says of a figure.
fn says(figure: &Figure) -> Says {
    match figure.value {
        Some(number) => Says::Number(number),
        None if figure.is_not_applicable => Says::NotApplicable,
        None => Says::Open,
    }
}

/// What was typed for a figure. Only of a cell can be told that there is none.
fn said(figure: &Figure, shown: &str) -> Result<Says, Text> {
    let is_cell = matches!(figure.origin, Origin::Cell { .. });
    let plain: String = shown.trim().chars().map(full_width::narrow).collect();
    if is_cell && plain == NOT_APPLICABLE {
        return Ok(Says::NotApplicable);
    }
    match typed(figure, shown) {
        Entry::Number(number) => Ok(Says::Number(number)),
        Entry::Blank => Ok(Says::Open),
        Entry::Wrong(wrong) => {
            let label = &figure.label;
            let asked = home::entry(figure).what_is_asked();
            Err(say!(
                "“{label}”填的是“{wrong}”：{asked}",
                "{label} cannot be {wrong}: type a number that it can be",
                label,
                wrong,
                asked
            ))
        }
    }
}

/// The text with what was typed, where it says nothing else by that.
///
/// # Errors
/// What was typed cannot stand there.
pub(super) fn written(
    report: &Report,
    file: &YearFile,
    text: &str,
    values: &[Value],
) -> Result<Result<String, Spoilt>, Text> {
    let inputs = inputs(report, file);
    let mut changes = Vec::with_capacity(values.len());
    for Value { id, typed: shown } in values {
        let found = report.figures.find(id).filter(|id| inputs.contains(id));
        let Some(found) = found else {
            return Err(say!(
                "{id} 是算出来的，或者年度文件里没有，不能在这里填",
                "{id} is computed, or the year file has none, and cannot be typed here"
            ));
        };
        let figure = report.figures.get(found);
        let new = said(figure, shown)?;
        if new != says(figure) {
            changes.push(Change {
                id: found,
                says: new,
            });
        }
    }
    let (text, without_room) = match changes::written(report, file, text, &changes) {
        Ok(written) => written,
        Err(spoilt) => return Ok(Err(spoilt)),
    };
    match without_room.first() {
        None => Ok(Ok(text)),
        Some(id) => Err(say!(
            "年度文件里“{id}”没有写 value：先在“源文件”里补上一行 value = \"?\"",
            "{id} has no value in the year file: add the line value = \"?\" to its source first"
        )),
    }
}
