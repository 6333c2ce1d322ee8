//! Figures that other figures give: formulas read, values computed.

use std::collections::BTreeMap;

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::{
    derivation::Derivation,
    figure::{Figure, FigureId},
    formula::{Formula, FormulaError, rounded},
    obligation::{Obligation, ObligationKind, ObligationOrigin},
    problem::Problem,
    report::Report,
};
use crate::{
    diagnostic::{Place, Severity, Text, say::say},
    forms::circle::{Waiting, circles},
    language::number::Approximation,
    limits,
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
    let mut operations = 0;
    while let Some(entry) = open.pop() {
        open.extend(entry.of_which.iter());
        open.extend(entry.breakdowns.iter().flat_map(|set| &set.parts));
        if let (Some(prose), Some(id)) = (&entry.formula, report.figures.find(&entry.id))
            && let Some(read) = read(report, id, entry, prose)
        {
            operations += read.derivation.formula.operations();
            if operations > limits::ALL_OPERATIONS {
                report.problems.push(too_many(entry, prose));
                break;
            }
            formulas.insert(id, read);
        }
    }
    compute(report, &formulas);
    too_large(report, &formulas);
    formulas.into_values().map(|read| read.obligation).collect()
}

/// A formula of no more operations cannot come to numbers that are too long, whatever its figures.
const NEVER_TOO_LARGE: usize = 3;

/// That the formulas of the file have too many operations, told once.
fn too_many(entry: &FigureEntry, prose: &Prose) -> Problem {
    Problem::BrokenFormula {
        id: entry.id.clone(),
        reason: say!(
            "全文公式的运算符合计超过 {most} 个，从这里起不再计算",
            "the formulas of the file have more than {most} operations; none is computed from here on",
            most = limits::ALL_OPERATIONS
        ),
        place: Place::year(prose.span),
    }
}

/// Tells of the formulas that come to numbers too long to be reckoned with.
fn too_large(report: &mut Report, formulas: &Formulas<'_>) {
    for read in formulas.values() {
        let formula = &read.derivation.formula;
        let prose = read.entry.formula.as_ref();
        if formula.operations() > NEVER_TOO_LARGE && formula.is_too_large(&report.figures) {
            let prose = prose.expect("a formula that was read was written");
            let error = FormulaError::too_large(0..prose.text.len());
            report.problems.push(broken(error, read.entry, prose));
        }
    }
}

/// Reads one formula; a problem leaves the figure without it.
fn read<'a>(
    report: &mut Report,
    id: FigureId,
    entry: &'a FigureEntry,
    prose: &Prose,
) -> Option<Read<'a>> {
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
        Err(error) => broken(error, entry, prose),
    };
    report.problems.push(problem);
    None
}

/// Why a formula cannot be used, at its place in the file.
fn broken(error: FormulaError, entry: &FigureEntry, prose: &Prose) -> Problem {
    let place = |range| Place::year(prose.span_of(range));
    match error {
        FormulaError::Unknown(name, range) => Problem::UnknownFigure {
            name,
            place: place(range),
            is_heading: false,
        },
        FormulaError::Unreadable(reason, range) => Problem::BrokenFormula {
            id: entry.id.clone(),
            reason,
            place: place(range),
        },
    }
}

/// Computes what no value was typed for, each figure after those that it is computed of.
fn compute(report: &mut Report, formulas: &Formulas<'_>) {
    let mut waiting = waiting(formulas);
    let mut dependents = Waiting::<FigureId>::new();
    for (id, members) in &waiting {
        for member in members {
            dependents.entry(*member).or_default().push(*id);
        }
    }
    let mut open: BTreeMap<FigureId, usize> = waiting
        .iter()
        .map(|(id, members)| (*id, members.len()))
        .collect();
    let mut ready: Vec<FigureId> = waiting.keys().copied().collect();
    ready.retain(|id| open.get(id) == Some(&0));
    while let Some(id) = ready.pop() {
        waiting.remove(&id);
        let read = formulas.get(&id).expect("only figures with formulas wait");
        let value = read.derivation.exact(&report.figures);
        let value = value.and_then(|value| printed(&value, read.entry, report.figures.get(id)));
        let members = read.derivation.formula.members();
        let mut members = members.iter().map(|member| report.figures.get(*member));
        let is_about = members.any(Figure::is_approximate);
        let figure = report.figures.get_mut(id);
        figure.value = value;
        if is_about && figure.approximation.is_none() {
            figure.approximation = Some(Approximation::about());
        }
        for dependent in dependents.remove(&id).into_iter().flatten() {
            let count = open
                .get_mut(&dependent)
                .expect("whatever is computed of a figure waits for it");
            *count -= 1;
            if *count == 0 {
                ready.push(dependent);
            }
        }
    }
    // Those that are left wait for themselves, or for one that does.
    for id in circles(&waiting) {
        let read = formulas.get(&id).expect("only figures with formulas wait");
        let place = read.obligation.place;
        report.problems.push(Problem::BrokenFormula {
            id: report.figures.get(id).id.clone(),
            reason: Text::new("式子绕回了自己", "the formula leads back to itself"),
            place: place.expect("a formula stands in the year file"),
        });
    }
}

/// The figures without a typed value, with those of them that each is computed of.
fn waiting(formulas: &Formulas<'_>) -> Waiting<FigureId> {
    let is_computed = |id: &FigureId| {
        let read = formulas.get(id);
        read.is_some_and(|read| !read.obligation.is_to_prove())
    };
    let computed = formulas.iter().filter(|(id, _)| is_computed(id));
    computed
        .map(|(id, read)| {
            let mut members = read.derivation.formula.members();
            members.retain(is_computed);
            (*id, members)
        })
        .collect()
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
