//! Formulas over figures, computed exactly: `(granted + partial) / received`.

use std::ops::Range;

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

use super::figure::{FigureId, Figures};
use crate::{
    diagnostic::{Text, say::say},
    limits,
};

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

impl Formula {
    /// Its exact value; `None` where a figure is not reported, where it divides by zero or where it
    /// comes to numbers too long on the way.
    #[must_use]
    pub fn value(&self, figures: &Figures) -> Option<BigRational> {
        self.exact(figures).ok()
    }

    /// Whether it comes to numbers on the way that are too long to be reckoned with exactly.
    pub(super) fn is_too_large(&self, figures: &Figures) -> bool {
        matches!(self.exact(figures), Err(NoValue::TooLarge))
    }

    fn exact(&self, figures: &Figures) -> Result<BigRational, NoValue> {
        let (left, operator, right) = match self {
            Self::Number(number) => return Ok(rational(*number)),
            Self::Figure(id) => {
                return figures.get(*id).value.map(rational).ok_or(NoValue::Missing);
            }
            Self::Operation(left, operator, right) => (left, operator, right),
        };
        let (left, right) = (left.exact(figures)?, right.exact(figures)?);
        let value = match operator {
            Operator::Add => left + right,
            Operator::Subtract => left - right,
            Operator::Multiply => left * right,
            Operator::Divide if right == BigRational::default() => return Err(NoValue::Missing),
            Operator::Divide => left / right,
        };
        if value.numer().bits().max(value.denom().bits()) > limits::EXACT_BITS {
            return Err(NoValue::TooLarge);
        }
        Ok(value)
    }

    /// It in words of the year file, with no parenthesis that it does not need.
    #[must_use]
    pub fn text(&self, figures: &Figures) -> String {
        let mut text = String::new();
        self.write_to(&mut text, figures);
        text
    }

    fn write_to(&self, text: &mut String, figures: &Figures) {
        match self {
            Self::Number(number) => text.push_str(&number.to_string()),
            Self::Figure(id) => text.push_str(&figures.get(*id).id),
            Self::Operation(left, operator, right) => {
                left.write_side(*operator, false, text, figures);
                text.extend([' ', operator.sign(), ' ']);
                right.write_side(*operator, true, text, figures);
            }
        }
    }

    /// It as a side of an operation.
    fn write_side(&self, outer: Operator, is_right: bool, text: &mut String, figures: &Figures) {
        let is_within = match self {
            Self::Operation(_, inner, _) => inner.needs_parentheses(outer, is_right),
            Self::Number(_) | Self::Figure(_) => false,
        };
        if is_within {
            text.push('(');
        }
        self.write_to(text, figures);
        if is_within {
            text.push(')');
        }
    }

    /// The figures it speaks of.
    #[must_use]
    pub fn members(&self) -> Vec<FigureId> {
        let mut members = Vec::new();
        self.collect(&mut members);
        members
    }

    fn collect(&self, members: &mut Vec<FigureId>) {
        match self {
            Self::Number(_) => {}
            Self::Figure(id) => members.push(*id),
            Self::Operation(left, _, right) => {
                left.collect(members);
                right.collect(members);
            }
        }
    }

    /// How many operations it has.
    pub(super) fn operations(&self) -> usize {
        match self {
            Self::Number(_) | Self::Figure(_) => 0,
            Self::Operation(left, _, right) => left.operations() + right.operations() + 1,
        }
    }
}

/// Why a formula has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NoValue {
    /// A figure is not reported, or it divides by zero.
    Missing,
    /// A number on the way has more digits than are reckoned with.
    TooLarge,
}

impl FormulaError {
    /// That it comes to numbers on the way that are too long to be reckoned with exactly.
    pub(super) fn too_large(range: Range<usize>) -> Self {
        let reason = say!(
            "算到一半数字太大或太细，超过 {most} 个二进制位",
            "it comes to numbers of more than {most} binary digits on the way",
            most = limits::EXACT_BITS
        );
        Self::Unreadable(reason, range)
    }

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
