//! Where words of a list may start: what is rare is looked for only where its first character stands.

use super::word_table::Words;

/// The first characters of words, by the low eight bits of each: few others share them.
#[derive(Debug, Clone, Copy)]
pub struct Starts([bool; 256]);

impl Starts {
    /// Those of no word.
    pub const NONE: Self = Self([false; 256]);

    /// Those of more words.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "run while compiling, where an index beyond the end is an error of the compiler"
    )]
    pub const fn and(mut self, words: Words) -> Self {
        let mut index = 0;
        while index < words.len() {
            self.0[low_bits(words[index].as_bytes())] = true;
            index += 1;
        }
        self
    }

    /// Whether one of the words may start with a character.
    #[must_use]
    #[inline]
    pub fn has(&self, character: char) -> bool {
        let [.., low] = u32::from(character).to_be_bytes();
        self.0.get(usize::from(low)).is_some_and(|may| *may)
    }

    /// The places of `text` where one of the words may start.
    #[must_use]
    pub fn places(&self, text: &str) -> impl DoubleEndedIterator<Item = usize> {
        let characters = text.char_indices();
        characters.filter_map(|(at, character)| self.has(character).then_some(at))
    }
}

/// The low eight bits of the first character of a word.
#[expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]
const fn low_bits(word: &[u8]) -> usize {
    const TAIL: u8 = 0x3F;
    let (above, last) = match word[0] {
        0..0x80 => return word[0] as usize,
        0x80..0xE0 => (word[0], word[1]),
        0xE0..0xF0 => (word[1], word[2]),
        0xF0.. => (word[2], word[3]),
    };
    ((above << 6) | (last & TAIL)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_start_where_its_first_character_stands() {
        const STARTS: Starts = Starts::NONE.and(&["未收到", "无", "é", "N", "😀"]);
        for character in ['未', '无', 'é', 'N', '😀'] {
            assert!(STARTS.has(character), "{character}");
        }
        assert!(!STARTS.has('申'));
        assert_eq!(STARTS.places("并未收到").collect::<Vec<_>>(), [3]);
    }
}
