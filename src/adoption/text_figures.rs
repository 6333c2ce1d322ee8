//! The numbers of a text that was not written with figures, as figures: for whoever checks it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{
    excused::Excused,
    known_ids::KnownIds,
    new_figure::{self, NewFigure, Parts},
    plan::Plan,
    share_sum::{ShareSum, share_sums},
    text_number::TextNumber,
};
use crate::{
    diagnostic::Place,
    language::exactness::Exactness,
    model::{Report, notion_cells, typed_text::texts},
    recognition::said::{Said, Scope},
    source::Span,
    year_file::{
        Breakdown, CellEntry, CellInput, FigureEntry, Located, number::Number, prose::Prose,
    },
};

/// What the text of a report says in numbers.
#[derive(Debug)]
pub struct TextFigures {
    /// Its figures, with their parts and the formulas of percentages.
    pub figures: Vec<FigureEntry>,
    /// The cells of the form that only the text tells of.
    pub cells: Vec<CellEntry>,
    /// The ids of what may be something else: figures whose parts are nearly all of them and may be some
    /// only, cells whose number may be of another time. What does not hold there is no certain error.
    pub doubtful: BTreeSet<String>,
    /// Shares that do not add up to all.
    pub share_sums: Vec<ShareSum>,
    /// Its numbers, in order.
    pub numbers: Vec<TextNumber>,
}

impl TextFigures {
    /// Whether the text says a number of any notion of the forms.
    #[must_use]
    pub fn says_notion(&self) -> bool {
        self.numbers.iter().any(|number| number.is_notion)
    }
}

/// The figures that a report's text tells of; `report` states none.
#[must_use]
pub fn text_figures(report: &Report) -> TextFigures {
    let texts = texts(report);
    let none = KnownIds::new();
    let plan = Plan::of(report, &texts, Excused::default(), BTreeSet::new(), &none);
    let all = plan.figures.iter().enumerate();
    let top = all.filter(|(_, figure)| figure.whole.is_none());
    let figures = top.filter_map(|(number, _)| entry(&plan.figures, number));
    let (cells, mut doubtful) = cells(report);
    doubtful.extend(nearly_complete(&plan.figures));
    TextFigures {
        figures: figures.collect(),
        cells,
        doubtful,
        share_sums: share_sums(&plan.figures),
        numbers: plan.numbers.clone(),
    }
}

fn nearly_complete(figures: &[NewFigure]) -> BTreeSet<String> {
    let all = figures.iter().enumerate();
    all.filter(|(_, figure)| figure.parts == Some(Parts::NearlyAll))
        .map(|(number, _)| new_figure::id(figures, number))
        .collect()
}

/// A new figure with its parts.
fn entry(figures: &[NewFigure], number: usize) -> Option<FigureEntry> {
    let figure = figures.get(number)?;
    let span = figure.place?.span;
    let located = |value: &str| Located {
        value: value.to_owned(),
        span,
    };
    let parts: Vec<FigureEntry> = new_figure::parts(figures, number)
        .filter_map(|part| entry(figures, part))
        .collect();
    let breakdown = (!parts.is_empty()).then_some(Breakdown {
        label: None,
        place: span,
        parts,
    });
    Some(FigureEntry {
        label: Some(located(&figure.label)),
        value: Some(Number {
            value: figure.number,
            has_plus: false,
            approximation: figure.approximation.clone(),
            quoted: false,
            span,
        }),
        formula: figure
            .formula
            .clone()
            .map(|formula| Prose::made(formula, span)),
        unit: (!figure.unit.is_empty()).then(|| located(&figure.unit)),
        // Who reads a foreign text is told of it; the clerk decides for his own.
        open: matches!(figure.parts, Some(Parts::Open | Parts::TooMuch)),
        breakdowns: breakdown.into_iter().collect(),
        ..FigureEntry::at(span, new_figure::id(figures, number))
    })
}

/// A number that the text tells of a cell: its value, its place, and whether it is surely the organ's
/// own of the year.
type Told = (Decimal, Place, bool);

/// The cells that nothing fills in and of which the text says the number, once or always the same; and
/// the ids of those of which it is not sure.
fn cells(report: &Report) -> (Vec<CellEntry>, BTreeSet<String>) {
    let mut told: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for text in texts(report) {
        let said = text.said(report);
        // Beside numbers that are the organ's own another is too, most likely.
        let is_own = |one: &Said| one.scope == Scope::Own;
        if !said.iter().any(is_own) {
            continue;
        }
        for one in said {
            let is_exact = one.notion.is_sure && one.exactness == Exactness::Exact;
            let lists = notion_cells::of_said(report, one);
            let ([list], Some(value), true) = (lists.as_slice(), one.value, is_exact) else {
                continue;
            };
            let [cell] = list.as_slice() else { continue };
            let cell = report.figures.get(*cell);
            if cell.value.is_none() && cell.place.is_none() {
                let place = text.place(one.range.clone());
                let of_cell = told.entry(cell.id.clone()).or_default();
                of_cell.push((value, place, is_own(one)));
            }
        }
    }
    let (mut cells, mut doubtful) = (Vec::new(), BTreeSet::new());
    for (id, told) in told {
        let Some((value, place, is_own)) = told.first() else {
            continue;
        };
        if told.iter().all(|(other, ..)| other == value) {
            if !is_own {
                doubtful.insert(id.clone());
            }
            cells.push(cell(id, *value, place.span));
        }
    }
    (cells, doubtful)
}

fn cell(id: String, value: Decimal, span: Span) -> CellEntry {
    CellEntry {
        code: Located { value: id, span },
        value: CellInput::Number(Number {
            value,
            has_plus: false,
            approximation: None,
            quoted: false,
            span,
        }),
    }
}
