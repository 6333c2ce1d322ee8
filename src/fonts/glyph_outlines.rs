//! What the outline of a glyph in a `glyf` table is made of.
//!
//! Source: OpenType, `glyf`, composite glyph description.

const WORDS: u16 = 0x0001;
const ONE_SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const TWO_SCALES: u16 = 0x0040;
const TWO_BY_TWO: u16 = 0x0080;

/// The glyphs that a glyph is put together of; none where it is drawn by itself.
pub fn components(outline: &[u8]) -> Vec<u32> {
    let number = |at: usize| {
        let bytes = outline.get(at..at + 2)?;
        Some(u16::from_be_bytes(bytes.try_into().ok()?))
    };
    // A composite says a negative number of contours.
    if number(0).is_none_or(|contours| contours < 0x8000) {
        return Vec::new();
    }
    let mut components = Vec::new();
    let mut at = 10;
    while let (Some(flags), Some(glyph)) = (number(at), number(at + 2)) {
        components.push(glyph.into());
        at += if flags & WORDS != 0 { 8 } else { 6 };
        at += match flags {
            _ if flags & ONE_SCALE != 0 => 2,
            _ if flags & TWO_SCALES != 0 => 4,
            _ if flags & TWO_BY_TWO != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            break;
        }
    }
    components
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_composite_are_found() {
        let mut outline = vec![0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0];
        // More follow, offsets are bytes.
        outline.extend([0x00, 0x20, 0x00, 0x05, 0, 0]);
        // Words, one scale.
        outline.extend([0x00, 0x09, 0x01, 0x00, 0, 0, 0, 0, 0, 0]);
        assert_eq!(components(&outline), [5, 256]);
        assert!(components(&[0, 1, 0, 0]).is_empty());
        assert!(components(&[]).is_empty());
    }
}
