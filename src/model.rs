//! The report resolved: figures in one arena, relations as data, the text evaluated; no syntax
//! left but the places that findings point at.

mod account;
mod circle;
pub mod claim;
pub mod culprit;
pub mod derivation;
mod derive;
pub mod difference;
mod evaluate;
pub mod figure;
mod form_relation;
mod form_table;
pub mod formula;
mod marks;
mod neighbours;
pub mod obligation;
mod printed_number;
mod printing;
pub mod relation;
mod resolve;
mod scope;
pub mod slip;
mod surroundings;
mod tag;
mod template;
pub mod text;
pub mod waiver;

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;

use self::{
    figure::{FigureId, Figures},
    obligation::Obligations,
    text::{ExpressionProblem, Line, NumeralCount, Paragraph},
    waiver::Waiver,
};
use crate::{
    diagnostic::{Place, Text},
    forms::Form,
    source::Span,
    year_file::{
        AttachmentKind, odd_characters::OddCharacter, organ::Particular, prose::Prose,
        settings::CheckSettings, style::Style,
    },
};

pub use self::{resolve::resolve, surroundings::Surroundings};

/// A report with nothing left to look up.
#[derive(Debug)]
pub struct Report {
    /// The reporting year.
    pub year: i32,
    /// Who reports.
    pub organ: Organ,
    /// The statutory form, where one is in force or the file names one.
    pub form: Option<Arc<Form>>,
    /// The day of signature.
    pub date: Option<NaiveDate>,
    /// Where that day stands.
    pub date_place: Option<Place>,
    /// Where the report is published.
    pub url: Option<String>,
    /// Whether a contents list stands under the title.
    pub has_contents: bool,
    /// SHA-256 of the year file's bytes, in hexadecimal digits.
    pub fingerprint: String,
    /// All figures.
    pub figures: Figures,
    /// All that must hold between them, and what was computed of them.
    pub obligations: Obligations,
    /// Breakdowns in the order of the file, for tables and proofs.
    pub breakdowns: Vec<Breakdown>,
    /// The lines before part one.
    pub preamble: Passage,
    /// The numbered parts.
    pub sections: Vec<Section>,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// Findings that are right as they stand.
    pub waivers: Vec<Waiver>,
    /// How much each check counts.
    pub settings: CheckSettings,
    /// The formats that a build writes; empty where nothing says so.
    pub formats: Vec<String>,
    /// A look of one's own for the Word report.
    pub style: Style,
    /// The place of `[table]`, where the file has one.
    pub table_place: Option<Place>,
    /// Characters of the file's texts that are not what they look like.
    pub odd_characters: Vec<OddCharacter>,
    /// What could not be resolved.
    pub problems: Vec<Problem>,
}

/// Who reports.
#[derive(Debug, Clone, Default)]
pub struct Organ {
    /// Full name.
    pub name: String,
    /// All that is told of it, its name first.
    pub particulars: Vec<Particular>,
}

impl Organ {
    /// One particular, if it is given.
    #[must_use]
    pub fn particular(&self, name: &str) -> Option<&str> {
        self.particulars
            .iter()
            .find(|one| one.key == name)
            .map(|one| one.text.value.as_str())
    }
}

/// One complete breakdown of a figure.
#[derive(Debug, Clone)]
pub struct Breakdown {
    /// The figure that is broken down.
    pub whole: FigureId,
    /// What divides it, where the file says so.
    pub label: Option<String>,
    /// Its parts, in order.
    pub parts: Vec<FigureId>,
}

/// A text and what evaluating it gave.
#[derive(Debug, Default)]
pub struct Passage {
    /// As typed; `None` where there is none.
    pub prose: Option<Prose>,
    /// Evaluated, line by line.
    pub lines: Vec<Line>,
    /// The figures that its expressions name, printed or not.
    pub named: BTreeSet<FigureId>,
    /// What its numerals are.
    pub numerals: NumeralCount,
}

/// A numbered part of the text.
#[derive(Debug)]
pub struct Section {
    /// Its heading, evaluated; empty where there is none.
    pub heading: Passage,
    /// Its body.
    pub body: Passage,
    /// Where it stands.
    pub place: Place,
}

