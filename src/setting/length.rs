//! Lengths on the page: hundredths of a twip, so that widths of characters need no rounding.

/// A length in hundredths of a twip.
pub type Length = i64;

/// A twip, a twentieth of a point.
pub const TWIP: Length = 100;

/// A millimetre.
pub const MILLIMETRE: Length = 5669;

/// So many twips.
pub fn twips(count: impl TryInto<Length>) -> Length {
    count.try_into().unwrap_or(Length::MAX / TWIP) * TWIP
}

/// A share of type in thousandths of its height, of type so many half points high.
///
/// A half point is ten twips, so that the product needs no factor.
pub fn of_type(thousandths: Length, half_points: u32) -> Length {
    thousandths * Length::from(half_points)
}
