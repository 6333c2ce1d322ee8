//! How much text a cell holds.

use std::borrow::Cow;

/// The longest text of a cell or of the note on one, in UTF-16 units: 32,767 in both spreadsheet
/// formats, of which a note's own head takes 54.
const LONGEST: usize = 32_767 - 54;

/// Room for the words that say how much was left out.
const ROOM_FOR_COUNT: usize = 40;

/// A text as a cell or a note holds it: of one that is too long as much as fits, and how many
/// characters were left out. One cell with too much in it would cost the whole file.
pub(super) fn fitting(text: &str) -> Cow<'_, str> {
    // Most texts are far too short to be counted.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let kept = shortened(text, LONGEST - ROOM_FOR_COUNT);
    let left_out = text.chars().count() - kept.chars().count();
    Cow::Owned(format!("{kept}……（以下{left_out}字略）"))
}

/// As many characters from the start as fit into so many UTF-16 units.
pub(super) fn shortened(text: &str, longest: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find_map(|(start, character)| {
        units += character.len_utf16();
        (units > longest).then_some(start)
    });
    end.map_or(text, |end| text.split_at(end).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_stays_as_it_is() {
        let longest = "长".repeat(LONGEST);
        for text in ["", "甲", &longest] {
            assert_eq!(fitting(text), text);
        }
    }

    #[test]
    fn of_a_text_that_is_too_long_it_is_said_how_much_is_missing() {
        // Characters that take two units, so that a cut between units would tear one apart.
        let long = "𠀀".repeat(20_000);
        let cell = fitting(&long);
        assert!(cell.encode_utf16().count() <= LONGEST);
        assert!(cell.ends_with("……（以下3664字略）"), "{cell}");
    }
}