/// Something attached to the report.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// The file itself, for one of the organ's own.
    pub path: Option<String>,
    /// Where its title stands.
    pub place: Place,
}

/// What could not be resolved; the checks put it into words.
#[derive(Debug, Clone)]
pub enum Problem {
    /// An expression of the text.
    Expression(ExpressionProblem),
    /// A relation, a cell or a waiver names a figure that does not exist.
    UnknownFigure {
        /// The name.
        name: String,
        /// Where it is used.
        place: Place,
        /// Whether it is a row of the form that prints a label without cells.
        is_heading: bool,
    },
    /// `[table]` names a row or cell that the form does not have.
    UnknownCell {
        /// The code.
        code: String,
        /// Where.
        place: Place,
        /// Whether it is a row of the form that prints a label without cells.
        is_heading: bool,
    },
    /// `[table]` stands in the file of a year that no statutory form is in force for.
    TableWithoutForm {
        /// Where its first line stands.
        place: Place,
    },
    /// A cell is filled in with a dash or with nothing between quotes.
    BlankCell {
        /// The cell.
        figure: FigureId,
        /// Where.
        place: Place,
    },
    /// A row of `[table]` with too few or too many cells.
    RowLength {
        /// The row's code.
        code: String,
        /// How many cells it has.
        found: usize,
        /// How many the form has.
        expected: usize,
        /// Where.
        place: Place,
    },
    /// A figure is stated a second time.
    StatedTwice {
        /// Its id.
        id: String,
        /// Where it is stated again.
        second: Place,
        /// Where it was stated first.
        first: Option<Place>,
    },
    /// A formula cannot be read or used.
    BrokenFormula {
        /// The figure it should give.
        id: String,
        /// Why.
        reason: Text,
        /// Where.
        place: Place,
    },
    /// `[report] last` names a file that cannot be read as a year file.
    UnreadableLast {
        /// The name.
        name: String,
        /// Where.
        place: Place,
    },
    /// `[report] url` is no address that a reader's device would open.
    UnopenableAddress {
        /// As typed.
        written: String,
        /// Where.
        place: Place,
    },
    /// `[style] template` names a file that cannot be read as a Word file.
    UnreadableTemplate {
        /// The name.
        name: String,
        /// Where.
        place: Place,
        /// Whether there is such a file at all.
        exists: bool,
    },
    /// `[report] form` names no form that is known.
    UnknownForm {
        /// The name.
        name: String,
        /// Where.
        place: Place,
    },
    /// `[report] form` names a built-in form of other years.
    OutdatedForm {
        /// Its id.
        name: String,
        /// Where.
        place: Place,
    },
    /// The organ's own form has a mistake.
    BrokenForm {
        /// What is wrong.
        message: Text,
        /// What to do.
        help: Text,
        /// Where.
        place: Place,
        /// Another place that has to do with it, and what stands there.
        related: Option<(Place, Text)>,
    },
}

impl Passage {
    /// The place in the year file of a stretch of the text as typed.
    #[must_use]
    pub fn place(&self, typed: std::ops::Range<usize>) -> Place {
        Place::year(
            self.prose
                .as_ref()
                .map_or_else(Span::default, |prose| prose.span_of(typed)),
        )
    }

    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.lines.iter().filter_map(|line| match line {
            Line::Paragraph(paragraph) => Some(paragraph),
            Line::Table(_) | Line::Chart(_) => None,
        })
    }

    /// The text of its first paragraph; empty where there is none.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs()
            .next()
            .map(Paragraph::text)
            .unwrap_or_default()
    }
}

impl Report {
    /// The headings of its parts, in order.
    #[must_use]
    pub fn headings(&self) -> Vec<String> {
        let headings = self.sections.iter().map(|part| part.heading.text());
        headings.collect()
    }

    /// All passages of the text, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        std::iter::once(&self.preamble).chain(
            self.sections
                .iter()
                .flat_map(|section| [&section.heading, &section.body]),
        )
    }

    /// Whether the file names a form that could not be read: any name may then be a cell's.
    #[must_use]
    pub fn lacks_its_form(&self) -> bool {
        self.problems.iter().any(|problem| {
            matches!(
                problem,
                Problem::UnknownForm { .. } | Problem::BrokenForm { .. }
            )
        })
    }
}
