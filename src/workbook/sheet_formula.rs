//! Formulas of the spreadsheet as trees: one writer turns them into text, the other into tokens.

use rust_decimal::Decimal;

use super::position::{Position, Reference};
use crate::forms::Comparison;

/// What a verdict says when its relation holds.
pub const HELD: &str = "相符";
/// What it says when it does not.
pub const FAILED: &str = "不符";
/// What it says while a figure is missing.
pub const OPEN: &str = "未填，不能核对";

/// A formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// A number.
    Number(Decimal),
    /// A text.
    Text(&'static str),
    /// A cell of the same sheet.
    Cell(Position),
    /// A cell of any sheet.
    Elsewhere(Reference),
    /// Cells of the same sheet, from the first to the last.
    Range(Position, Position),
    /// Two formulas and what is done with them.
    Operation(Box<Formula>, Operator, Box<Formula>),
    /// A function of some formulas.
    Call(Function, Vec<Formula>),
}

/// What is done with two formulas.
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
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// The functions the spreadsheet uses; every program since 1997 knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The absolute value.
    Abs,
    /// Whether all hold.
    And,
    /// How many of the cells are numbers.
    Count,
    /// How many of the cells hold a text.
    CountIf,
    /// One of two.
    If,
    /// Whether a cell is empty.
    IsBlank,
    /// Whether a formula fails, as a division by zero does.
    IsError,
    /// Whether a cell is a number.
    IsNumber,
    /// Whether any holds.
    Or,
    /// The number with so many decimal places.
    Round,
    /// The sum of cells.
    Sum,
}

impl Formula {
    /// The cell's value, blank where it is blank: `=IF(ISBLANK(Sheet!A1),"",Sheet!A1)`.
    #[must_use]
    pub fn same(reference: Reference) -> Self {
        let cell = || Self::Elsewhere(reference);
        choice(
            Self::Call(Function::IsBlank, vec![cell()]),
            Self::Text(""),
            cell(),
        )
    }

    /// `=SUM(A1:A9)`
    #[must_use]
    pub fn sum(first: Position, last: Position) -> Self {
        Self::Call(Function::Sum, vec![Self::Range(first, last)])
    }

    /// The sum of a column, blank while one of its cells is:
    /// `=IF(COUNT(A1:A9)<9,"",SUM(A1:A9))`.
    #[must_use]
    pub fn complete_sum(first: Position, last: Position) -> Self {
        let members = last.row.saturating_sub(first.row).saturating_add(1);
        Self::sum_of_all(vec![Self::Range(first, last)], members)
    }

    /// The sum of so many cells, blank while one of them is:
    /// `=IF(COUNT(A1:C1,E1)<4,"",SUM(A1:C1,E1))`.
    #[must_use]
    pub fn sum_of_all(cells: Vec<Self>, members: u32) -> Self {
        choice(
            Self::Call(Function::Count, cells.clone())
                .with(Operator::Less, Self::Number(members.into())),
            Self::Text(""),
            Self::Call(Function::Sum, cells),
        )
    }

    /// `=A1-B1`
    #[must_use]
    pub fn difference(left: Position, right: Position) -> Self {
        Self::Cell(left).with(Operator::Subtract, Self::Cell(right))
    }

    /// `=IF(COUNT(A1,B1)<2,"",A1-B1)`
    #[must_use]
    pub fn known_difference(left: Position, right: Position) -> Self {
        choice(
            lacks_one(left, right),
            Self::Text(""),
            Self::difference(left, right),
        )
    }

    /// The first cell in percent of the second with one decimal, and what stands third where the
    /// second is zero: `=IF(B1=0,"—",ROUND(A1*100/B1,1))`.
    #[must_use]
    pub fn percent(part: Position, whole: Position, of_zero: &'static str) -> Self {
        let share = Self::Cell(part)
            .with(Operator::Multiply, Self::Number(Decimal::ONE_HUNDRED))
            .with(Operator::Divide, Self::Cell(whole));
        choice(
            Self::Cell(whole).with(Operator::Equal, Self::Number(Decimal::ZERO)),
            Self::Text(of_zero),
            Self::Call(Function::Round, vec![share, Self::Number(Decimal::ONE)]),
        )
    }

