//! What the text claims in words, 均为自然人申请, as the comparison that must hold for it.

use super::{
    figure::{FigureId, Figures},
    formula::{Formula, FormulaError, shown},
    relation::Verdict,
};
use crate::{
    diagnostic::{Text, say::say},
    limits,
};

/// Two formulas and how they must compare, `requests.new == requests.closed`.
#[derive(Debug, Clone)]
pub struct Claim {
    written: String,
    left: Formula,
    sign: Sign,
    right: Formula,
}

/// How the two sides of a [`Claim`] must compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `<`
    Less,
    /// `>`
    More,
}

/// Longer signs first, so that `<=` is not read as `<`.
const SIGNS: &[(&str, Sign)] = &[
    ("==", Sign::Equal),
    ("!=", Sign::Unequal),
    ("<=", Sign::AtMost),
    (">=", Sign::AtLeast),
    ("=", Sign::Equal),
    ("<", Sign::Less),
    (">", Sign::More),
];

/// Decimal places of a side that a finding shows: a claim compares counts or shares.
const SHOWN_PLACES: u32 = 2;

impl Claim {
    /// Reads two formulas with a sign between them.
    ///
    /// # Errors
    /// There is no sign, or one side cannot be read or names a figure that does not exist.
    pub fn read(text: &str, figures: &Figures) -> Result<Self, FormulaError> {
        let found = text.char_indices().find_map(|(at, _)| {
            let (_, rest) = text.split_at(at);
            let (written, sign) = SIGNS
                .iter()
                .find(|(written, _)| rest.starts_with(written))?;
            Some((at, written.len(), *sign))
        });
        let Some((at, length, sign)) = found else {
            let reason = Text::new("缺少 ==、<= 或 >=", "there is no ==, <= or >= in it");
            return Err(FormulaError::Unreadable(reason, 0..text.len()));
        };
        let (left, rest) = text.split_at(at);
        let (_, right) = rest.split_at(length);
        Ok(Self {
            written: text.to_owned(),
            left: Formula::read(left, figures)?,
            sign,
            right: Formula::read(right, figures).map_err(|error| error.shifted(at + length))?,
        })
    }

    /// Takes its operations from those that claims may still have.
    ///
    /// # Errors
    /// There are not so many left, or a side comes to numbers too long to be reckoned with.
    pub(super) fn bounded(&self, left: &mut usize, figures: &Figures) -> Result<(), FormulaError> {
        let whole = 0..self.written.len();
        let operations = self.left.operations() + self.right.operations();
        *left = left.checked_sub(operations).ok_or_else(|| {
            let reason = say!(
                "全文各处 claim 的运算符合计超过 {most} 个",
                "the claims of the file have more than {most} operations",
                most = limits::ALL_OPERATIONS
            );
            FormulaError::Unreadable(reason, whole.clone())
        })?;
        if self.left.is_too_large(figures) || self.right.is_too_large(figures) {
            return Err(FormulaError::too_large(whole));
        }
        Ok(())
    }

    /// The comparison as typed.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The left side.
    #[must_use]
    pub fn left(&self) -> &Formula {
        &self.left
    }

    /// How it must compare with the right side.
    #[must_use]
    pub fn sign(&self) -> Sign {
        self.sign
    }

    /// The right side.
    #[must_use]
    pub fn right(&self) -> &Formula {
        &self.right
    }

    /// Whether it holds; not assessable where a side has no value.
    #[must_use]
    pub fn verdict(&self, figures: &Figures) -> Verdict {
        let sides = (self.left.value(figures), self.right.value(figures));
        let (Some(left), Some(right)) = sides else {
            return Verdict::NotAssessable;
        };
        let holds = match self.sign {
            Sign::Equal => left == right,
            Sign::Unequal => left != right,
            Sign::AtMost => left <= right,
            Sign::AtLeast => left >= right,
            Sign::Less => left < right,
            Sign::More => left > right,
        };
        if holds {
            return Verdict::Held;
        }
        let shown = |value| shown(value, SHOWN_PLACES).normalize();
        Verdict::Failed {
            left: shown(&left),
            right: shown(&right),
        }
    }

    /// The figures it speaks of.
    #[must_use]
    pub fn members(&self) -> Vec<FigureId> {
        let mut members = self.left.members();
        members.extend(self.right.members());
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::Figure;

    #[test]
    fn a_claim_is_decided_exactly() {
        let mut figures = Figures::default();
        for (id, value) in [("a", Some(1)), ("b.c", Some(3)), ("none", None)] {
            let figure = Figure {
                value: value.map(Into::into),
                ..Figure::named(id)
            };
            figures.add(figure).unwrap();
        }
        let verdict = |text: &str| Claim::read(text, &figures).unwrap().verdict(&figures);
        assert_eq!(verdict("a + 2 == b.c"), Verdict::Held);
        assert!(matches!(verdict("a >= b.c"), Verdict::Failed { .. }));
        assert_eq!(verdict("none == 0"), Verdict::NotAssessable);
    }
}
