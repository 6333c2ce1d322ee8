//! Sums of figures that a text prints without naming them: `{{ direct.upheld + after_review.upheld }}`.
//!
//! Lawsuits are two cells of the form and one number in every text. Such an expression becomes a
//! figure of its own, computed as one with a formula is, under the id that the formula spells.

use std::{collections::BTreeSet, ops::Range};

use rust_decimal::Decimal;

use super::{
    derivation::Derivation,
    figure::{Figure, Figures, Origin},
    formula::{Formula, FormulaError, Operator, rounded},
    marks,
    obligation::{Obligation, ObligationKind, ObligationOrigin},
    printed_number::{grouped, percent_of},
    report::Report,
    tag::{Piece, PieceKind, Template},
    text::Print,
};
use crate::{
    diagnostic::{Place, Severity, Text},
    forms::Kind,
    language::{chinese, number::Approximation, stretch::Stretch as _},
    limits,
    year_file::prose::Prose,
};

/// The filters that a sum may be printed by.
const FILTERS: &[&str] = &["chinese", "grouped", "percent"];

/// An expression that reckons with figures.
struct Sum<'a> {
    formula: Formula,
    filter: Option<&'a str>,
}

/// What is wrong with one, and where in its template.
pub(super) type Slip = (Text, Range<usize>);

/// Gives the report a figure for each sum of a text; `operations` is how many more all sums of the
/// file may have.
pub(super) fn add(report: &mut Report, prose: &Prose, operations: &mut usize) {
    for piece in Template::of(&prose.text).pieces() {
        let Some(Ok(Sum { formula, .. })) = read(piece, &report.figures) else {
            continue;
        };
        let Some(left) = operations.checked_sub(formula.operations()) else {
            return;
        };
        *operations = left;
        let place = Place::year(prose.span_of(piece.range.clone()));
        let figure = figure(&formula, place, &report.figures);
        // The same sum elsewhere is the same figure.
        if let Ok(id) = report.figures.add(figure) {
            report.obligations.push(Obligation {
                says: Text::same(report.figures.get(id).label.clone()),
                place: Some(place),
                severity: Severity::Error,
                origin: ObligationOrigin::Computed,
                kind: ObligationKind::Formula(Derivation {
                    figure: id,
                    formula,
                }),
            });
        }
    }
}

/// What a piece of a template prints in place of a sum, as marks; `None` where it is none.
pub(super) fn printed(piece: &Piece<'_>, figures: &Figures) -> Option<Result<String, Slip>> {
    let sum = match read(piece, figures)? {
        Ok(sum) => sum,
        Err(slip) => return Some(Err(slip)),
    };
    let id = figures.find(&sum.formula.text(figures))?;
    Some(Ok(marks::figure(&Print {
        figure: id,
        derived: None,
        words: String::new(),
        text: text(figures.get(id), &sum, figures),
    })))
}

/// The number as it is printed; empty where a figure of it is not reported.
fn text(figure: &Figure, sum: &Sum<'_>, figures: &Figures) -> String {
    let Some(value) = figure.value else {
        return String::new();
    };
    let number = match sum.filter {
        None => return figure.as_typed(),
        Some("grouped") => grouped(value),
        Some("chinese") => chinese::words(value),
        Some(_) => {
            // Of the exact value: what is printed without a filter was rounded.
            let exact = sum.formula.value(figures);
            let exact = exact.and_then(|exact| rounded(&exact, PLACES_OF_SHARES));
            let percent = percent_of(exact.unwrap_or(value), Decimal::ONE);
            percent.map_or_else(String::new, |percent| format!("{percent}%"))
        }
    };
    let words = figure.approximation.as_ref();
    words.map_or_else(|| number.clone(), |words| words.around(&number))
}

/// How exactly a share is known before it is rounded to percent.
const PLACES_OF_SHARES: u32 = 12;

/// The figure that a sum is.
fn figure(formula: &Formula, place: Place, figures: &Figures) -> Figure {
    let value = formula.value(figures);
    let is_whole = value
        .as_ref()
        .is_none_or(num_rational::BigRational::is_integer);
    let members: Vec<&Figure> = (formula.members().iter())
        .map(|member| figures.get(*member))
        .collect();
    let is_about = members.iter().any(|member| member.is_approximate());
    Figure {
        label: label(&formula.text(figures), figures),
        unit: unit(formula, &members),
        kind: if is_whole {
            Kind::Integer
        } else {
            Kind::Amount
        },
        value: value.and_then(|value| rounded(&value, if is_whole { 0 } else { 2 })),
        approximation: is_about.then(Approximation::about),
        origin: Origin::Text,
        place: Some(place),
        ..Figure::named(&formula.text(figures))
    }
}

