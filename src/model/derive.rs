//! Figures that other figures give: formulas read, values computed.

use std::collections::BTreeMap;

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::{
    Problem, Report,
    derivation::Derivation,
    figure::{Figure, FigureId},
    formula::{Formula, FormulaError, rounded},
    obligation::{Obligation, ObligationKind, ObligationOrigin},
};
use crate::{
    diagnostic::{Place, Severity, Text},
    year_file::{FigureEntry, YearFile, prose::Prose},
};

/// The formulas of a file, by the figure that each gives.
type Formulas<'a> = BTreeMap<FigureId, Read<'a>>;

/// A formula that could be read, and the figure as written.
struct Read<'a> {
    obligation: Obligation,
    derivation: Derivation,
    entry: &'a FigureEntry,
}

/// Reads every formula of the file and computes the figures that have no typed value. What must
/// hold by it is returned in the order of the figures.
pub(super) fn derive(report: &mut Report, file: &YearFile) -> Vec<Obligation> {
    let mut formulas = Formulas::new();
    let mut open: Vec<&FigureEntry> = file.figures.iter().collect();
    while let Some(entry) = open.pop() {
        open.extend(entry.of_which.iter());
        open.extend(entry.breakdowns.iter().flat_map(|set| &set.parts));
        if let (Some(prose), Some(id)) = (&entry.formula, report.figures.find(&entry.id)) {
            formulas.extend(read(report, id, entry, prose).map(|read| (id, read)));
        }
    }
    compute(report, &formulas);
    formulas.into_values().map(|read| read.obligation).collect()
}

/// Reads one formula; a problem leaves the figure without it.
fn read<'a>(
    report: &mut Report,
    id: FigureId,
    entry: &'a FigureEntry,
    prose: &Prose,
) -> Option<Read<'a>> {
    let place = |range| Place::year(prose.span_of(range));
    let problem = match Formula::read(&prose.text, &report.figures) {
        Ok(formula) => {
            let derivation = Derivation {
                figure: id,
                formula,
            };
            let label = &report.figures.get(id).label;
            let obligation = Obligation {
                says: Text::new(
                    format!("{label}与推算的数一致"),
                    format!("{label} is what its formula gives"),
                ),
                place: Some(Place::year(prose.span)),
                severity: Severity::Error,
                origin: if entry.value.is_some() {
                    ObligationOrigin::Formula
                } else {
                    ObligationOrigin::Computed
                },
                kind: ObligationKind::Formula(derivation.clone()),
            };
            return Some(Read {
                obligation,
                derivation,
                entry,
            });
        }
        Err(FormulaError::Unknown(name, range)) => Problem::UnknownFigure {
            name,
            place: place(range),
            is_heading: false,
        },
        Err(FormulaError::Unreadable(reason, range)) => Problem::BrokenFormula {
            id: entry.id.clone(),
            reason,
            place: place(range),
        },
    };
    report.problems.push(problem);
    None
}

/// Computes what no value was typed for, each figure after those that it is computed of.
fn compute(report: &mut Report, formulas: &Formulas<'_>) {
    let is_computed = |id: &FigureId| {
        let read = formulas.get(id);
        read.is_some_and(|read| !read.obligation.is_to_prove())
    };
    let mut waiting_for: BTreeMap<FigureId, usize> = BTreeMap::new();
    let mut dependents: BTreeMap<FigureId, Vec<FigureId>> = BTreeMap::new();
    for (id, read) in formulas.iter().filter(|(id, _)| is_computed(id)) {
        let mut members = read.derivation.formula.members();
        members.retain(is_computed);
        waiting_for.insert(*id, members.len());
        for member in members {
            dependents.entry(member).or_default().push(*id);
        }
    }
    let mut ready: Vec<FigureId> = waiting_for
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(id, _)| *id)
        .collect();
    while let Some(id) = ready.pop() {
        waiting_for.remove(&id);
        let read = formulas.get(&id).expect("only figures with formulas wait");
        let value = read.derivation.exact(&report.figures);
        let value = value.and_then(|value| printed(&value, read.entry, report.figures.get(id)));
        report.figures.get_mut(id).value = value;
        for dependent in dependents.remove(&id).into_iter().flatten() {
            let count = waiting_for
                .get_mut(&dependent)
                .expect("a figure waits until all that it is computed of are ready");
            *count -= 1;
            if *count == 0 {
                ready.push(dependent);
            }
        }
    }
    // Those that are left wait for themselves, or for one that does.
    for start in waiting_for.keys() {
        if leads_back(*start, formulas) {
            let read = formulas
                .get(start)
                .expect("only figures with formulas wait");
            report.problems.push(Problem::BrokenFormula {
                id: report.figures.get(*start).id.clone(),
                reason: Text::new("式子绕回了自己", "the formula leads back to itself"),
                place: read
                    .obligation
                    .place
                    .expect("a formula stands in the year file"),
            });
        }
    }
}

/// A computed value as it is printed: with the places asked for, or else one for a percentage,
/// none for a whole number, two for any other.
fn printed(value: &BigRational, entry: &FigureEntry, figure: &Figure) -> Option<Decimal> {
    let asked = entry.decimals.as_ref().map(|decimals| decimals.value);
    let places = asked.unwrap_or(match figure.is_percentage() {
        true => 1,
        false if value.is_integer() => 0,
        false => 2,
    });
    rounded(value, places)
}

/// Whether a figure's formula leads back to the figure.
fn leads_back(start: FigureId, formulas: &Formulas<'_>) -> bool {
    let members = |id: FigureId| {
        let read = formulas.get(&id);
        read.map_or_else(Vec::new, |read| read.derivation.formula.members())
    };
    let mut seen = std::collections::BTreeSet::new();
    let mut open = members(start);
    while let Some(next) = open.pop() {
        if next == start {
            return true;
        }
        if seen.insert(next) {
            open.extend(members(next));
        }
    }
    false
}
