//! The text of the report evaluated: lines and their pieces, every printed figure still known by
//! its id, every typed character by its place.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    figure::{FigureId, Figures},
    tag::Template,
};
use crate::{
    diagnostic::{Place, Text},
    language::{
        numeral::{Numeral, numerals},
        numeral_kind::NumeralKind,
        stretch::Stretch as _,
    },
    year_file::prose::Prose,
};

/// A line of the report's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Running text or a heading within a section.
    Paragraph(Paragraph),
    /// `{{ table(id) }}`: the figure's breakdown as a table.
    Table(FigureId),
    /// `{{ chart(id) }}`: the figure's breakdown as a bar chart.
    Chart(FigureId),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is made of, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text as typed, and where it starts in the section's text.
    Literal {
        /// The text.
        text: String,
        /// Offset in the section's [`Prose`].
        offset: usize,
    },
    /// A figure.
    Figure(Print),
    /// The value of an expression that is no figure: the organ's name, the year.
    Value(String),
    /// `{{ note("…") }}`: what stands at the foot of the page.
    Note(Paragraph),
}

/// A figure where the text prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// Which.
    pub figure: FigureId,
    /// What is printed of it; `None` where it is the number itself.
    pub derived: Option<Derived>,
    /// The words that say what the number is, 较上年增长, and are no part of it.
    pub words: String,
    /// The number as printed; empty where the figure is not reported or the words say it all.
    pub text: String,
}

/// A number derived from a figure where the text prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derived {
    /// Its share in its whole, in percent.
    Share,
    /// Its change against last year, in percent.
    Change,
}

impl Derived {
    /// What stands behind the figure's id where the number is named: `id|share`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Change => "change",
        }
    }

    /// The kind of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Share, Self::Change]
            .into_iter()
            .find(|derived| derived.name() == name)
    }
}

impl Print {
    /// What names the printed number: the figure's `id` for its value alone; a number derived
    /// from it is not the figure and has a name of its own, `id|share`, `id|change`.
    #[must_use]
    pub fn tag(&self, figures: &Figures) -> String {
        let id = &figures.get(self.figure).id;
        match self.derived {
            None => id.clone(),
            Some(derived) => format!("{id}|{}", derived.name()),
        }
    }
}

/// What is wrong with an expression in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpressionProblem {
    /// It names a figure that does not exist.
    Unknown {
        /// The name.
        name: String,
        /// Where.
        place: Place,
    },
    /// It compares with a figure that last year's file does not have, or there is no such file.
    LacksLastYear {
        /// Why, in words.
        reason: Text,
        /// Where.
        place: Place,
    },
    /// It cannot be read or evaluated.
    Invalid {
        /// Why.
        reason: Text,
        /// Where.
        place: Place,
    },
}

/// What the numerals of a text are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumeralCount {
    /// How many are figures.
    pub bound: usize,
    /// How many are derived from figures: shares and changes.
    pub derived: usize,
    /// How many are dates, names and the like, or values of the file such as the organ's name.
    pub structural: usize,
    /// The counts that nothing explains.
    pub literal: Vec<Literal>,
    /// Every numeral that is typed or printed as a value, paragraph by paragraph.
    pub all: Vec<Vec<Numeral>>,
}

impl NumeralCount {
    /// How many numerals were looked at.
    #[must_use]
    pub fn total(&self) -> usize {
        self.bound + self.derived + self.structural + self.literal.len()
    }
}

/// A count typed into the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// As typed.
    pub text: String,
    /// Its value, where it fits a number.
    pub value: Option<Decimal>,
    /// Where it stands.
    pub place: Place,
    /// What is counted, as far as the next character tells.
    pub behind: String,
    /// The quote of the expression's string that it is typed in, `note("…")`, as the file has it:
    /// there a figure is named outside the string. Empty where it stands in an expression without
    /// quotes, `{{ 300 }}`.
    pub quote: Option<String>,
    /// Whether the file marks where it was typed; else it was looked for in the expression.
    pub is_marked: bool,
    /// Which paragraph of its passage it stands in, from 0.
    pub paragraph: usize,
    /// Where it stands in the paragraph's [`FlatText`].
    pub range: Range<usize>,
}

/// A paragraph as one text in which every typed character still knows its place.
#[derive(Debug, Clone, Default)]
pub struct FlatText {
    /// The text; a figure is one U+FFFC, so that its digits are not read as typed ones.
    pub text: String,
    /// The stretches that were typed, in order, and where each starts in the section's text.
    typed: Vec<(Range<usize>, usize)>,
    /// The figures, with the offset of each one's U+FFFC.
    pub figures: Vec<(usize, Print)>,
}

/// What stands for a figure in a [`FlatText`].
pub use crate::language::quantity::FIGURE_MARK;

