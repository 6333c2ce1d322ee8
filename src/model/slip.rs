//! Slips of the hand by which one number becomes another.

use rust_decimal::Decimal;

/// How a number may have come to be typed for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Ten times as large, or a tenth.
    Shifted,
    /// With the sign of the opposite.
    Sign,
    /// With two neighbouring digits in each other's place.
    Swapped,
    /// With one digit too few.
    Dropped,
    /// With one digit too many.
    Added,
    /// With one wrong digit.
    OneDigit,
}

impl Slip {
    /// The most telling slip that makes `typed` of `meant`, if a single one does.
    #[must_use]
    pub fn between(typed: Decimal, meant: Decimal) -> Option<Self> {
        if typed == meant {
            return None;
        }
        if typed == -meant {
            return Some(Self::Sign);
        }
        if typed.is_sign_negative() != meant.is_sign_negative() {
            return None;
        }
        let is_ten_of = |large: Decimal, small: Decimal| {
            !small.is_zero() && small.checked_mul(Decimal::TEN) == Some(large)
        };
        if is_ten_of(typed, meant) || is_ten_of(meant, typed) {
            return Some(Self::Shifted);
        }
        let (typed, meant) = (digits(typed), digits(meant));
        if typed.len() == meant.len() {
            return same_length(&typed, &meant);
        }
        if is_without_one(&typed, &meant) {
            return Some(Self::Dropped);
        }
        is_without_one(&meant, &typed).then_some(Self::Added)
    }
}

/// Whether `typed` is `first` and `second` written without a space between them.
#[must_use]
pub fn is_run_together(typed: Decimal, first: Decimal, second: Decimal) -> bool {
    let mut both = digits(first);
    both.extend(digits(second));
    digits(typed) == both
}

/// The whole number that `first` and `second` are without the space between them; `None` where one
/// of them is no digits, or zero: no number begins with it, and one that ends with it is a shift.
#[must_use]
pub fn run_together(first: Decimal, second: Decimal) -> Option<Decimal> {
    let is_digits = |value: Decimal| value.fract().is_zero() && !value.is_sign_negative();
    if first.is_zero() || second.is_zero() || !is_digits(first) || !is_digits(second) {
        return None;
    }
    format!("{}{}", first.normalize(), second.normalize())
        .parse()
        .ok()
}

/// The characters of its absolute value, the point included.
fn digits(value: Decimal) -> Vec<char> {
    value.abs().to_string().chars().collect()
}

fn same_length(typed: &[char], meant: &[char]) -> Option<Slip> {
    let differing: Vec<(usize, char, char)> = typed
        .iter()
        .zip(meant)
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .map(|(index, (a, b))| (index, *a, *b))
        .collect();
    if differing.iter().any(|(_, a, b)| *a == '.' || *b == '.') {
        return None;
    }
    match differing.as_slice() {
        [_] => Some(Slip::OneDigit),
        [(at, a, b), (next, c, d)] if next.abs_diff(*at) == 1 && a == d && b == c => {
            Some(Slip::Swapped)
        }
        _ => None,
    }
}

/// Whether `short` is `long` with one character left out.
fn is_without_one(short: &[char], long: &[char]) -> bool {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    short.len().checked_add(1) == Some(long.len())
        && long.get(same).is_some_and(|left_out| *left_out != '.')
        && short.iter().skip(same).eq(long.iter().skip(same).skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(typed: &str, meant: &str) -> Option<Slip> {
        Slip::between(typed.parse().unwrap(), meant.parse().unwrap())
    }

    #[test]
    fn each_slip_is_known_by_its_digits() {
        assert_eq!(between("129", "120"), Some(Slip::OneDigit));
        assert_eq!(between("102", "120"), Some(Slip::Swapped));
        assert_eq!(between("12", "120"), Some(Slip::Shifted));
        assert_eq!(between("3.50", "35"), Some(Slip::Shifted));
        assert_eq!(between("112", "1132"), Some(Slip::Dropped));
        assert_eq!(between("1132", "112"), Some(Slip::Added));
        assert_eq!(between("38", "-38"), Some(Slip::Sign));
        assert_eq!(between("119", "120"), None);
        assert_eq!(between("12.5", "1.25"), Some(Slip::Shifted));
        assert_eq!(between("0", "0"), None);
    }

    #[test]
    fn two_numbers_written_as_one_are_run_together() {
        let number = Decimal::from;
        assert!(is_run_together(number(1234), number(12), number(34)));
        assert!(!is_run_together(number(1234), number(34), number(12)));
    }
}
