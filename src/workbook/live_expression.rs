//! Formulas of the year file as formulas of the spreadsheet.

use rust_decimal::Decimal;

use super::{
    home::Homes,
    sheet_formula::{Formula, Function, Operator},
};
use crate::model::{Report, claim::Sign, derivation::Derivation, figure::FigureId, formula};

/// What a figure's formula gives, with so many decimal places, as [`live_value`]; a percentage is
/// multiplied by 100.
pub(super) fn live(
    report: &Report,
    derivation: &Derivation,
    places: u32,
    homes: &Homes,
) -> Option<Formula> {
    let percent = report.figures.get(derivation.figure).is_percentage();
    live_value(&derivation.formula, percent, places, homes)
}

/// A formula with so many decimal places, blank while a figure in it is missing or it divides by
/// zero; `None` where a figure stands nowhere in the spreadsheet.
pub(super) fn live_value(
    formula: &formula::Formula,
    percent: bool,
    places: u32,
    homes: &Homes,
) -> Option<Formula> {
    let mut value = tree(formula, homes)?;
    if percent {
        value = value.with(Operator::Multiply, Formula::Number(Decimal::ONE_HUNDRED));
    }
    let value = Formula::Call(Function::Round, vec![value, Formula::Number(places.into())]);
    let choice = |condition, otherwise| {
        Formula::Call(Function::If, vec![condition, Formula::Text(""), otherwise])
    };
    let divides = has_division(formula);
    let value = if divides {
        choice(Formula::Call(Function::IsError, vec![value.clone()]), value)
    } else {
        value
    };
    let mut members = formula.members();
    members.sort_unstable();
    members.dedup();
    // A blank cell counts as zero in a formula, and a figure that is not reported is no zero.
    let checks = members.chunks(30).rev();
    checks.into_iter().try_fold(value, |value, members| {
        let cells = members
            .iter()
            .map(|id| home(*id, homes))
            .collect::<Option<Vec<Formula>>>()?;
        let count = Formula::Number(Decimal::from(cells.len()));
        let lacks_one = Formula::Call(Function::Count, cells).with(Operator::Less, count);
        Some(choice(lacks_one, value))
    })
}

/// The operator of a claim's sign.
pub(super) fn operator(sign: Sign) -> Operator {
    match sign {
        Sign::Equal => Operator::Equal,
        Sign::Unequal => Operator::Unequal,
        Sign::AtMost => Operator::AtMost,
        Sign::AtLeast => Operator::AtLeast,
        Sign::Less => Operator::Less,
        Sign::More => Operator::More,
    }
}

fn tree(formula: &formula::Formula, homes: &Homes) -> Option<Formula> {
    Some(match formula {
        formula::Formula::Number(number) => Formula::Number(*number),
        formula::Formula::Figure(id) => home(*id, homes)?,
        formula::Formula::Operation(left, operator, right) => {
            let operator = match operator {
                formula::Operator::Add => Operator::Add,
                formula::Operator::Subtract => Operator::Subtract,
                formula::Operator::Multiply => Operator::Multiply,
                formula::Operator::Divide => Operator::Divide,
            };
            tree(left, homes)?.with(operator, tree(right, homes)?)
        }
    })
}

fn home(id: FigureId, homes: &Homes) -> Option<Formula> {
    let home = homes.get(&id)?;
    Some(Formula::Elsewhere(*home))
}

fn has_division(formula: &formula::Formula) -> bool {
    match formula {
        formula::Formula::Number(_) | formula::Formula::Figure(_) => false,
        formula::Formula::Operation(left, operator, right) => {
            *operator == formula::Operator::Divide || has_division(left) || has_division(right)
        }
    }
}
