//! The text of the report: templates evaluated, every printed figure still known by its id.

use std::{collections::BTreeSet, ops::Range};

use minijinja::{Environment, ErrorKind, UndefinedBehavior, syntax::SyntaxConfig};
use rust_decimal::Decimal;

use super::{
    claim::Claim,
    expression::{self, Marks},
    figure::{FigureId, Figures},
    formula::{Comparison, FormulaError},
    printing::{self, Scope},
    tag,
};
use crate::{
    diagnostic::{Place, Text},
    language::{numeral::numerals, numeral_kind::NumeralKind},
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
    /// Whether the number itself is printed or one derived from it.
    pub derived: bool,
    /// As printed.
    pub text: String,
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
    /// It cannot be read or evaluated.
    Invalid {
        /// Why.
        reason: Text,
        /// Where.
        place: Place,
    },
}

/// The narrow door to evaluation: what expressions may name.
#[derive(Debug)]
pub struct Context<'a> {
    /// The figures.
    pub figures: &'a Figures,
    /// Those of them that have a breakdown.
    pub broken_down: BTreeSet<FigureId>,
    /// Other values by name: `year`, `organ.name`.
    pub values: Vec<(String, String)>,
}

/// An evaluator that is made once for all texts of a report.
pub struct Evaluator {
    environment: Environment<'static>,
    scope: Scope,
}

/// How much work one text may be; far above what any report needs.
const FUEL: u64 = 200_000;

impl Evaluator {
    /// An evaluator over these figures and values.
    #[must_use]
    pub fn new(context: &Context<'_>) -> Self {
        let scope = Scope::new(context);
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        // A condition on a line of its own leaves no empty line behind.
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        if let Ok(syntax) = syntax {
            environment.set_syntax(syntax);
        }
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        printing::install(&mut environment, &scope);
        Self { environment, scope }
    }

    /// Evaluates one text; problems are added to `problems`, and a text that cannot be evaluated
    /// is empty.
    pub fn evaluate(&self, prose: &Prose, problems: &mut Vec<ExpressionProblem>) -> Vec<Line> {
        let place = |range| Place::year(prose.span_of(range));
        if let Some(range) = expression::full_width_brace(&prose.text) {
            problems.push(ExpressionProblem::Invalid {
                reason: Text::new(
                    "花括号要用半角，左右各两个",
                    "its braces must be half-width ones, two at either end",
                ),
                place: place(range),
            });
            return Vec::new();
        }
        let before = problems.len();
        let unknown = expression::unknown_names(&prose.text, &self.scope);
        for (name, range) in &unknown {
            problems.push(ExpressionProblem::Unknown {
                name: name.clone(),
                place: place(range.clone()),
            });
        }
        // What is printed of unknown names is left out, so that the rest is still looked at.
        let marks = Marks::put(&prose.text, &self.scope, &unknown);
        match self
            .environment
            .render_str(marks.text(), self.scope.context())
        {
            Ok(rendered) => expression::lines(&rendered, &self.scope),
            Err(error) => {
                let explained = problems.len() > before
                    && matches!(
                        error.kind(),
                        ErrorKind::UndefinedError | ErrorKind::InvalidOperation
                    );
                if !explained {
                    let range = error
                        .range()
                        .map_or(0..prose.text.len(), |range| marks.original(range));
                    problems.push(ExpressionProblem::Invalid {
                        reason: printing::reason(&error),
                        place: place(range),
                    });
                }
                Vec::new()
            }
        }
    }
}

impl Evaluator {
    /// The figures that the expressions of a text name, in conditions too.
    #[must_use]
    pub fn named(&self, prose: &Prose) -> BTreeSet<FigureId> {
        expression::figures_named(&prose.text, &self.scope)
    }

    /// The claims of a text that was evaluated; one in a condition that did not hold is none.
    pub fn claims(
        &self,
        prose: &Prose,
        figures: &Figures,
        problems: &mut Vec<ExpressionProblem>,
    ) -> Vec<Claim> {
        let place = |range| Place::year(prose.span_of(range));
        let mut claims = Vec::new();
        for written in tag::claims(&prose.text) {
            if !self.scope.was_claimed(&written.comparison) {
                continue;
            }
            let start = written.start;
            let shifted = |range: Range<usize>| place(start + range.start..start + range.end);
            match Comparison::read(&written.comparison, figures) {
                Ok(comparison) => claims.push(Claim {
                    says: written.says,
                    place: place(start..start + written.comparison.len()),
                    written: written.comparison,
                    comparison,
                }),
                Err(FormulaError::Unknown(name, range)) => {
                    problems.push(ExpressionProblem::Unknown {
                        name,
                        place: shifted(range),
                    });
                }
                Err(FormulaError::Unreadable(reason, range)) => {
                    problems.push(ExpressionProblem::Invalid {
                        reason,
                        place: shifted(range),
                    });
                }
            }
        }
        claims
    }
}

impl std::fmt::Debug for Evaluator {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Evaluator").finish_non_exhaustive()
    }
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
    /// there a figure is named outside the string.
    pub quote: Option<String>,
}

/// A paragraph as one text in which every typed character still knows its place.
#[derive(Debug, Clone, Default)]
pub struct FlatText {
    /// The text; a figure is one U+FFFC, so that its digits are not read as typed ones.
    pub text: String,
    /// The stretches that were typed, and where each starts in the section's text.
    typed: Vec<(Range<usize>, usize)>,
    /// The figures, with the offset of each one's U+FFFC.
    pub figures: Vec<(usize, Print)>,
}

/// What stands for a figure in a [`FlatText`].
pub const FIGURE_MARK: char = '\u{FFFC}';

impl FlatText {
    /// Where a stretch of the text was typed, in the section's text; `None` where it starts in
    /// the value of an expression.
    #[must_use]
    pub fn typed_range(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (piece, offset) = self
            .typed
            .iter()
            .find(|(piece, _)| piece.contains(&range.start))?;
        let start = offset + (range.start - piece.start);
        let end = range.end.min(piece.end);
        Some(start..offset + (end - piece.start))
    }
}

/// The quote of the string of an expression around an offset, escaped where the file escapes it.
fn quote_around(prose: &Prose, at: usize) -> Option<String> {
    let open = tag::string_around(&prose.text, at)?;
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

    /// Adds the paragraph's numerals to `count`, each figure as one.
    pub(super) fn count_numerals(&self, prose: &Prose, count: &mut NumeralCount) {
        let flat = self.flat();
        let derived = flat.figures.iter().filter(|(_, print)| print.derived);
        let derived = derived.count();
        count.bound += flat.figures.len() - derived;
        count.derived += derived;
        for numeral in numerals(&flat.text) {
            let typed = flat.typed_range(numeral.range.clone());
            match (numeral.kind, typed) {
                (NumeralKind::Count, Some(typed)) => {
                    let behind = flat.text.get(numeral.range.end..).unwrap_or_default();
                    count.literal.push(Literal {
                        text: flat
                            .text
                            .get(numeral.range.clone())
                            .unwrap_or_default()
                            .to_owned(),
                        value: numeral.value,
                        quote: quote_around(prose, typed.start),
                        place: Place::year(prose.span_of(typed)),
                        behind: behind.chars().take(4).collect(),
                    });
                }
                _ => count.structural += 1,
            }
        }
    }

    /// The paragraph's text without its notes, each figure as it is printed.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Literal { text, .. } | Piece::Value(text) => text.as_str(),
                Piece::Figure(print) => print.text.as_str(),
                Piece::Note(_) => "",
            })
            .collect()
    }
}
