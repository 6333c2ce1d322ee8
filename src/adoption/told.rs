//! The figures that a text may tell again, by what they are called.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{name, reading::Number};
use crate::{
    language::{exactness::Exactness, label, measure::are_alike, written_toml},
    model::{
        Report,
        figure::{Figure, Origin},
        relation::last_place,
    },
};

/// A label is told of one thing alone if it is as long as this, in characters: 办结 is said of many.
const TELLING: usize = 4;

/// The figures of the file and the new ones, parts of others left out.
pub(super) struct ToldFigures {
    by_label: BTreeMap<String, Vec<Told>>,
    labels: BTreeSet<String>,
    /// How often a label was told, so that a free one is found at once.
    counts: BTreeMap<String, usize>,
    /// The keys that are given, the first words of ids included.
    keys: BTreeSet<String>,
    /// All ids.
    ids: BTreeSet<String>,
}

/// A figure that the text may tell again.
struct Told {
    id: String,
    unit: String,
    value: Option<Decimal>,
    /// As a year file writes it, with whether it is an approximation by words elsewhere.
    written: (String, bool),
    exactness: Exactness,
    /// Whether it may be another year's or another organ's.
    is_doubtful: bool,
}

impl Told {
    /// Whether a number may say the same, as exactly as the two are said.
    fn may_be(&self, number: &Number<'_, '_>) -> bool {
        let value = number.literal.and_then(|one| one.value);
        self.value.zip(value).is_some_and(|(told, value)| {
            number.exactness.allows(value, told, last_place(value))
                || self.exactness.allows(told, value, last_place(told))
        })
    }
}

/// What was told before under a label.
pub(super) enum Before {
    Nothing,
    /// The same number, of this figure.
    Same(String),
    /// Another number.
    Another,
}

impl ToldFigures {
    /// Those of the file.
    pub(super) fn of(report: &Report) -> Self {
        let first = |id: &str| id.split('.').next().map(str::to_owned);
        let mut told = Self {
            by_label: BTreeMap::new(),
            labels: BTreeSet::new(),
            counts: BTreeMap::new(),
            keys: report.figures.ids().filter_map(first).collect(),
            ids: report.figures.ids().map(str::to_owned).collect(),
        };
        for (_, figure) in report.figures.iter() {
            if figure.origin == Origin::Stated && figure.whole.is_none() {
                let one = Told {
                    id: figure.id.clone(),
                    unit: figure.unit.clone().unwrap_or_else(String::new),
                    value: figure.value,
                    written: written(figure),
                    exactness: figure.exactness(),
                    is_doubtful: false,
                };
                told.add(&figure.label, one);
            }
        }
        told
    }

    /// What was told before of a number.
    pub(super) fn before(&self, number: &Number<'_, '_>) -> Before {
        if number.label.chars().count() < TELLING || number.is_doubtful {
            return Before::Nothing;
        }
        let unit = &number.unit;
        let told = self.by_label.get(label::kernel(&number.label));
        let mut alike = told.into_iter().flatten().filter(|one| {
            let is_same_unit = one.unit == *unit
                || (!one.unit.is_empty() && !unit.is_empty() && are_alike(&one.unit, unit));
            !one.is_doubtful && is_same_unit
        });
        match alike.next() {
            None => Before::Nothing,
            Some(one) if one.written == number.written => Before::Same(one.id.clone()),
            // 约1.2 and 1.20 are no two values, and not printed alike; 1200余 may be 1234.
            Some(one) if one.may_be(number) => Before::Nothing,
            Some(_) => Before::Another,
        }
    }

    /// A label like the number's that no figure has yet: behind the heading that it stands under.
    pub(super) fn label(&mut self, number: &Number<'_, '_>, heading: &str) -> String {
        let label = &number.label;
        if !self.labels.contains(label) {
            return label.clone();
        }
        let count = self
            .counts
            .entry(format!("{heading}：{label}"))
            .or_insert(0);
        loop {
            *count += 1;
            let behind_heading = match *count {
                1 => format!("{heading}：{label}"),
                number => format!("{heading}{number}：{label}"),
            };
            if !self.labels.contains(&behind_heading) {
                return behind_heading;
            }
        }
    }

    /// Notes a new figure, and gives the key by which it goes: the one that is `known`, where it is free.
    pub(super) fn tell(
        &mut self,
        label: &str,
        number: &Number<'_, '_>,
        known: Option<&str>,
    ) -> String {
        let plain = name::plain_key(label);
        // A figure may be called as the first word of a cell's id.
        if let Some(known) = known.filter(|key| self.ids.insert((*key).to_owned())) {
            self.note(known.to_owned(), label, number);
            return known.to_owned();
        }
        let mut key = plain.clone();
        while self.keys.contains(&key) {
            let count = self.counts.entry(plain.clone()).or_insert(1);
            *count += 1;
            key = format!("{plain}_{count}");
        }
        self.note(key.clone(), label, number);
        key
    }

    /// Notes a new figure of this key.
    fn note(&mut self, key: String, label: &str, number: &Number<'_, '_>) {
        self.keys.insert(key.clone());
        self.ids.insert(key.clone());
        let one = Told {
            id: key,
            unit: number.unit.clone(),
            value: number.literal.and_then(|one| one.value),
            written: number.written.clone(),
            exactness: number.exactness,
            is_doubtful: number.is_doubtful,
        };
        self.add(label, one);
    }

    fn add(&mut self, label: &str, told: Told) {
        let core = label::kernel(label::text_core(label::beside(label)));
        self.by_label.entry(core.to_owned()).or_default().push(told);
        self.labels.insert(label.to_owned());
    }
}

/// The value of a figure as a year file writes it.
fn written(figure: &Figure) -> (String, bool) {
    let typed = figure.as_typed();
    match &figure.approximation {
        Some(words) if !words.before.is_empty() || !words.after.is_empty() => {
            (written_toml::string(&typed), false)
        }
        approximation => (typed, approximation.is_some()),
    }
}
