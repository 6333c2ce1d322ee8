//! A text and what evaluating it gave, and the numbered parts of such texts.

use std::{collections::BTreeSet, ops::Range};

use super::{
    figure::FigureId,
    text::{Line, NumeralCount, Paragraph},
};
use crate::{diagnostic::Place, forms::outline::Fits, source::Span, year_file::prose::Prose};

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

impl Passage {
    /// The place in the year file of a stretch of the text as typed.
    #[must_use]
    pub fn place(&self, typed: Range<usize>) -> Place {
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

/// A numbered part of the text.
#[derive(Debug)]
pub struct Section {
    /// Its heading, evaluated; empty where there is none.
    pub heading: Passage,
    /// Its body.
    pub body: Passage,
    /// Where it stands.
    pub place: Place,
    /// Which sections of the form its heading fits.
    pub fits: Fits,
}
