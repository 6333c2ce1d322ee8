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
        } else if quantity.is_approximate() || quantity.scale != Decimal::ONE {
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