    /// A verdict on two cells: `=IF(COUNT(A1,B1)<2,"未填，不能核对",IF(A1=B1,"相符","不符"))`.
    ///
    /// Nothing is said while a side is not a number: a blank is text to a spreadsheet, and text
    /// is “greater” than any number, so that a figure not reported would pass `>=`. Approximate
    /// figures are compared with a tolerance.
    #[must_use]
    pub fn verdict(
        left: Position,
        comparison: Comparison,
        right: Position,
        tolerance: Decimal,
    ) -> Self {
        let zero = || Self::Number(Decimal::ZERO);
        let is_number = |cell| Self::Call(Function::IsNumber, vec![Self::Cell(cell)]);
        let operator = match comparison {
            Comparison::Equal => Operator::Equal,
            Comparison::AtMost => Operator::AtMost,
            Comparison::AtLeast => Operator::AtLeast,
            Comparison::ZeroIfZero => {
                let both = |one, other| Self::Call(Function::And, vec![one, other]);
                let some = both(
                    is_number(left),
                    Self::Cell(left).with(Operator::Unequal, zero()),
                );
                let none = both(
                    is_number(right),
                    Self::Cell(right).with(Operator::Equal, zero()),
                );
                let fails = choice(lacks_one(left, right), Self::Text(OPEN), Self::Text(FAILED));
                return choice(
                    Self::Call(Function::Or, vec![some, none]),
                    Self::Text(HELD),
                    fails,
                );
            }
        };
        let condition = if tolerance.is_zero() {
            Self::Cell(left).with(operator, Self::Cell(right))
        } else {
            let tolerance = Self::Number(tolerance);
            match operator {
                Operator::AtMost => Self::difference(left, right).with(Operator::AtMost, tolerance),
                Operator::AtLeast => {
                    Self::difference(right, left).with(Operator::AtMost, tolerance)
                }
                _ => Self::Call(Function::Abs, vec![Self::difference(left, right)])
                    .with(Operator::AtMost, tolerance),
            }
        };
        Self::judged(left, right, condition)
    }

    /// A verdict on two cells by any condition; nothing is said while one of them is no number.
    #[must_use]
    pub fn judged(left: Position, right: Position, condition: Self) -> Self {
        let verdict = choice(condition, Self::Text(HELD), Self::Text(FAILED));
        choice(lacks_one(left, right), Self::Text(OPEN), verdict)
    }

    /// How many cells of a column say this: `=COUNTIF(E3:E40,"相符")`.
    #[must_use]
    pub fn count_of(first: Position, last: Position, text: &'static str) -> Self {
        Self::Call(
            Function::CountIf,
            vec![Self::Range(first, last), Self::Text(text)],
        )
    }

    /// This formula, an operator, another formula.
    #[must_use]
    pub fn with(self, operator: Operator, other: Self) -> Self {
        Self::Operation(Box::new(self), operator, Box::new(other))
    }
}

/// `IF(condition,then,otherwise)`
fn choice(condition: Formula, then: Formula, otherwise: Formula) -> Formula {
    Formula::Call(Function::If, vec![condition, then, otherwise])
}

/// `COUNT(A1,B1)<2`
fn lacks_one(left: Position, right: Position) -> Formula {
    Formula::Call(
        Function::Count,
        vec![Formula::Cell(left), Formula::Cell(right)],
    )
    .with(Operator::Less, Formula::Number(Decimal::TWO))
}

impl Operator {
    /// As formulas write it.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Equal => "=",
            Self::Unequal => "<>",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// How tightly it binds: a formula in one that binds tighter stands in parentheses.
    #[must_use]
    pub fn strength(self) -> u8 {
        match self {
            Self::Multiply | Self::Divide => 3,
            Self::Add | Self::Subtract => 2,
            _ => 1,
        }
    }
}

impl Function {
    /// As formulas write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Abs => "ABS",
            Self::And => "AND",
            Self::Count => "COUNT",
            Self::CountIf => "COUNTIF",
            Self::If => "IF",
            Self::IsBlank => "ISBLANK",
            Self::IsError => "ISERROR",
            Self::IsNumber => "ISNUMBER",
            Self::Or => "OR",
            Self::Round => "ROUND",
            Self::Sum => "SUM",
        }
    }
}
