//! A text with all that was found of its numbers.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{
    cell::{self, CellHome},
    excused::Excused,
    expression, name,
    new_figure::Parts,
    row_cells,
};
use crate::{
    language::{
        exactness::Exactness, punctuation::STRETCH_ENDS, quantity::Quantity, stretch::Stretch as _,
    },
    model::{Report, text::Literal, typed_text::TypedText},
    recognition::{
        breakdown::{Extent, breakdowns},
        list_words::{change, compared_year, is_percentage, says_earlier_year},
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

/// A number of the text.
pub(super) struct Number<'t, 'a> {
    pub(super) quantity: &'t Quantity,
    /// As typed, where it is to be adopted.
    pub(super) literal: Option<&'a Literal>,
    /// Its value as a year file writes it, and whether it is an approximation by words elsewhere.
    pub(super) written: (String, bool),
    /// How exactly it is said.
    pub(super) exactness: Exactness,
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
    /// The reporting year.
    year: i32,
}

impl<'t, 'a> Reading<'t, 'a> {
    /// What is found in a text.
    pub(super) fn of(
        report: &Report,
        text: &'t TypedText<'a>,
        excused: &Excused,
        may_have_parts: &BTreeSet<String>,
    ) -> Self {
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
            exactness: Exactness::of(text.text(), quantity),
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
            year: report.year,
        };
        for index in 1..quantities.len() {
            let pair = quantities.get(index - 1).zip(quantities.get(index));
            if pair.is_some_and(|(one, next)| expression::is_split(text.text(), one, next)) {
                let numbers = reading.numbers.iter_mut().skip(index - 1).take(2);
                numbers.for_each(|number| number.literal = None);
            }
        }
        for number in &mut reading.numbers {
            let is_adopted = |one: &&Literal| !excused.stays_typed(one.place);
            number.literal = number.literal.filter(is_adopted);
            let place = number.literal.map(|literal| literal.place);
            if place.is_some_and(|place| excused.is_no_cell(place)) {
                number.cell = None;
            }
        }
        reading.break_down(report, quantities, may_have_parts);
        reading.name_compared();
        reading
    }

    /// The numbers in order, but each total before the parts that stand before it.
    pub(super) fn wholes_first(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.numbers.len());
        let mut is_there = vec![false; self.numbers.len()];
        for first in 0..self.numbers.len() {
            let mut chain = Vec::new();
            let mut at = Some(first);
            while let Some(index) = at
                && let Some(is_there) = is_there.get_mut(index).filter(|is_there| !**is_there)
            {
                *is_there = true;
                chain.push(index);
                at = self.numbers.get(index).and_then(|number| number.whole);
            }
            order.extend(chain.into_iter().rev());
        }
        order
    }

    /// 公开150条，较2016年的100条: the second is what was called so in that year.
    fn name_compared(&mut self) {
        // The last number so far that is no percentage.
        let mut before = None;
        for index in 0..self.numbers.len() {
            let number = self.numbers.get(index);
            // 公开150条（2016年为100条） has no label of its own.
            let year = number.and_then(|number| {
                let label = self.text.text().stretch(number.quantity.label.clone());
                let words = self.words_before(number).trim_end_matches(['为', '是']);
                compared_year(label)
                    .or_else(|| compared_year(words).filter(|_| label.is_empty()))
                    .or_else(|| self.before_bracket(number).and_then(compared_year))
            });
            let compared = before.and_then(|before: usize| self.numbers.get(before));
            if number.is_some_and(|one| !one.is_percentage) {
                before = Some(index);
            }
            let label = year
                .zip(compared)
                .filter(|(_, before)| number.is_some_and(|one| one.unit == before.unit))
                .map(|(year, before)| name::of_year(year, &before.label));
            if let Some((label, number)) = label.zip(self.numbers.get_mut(index)) {
                number.label = label;
            }
        }
    }

    /// Marks wholes and parts, but where a part has a home already or is a cell of the form: the
    /// form says what those add up to. A whole may be one of the figures that `may_have_parts`.
    fn break_down(
        &mut self,
        report: &Report,
        quantities: &[Quantity],
        may_have_parts: &BTreeSet<String>,
    ) {
        let mut valued = quantities.to_vec();
        for (quantity, number) in valued.iter_mut().zip(&self.numbers) {
            let home = number.home.as_ref();
            if let Some(home) = home.filter(|home| may_have_parts.contains(&home.id)) {
                quantity.value = Some(home.value);
            }
        }
        for breakdown in breakdowns(self.text.text(), &valued) {
            let numbers = &self.numbers;
            let is_part = |index: &usize| {
                let number = numbers.get(*index);
                number.is_some_and(|one| one.literal.is_some() && one.cell.is_none())
            };
            let is_whole = numbers.get(breakdown.whole).is_some_and(|one| {
                let is_broken_down = |home: &Operand| may_have_parts.contains(&home.id);
                let is_theirs = one.home.as_ref().is_some_and(is_broken_down);
                (one.literal.is_some() || is_theirs)
                    && !matches!(one.cell, Some(CellHome::Contrary))
            });
            if !is_whole || !breakdown.parts.iter().all(is_part) {
                continue;
            }
            if let Some(cells) = self.cells_of_row(report, breakdown.whole, &breakdown.parts) {
                for (part, cell) in breakdown.parts.into_iter().zip(cells) {
                    if let Some(part) = self.numbers.get_mut(part) {
                        part.cell = Some(cell);
                    }
                }
                continue;
            }
            let is_total = breakdown.parts.first() < Some(&breakdown.whole);
            let labels = breakdown.parts.iter();
            let labels = labels.filter_map(|part| Some(self.numbers.get(*part)?.label.as_str()));
            let total = is_total.then(|| name::of_total(labels));
            self.tell_apart(&breakdown.parts, breakdown.whole);
            for part in breakdown.parts {
                if let Some(part) = self.numbers.get_mut(part) {
                    part.whole = Some(breakdown.whole);
                }
            }
            if let Some(whole) = self.numbers.get_mut(breakdown.whole) {
                if let Some(label) = total.filter(|_| whole.quantity.label.is_empty()) {
                    whole.label = label;
                }
                whole.parts = Some(match breakdown.extent {
                    Extent::All => Parts::Complete,
                    Extent::NearlyAll => Parts::NearlyAll,
                    Extent::Some => Parts::Open,
                    Extent::TooMuch => Parts::TooMuch,
                });
            }
        }
    }

    /// The cells of the form that parts are, where their whole is the total of a row.
    fn cells_of_row(
        &self,
        report: &Report,
        whole: usize,
        parts: &[usize],
    ) -> Option<Vec<CellHome>> {
        let whole = self.numbers.get(whole)?.cell.as_ref();
        let parts: Option<Vec<_>> = parts.iter().map(|part| self.numbers.get(*part)).collect();
        let parts = parts?;
        let parts = parts
            .iter()
            .map(|part| (part.label.as_str(), part.quantity.value));
        row_cells::of_parts(report, whole, parts)
    }

    /// 甲局1件，收取880元；乙局2件，收取1350元: parts that are all called the same are told apart by the number
    /// before each, where that is of another list.
    fn tell_apart(&mut self, parts: &[usize], whole: usize) {
        let label = |index: usize| Some(self.numbers.get(index)?.label.as_str());
        let mut labels = parts.iter().map(|part| label(*part));
        let first = labels.next().flatten();
        if parts.len() < 2 || first.is_none() || !labels.all(|label| label == first) {
            return;
        }
        let is_of_another = |index: &usize| {
            let number = self.numbers.get(*index);
            *index != whole
                && !parts.contains(index)
                && number.is_some_and(|number| !number.is_percentage)
        };
        let told: Option<Vec<String>> = parts
            .iter()
            .map(|part| {
                let before = part.checked_sub(1).filter(is_of_another)?;
                Some(format!("{}{}", label(before)?, label(*part)?))
            })
            .collect();
        for (part, told) in parts.iter().zip(told.into_iter().flatten()) {
            if let Some(part) = self.numbers.get_mut(*part) {
                part.label = told;
            }
        }
    }

    /// The words before the bracket that a number is the first in: 比2022年 of 比2022年（31起）.
    fn before_bracket(&self, number: &Number<'_, '_>) -> Option<&'t str> {
        let before = self.text.text().near_before(number.quantity.number.start);
        let outside = before.strip_suffix(['（', '('])?;
        let start = outside.rfind(STRETCH_ENDS);
        let words = start.map_or(outside, |at| outside.behind(at));
        Some(words.trim_start_matches(STRETCH_ENDS))
    }

    /// The words of the clause before a number.
    pub(super) fn words_before(&self, number: &Number<'_, '_>) -> &'t str {
        let end = number.quantity.number.start;
        let start = number.quantity.clause.start.min(end);
        self.text.text().stretch(start..end)
    }

    /// The reporting year.
    pub(super) fn year(&self) -> i32 {
        self.year
    }

    /// Whether a number is of a year before.
    pub(super) fn is_earlier(&self, number: &Number<'_, '_>) -> bool {
        says_earlier_year(self.words_before(number), self.year)
            || self.before_bracket(number).is_some_and(|words| {
                compared_year(words).is_some() && says_earlier_year(words, self.year)
            })
    }

    /// The number that is compared with the one at `index`, where that is of a year before; else that.
    pub(super) fn this_years(&self, index: usize) -> usize {
        if !self
            .numbers
            .get(index)
            .is_some_and(|one| self.is_earlier(one))
        {
            return index;
        }
        let mut before = self.numbers.iter().enumerate().take(index).rev();
        let before = before.find(|(_, one)| !one.is_percentage);
        before.map_or(index, |(before, _)| before)
    }

    /// The number that changed by the one at `index`, where that is by how much; else that.
    pub(super) fn changed(&self, index: usize) -> usize {
        let by = self.numbers.get(index);
        let is_change = by.is_some_and(|one| change(self.words_before(one)).is_some());
        if is_change {
            index.saturating_sub(1)
        } else {
            index
        }
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
