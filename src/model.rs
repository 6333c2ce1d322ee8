//! The report resolved: figures in one arena, relations as data, the text evaluated; no syntax
//! left but the places that findings point at.

pub mod chinese;
pub mod culprit;
mod expression;
pub mod figure;
mod form_table;
pub mod narrative;
pub mod numeral;
mod printing;
pub mod relation;
mod resolve;
pub mod slip;
pub mod waiver;

use chrono::NaiveDate;

use self::{
    figure::{FigureId, Figures},
    narrative::{ExpressionProblem, Line, NumeralCount, Paragraph},
    relation::Relation,
    waiver::Waiver,
};
use crate::{
    diagnostic::{Account, Place, RelationCount, Text},
    forms::Form,
    source::Span,
    year_file::prose::Prose,
};

pub use self::resolve::resolve;

/// A report with nothing left to look up.
#[derive(Debug)]
pub struct Report {
    /// The reporting year.
    pub year: i32,
    /// Who reports.
    pub organ: Organ,
    /// The statutory form, where one is in force or the file names one.
    pub form: Option<Form>,
    /// The day of signature.
    pub date: Option<NaiveDate>,
    /// Where the report is published.
    pub url: Option<String>,
    /// All figures.
    pub figures: Figures,
    /// All that must hold between them.
    pub relations: Vec<Relation>,
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
    /// The place of `[table]`, where the file has one.
    pub table_place: Option<Place>,
    /// What could not be resolved.
    pub problems: Vec<Problem>,
}

/// Who reports.
#[derive(Debug, Clone, Default)]
pub struct Organ {
    /// Full name.
    pub name: String,
    /// The particulars by name, `office`, `telephone`; as far as given.
    pub particulars: Vec<(&'static str, String)>,
}

impl Organ {
    /// One particular, if it is given.
    #[must_use]
    pub fn particular(&self, name: &str) -> Option<&str> {
        self.particulars
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
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
}

/// What an attachment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentKind {
    /// The statutory table.
    Statistics,
    /// The report itself, as a file of the page that publishes it.
    Report,
    /// A file of the organ's own.
    File,
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
    /// `[report] form` names no form that is known.
    UnknownForm {
        /// The name.
        name: String,
        /// Where.
        place: Place,
    },
    /// The organ's own form cannot be read.
    BrokenForm {
        /// Why.
        reason: Text,
        /// Where.
        place: Place,
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
            Line::Table(_) => None,
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
    /// All passages of the text, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        std::iter::once(&self.preamble).chain(
            self.sections
                .iter()
                .flat_map(|section| [&section.heading, &section.body]),
        )
    }

    /// What was looked at: relations by verdict, figures, numerals.
    #[must_use]
    pub fn account(&self) -> Account {
        let mut account = Account::default();
        let mut reached = vec![false; self.figures.len()];
        for relation in &self.relations {
            let verdict = relation.verdict(&self.figures);
            count(&mut account.relations, verdict);
            if verdict != relation::Verdict::NotAssessable {
                for member in relation.members() {
                    if let Some(flag) = reached.get_mut(member.index()) {
                        *flag = true;
                    }
                }
            }
        }
        for ((_, figure), reached) in self.figures.iter().zip(reached) {
            if figure.value.is_some() {
                account.figures.stated += 1;
                account.figures.checked += usize::from(reached);
            }
        }
        for passage in self.passages() {
            account.figures.bound += passage.numerals.bound;
            account.figures.structural += passage.numerals.structural;
            account.figures.literal += passage.numerals.literal.len();
        }
        account
    }
}

fn count(relations: &mut RelationCount, verdict: relation::Verdict) {
    match verdict {
        relation::Verdict::Held => {
            relations.checked += 1;
            relations.held += 1;
        }
        relation::Verdict::Failed { .. } => {
            relations.checked += 1;
            relations.failed += 1;
        }
        relation::Verdict::NotAssessable => relations.not_assessable += 1,
    }
}
