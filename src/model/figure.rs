//! A figure, and the arena that holds all of a report's.

use std::collections::{BTreeMap, btree_map::Entry};

use rust_decimal::Decimal;

use crate::{
    diagnostic::Place,
    forms::{
        Kind,
        cell::{LAST_YEAR, last_years},
    },
    language::{exactness::Exactness, number::Approximation},
};

/// A figure's place in the arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(usize);

impl FigureId {
    /// Its number, from 0, in the order in which figures were stated.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// One figure of the report.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What the year file or the form calls it.
    pub id: String,
    /// What it counts, in words.
    pub label: String,
    /// What is counted, `条`.
    pub unit: Option<String>,
    /// What values it may take.
    pub kind: Kind,
    /// Its value; `None` means *not reported*, which prints blank; zero is a reported zero.
    pub value: Option<Decimal>,
    /// Why its value is still to be filled in, if it is.
    pub to_fill: Option<ToFill>,
    /// Whether the sign for more was typed, which a cell that tells of a change prints: `+2`.
    pub has_plus: bool,
    /// The words that make it an approximation; `None` where it is exact.
    pub approximation: Option<Approximation>,
    /// Where the clerk counted it.
    pub source: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Where its value stands, or its key where it has none; `None` for a cell left out.
    pub place: Option<Place>,
    /// The figure it is a part of.
    pub whole: Option<FigureId>,
    /// The figure whose value it repeats, for a cell filled in with `"=id"`.
    pub same_as: Option<FigureId>,
    /// Whether the year file says of the cell that it does not apply to the organ; it has no value
    /// then, and prints [`NOT_APPLICABLE`].
    pub is_not_applicable: bool,
}

/// What a table prints where something does not apply to the organ.
pub const NOT_APPLICABLE: &str = "/";

impl Figure {
    /// A figure of which nothing is known but its id, which is its label too.
    #[must_use]
    pub fn named(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            label: id.to_owned(),
            unit: None,
            kind: Kind::Integer,
            value: None,
            to_fill: None,
            has_plus: false,
            approximation: None,
            source: None,
            origin: Origin::Stated,
            place: None,
            whole: None,
            same_as: None,
            is_not_applicable: false,
        }
    }

    /// Whether it is an approximation: compared with a tolerance, never part of an exact sum.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.approximation.is_some()
    }

    /// How exactly its number is stated.
    #[must_use]
    pub fn exactness(&self) -> Exactness {
        match &self.approximation {
            None => Exactness::Exact,
            Some(words) if words.is_at_least() => Exactness::AtLeast,
            Some(_) => Exactness::About,
        }
    }

    /// Its value as typed, with the words of an approximation; empty where not reported.
    #[must_use]
    pub fn as_typed(&self) -> String {
        let Some(value) = self.value else {
            return String::new();
        };
        match &self.approximation {
            Some(words) => words.as_typed(value),
            None => value.to_string(),
        }
    }

    /// Its value as its cell prints it: with the sign for more where the cell tells of a change
    /// (增/减) and the sign was typed; or that it does not apply.
    #[must_use]
    pub fn in_cell(&self) -> String {
        if self.is_not_applicable && self.value.is_none() {
            return NOT_APPLICABLE.to_owned();
        }
        let typed = self.as_typed();
        if self.shows_plus() {
            format!("+{typed}")
        } else {
            typed
        }
    }

    /// Whether the sign for more is printed.
    #[must_use]
    pub fn shows_plus(&self) -> bool {
        let is_more = self
            .value
            .is_some_and(|value| value.is_sign_positive() && !value.is_zero());
        self.has_plus && is_more && self.kind == Kind::SignedInteger
    }

    /// Whether it is a percentage: what a formula gives is then multiplied by 100.
    #[must_use]
    pub fn is_percentage(&self) -> bool {
        matches!(self.unit.as_deref(), Some("%" | "％"))
    }

    /// Whether what it counts may come to this value.
    pub(super) fn may_be(&self, value: Decimal) -> bool {
        match self.kind {
            Kind::Integer => !value.is_sign_negative() && value.fract().is_zero(),
            Kind::SignedInteger => value.fract().is_zero(),
            Kind::Amount => !value.is_sign_negative(),
        }
    }
}

/// Why a value is still to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToFill {
    /// `"?"` says so.
    Marked,
    /// Nothing gives it.
    Absent,
}

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `[figures]`.
    Stated,
    /// Last year's file; its id starts with `last.`.
    Last,
    /// An expression of the text that reckons with others.
    Text,
    /// A cell of the form: table, row and column, from 0.
    Cell {
        /// Index of the table.
        table: usize,
        /// Index of the row.
        row: usize,
        /// Index of the column.
        column: usize,
    },
}