/// What a sum counts, where all that it adds up counts the same.
fn unit(formula: &Formula, members: &[&Figure]) -> Option<String> {
    let units: BTreeSet<Option<&str>> = members
        .iter()
        .map(|member| member.unit.as_deref())
        .collect();
    match units.first() {
        Some(Some(unit)) if units.len() == 1 && is_sum(formula) => Some((*unit).to_owned()),
        _ => None,
    }
}

fn is_sum(formula: &Formula) -> bool {
    match formula {
        Formula::Operation(left, Operator::Add | Operator::Subtract, right) => {
            is_sum(left) && is_sum(right)
        }
        Formula::Operation(..) => false,
        Formula::Number(_) | Formula::Figure(_) => true,
    }
}

/// A formula with each figure's label in place of its id.
fn label(formula: &str, figures: &Figures) -> String {
    let words = formula.split(' ').map(|word| {
        let id = word.trim_matches(['(', ')']);
        match figures.find(id) {
            Some(found) => word.replace(id, &figures.get(found).label),
            None => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Reads a piece as a sum; `None` where it is an expression of another kind, which the engine
/// evaluates.
fn read<'a>(piece: &Piece<'a>, figures: &Figures) -> Option<Result<Sum<'a>, Slip>> {
    const SIGNS: [char; 6] = ['+', '-', '*', '/', '×', '÷'];
    if piece.kind != PieceKind::Output {
        return None;
    }
    let inside = inside(piece);
    let start = inside.start;
    let written = piece.text.stretch(inside);
    let (expression, filter) = match written.split_once('|') {
        Some((expression, filter)) => (expression, Some(filter.trim())),
        None => (written, None),
    };
    let is_reckoned = expression.contains(SIGNS)
        && expression.chars().all(|c| {
            c.is_alphanumeric() || c.is_whitespace() || SIGNS.contains(&c) || "_.()（）".contains(c)
        });
    if !is_reckoned {
        return None;
    }
    let at = |range: Range<usize>| {
        let from = piece.range.start + start;
        from + range.start..from + range.end
    };
    let whole = at(0..expression.trim_end().len());
    let formula = match Formula::read(expression, figures) {
        Ok(formula) => formula,
        // An unknown name is told of where all are.
        Err(FormulaError::Unknown(..)) => return None,
        Err(FormulaError::Unreadable(reason, range)) => return Some(Err((reason, at(range)))),
    };
    let slip = |zh: &'static str, en: &'static str| Some(Err((Text::fixed(zh, en), whole.clone())));
    if formula.members().is_empty() {
        return None;
    }
    if has_number(&formula) {
        return slip(
            "正文里的式子只用编号，不直接写数；先在 [figures] 里写 formula",
            "an expression of the text names figures and holds no number; state a figure with a formula in [figures]",
        );
    }
    if formula.operations() == 0 {
        return None;
    }
    if filter.is_some_and(|filter| !FILTERS.contains(&filter)) {
        let reason = Text::new(
            format!("算出来的数后面只能用 {}", FILTERS.join("、")),
            format!(
                "a sum can be printed by these filters only: {}",
                FILTERS.join(", ")
            ),
        );
        return Some(Err((reason, whole)));
    }
    Some(Ok(Sum { formula, filter }))
}

/// Where the expression of an output stands in its tag, without braces and their hyphens.
fn inside(piece: &Piece<'_>) -> Range<usize> {
    let open = if piece.text.starts_with("{{-") { 3 } else { 2 };
    let close = if piece.text.ends_with("-}}") { 3 } else { 2 };
    let end = piece.text.len().saturating_sub(close).max(open);
    let text = piece.text.get(open..end).unwrap_or("");
    let blank = text.len() - text.trim_start().len();
    open + blank..open + blank + text.trim().len()
}

/// As long as the piece, and prints nothing.
pub(super) fn in_place_of(piece: &Piece<'_>) -> String {
    let inside = inside(piece);
    let (before, behind) = (
        piece.text.before(inside.start),
        piece.text.behind(inside.end),
    );
    let blank = " ".repeat(inside.len().saturating_sub(2));
    format!("{before}''{blank}{behind}")
}

fn has_number(formula: &Formula) -> bool {
    match formula {
        Formula::Number(_) => true,
        Formula::Figure(_) => false,
        Formula::Operation(left, _, right) => has_number(left) || has_number(right),
    }
}

/// How many operations all sums of a file may have.
pub(super) const OPERATIONS: usize = limits::ALL_OPERATIONS;
