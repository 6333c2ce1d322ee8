//! A text with all that was found of its numbers.

use rust_decimal::Decimal;

use super::{
    cell::{self, CellHome},
    expression, name,
};
use crate::{
    checks::support::passages::TypedText,
    diagnostic::Place,
    language::{quantity::Quantity, stretch::Stretch as _},
    model::{Report, text::Literal},
    recognition::{
        breakdown::breakdowns,
        list_words::{is_percentage, says_last_year},
    },
};

/// What a number is printed by.
#[derive(Debug, Clone)]
pub(super) struct Operand {
    /// The id of the figure.
    pub(super) id: String,
    /// Its value.
    pub(super) value: Decimal,
}

/// How the parts of a number add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// To the number.
    Complete,
    /// To something else, or they are some of all.
    Open,
}

/// A number of the text.
pub(super) struct Number<'t, 'a> {
    pub(super) quantity: &'t Quantity,
    /// As typed, where it is to be adopted.
    pub(super) literal: Option<&'a Literal>,
    /// Its value as a year file writes it, and whether it is an approximation by words elsewhere.
    pub(super) written: (String, bool),
    /// What it is called.
    pub(super) label: String,
    /// What it counts in; empty where the text does not say.
    pub(super) unit: String,
    pub(super) is_percentage: bool,
    /// Whether its sentence may tell of another year or organ.
    pub(super) is_doubtful: bool,
    /// What the form has for it.
    pub(super) cell: Option<CellHome>,
    /// Whether the text breaks it down.
    pub(super) parts: Option<Parts>,
    /// The number that it is a part of.
    pub(super) whole: Option<usize>,
    /// What it is printed by now.
    pub(super) home: Option<Operand>,
    /// The new figure that it became.
    pub(super) new: Option<usize>,
}

/// A text with its numbers, in order.
pub(super) struct Reading<'t, 'a> {
    pub(super) text: &'t TypedText<'a>,
    pub(super) numbers: Vec<Number<'t, 'a>>,
}

impl<'t, 'a> Reading<'t, 'a> {
    /// What is found in a text.
    pub(super) fn of(report: &Report, text: &'t TypedText<'a>, excused: &[Place]) -> Self {
        let quantities = text.quantities();
        let labels = name::labels(text.text(), &text.subject, quantities);
        let cells = cell::homes(report, text);
        let numbers = quantities.iter().zip(labels).zip(cells);
        let numbers = numbers.map(|((quantity, label), cell)| Number {
            quantity,
            literal: literal(text, quantity),
            written: literal(text, quantity).map_or_else(
                || (String::new(), false),
                |literal| expression::value(text.text(), quantity, literal),
            ),
            label,
            unit: expression::unit(text.text(), quantity),
            is_percentage: is_percentage(text.text(), quantity),
            is_doubtful: text.is_doubtful(report, &quantity.sentence),
            cell,
            parts: None,
            whole: None,
            home: printed(report, text, quantity),
            new: None,
        });
        let mut reading = Self {
            text,
            numbers: numbers.collect(),
        };
        for index in 1..quantities.len() {
            let pair = quantities.get(index - 1).zip(quantities.get(index));
            if pair.is_some_and(|(one, next)| expression::is_split(text.text(), one, next)) {
                let numbers = reading.numbers.iter_mut().skip(index - 1).take(2);
                numbers.for_each(|number| number.literal = None);
            }
        }
        for number in &mut reading.numbers {
            let is_adopted = |one: &&Literal| !excused.contains(&one.place);
            number.literal = number.literal.filter(is_adopted);
        }
        reading.break_down(quantities);
        reading
    }

    /// Marks wholes and parts, but where one of them has a home already or is a cell of the form:
    /// the form says what those add up to.
    fn break_down(&mut self, quantities: &[Quantity]) {
        for breakdown in breakdowns(self.text.text(), quantities) {
            let numbers = &self.numbers;
            let is_part = |index: &usize| {
                let number = numbers.get(*index);
                number.is_some_and(|one| one.literal.is_some() && one.cell.is_none())
            };
            let is_whole = numbers.get(breakdown.whole).is_some_and(|one| {
                one.literal.is_some() && !matches!(one.cell, Some(CellHome::Contrary))
            });
            if !is_whole || !breakdown.parts.iter().all(is_part) {
                continue;
            }
            for part in breakdown.parts {
                if let Some(part) = self.numbers.get_mut(part) {
                    part.whole = Some(breakdown.whole);
                }
            }
            if let Some(whole) = self.numbers.get_mut(breakdown.whole) {
                whole.parts = Some(if breakdown.is_complete {
                    Parts::Complete
                } else {
                    Parts::Open
                });
            }
        }
    }

    /// The words of the clause before a number.
    pub(super) fn words_before(&self, number: &Number<'_, '_>) -> &'t str {
        let end = number.quantity.number.start;
        let start = number.quantity.clause.start.min(end);
        self.text.text().stretch(start..end)
    }

    /// The number that is compared with the one at `index`, where that is last year's; else that.
    pub(super) fn this_years(&self, index: usize) -> usize {
        let is_last_years = |one: &Number<'_, '_>| says_last_year(self.words_before(one));
        if !self.numbers.get(index).is_some_and(is_last_years) {
            return index;
        }
        let mut before = self.numbers.iter().enumerate().take(index).rev();
        let before = before.find(|(_, one)| !one.is_percentage);
        before.map_or(index, |(before, _)| before)
    }

    /// The last number of the sentence before a percentage that is none.
    pub(super) fn count_before(&self, index: usize) -> Option<usize> {
        let sentence = self.numbers.get(index)?.quantity.sentence.start;
        let before = self.numbers.iter().enumerate().take(index).rev();
        let mut counts = before.filter(|(_, one)| !one.is_percentage);
        let (index, count) = counts.next()?;
        (count.quantity.number.start >= sentence).then_some(index)
    }
}

/// The number typed at a quantity, where a figure can print it.
fn literal<'a>(text: &TypedText<'a>, quantity: &Quantity) -> Option<&'a Literal> {
    let start = quantity.number.start;
    let literals = text.literals();
    let at = literals.partition_point(|one| one.range.start < start);
    literals
        .get(at)
        .filter(|one| one.range.start == start && expression::is_printable(one))
        .filter(|_| !expression::is_signed(text.text(), quantity))
}

/// The figure that is printed at a quantity already.
fn printed(report: &Report, text: &TypedText<'_>, quantity: &Quantity) -> Option<Operand> {
    let print = text.figure_at(quantity.number.start)?;
    let figure = report.figures.get(print.figure);
    let value = figure.value.filter(|_| print.derived.is_none())?;
    Some(Operand {
        id: figure.id.clone(),
        value,
    })
}
