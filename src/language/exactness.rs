//! How exactly a text says a number.

use rust_decimal::Decimal;

use super::{number::says_at_least, quantity::Quantity, stretch::Stretch as _};

/// How exactly a number is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exactness {
    /// 12.
    Exact,
    /// 约12, and 1.8万: what was rounded to 万 is no exact count.
    About,
    /// 12余, 超过12: never less.
    AtLeast,
}

impl Exactness {
    /// That of a quantity of a text.
    #[must_use]
    pub fn of(text: &str, quantity: &Quantity) -> Self {
        let [before, after] = &quantity.approximately;
        if says_at_least([text.stretch(before.clone()), text.stretch(after.clone())]) {
            Self::AtLeast
        } else if quantity.is_approximate() || is_rounded(text, quantity) {
            Self::About
        } else {
            Self::Exact
        }
    }

    /// Whether a number said so may mean `meant`, where `last_place` is one unit of the last place
    /// that it was said with.
    #[must_use]
    pub fn allows(self, said: Decimal, meant: Decimal, last_place: Decimal) -> bool {
        let over = meant - said;
        match self {
            Self::Exact => over.is_zero(),
            Self::About => over.abs() <= last_place,
            Self::AtLeast => Decimal::ZERO <= over && over <= last_place,
        }
    }
}

/// Whether a number was rounded to 万. Amounts of money are not: 万元 is the unit that they are
/// stated in.
fn is_rounded(text: &str, quantity: &Quantity) -> bool {
    let is_money = text.stretch(quantity.measure.clone()).ends_with('元');
    quantity.scale != Decimal::ONE && !is_money
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::quantity::quantities;

    #[test]
    fn more_than_is_never_less() {
        for (text, expected) in [
            ("公开12条", Exactness::Exact),
            ("公开约12条", Exactness::About),
            ("公开1.8万条", Exactness::About),
            ("收费0.3万元", Exactness::Exact),
            ("公开1.8万余条", Exactness::AtLeast),
            ("公开12余条", Exactness::AtLeast),
            ("公开超过12条", Exactness::AtLeast),
        ] {
            let quantities = quantities(text);
            let found = quantities.first().map(|one| Exactness::of(text, one));
            assert_eq!(found, Some(expected), "{text}");
        }
    }
}
