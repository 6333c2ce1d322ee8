//! Formulas over figures, read and computed exactly: `(granted + partial) / received`.

use std::ops::Range;

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

use super::figure::{FigureId, Figures};
use crate::diagnostic::Text;

/// A formula whose names are figures.
#[derive(Debug, Clone)]
pub enum Formula {
    /// A number as typed.
    Number(Decimal),
    /// A figure.
    Figure(FigureId),
    /// An operation on two formulas.
    Operation(Box<Formula>, Operator, Box<Formula>),
}

/// What a formula can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Operator {
    /// How it is written.
    fn sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '-',
            Self::Multiply => '*',
            Self::Divide => '/',
        }
    }

    /// Whether an operation of this kind needs parentheses as a side of `outer`.
    fn needs_parentheses(self, outer: Self, is_right: bool) -> bool {
        let is_sum = |operator| matches!(operator, Self::Add | Self::Subtract);
        match (is_sum(self), is_sum(outer)) {
            (true, false) => true,
            (false, true) => false,
            // a - (b + c), a / (b * c): read from the left.
            _ => {
                is_right && outer != Self::Add && (outer, self) != (Self::Multiply, Self::Multiply)
            }
        }
    }
}

/// Why a formula cannot be used, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormulaError {
    /// It names a figure that does not exist.
    Unknown(String, Range<usize>),
    /// It cannot be read.
    Unreadable(Text, Range<usize>),
}

/// Deeper nests are no formula but an attack on the stack.
const DEEPEST: usize = 64;

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// It cannot be read, or names a figure that does not exist.
    pub fn read(text: &str, figures: &Figures) -> Result<Self, FormulaError> {
        let mut reader = Reader {
            text,
            at: 0,
            depth: 0,
            figures,
        };
        let formula = reader.sum()?;
        reader.skip_space();
        if reader.at < text.len() {
            return Err(reader.unreadable("这里多出了内容", "there is more than a formula here"));
        }
        Ok(formula)
    }

    /// Its exact value; `None` where a figure is not reported or it divides by zero.
    #[must_use]
    pub fn value(&self, figures: &Figures) -> Option<BigRational> {
        match self {
            Self::Number(number) => Some(rational(*number)),
            Self::Figure(id) => figures.get(*id).value.map(rational),
            Self::Operation(left, operator, right) => {
                let (left, right) = (left.value(figures)?, right.value(figures)?);
                match operator {
                    Operator::Add => Some(left + right),
                    Operator::Subtract => Some(left - right),
                    Operator::Multiply => Some(left * right),
                    Operator::Divide if right == BigRational::default() => None,
                    Operator::Divide => Some(left / right),
                }
            }
        }
    }

    /// It in words of the year file, with no parenthesis that it does not need.
    #[must_use]
    pub fn text(&self, figures: &Figures) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Figure(id) => figures.get(*id).id.clone(),
            Self::Operation(left, operator, right) => {
                let side = |side: &Self, is_right: bool| {
                    let text = side.text(figures);
                    match side {
                        Self::Operation(_, inner, _)
                            if inner.needs_parentheses(*operator, is_right) =>
                        {
                            format!("({text})")
                        }
                        _ => text,
                    }
                };
                let sign = operator.sign();
                format!("{} {sign} {}", side(left, false), side(right, true))
            }
        }
    }

    /// The figures it speaks of.
    #[must_use]
    pub fn members(&self) -> Vec<FigureId> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Figure(id) => vec![*id],
            Self::Operation(left, _, right) => {
                let mut members = left.members();
                members.extend(right.members());
                members
            }
        }
    }
}

impl FormulaError {
    pub(super) fn shifted(self, by: usize) -> Self {
        let shift = |range: Range<usize>| range.start + by..range.end + by;
        match self {
            Self::Unknown(name, range) => Self::Unknown(name, shift(range)),
            Self::Unreadable(reason, range) => Self::Unreadable(reason, shift(range)),
        }
    }
}

/// A decimal as an exact fraction.
#[must_use]
pub fn rational(value: Decimal) -> BigRational {
    let scale = BigInt::from(10).pow(value.scale());
    BigRational::new(BigInt::from(value.mantissa()), scale)
}

/// A fraction as a decimal with so many places, rounded half away from zero; `None` where it is
/// too large.
#[must_use]
pub fn rounded(value: &BigRational, places: u32) -> Option<Decimal> {
    let scale = BigRational::from_integer(BigInt::from(10).pow(places));
    let units = (value * scale).round().to_integer();
    let units = i128::try_from(units).ok()?;
    Decimal::try_from_i128_with_scale(units, places).ok()
}

/// As [`rounded`], or the largest or smallest decimal there is: to be shown, not reckoned with.
#[must_use]
pub fn shown(value: &BigRational, places: u32) -> Decimal {
    rounded(value, places).unwrap_or(if *value < BigRational::default() {
        Decimal::MIN
    } else {
        Decimal::MAX
    })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    figures: &'a Figures,
}

