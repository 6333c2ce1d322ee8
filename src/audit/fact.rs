//! What a report says, number by number.

use rust_decimal::Decimal;

use crate::{
    adoption::TextNumber,
    diagnostic::{Language, Locator, Text},
    model::Report,
    readers::laid_out::LaidOut,
    recognition::statistics::{
        Statistics,
        cell::{Cell, CellState, FormPlace},
    },
    source::Span,
};

/// How sure it is that a number is what it is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Its label or its place says it.
    Certain,
    /// It is what such words mostly mean.
    Likely,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A number.
    Stated,
    /// Nothing.
    Blank,
    /// A mark for nothing: `/`, `—`, 不适用.
    Mark,
    /// Something that is no number.
    Unreadable,
}

impl State {
    /// The word for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Blank => "blank",
            Self::Mark => "mark",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Certainty {
    /// The word for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
        }
    }
}

/// A number that a report states, or a cell of its tables without one.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The form's cell, the notion, or the figure that it is; `None` where the text tells another
    /// value for that.
    pub id: Option<String>,
    /// What it counts, in words.
    pub label: String,
    /// Its value, in its unit.
    pub value: Option<Decimal>,
    /// What it counts in; empty where nothing says so.
    pub unit: String,
    /// What stands there.
    pub state: State,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it stands, in words.
    pub whereabouts: Text,
    /// Where it stands in the transcript's text.
    pub span: Span,
    /// Whether it is a cell of a statutory table.
    pub is_cell: bool,
    /// Whether its number is typed; 未收到 says 0 without one.
    pub is_typed: bool,
}

/// The facts of a report: its cells, then the numbers of its text.
pub(super) fn facts(
    report: &Report,
    laid_out: &LaidOut,
    statistics: Option<&Statistics>,
    numbers: &[TextNumber],
) -> Vec<Fact> {
    let cells = statistics.into_iter().flat_map(|tables| &tables.cells);
    let cells = cells.map(|cell| of_cell(report, laid_out, cell));
    let numbers = numbers.iter().map(|number| of_number(laid_out, number));
    cells.chain(numbers).collect()
}

fn of_cell(report: &Report, laid_out: &LaidOut, cell: &Cell) -> Fact {
    let figure = report
        .figures
        .find(&cell.id)
        .map(|id| report.figures.get(id));
    let span = laid_out.span(&cell.place);
    let (state, value) = match cell.state {
        CellState::Stated(value) => (State::Stated, Some(value)),
        CellState::Blank => (State::Blank, None),
        CellState::Mark => (State::Mark, None),
        CellState::Unreadable => (State::Unreadable, None),
    };
    let locator = laid_out.loaded.locator(span);
    let FormPlace { table, row, column } = cell.at;
    let whereabouts = match locator.map(Locator::innermost) {
        Some(Locator::Cell { .. } | Locator::TableCell { .. }) => locator,
        _ => None,
    };
    // A table that is typed line by line is placed as its form is printed.
    let printed = Locator::TableCell { table, row, column };
    let whereabouts = whereabouts.map_or_else(
        || locator.map_or_else(|| printed.clone(), |at| at.beside(printed.clone())),
        Locator::clone,
    );
    let whereabouts = whereabouts.text();
    Fact {
        id: Some(cell.id.clone()),
        label: figure.map_or_else(String::new, |figure| figure.label.clone()),
        value,
        unit: cell.unit.as_deref().unwrap_or("").to_owned(),
        state,
        certainty: if cell.is_certain {
            Certainty::Certain
        } else {
            Certainty::Likely
        },
        whereabouts,
        span,
        is_cell: true,
        is_typed: true,
    }
}

fn of_number(laid_out: &LaidOut, number: &TextNumber) -> Fact {
    let span = number.place.span;
    let locator = laid_out.loaded.locator(span);
    Fact {
        id: number.id.clone(),
        label: number.label.clone(),
        value: Some(number.value),
        unit: number.unit.clone(),
        state: State::Stated,
        certainty: if number.is_sure {
            Certainty::Certain
        } else {
            Certainty::Likely
        },
        whereabouts: locator.map_or_else(|| Text::same(""), Locator::text),
        span,
        is_cell: false,
        is_typed: number.is_typed,
    }
}

impl Fact {
    /// Its place in the words of a language.
    #[must_use]
    pub fn place(&self, language: Language) -> &str {
        self.whereabouts.get(language)
    }
}