/// All figures of a report, found by id or by number.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    all: Vec<Figure>,
    by_id: BTreeMap<String, FigureId>,
    /// Whether some are last year's.
    has_last: bool,
}

impl Figures {
    /// Adds a figure, unless its id is taken: then the figure that has it is returned.
    ///
    /// # Errors
    /// The id is taken.
    pub fn add(&mut self, figure: Figure) -> Result<FigureId, FigureId> {
        let id = FigureId(self.all.len());
        match self.by_id.entry(figure.id.clone()) {
            Entry::Occupied(first) => return Err(*first.get()),
            Entry::Vacant(free) => free.insert(id),
        };
        self.has_last |= figure.id.starts_with(LAST_YEAR);
        self.all.push(figure);
        Ok(id)
    }

    /// The figure of this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<FigureId> {
        self.by_id.get(id).copied()
    }

    /// All of them, some with other values.
    #[must_use]
    pub fn with_values(&self, values: &[(FigureId, Decimal)]) -> Self {
        let mut figures = self.clone();
        for (id, value) in values {
            figures.get_mut(*id).value = Some(*value);
        }
        figures
    }

    /// The figure of this number, as [`FigureId::index`] gives it.
    pub(super) fn numbered(&self, number: usize) -> Option<FigureId> {
        (number < self.all.len()).then_some(FigureId(number))
    }

    /// The ids that go on from `path` with a dot, in order of the alphabet.
    pub fn below(&self, path: &str) -> impl Iterator<Item = &str> {
        let start = format!("{path}.");
        let ids = self.by_id.range(start.clone()..);
        ids.map(|(id, _)| id.as_str())
            .take_while(move |id| id.starts_with(&start))
    }

    /// Whether some id goes on from `path` with a dot.
    #[must_use]
    pub fn has_below(&self, path: &str) -> bool {
        self.below(path).next().is_some()
    }

    /// The figure with this number.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "only `add` makes a FigureId, and no figure is ever removed"
    )]
    pub fn get(&self, id: FigureId) -> &Figure {
        &self.all[id.0]
    }

    #[expect(clippy::indexing_slicing, reason = "as in `get`")]
    pub(super) fn get_mut(&mut self, id: FigureId) -> &mut Figure {
        &mut self.all[id.0]
    }

    /// All figures with their numbers, in the order in which they were stated.
    pub fn iter(&self) -> impl Iterator<Item = (FigureId, &Figure)> {
        self.all
            .iter()
            .enumerate()
            .map(|(index, figure)| (FigureId(index), figure))
    }

    /// The figure of the same id in last year's file.
    #[must_use]
    pub fn last(&self, id: FigureId) -> Option<&Figure> {
        Some(self.get(self.last_id(id)?))
    }

    /// Where that one stands.
    #[must_use]
    pub fn last_id(&self, id: FigureId) -> Option<FigureId> {
        // Most files are looked at without last year's.
        if !self.has_last {
            return None;
        }
        self.find(&last_years(&self.get(id).id))
    }

    /// All ids, in order of the alphabet.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// Some figures of a report.
#[derive(Debug, Clone, Default)]
pub struct FigureSet {
    /// By the number of each figure, whether it is one of them.
    is_in: Vec<bool>,
}

impl FigureSet {
    /// Whether a figure is one of them.
    #[must_use]
    pub fn contains(&self, id: FigureId) -> bool {
        self.is_in.get(id.0).is_some_and(|is_in| *is_in)
    }
}

impl Extend<FigureId> for FigureSet {
    fn extend<I: IntoIterator<Item = FigureId>>(&mut self, figures: I) {
        for FigureId(number) in figures {
            if number >= self.is_in.len() {
                self.is_in.resize(number + 1, false);
            }
            if let Some(is_in) = self.is_in.get_mut(number) {
                *is_in = true;
            }
        }
    }
}

impl FromIterator<FigureId> for FigureSet {
    fn from_iter<I: IntoIterator<Item = FigureId>>(figures: I) -> Self {
        let mut set = Self::default();
        set.extend(figures);
        set
    }
}

/// Units of which there are only whole numbers.
const COUNTED: &[&str] = &[
    "条", "件", "次", "篇", "个", "人", "人次", "名", "项", "份", "期", "户", "张", "宗", "起",
    "例", "批", "部", "册", "家", "场", "位", "件次", "条次", "户次", "班", "处", "宗次", "份次",
];

/// What values a figure of this unit may take.
#[must_use]
pub fn kind_of_unit(unit: Option<&str>) -> Kind {
    match unit {
        None => Kind::Integer,
        Some(unit) if COUNTED.contains(&unit) => Kind::Integer,
        Some(_) => Kind::Amount,
    }
}