impl Reader<'_> {
    fn sum(&mut self) -> Result<Formula, FormulaError> {
        let mut left = self.product()?;
        while let Some(operator) = self.operator(&[('+', Operator::Add), ('-', Operator::Subtract)])
        {
            let right = self.product()?;
            left = Formula::Operation(Box::new(left), operator, Box::new(right));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Formula, FormulaError> {
        let mut left = self.factor()?;
        let operators = [
            ('*', Operator::Multiply),
            ('×', Operator::Multiply),
            ('/', Operator::Divide),
            ('÷', Operator::Divide),
        ];
        while let Some(operator) = self.operator(&operators) {
            let right = self.factor()?;
            left = Formula::Operation(Box::new(left), operator, Box::new(right));
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Formula, FormulaError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.unreadable("括号太多", "too many parentheses"));
        }
        self.skip_space();
        let formula = match self.peek() {
            Some('(' | '（') => {
                self.skip();
                let inside = self.sum()?;
                self.skip_space();
                if !matches!(self.peek(), Some(')' | '）')) {
                    return Err(self.unreadable("缺右括号", "a closing parenthesis is missing"));
                }
                self.skip();
                inside
            }
            Some(character) if character.is_ascii_digit() => self.number()?,
            Some(character) if character.is_alphabetic() || character == '_' => self.figure()?,
            _ => {
                return Err(self.unreadable(
                    "这里应当是数字或名称",
                    "a number or a figure's id should stand here",
                ));
            }
        };
        self.depth -= 1;
        Ok(formula)
    }

    fn number(&mut self) -> Result<Formula, FormulaError> {
        let word = self.word(|c| c.is_ascii_digit() || c == '.');
        crate::language::number::parse_plain(word)
            .map(Formula::Number)
            .ok_or_else(|| self.unreadable("数字写法有误", "this is no number"))
    }

    fn figure(&mut self) -> Result<Formula, FormulaError> {
        let start = self.at;
        let word = self.word(|c| c.is_alphanumeric() || c == '_' || c == '.');
        let name = word.to_owned();
        self.figures
            .find(&name)
            .map(Formula::Figure)
            .ok_or(FormulaError::Unknown(name, start..self.at))
    }

    fn word(&mut self, belongs: impl Fn(char) -> bool) -> &str {
        let (_, rest) = self.text.split_at(self.at);
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += length;
        let (word, _) = rest.split_at(length);
        word
    }

    fn operator(&mut self, known: &[(char, Operator)]) -> Option<Operator> {
        self.skip_space();
        let next = self.peek()?;
        let (_, operator) = known.iter().find(|(written, _)| *written == next)?;
        self.skip();
        Some(*operator)
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn skip(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.skip();
        }
    }

    fn unreadable(&self, zh: &str, en: &str) -> FormulaError {
        let end = self.at + self.peek().map_or(0, char::len_utf8);
        FormulaError::Unreadable(Text::new(zh, en), self.at..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::Figure;

    fn figures() -> Figures {
        let mut figures = Figures::default();
        for (id, value) in [
            ("a", Some(1)),
            ("b.c", Some(3)),
            ("申请", Some(8)),
            ("none", None),
        ] {
            figures
                .add(Figure {
                    value: value.map(Decimal::from),
                    ..Figure::named(id)
                })
                .unwrap();
        }
        figures
    }

    fn value(text: &str) -> Option<String> {
        let figures = figures();
        let formula = Formula::read(text, &figures).unwrap();
        formula.value(&figures).map(|value| value.to_string())
    }

    #[test]
    fn arithmetic_is_exact_and_knows_precedence() {
        assert_eq!(value("a / b.c").unwrap(), "1/3");
        assert_eq!(value("a + b.c * 申请").unwrap(), "25");
        assert_eq!(value("(a + b.c) * 申请 - 0.5").unwrap(), "63/2");
        assert_eq!(value("8 - 4 - 2").unwrap(), "2");
    }

    #[test]
    fn what_is_not_reported_or_divided_by_zero_has_no_value() {
        assert_eq!(value("a + none"), None);
        assert_eq!(value("a / (b.c - 3)"), None);
    }

    #[test]
    fn a_mistake_is_pointed_at() {
        let figures = figures();
        let error = |text: &str| Formula::read(text, &figures).unwrap_err();
        assert_eq!(error("a + x.y"), FormulaError::Unknown("x.y".into(), 4..7));
        for text in ["", "a +", "(a", "a b", "1..2", "a = 1"] {
            assert!(
                matches!(error(text), FormulaError::Unreadable(..)),
                "{text}"
            );
        }
        let nest = "(".repeat(10_000);
        assert!(matches!(error(&nest), FormulaError::Unreadable(..)));
    }

    #[test]
    fn a_formula_is_written_as_it_is_read() {
        let figures = figures();
        for text in [
            "a + b.c * 申请",
            "(a + b.c) * 申请 - 0.5",
            "a - (b.c - a)",
            "a / (b.c * 2)",
            "a * (b.c / 2) / 3",
        ] {
            let formula = Formula::read(text, &figures).unwrap();
            assert_eq!(formula.text(&figures), text);
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        let third = BigRational::new(2.into(), 3.into());
        assert_eq!(rounded(&third, 2).unwrap().to_string(), "0.67");
        let tie = BigRational::new((-25).into(), 100.into());
        assert_eq!(rounded(&tie, 1).unwrap().to_string(), "-0.3");
    }
}
