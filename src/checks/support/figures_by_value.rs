//! The figures that a typed number may be, by its value.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::{
    language::measure::{alike, is_measure, scale_at, unit_parts},
    model::{
        Report,
        figure::{Figure, Origin},
        text::Literal,
        typed_number::{is_percent, is_percentage},
    },
};

/// How many figures are named for one number.
pub const MOST_NAMED: usize = 4;

/// The figures by value: a text of a thousand numbers beside a thousand figures is not compared
/// pair by pair.
#[derive(Default)]
pub struct FiguresByValue<'a> {
    by_value: BTreeMap<Decimal, SameValue<'a>>,
}

/// The first few figures of one value, each with its number in the order of the file.
#[derive(Default)]
struct SameValue<'a> {
    /// Those that are no percentage, or may be one.
    counts: Vec<(usize, &'a Figure)>,
    /// Those that are a percentage, or may be one.
    percentages: Vec<(usize, &'a Figure)>,
    /// Those without a unit, or with one that is no known measure word: any may stand beside them.
    of_any_measure: Vec<(usize, &'a Figure)>,
    by_unit: BTreeMap<&'a str, Vec<(usize, &'a Figure)>>,
}

impl<'a> FiguresByValue<'a> {
    /// The figures of a report that are no cell repeating another and not last year's.
    pub fn of(report: &'a Report) -> Self {
        let mut figures = Self::default();
        // A cell that repeats a figure is no other figure.
        let own = report
            .figures
            .iter()
            .map(|(_, figure)| figure)
            .filter(|figure| figure.same_as.is_none() && figure.origin != Origin::Last);
        for (number, figure) in own.enumerate() {
            let Some(value) = figure.value else { continue };
            let same = figures.by_value.entry(value).or_default();
            let unit = figure.unit.as_deref();
            // 100% is no 100 pieces.
            if unit.is_none_or(|unit| !is_percent(unit)) {
                add(&mut same.counts, number, figure);
            }
            if unit.is_none_or(is_percent) {
                add(&mut same.percentages, number, figure);
            }
            let base = unit.map(|unit| unit_parts(unit).1);
            if base.is_none_or(|base| !is_measure(base)) {
                add(&mut same.of_any_measure, number, figure);
            }
            if let Some(unit) = unit {
                add(same.by_unit.entry(unit).or_default(), number, figure);
            }
        }
        figures
    }

    /// The figures of this value: those that count what stands behind the number, or else those that
    /// may count in the measure word there, `measure`, which counts what `words` name; all where that
    /// is empty.
    pub fn candidates(&self, literal: &Literal, measure: &str, words: &str) -> Vec<&'a Figure> {
        let same = literal.value.and_then(|value| self.by_value.get(&value));
        let Some(same) = same else { return Vec::new() };
        let is_percentage = is_percentage(literal);
        let behind = literal.behind.trim_start();
        let mut by_unit: Vec<(usize, &Figure)> = if is_percentage {
            let units = ["%", "％"].into_iter();
            let found = units.filter_map(|unit| same.by_unit.get(unit));
            found.flatten().copied().collect()
        } else {
            let ends = behind.char_indices().map(|(at, _)| at);
            let units = ends
                .chain([behind.len()])
                .filter_map(|end| behind.get(..end));
            let found = units
                .filter(|unit| !is_percent(unit))
                .filter_map(|unit| same.by_unit.get(unit));
            found.flatten().copied().collect()
        };
        if by_unit.is_empty() && !is_percentage && !measure.is_empty() {
            by_unit = same.counted_in(measure, words, behind);
            by_unit.sort_by_key(|(number, _)| *number);
            let figures = by_unit.iter().map(|(_, figure)| *figure);
            return figures.take(MOST_NAMED).collect();
        }
        by_unit.sort_by_key(|(number, _)| *number);
        let candidates = match (by_unit.is_empty(), is_percentage) {
            (false, _) => &by_unit,
            (true, true) => &same.percentages,
            (true, false) => &same.counts,
        };
        let figures = candidates.iter().map(|(_, figure)| *figure);
        figures.take(MOST_NAMED).collect()
    }
}

impl<'a> SameValue<'a> {
    /// The figures that may count in a measure word, which stands at the start of `behind` or behind
    /// 万 there.
    fn counted_in(&self, measure: &str, words: &str, behind: &str) -> Vec<(usize, &'a Figure)> {
        let scale = scale_at(behind).map_or("", |(scale, _)| scale);
        let units: BTreeSet<&str> = alike(measure, words).collect();
        let of_unit = units
            .into_iter()
            .filter_map(|unit| self.by_unit.get(format!("{scale}{unit}").as_str()));
        { of_unit.flatten() }
            .chain(&self.of_any_measure)
            .copied()
            .collect()
    }
}

fn add<'a>(figures: &mut Vec<(usize, &'a Figure)>, number: usize, figure: &'a Figure) {
    if figures.len() < MOST_NAMED {
        figures.push((number, figure));
    }
}
