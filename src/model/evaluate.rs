//! Templates evaluated: from a text as typed to its lines, its claims and what is wrong with it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, syntax::SyntaxConfig};

use super::{
    broken_tag,
    claim::Claim,
    expression_bounds::{self, Work},
    figure::FigureId,
    formula::FormulaError,
    last_net,
    marks::{self, PrintedClaim, Rendered},
    obligation::{Obligation, ObligationKind, ObligationOrigin},
    printing,
    scope::Scope,
    tag::Template,
    template::{self, MarkedTemplate},
    text::{ExpressionProblem, Line, NumeralCount},
    text_sum,
};
use crate::{
    diagnostic::{Place, Severity, Text},
    limits,
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

impl Evaluated {
    /// What comes of a text that is not evaluated.
    fn refused(reason: Text, place: Place) -> Self {
        Self {
            problems: vec![ExpressionProblem::Invalid { reason, place }],
            ..Self::default()
        }
    }
}

/// An evaluator that is made once for all texts of a report.
pub(super) struct Evaluator {
    environment: Environment<'static>,
    syntax: SyntaxConfig,
    scope: Scope,
    /// What texts with loops may still do.
    loop_steps: u64,
    /// How many operations claims may still have.
    operations: usize,
}

/// Steps of the engine for a text that goes through each of its tags once at the most, beside one
/// for each byte: a reference of the shortest kind, `{{a}}`, is fewer steps than bytes.
const STEPS: u64 = 20_000;

/// Steps that a text with loops is given first: few have more.
const FIRST_STEPS: u64 = 500;

impl Evaluator {
    /// An evaluator over the names of a scope.
    pub(super) fn new(scope: Scope) -> Self {
        // What the engine brings along works on lists of any size: `printing` lends what is of use.
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        // A condition on a line of its own leaves no empty line behind.
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()
            .expect("the delimiters are the engine's own");
        environment.set_syntax(syntax.clone());
        printing::install(&mut environment);
        Self {
            environment,
            syntax,
            scope,
            loop_steps: limits::LOOP_STEPS,
            operations: limits::ALL_OPERATIONS,
        }
    }

    /// Evaluates one text.
    pub(super) fn evaluate(&mut self, prose: &Prose) -> Evaluated {
        let template = Template::of(&prose.text);
        if let Some((reason, range)) = broken_tag::find(&template) {
            return Evaluated::refused(reason, place(prose, range));
        }
        let work = match expression_bounds::work(&prose.text, &self.syntax, &self.scope) {
            Ok(work) => work,
            Err((reason, range)) => return Evaluated::refused(reason, place(prose, range)),
        };
        let mut evaluated = Evaluated {
            named: template::figures_named(&template, &self.scope),
            ..Evaluated::default()
        };
        let unknown = template::unknown_names(&template, &self.scope);
        evaluated.problems.extend(
            unknown
                .iter()
                .map(|(name, range)| ExpressionProblem::Unknown {
                    name: name.clone(),
                    place: place(prose, range.clone()),
                }),
        );
        let sums = self.sums(&template, prose, &mut evaluated);
        // What is printed of unknown names is left out, so that the rest is still looked at.
        let marked = MarkedTemplate::of(&template, &self.scope, &unknown, &sums);
        match self.render(&marked, work) {
            Ok(rendered) => {
                self.claims(rendered.claims, prose, &mut evaluated);
                let paragraphs = rendered.lines.iter().filter_map(|line| match line {
                    Line::Paragraph(paragraph) => Some(paragraph),
                    Line::Table(_) | Line::Chart(_) => None,
                });
                for (number, paragraph) in paragraphs.enumerate() {
                    paragraph.count_numerals(number, prose, &template, &mut evaluated.numerals);
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

    /// What stands in the place of each sum of a template, by where it starts; nothing for one that
    /// cannot be read, which is told of.
    fn sums(
        &self,
        template: &Template<'_>,
        prose: &Prose,
        evaluated: &mut Evaluated,
    ) -> BTreeMap<usize, Option<String>> {
        let mut sums = BTreeMap::new();
        for piece in template.pieces() {
            let sum = match text_sum::printed(piece, self.scope.figures()) {
                None => continue,
                Some(Ok(printed)) => Some(printed),
                Some(Err((reason, range))) => {
                    let place = place(prose, range);
                    let slip = ExpressionProblem::Invalid { reason, place };
                    evaluated.problems.push(slip);
                    None
                }
            };
            sums.insert(piece.range.start, sum);
        }
        sums
    }

    fn render(&mut self, marked: &MarkedTemplate, work: Work) -> Result<Rendered, Error> {
        let rendered = match work {
            // The engine has no part in what has no tags.
            _ if !marked.text().contains('{') => untagged(marked.text()).to_owned(),
            Work::Loops => self.printed_within(marked.text())?,
            Work::Once(bytes) => {
                let steps = STEPS.saturating_add(bytes);
                self.printed(marked.text(), steps)?.0
            }
        };
        let figures = self.scope.figures();
        Ok(marks::read(&rendered, |number| figures.numbered(number)))
    }

    /// What the engine makes of a template with loops, out of the steps that all of them share.
    ///
    /// Of a template that it stops at, the engine does not say how far it came. So it is given few
    /// steps first and twice as many each time that they do not suffice: then a slip costs no more
    /// than twice what it took, and all tries together no more than twice the last.
    fn printed_within(&mut self, template: &str) -> Result<String, Error> {
        let mut steps = FIRST_STEPS.min(self.loop_steps);
        loop {
            match self.printed(template, steps) {
                Ok((printed, left)) => {
                    self.loop_steps -= steps - left;
                    return Ok(printed);
                }
                Err(error) if error.kind() == ErrorKind::OutOfFuel && steps < self.loop_steps => {
                    steps = steps.saturating_mul(2).min(self.loop_steps);
                }
                Err(error) => {
                    // What cannot be read took no step.
                    if error.kind() != ErrorKind::SyntaxError {
                        self.loop_steps -= steps;
                    }
                    return Err(error);
                }
            }
        }
    }

    /// What the engine makes of a template in no more than so many steps, and how many of them were
    /// left over.
    fn printed(&mut self, template: &str, steps: u64) -> Result<(String, u64), Error> {
        self.environment.set_fuel(Some(steps));
        let print = || {
            let template = self.environment.template_from_str(template)?;
            let captured = template.render_captured(self.scope.context())?;
            let levels = captured.state().fuel_levels();
            let (_, left) = levels.expect("the engine was given a number of steps");
            Ok((captured.into_output(), left))
        };
        last_net::caught(print).unwrap_or_else(|| {
            let reason = "the template engine stopped";
            Err(Error::new(ErrorKind::EvalBlock, reason))
        })
    }

    /// Reads the comparisons of the claims that were printed, each once however often it was.
    fn claims(
        &mut self,
        printed: BTreeSet<PrintedClaim>,
        prose: &Prose,
        evaluated: &mut Evaluated,
    ) {
        for printed in printed {
            let start = printed.offset;
            let shifted =
                |range: Range<usize>| place(prose, start + range.start..start + range.end);
            let read = Claim::read(&printed.comparison, self.scope.figures());
            let read = read.and_then(|claim| {
                claim.bounded(&mut self.operations, self.scope.figures())?;
                Ok(claim)
            });
            match read {
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

/// What the engine makes of a template without tags: it takes one line's end off its end.
fn untagged(template: &str) -> &str {
    let line = template.strip_suffix('\n').unwrap_or(template);
    line.strip_suffix('\r').unwrap_or(line)
}

fn place(prose: &Prose, range: Range<usize>) -> Place {
    Place::year(prose.span_of(range))
}
