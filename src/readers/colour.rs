//! Colours of letters and of what they stand on, as far as they decide whether the letters are seen.

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(u8, u8, u8);

/// How near two colours are in each of the three that the eye does not tell them apart.
const NEAR: u8 = 24;

impl Colour {
    pub(super) const BLACK: Self = Self(0, 0, 0);
    pub(super) const PAPER: Self = Self(255, 255, 255);

    pub(super) const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self(red, green, blue)
    }

    /// A colour of three or six hexadecimal digits.
    pub(super) fn of_hex(digits: &str) -> Option<Self> {
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Self(red, green, blue)),
            3 => {
                let doubled = |digit: u8| (digit & 15) * 17;
                Some(Self(doubled(green), doubled(blue >> 4), doubled(blue)))
            }
            _ => None,
        }
    }

    /// Whether letters in this colour cannot be told from what they stand on.
    pub(super) fn fades_into(self, ground: Self) -> bool {
        let pairs = [(self.0, ground.0), (self.1, ground.1), (self.2, ground.2)];
        pairs
            .iter()
            .all(|(one, other)| one.abs_diff(*other) <= NEAR)
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn colours_are_read_and_told_apart() {
        let colour = |digits| Colour::of_hex(digits).unwrap();
        assert_eq!(colour("fff"), Colour::PAPER);
        assert_eq!(colour("12AB0f"), Colour::new(0x12, 0xAB, 0x0F));
        assert!(colour("FEFEFE").fades_into(Colour::PAPER));
        assert!(!colour("D9D9D9").fades_into(Colour::PAPER));
        for wrong in ["", "auto", "ffff", "中文字"] {
            assert_eq!(Colour::of_hex(wrong), None);
        }
    }
}
