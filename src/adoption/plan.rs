//! What becomes of each number that is typed into the text and bound to nothing.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{
    cell::{CellHome, NewCell},
    derived,
    excused::Excused,
    expression::{self, Bound},
    growth,
    known_ids::KnownIds,
    name,
    new_figure::{self, NewFigure, Parts},
    percentage, rates,
    reading::{Operand, Reading},
    text_number::{self, TextNumber},
    told::{Before, ToldFigures},
};
use crate::{
    language::heading,
    model::{Report, text::Literal, typed_text::TypedText},
    recognition::list_words::{before_share, is_multiple, rated, says_share},
};

/// What becomes of the numbers of a text.
pub(super) struct Plan<'a> {
    pub(super) report: &'a Report,
    /// The figures that the file is to state.
    pub(super) figures: Vec<NewFigure>,
    /// The numbers that give way to expressions.
    pub(super) bound: Vec<Bound>,
    /// The cells of the form that are filled in.
    pub(super) cells: Vec<NewCell>,
    /// How many numbers stay as typed, since their label has another value.
    pub(super) left: usize,
    /// The numbers of the text, in order, with what each is called.
    pub(super) numbers: Vec<TextNumber>,
    told: ToldFigures,
    /// The keys of the parts of each figure that has some.
    keys_of_parts: BTreeMap<usize, BTreeSet<String>>,
    /// The numbers that waivers speak of.
    excused: Excused,
    /// The figures of the file that may be broken down by the text.
    may_have_parts: BTreeSet<String>,
    /// The ids that numbers are known to have, by where they stand.
    known: &'a KnownIds,
    /// The new figures of those ids, by number.
    by_known: BTreeMap<String, usize>,
}

