//! Figures that other figures give: formulas read, values computed, typed ones compared.

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::{
    Problem, Report,
    figure::{Derivation, Figure, FigureId, Figures, Origin},
    formula::{Formula, FormulaError, Operator, rational, rounded},
    relation::Verdict,
};
use crate::{
    diagnostic::{Place, Text},
    year_file::{FigureEntry, YearFile, prose::Prose},
};

/// How a typed value stands to what its formula gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Agreement {
    /// Equal at the precision that was typed.
    Equal,
    /// Within one unit of the last place: the last digit was cut off, not rounded.
    CutOff,
    /// Different.
    Different,
}

/// Reads every formula of the file and computes the figures that have no typed value.
pub(super) fn derive(report: &mut Report, file: &YearFile) {
    let mut open: Vec<&FigureEntry> = file.figures.iter().collect();
    while let Some(entry) = open.pop() {
        open.extend(entry.of_which.iter());
        open.extend(entry.breakdowns.iter().flat_map(|set| &set.parts));
        if let (Some(prose), Some(id)) = (&entry.formula, report.figures.find(&entry.id)) {
            read(report, id, entry, prose);
        }
    }
    let derived: Vec<FigureId> = report
        .figures
        .iter()
        .filter(|(_, figure)| figure.formula.as_ref().is_some_and(|one| !one.typed))
        .map(|(id, _)| id)
        .collect();
    let places = decimals(file);
    // Each pass computes at least one figure, or nothing more can be computed.
    let mut waiting = derived;
    loop {
        let before = waiting.len();
        waiting.retain(|id| {
            let figure = report.figures.get(*id);
            let Some(value) = figure.derived(&report.figures) else {
                return true;
            };
            let asked = places
                .iter()
                .find(|(known, _)| *known == figure.id)
                .map(|(_, places)| *places);
            let value = printed(&value, asked, figure.unit.as_deref());
            report.figures.get_mut(*id).value = value;
            false
        });
        if waiting.is_empty() || waiting.len() == before {
            break;
        }
    }
    for id in waiting {
        report_cycle(report, id);
    }
}

/// Reads one formula; a problem leaves the figure without it.
fn read(report: &mut Report, id: FigureId, entry: &FigureEntry, prose: &Prose) {
    let place = |range| Place::year(prose.span_of(range));
    match Formula::read(&prose.text, &report.figures) {
        Ok(formula) => {
            let figure = report.figures.get_mut(id);
            figure.formula = Some(Derivation {
                formula,
                typed: entry.value.is_some(),
                place: Place::year(prose.span),
            });
        }
        Err(FormulaError::Unknown(name, range)) => {
            report.problems.push(Problem::UnknownFigure {
                name,
                place: place(range),
                is_heading: false,
            });
        }
        Err(FormulaError::Unreadable(reason, range)) => {
            report.problems.push(Problem::BrokenFormula {
                id: entry.id.clone(),
                reason,
                place: place(range),
            });
        }
    }
}

/// The number of places that figures ask for, by id.
fn decimals(file: &YearFile) -> Vec<(String, u32)> {
    let mut places = Vec::new();
    let mut open: Vec<&FigureEntry> = file.figures.iter().collect();
    while let Some(entry) = open.pop() {
        open.extend(entry.of_which.iter());
        open.extend(entry.breakdowns.iter().flat_map(|set| &set.parts));
        if let Some(decimals) = &entry.decimals {
            places.push((entry.id.clone(), decimals.value));
        }
    }
    places
}

/// A computed value as it is printed: with the places asked for, or else one for a percentage,
/// none for a whole number, two for any other.
fn printed(value: &BigRational, places: Option<u32>, unit: Option<&str>) -> Option<Decimal> {
    let places = places.unwrap_or(match unit {
        Some("%" | "％") => 1,
        _ if value.is_integer() => 0,
        _ => 2,
    });
    rounded(value, places)
}

/// Reports a formula that leads back to itself.
fn report_cycle(report: &mut Report, start: FigureId) {
    let members = |figures: &Figures, id: FigureId| {
        figures
            .get(id)
            .formula
            .as_ref()
            .map(|derivation| derivation.formula.members())
            .unwrap_or_default()
    };
    let mut seen = vec![false; report.figures.len()];
    let mut open = members(&report.figures, start);
    while let Some(next) = open.pop() {
        if next == start {
            let figure = report.figures.get(start);
            if let Some(derivation) = &figure.formula {
                report.problems.push(Problem::BrokenFormula {
                    id: figure.id.clone(),
                    reason: Text::new("式子绕回了自己", "the formula leads back to itself"),
                    place: derivation.place,
                });
            }
            return;
        }
        if let Some(flag) = seen.get_mut(next.index())
            && !std::mem::replace(flag, true)
        {
            open.extend(members(&report.figures, next));
        }
    }
}

/// How a typed value stands to what its formula gives; `None` where the formula has no value.
///
/// A fall is typed without its sign, 下降12.3%: the sign is the words' affair
/// (`trend-word-mismatch`).
#[must_use]
pub fn agreement(figure: &Figure, figures: &Figures) -> Option<Agreement> {
    let typed = figure.value?;
    let exact = figure.derived(figures)?;
    let zero = BigRational::default();
    let falls = exact < zero && !typed.is_sign_negative() && is_change(figure, figures);
    let exact = if falls { -exact } else { exact };
    if rounded(&exact, typed.scale()) == Some(typed) {
        return Some(Agreement::Equal);
    }
    let gap = rational(typed) - exact;
    let gap = if gap < zero { -gap } else { gap };
    let unit = rational(Decimal::new(1, typed.scale()));
    let tolerance = if figure.is_approximate() {
        rational(super::relation::last_place(typed))
    } else {
        zero
    };
    Some(if gap <= tolerance {
        Agreement::Equal
    } else if gap < unit {
        Agreement::CutOff
    } else {
        Agreement::Different
    })
}

/// Whether a figure's formula is a change since last year: `x - last.x`, or that by last year's
/// figure. Only then does its sign say which way the figure went: `x / last.x` has none.
#[must_use]
pub fn is_change(figure: &Figure, figures: &Figures) -> bool {
    let is_last = |formula: &Formula| {
        let members = formula.members();
        !members.is_empty() && members.iter().all(|id| from_last(figures, *id))
    };
    let is_difference = |formula: &Formula| match formula {
        Formula::Operation(now, Operator::Subtract, before) => {
            let members = now.members();
            is_last(before) && !members.iter().any(|id| from_last(figures, *id))
        }
        _ => false,
    };
    match figure
        .formula
        .as_ref()
        .map(|derivation| &derivation.formula)
    {
        Some(Formula::Operation(change, Operator::Divide, base)) => {
            is_difference(change) && is_last(base)
        }
        Some(formula) => is_difference(formula),
        None => false,
    }
}

fn from_last(figures: &Figures, id: FigureId) -> bool {
    figures.get(id).origin == Origin::Last
}

/// A typed value against its formula, as the verdict of a relation.
#[must_use]
pub fn verdict(figure: &Figure, figures: &Figures) -> Verdict {
    match agreement(figure, figures) {
        None => Verdict::NotAssessable,
        Some(Agreement::Equal | Agreement::CutOff) => Verdict::Held,
        Some(Agreement::Different) => {
            let typed = figure.value.unwrap_or_default();
            let exact = figure
                .derived(figures)
                .and_then(|exact| rounded(&exact, typed.scale()));
            Verdict::Failed {
                left: typed,
                right: exact.unwrap_or_default(),
            }
        }
    }
}
