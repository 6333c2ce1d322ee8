//! Templates evaluated: from a text as typed to its lines, its claims and what is wrong with it.

use std::{collections::BTreeSet, ops::Range};

use minijinja::{Environment, ErrorKind, UndefinedBehavior, syntax::SyntaxConfig};

use super::{
    claim::Claim,
    figure::FigureId,
    formula::FormulaError,
    marks::{self, PrintedClaim, Rendered},
    obligation::{Obligation, ObligationKind, ObligationOrigin},
    printing,
    scope::Scope,
    tag::Template,
    template::{self, MarkedTemplate},
    text::{ExpressionProblem, Line, NumeralCount},
};
use crate::{
    diagnostic::{Place, Severity, Text},
    year_file::prose::Prose,
};

/// What evaluating one text gave.
#[derive(Debug, Default)]
pub(super) struct Evaluated {
    /// The text, line by line; empty where it cannot be evaluated.
    pub(super) lines: Vec<Line>,
    /// What it claims; a claim in a condition that did not hold is none.
    pub(super) claims: Vec<Obligation>,
    /// The figures that its expressions name, in conditions too.
    pub(super) named: BTreeSet<FigureId>,
    /// What its numerals are.
    pub(super) numerals: NumeralCount,
    /// What is wrong with it.
    pub(super) problems: Vec<ExpressionProblem>,
}

/// An evaluator that is made once for all texts of a report.
pub(super) struct Evaluator {
    environment: Environment<'static>,
    scope: Scope,
}

/// How much work one text may be that has no expressions; far above what any report needs.
const FUEL: u64 = 200_000;

/// How much more for each byte: a reference of the shortest kind, `{{a}}`, is a few steps. Only a
/// loop can be more work than its text is long.
const FUEL_PER_BYTE: u64 = 4;

impl Evaluator {
    /// An evaluator over the names of a scope.
    pub(super) fn new(scope: Scope) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        // A condition on a line of its own leaves no empty line behind.
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.expect("the delimiters are the engine's own"));
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        printing::install(&mut environment);
        Self { environment, scope }
    }

    /// Evaluates one text.
    pub(super) fn evaluate(&mut self, prose: &Prose) -> Evaluated {
        let template = Template::of(&prose.text);
        let mut evaluated = Evaluated {
            named: template::figures_named(&template, &self.scope),
            ..Evaluated::default()
        };
        if let Some(range) = template::full_width_brace(&template) {
            evaluated.problems.push(ExpressionProblem::Invalid {
                reason: Text::new(
                    "花括号要用半角，左右各两个",
                    "its braces must be half-width ones, two at either end",
                ),
                place: place(prose, range),
            });
            return evaluated;
        }
        let unknown = template::unknown_names(&template, &self.scope);
        evaluated.problems.extend(
            unknown
                .iter()
                .map(|(name, range)| ExpressionProblem::Unknown {
                    name: name.clone(),
                    place: place(prose, range.clone()),
                }),
        );
        // What is printed of unknown names is left out, so that the rest is still looked at.
        let marked = MarkedTemplate::of(&template, &self.scope, &unknown);
        match self.render(&marked, prose) {
            Ok(rendered) => {
                self.claims(rendered.claims, prose, &mut evaluated);
                for line in &rendered.lines {
                    if let Line::Paragraph(paragraph) = line {
                        paragraph.count_numerals(prose, &template, &mut evaluated.numerals);
                    }
                }
                evaluated.lines = rendered.lines;
            }
            Err(error) => {
                // An unknown name in a condition stops the engine, and was told of.
                let explained = !unknown.is_empty()
                    && matches!(
                        error.kind(),
                        ErrorKind::UndefinedError | ErrorKind::InvalidOperation
                    );
                if !explained {
                    let range = error
                        .range()
                        .map_or(0..prose.text.len(), |range| marked.original(range));
                    let problem = printing::problem(&error, place(prose, range));
                    evaluated.problems.push(problem);
                }
            }
        }
        evaluated
    }

    fn render(
        &mut self,
        marked: &MarkedTemplate,
        prose: &Prose,
    ) -> Result<Rendered, minijinja::Error> {
        let length = u64::try_from(prose.text.len()).expect("a length in memory fits 64 bits");
        let fuel = FUEL.saturating_add(length.saturating_mul(FUEL_PER_BYTE));
        self.environment.set_fuel(Some(fuel));
        let rendered = self
            .environment
            .render_str(marked.text(), self.scope.context())?;
        let figures = self.scope.figures();
        Ok(marks::read(&rendered, |number| figures.numbered(number)))
    }

    /// Reads the comparisons of the claims that were printed, each once however often it was.
    fn claims(&self, printed: BTreeSet<PrintedClaim>, prose: &Prose, evaluated: &mut Evaluated) {
        for printed in printed {
            let start = printed.offset;
            let shifted =
                |range: Range<usize>| place(prose, start + range.start..start + range.end);
            match Claim::read(&printed.comparison, self.scope.figures()) {
                Ok(claim) => evaluated.claims.push(Obligation {
                    says: Text::same(printed.says),
                    place: Some(shifted(0..printed.comparison.len())),
                    severity: Severity::Error,
                    origin: ObligationOrigin::Claim,
                    kind: ObligationKind::Claim(claim),
                }),
                Err(FormulaError::Unknown(name, range)) => {
                    evaluated.problems.push(ExpressionProblem::Unknown {
                        name,
                        place: shifted(range),
                    });
                }
                Err(FormulaError::Unreadable(reason, range)) => {
                    evaluated.problems.push(ExpressionProblem::Invalid {
                        reason,
                        place: shifted(range),
                    });
                }
            }
        }
    }
}

fn place(prose: &Prose, range: Range<usize>) -> Place {
    Place::year(prose.span_of(range))
}