impl<'a> Plan<'a> {
    /// What becomes of the numbers of these texts.
    /// `may_have_parts` are the figures of the file that may be broken down by the text.
    pub(super) fn of(
        report: &'a Report,
        texts: &[TypedText<'a>],
        excused: Excused,
        may_have_parts: BTreeSet<String>,
        known: &'a KnownIds,
    ) -> Self {
        let mut plan = Self {
            report,
            figures: Vec::new(),
            bound: Vec::new(),
            cells: Vec::new(),
            left: 0,
            numbers: Vec::new(),
            told: ToldFigures::of(report),
            keys_of_parts: BTreeMap::new(),
            excused,
            may_have_parts,
            known,
            by_known: BTreeMap::new(),
        };
        for text in texts {
            if !text.literals().is_empty() || !text.said(report).is_empty() {
                let mut reading = Reading::of(report, text, &plan.excused, &plan.may_have_parts);
                plan.note_wholes(&mut reading);
                plan.adopt(&mut reading);
                let numbers = text_number::numbers(report, &reading);
                plan.numbers.extend(numbers);
            }
        }
        plan
    }

    /// The lists that do not add up: label, sum and number.
    pub(super) fn open_lists(&self) -> Vec<(String, String, String)> {
        let all = self.figures.iter().enumerate();
        all.filter(|(_, figure)| figure.is_open())
            .map(|(number, figure)| {
                let parts = new_figure::parts(&self.figures, number);
                let parts = parts.filter_map(|part| self.figures.get(part));
                let sum: Decimal = parts.map(|part| part.number).sum();
                let (sum, whole) = (sum.to_string(), figure.number.to_string());
                (figure.label.clone(), sum, whole)
            })
            .collect()
    }

    /// Notes the figures of the file that the text breaks down, each once.
    fn note_wholes(&mut self, reading: &mut Reading<'_, 'a>) {
        for number in &mut reading.numbers {
            let home = number.home.as_ref().filter(|_| number.parts.is_some());
            let Some(home) = home else {
                continue;
            };
            if !self.may_have_parts.remove(&home.id) {
                continue;
            }
            let figures = &self.report.figures;
            let stated = figures.find(&home.id).map(|id| figures.get(id));
            let unit = stated.and_then(|figure| figure.unit.as_deref());
            let unit = unit.unwrap_or("").to_owned();
            number.new = Some(self.figures.len());
            let figure = NewFigure {
                key: home.id.clone(),
                label: number.label.clone(),
                unit,
                number: home.value,
                value: String::new(),
                place: None,
                approximation: None,
                is_approximate: false,
                formula: None,
                whole: None,
                part_numbers: Vec::new(),
                parts: number.parts,
                is_there: true,
                has_parts_by_id: false,
            };
            new_figure::add(&mut self.figures, figure);
        }
    }

    /// Adopts the numbers of a text: a percentage when its operands have their ids.
    fn adopt(&mut self, reading: &mut Reading<'_, 'a>) {
        for percentages in [false, true] {
            for index in reading.wholes_first() {
                let Some(number) = reading.numbers.get(index) else {
                    continue;
                };
                let Some(literal) = number
                    .literal
                    .filter(|_| is_of_others(reading, index) == percentages)
                else {
                    continue;
                };
                let formula =
                    || rates::multiple(reading, index).or_else(|| derived::formula(reading, index));
                let is_percentage = number.is_percentage;
                let formula = (percentages && !is_percentage).then(formula).flatten();
                let id = if is_percentage {
                    self.percentage(reading, index, literal)
                } else if let Some(formula) = formula {
                    self.state(reading, index, literal, None, Some(formula))
                } else {
                    self.count(reading, index, literal)
                };
                let Some((id, value)) = id.zip(literal.value) else {
                    continue;
                };
                let number = reading.numbers.get_mut(index);
                let number = number.expect("the number was looked at");
                self.bound.push(expression::bound(
                    reading.text,
                    number.quantity,
                    literal,
                    &id,
                ));
                number.home = Some(Operand { id, value });
            }
        }
    }

    /// The id of the figure or cell that a count is; `None` where it stays as typed.
    fn count(
        &mut self,
        reading: &mut Reading<'_, 'a>,
        index: usize,
        literal: &Literal,
    ) -> Option<String> {
        let number = reading.numbers.get(index)?;
        match (&number.cell, number.parts) {
            (Some(CellHome::Contrary), _) => return None,
            (Some(CellHome::Same { id, is_alone }), None) => {
                let own = self.known.get(&literal.place.span.start());
                let own = own.filter(|own| *is_alone && *own != id && is_one_key(own));
                let Some(own) = own.cloned() else {
                    return Some(id.clone());
                };
                // The file's own figure is what the cell repeats.
                if let Some(same) = self.told_as(&own, literal.value) {
                    return Some(same);
                }
                let cell = id.clone();
                let id = self.state(reading, index, literal, None, None)?;
                self.cells.push(NewCell::repeating(&cell, &id));
                return Some(id);
            }
            (Some(CellHome::Open(cell)), None) => {
                self.cells.push(cell.filled(expression::digits(literal)));
                return Some(cell.id.clone());
            }
            _ => {}
        }
        let known = self.known.get(&literal.place.span.start());
        if let Some(same) = known.and_then(|id| self.told_as(id, literal.value)) {
            return Some(same);
        }
        let whole = number
            .whole
            .and_then(|whole| reading.numbers.get(whole)?.new);
        let whole = whole.or_else(|| self.whole_of(known?));
        if known.is_none() && whole.is_none() && number.parts.is_none() {
            match self.told.before(number) {
                Before::Same(id) => return Some(id),
                Before::Another => {
                    self.left += 1;
                    return None;
                }
                Before::Nothing => {}
            }
        }
        let id = self.state(reading, index, literal, whole, None)?;
        let number = reading.numbers.get(index)?;
        if let (Some(CellHome::Open(cell)), Some(_)) = (&number.cell, number.parts) {
            self.cells.push(cell.repeating(&id));
        }
        Some(id)
    }

    /// The id of the figure that a percentage is, with the formula that gives it where the text
    /// tells its operands.
    fn percentage(
        &mut self,
        reading: &mut Reading<'_, 'a>,
        index: usize,
        literal: &Literal,
    ) -> Option<String> {
        let number = reading.numbers.get(index)?;
        let known = self.known.get(&literal.place.span.start());
        if let Some(same) = known.and_then(|id| self.told_as(id, literal.value)) {
            return Some(same);
        }
        let of = reading.count_before(index);
        let words = reading.words_before(number);
        // 分别占60%和40%: which is whose is for the clerk to say.
        let is_share = says_share(words);
        let formula = of.zip(literal.value).and_then(|(of, value)| {
            if is_share {
                percentage::share(reading, &self.figures, of, index, value)
            } else {
                growth::plainly_told(reading, index)
                    .or_else(|| rates::rate(reading, index))
                    .or_else(|| percentage::growth(self.report, reading, of, value))
            }
        });
        // 15件，去年10件，增长50%: it is this year's number that grew.
        let of = of.map(|of| reading.this_years(reading.changed(of)));
        let of = of.and_then(|of| reading.numbers.get(of));
        let label = match of {
            Some(of) if is_share => {
                // 予以公开占58.5% names what has the share; 占总数的5.38% does not.
                let own = before_share(&number.label);
                let own = if own.is_empty() { &of.label } else { own };
                format!("{own}占比")
            }
            // 办结18件，办结率90%: the rate says itself of what it is.
            Some(_) if rated(&number.label).is_some() => number.label.clone(),
            Some(of) if formula.is_some() => format!("{}{}", of.label, number.label),
            _ => number.label.clone(),
        };
        let number = reading.numbers.get_mut(index)?;
        number.label = label;
        if formula.is_none()
            && let Before::Same(id) = self.told.before(number)
        {
            return Some(id);
        }
        self.state(reading, index, literal, None, formula)
    }

    /// Adds a new figure for a number, a part of another where `whole` says so; gives its id.
    fn state(
        &mut self,
        reading: &mut Reading<'_, 'a>,
        index: usize,
        literal: &Literal,
        whole: Option<usize>,
        formula: Option<String>,
    ) -> Option<String> {
        let number = reading.numbers.get_mut(index)?;
        let known = self.known.get(&literal.place.span.start());
        let (label, key) = if let Some(whole) = whole {
            let above = new_figure::id(&self.figures, whole);
            let known = known.and_then(|id| id.strip_prefix(&above)?.strip_prefix('.'));
            let beside = self.keys_of_parts.entry(whole).or_default();
            let key = known.filter(|key| is_one_key(key) && !beside.contains(*key));
            let key = key.map_or_else(|| name::key(&number.label, beside), str::to_owned);
            beside.insert(key.clone());
            (number.label.clone(), key)
        } else {
            let heading = heading::without_number(&reading.text.subject);
            let label = self.told.label(number, heading);
            let known = known.filter(|key| is_one_key(key));
            let key = self.told.tell(&label, number, known.map(String::as_str));
            (label, key)
        };
        let (value, is_approximate) = number.written.clone();
        let new = self.figures.len();
        number.new = Some(new);
        let figure = NewFigure {
            key,
            label,
            unit: number.unit.clone(),
            number: literal.value?,
            value,
            place: Some(literal.place),
            approximation: expression::approximation(reading.text.text(), number.quantity),
            is_approximate,
            formula,
            whole,
            part_numbers: Vec::new(),
            parts: number.parts,
            is_there: false,
            has_parts_by_id: false,
        };
        new_figure::add(&mut self.figures, figure);
        let id = new_figure::id(&self.figures, new);
        if let Some(whole) = whole {
            self.note_part(whole);
        }
        self.by_known.insert(id.clone(), new);
        Some(id)
    }

    /// The figure that a number is known to be, where it was told before with the same value or the
    /// file states it.
    fn told_as(&self, id: &str, value: Option<Decimal>) -> Option<String> {
        let told = self.by_known.get(id);
        let told = told.and_then(|new| self.figures.get(*new));
        let stated = || {
            let figures = &self.report.figures;
            figures.get(figures.find(id)?).value
        };
        let told = told.map(|told| told.number).or_else(stated);
        (told.is_some() && told == value).then(|| id.to_owned())
    }

    /// The new figure that the one of this id is a part of, as its id says.
    fn whole_of(&self, id: &str) -> Option<usize> {
        let (above, _) = id.rsplit_once('.')?;
        self.by_known.get(above).copied()
    }

    /// Sees whether the parts of a figure are all of it, where its id alone says that it has some.
    fn note_part(&mut self, whole: usize) {
        let parts = new_figure::parts(&self.figures, whole);
        let sum = parts
            .filter_map(|part| self.figures.get(part))
            .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.number));
        let Some(figure) = self.figures.get_mut(whole) else {
            return;
        };
        if figure.parts.is_none() || figure.has_parts_by_id {
            figure.has_parts_by_id = true;
            let is_exact = figure.approximation.is_none();
            figure.parts = Some(match sum {
                Some(sum) if sum == figure.number && is_exact => Parts::Complete,
                Some(sum) if sum > figure.number && is_exact => Parts::TooMuch,
                _ => Parts::Open,
            });
        }
    }
}

/// Whether other numbers may give a number: a percentage, how many times, or what they add up to.
fn is_of_others(reading: &Reading<'_, '_>, index: usize) -> bool {
    let number = reading.numbers.get(index);
    number.is_some_and(|number| number.is_percentage || is_multiple(&number.unit))
        || derived::is_told(reading, index)
}

/// Whether an id is a key of its own, and no part or share of another.
fn is_one_key(id: &str) -> bool {
    !id.contains(['.', '|'])
}
