//! What the text of one cell says: a number, a mark, nothing, or words.

use rust_decimal::Decimal;

use super::{
    label,
    words::{MARKS, MEASURES, MINUS, MONEY, MONEY_IN_YUAN, PLUS},
};
use crate::language::full_width;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A number, in the unit of money that stands behind it, if any.
    Number {
        /// As it stands there, with its sign.
        value: Decimal,
        /// How many yuan the unit behind it is.
        yuan: Option<Decimal>,
    },
    /// Nothing.
    Blank,
    /// A mark for nothing: `/`, `—`, `不适用`.
    Mark,
    /// Anything else.
    Words,
}

/// No number of a cell is longer, in characters: with its unit and a note.
const LONGEST: usize = 60;

impl Said {
    /// What the text of a cell says.
    pub(super) fn of(text: &str) -> Self {
        let narrow: String = text
            .chars()
            .filter_map(label::narrow)
            .take(LONGEST)
            .collect();
        if narrow.is_empty() {
            return Self::Blank;
        }
        if MARKS.contains(&narrow.as_str()) {
            return Self::Mark;
        }
        number(&narrow, text).unwrap_or(Self::Words)
    }

    /// Whether it is what stands in a cell of figures.
    pub(super) fn is_figure(self) -> bool {
        matches!(self, Self::Number { .. } | Self::Mark)
    }
}

/// The number that a cell says, with its sign and its unit.
fn number(narrow: &str, typed: &str) -> Option<Said> {
    let (is_negative, unsigned) = match behind(narrow, MINUS) {
        Some(rest) => (true, rest),
        None => (false, behind(narrow, PLUS).unwrap_or(narrow)),
    };
    let length = unsigned
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .unwrap_or(unsigned.len());
    let (digits, unit) = unsigned.split_at_checked(length)?;
    let plain = if full_width::has_thousands_separators(digits) {
        digits.replace(',', "")
    } else {
        digits.to_owned()
    };
    let is_plain = plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.ends_with(|c: char| c.is_ascii_digit())
        && !is_parted(typed);
    let value: Decimal = plain.parse().ok().filter(|_| is_plain)?;
    let value = if is_negative { -value } else { value };
    // 12（含上年结转1件）
    let unit = unit.split('(').next().unwrap_or(unit);
    if unit.is_empty() || MEASURES.contains(&unit) {
        return Some(Said::Number { value, yuan: None });
    }
    if let Some(at) = MONEY.iter().position(|one| *one == unit) {
        let yuan = MONEY_IN_YUAN.get(at)?.parse().ok()?;
        let yuan = Some(yuan);
        return Some(Said::Number { value, yuan });
    }
    // 1.2万件
    let (thousands, measure) = unit.split_at_checked('万'.len_utf8())?;
    let is_counted = thousands == "万" && MEASURES.contains(&measure);
    is_counted.then(|| Said::Number {
        value: value * Decimal::from(10_000),
        yuan: None,
    })
}

/// Whether blanks part digits: `12 3` is no number, `1 234` is one.
fn is_parted(typed: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| full_width::digit(c).is_some());
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut pairs = words.windows(2);
    pairs.any(|pair| match pair {
        [one, other] => {
            is_digit(one.chars().next_back())
                && is_digit(other.chars().next())
                && other.chars().take_while(|c| is_digit(Some(*c))).count() != 3
        }
        _ => false,
    })
}

/// What stands behind the longest of these words that a text starts with, with a digit there.
fn behind<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let found = words.iter().filter_map(|word| text.strip_prefix(word));
    let found = found.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    found.min_by_key(|rest| rest.len())
}