impl FlatText {
    /// Where a stretch of the text was typed, in the section's text; `None` where it starts in
    /// the value of an expression.
    #[must_use]
    pub fn typed_range(&self, range: Range<usize>) -> Option<Range<usize>> {
        let next = self
            .typed
            .partition_point(|(piece, _)| piece.end <= range.start);
        let (piece, offset) = self.typed.get(next)?;
        if !piece.contains(&range.start) {
            return None;
        }
        let start = offset + (range.start - piece.start);
        let end = range.end.min(piece.end);
        Some(start..offset + (end - piece.start))
    }

    /// As [`Self::typed_range`], of as much as was typed; where all of it is the value of an
    /// expression, the place of the first character typed behind it.
    #[must_use]
    pub fn typed_from(&self, range: Range<usize>) -> Option<Range<usize>> {
        let next = self
            .typed
            .partition_point(|(piece, _)| piece.end <= range.start);
        let (piece, _) = self.typed.get(next)?;
        let start = range.start.max(piece.start);
        self.typed_range(start..range.end.max(start))
    }
}

/// The quote of the string of an expression around an offset, escaped where the file escapes it.
fn quote_around(prose: &Prose, template: &Template<'_>, at: usize) -> Option<String> {
    let open = template.string_around(at)?;
    let inside = open + 1;
    let quote = prose.text.get(open..inside)?;
    let starts = |at: usize| prose.span_of(at..at).start();
    let is_escaped = starts(inside) > starts(open) + quote.len();
    Some(if is_escaped {
        format!("\\{quote}")
    } else {
        quote.to_owned()
    })
}

impl Paragraph {
    /// The paragraph as one text; its notes follow, a line each.
    #[must_use]
    pub fn flat(&self) -> FlatText {
        let mut flat = FlatText::default();
        self.flatten_into(&mut flat);
        flat
    }

    fn flatten_into(&self, flat: &mut FlatText) {
        for piece in &self.pieces {
            let start = flat.text.len();
            match piece {
                Piece::Literal { text, offset } => {
                    flat.text.push_str(text);
                    flat.typed.push((start..flat.text.len(), *offset));
                }
                Piece::Value(value) => flat.text.push_str(value),
                Piece::Figure(print) => {
                    flat.text.push(FIGURE_MARK);
                    flat.figures.push((start, print.clone()));
                }
                Piece::Note(_) => {}
            }
        }
        for note in self.notes() {
            flat.text.push('\n');
            note.flatten_into(flat);
        }
    }

    /// Its notes, in order.
    pub fn notes(&self) -> impl Iterator<Item = &Self> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Note(note) => Some(note),
            Piece::Literal { .. } | Piece::Value(_) | Piece::Figure(_) => None,
        })
    }

    /// Adds the paragraph's numerals to `count`, each figure as one; `number` is the paragraph's
    /// in its passage, of which those before it were counted.
    pub(super) fn count_numerals(
        &self,
        number: usize,
        prose: &Prose,
        template: &Template<'_>,
        count: &mut NumeralCount,
    ) {
        let flat = self.flat();
        let derived = flat
            .figures
            .iter()
            .filter(|(_, print)| print.derived.is_some());
        let derived = derived.count();
        count.bound += flat.figures.len() - derived;
        count.derived += derived;
        let numerals = numerals(&flat.text);
        for numeral in &numerals {
            if numeral.kind != NumeralKind::Count {
                count.structural += 1;
                continue;
            }
            let written = flat.text.stretch(numeral.range.clone());
            let typed = flat.typed_range(numeral.range.clone());
            let is_in_expression = typed.is_none();
            // What an expression prints is a value of the file, unless the number itself is
            // typed in it: {{ 300 }}, the words of a claim.
            let Some(typed) = typed.or_else(|| template.typed_in_output(written)) else {
                count.structural += 1;
                continue;
            };
            // 12{{ year }} is read as one number, of which no one figure can be the value.
            let is_whole = is_in_expression || typed.len() == numeral.range.len();
            // Behind an escape in a string of an expression its place is not known to the letter.
            let is_whole = is_whole && prose.text.get(typed.clone()) == Some(written);
            let quote = quote_around(prose, template, typed.start);
            count.literal.push(Literal {
                text: written.to_owned(),
                value: numeral.value.filter(|_| is_whole),
                quote: quote.or_else(|| is_in_expression.then(String::new)),
                is_marked: !is_in_expression,
                place: Place::year(prose.span_of(typed)),
                behind: flat
                    .text
                    .behind(numeral.range.end)
                    .chars()
                    .take(4)
                    .collect(),
                paragraph: number,
                range: numeral.range.clone(),
            });
        }
        count.all.push(numerals);
    }

    /// The paragraph's text without its notes, each figure as it is printed.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .flat_map(|piece| match piece {
                Piece::Literal { text, .. } | Piece::Value(text) => ["", text.as_str()],
                Piece::Figure(print) => [print.words.as_str(), print.text.as_str()],
                Piece::Note(_) => ["", ""],
            })
            .collect()
    }
}
