//! Tables of words that a clerk can proof-read, read while the program is compiled.
//!
//! A table is TOML of the plainest kind: headings, and keys that have a word or a list of words, each
//! key at the start of its line, no quotation mark within a word. So it costs nothing when the
//! program starts, and a key that is not there stops the compiler. The tests hold that a parser of
//! all TOML reads the same.

#![expect(
    clippy::indexing_slicing,
    reason = "run while compiling, where an index beyond the end is an error of the compiler"
)]

/// A list of words.
pub type Words = &'static [&'static str];

/// A static table `$name`, read from `$file` below `data/` while the program is compiled.
macro_rules! word_table {
    ($name:ident, $file:literal) => {
        static $name: $crate::language::word_table::WordTable<
    { $crate::language::word_table::size(word_table!(@text $file)).words },
    { $crate::language::word_table::size(word_table!(@text $file)).keys },
> = $crate::language::word_table::WordTable::read(word_table!(@text $file));
    };
    (@text $file:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $file))
    };
}
pub(crate) use word_table;

/// How many words and keys a table has.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Its words.
    pub words: usize,
    /// Its keys.
    pub keys: usize,
}

/// A table: its keys in order, each with some of its words.
#[derive(Debug)]
pub struct WordTable<const WORDS: usize, const KEYS: usize> {
    words: [&'static str; WORDS],
    keys: [Key; KEYS],
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The heading above it; empty where there is none.
    pub heading: &'static str,
    /// The number of that heading, from 1 on; `[[notion]]` stands above many.
    entry: usize,
    /// The key.
    pub name: &'static str,
    first: usize,
    count: usize,
}

/// A piece of a table.
enum Token {
    Heading(&'static str),
    Key(&'static str),
    Word(&'static str),
}

/// The words and keys of a table's text.
#[must_use]
pub const fn size(text: &'static str) -> Size {
    let mut size = Size { words: 0, keys: 0 };
    let mut at = 0;
    while let Some((token, next)) = token(text, at) {
        match token {
            Token::Heading(_) => {}
            Token::Key(_) => size.keys += 1,
            Token::Word(_) => size.words += 1,
        }
        at = next;
    }
    size
}

impl<const WORDS: usize, const KEYS: usize> WordTable<WORDS, KEYS> {
    /// The table of a text of this size.
    ///
    /// # Panics
    ///
    /// While compiling, where a word stands before the first key.
    #[must_use]
    pub const fn read(text: &'static str) -> Self {
        let nothing = Key {
            heading: "",
            entry: 0,
            name: "",
            first: 0,
            count: 0,
        };
        let mut table = Self {
            words: [""; WORDS],
            keys: [nothing; KEYS],
        };
        let (mut words, mut keys, mut at) = (0, 0, 0);
        let mut above = nothing;
        while let Some((token, next)) = token(text, at) {
            match token {
                Token::Heading(heading) => {
                    above.heading = heading;
                    above.entry += 1;
                }
                Token::Key(name) => {
                    table.keys[keys] = Key {
                        name,
                        first: words,
                        ..above
                    };
                    keys += 1;
                }
                Token::Word(word) => {
                    table.words[words] = word;
                    words += 1;
                    table.keys[keys - 1].count += 1;
                }
            }
            at = next;
        }
        table
    }

    /// The words of a key below the only heading of this name.
    ///
    /// # Panics
    ///
    /// While compiling, where the table has no such key.
    #[must_use]
    pub const fn list(&'static self, heading: &str, name: &str) -> Words {
        self.find(heading, 0, name).expect("a key of the table")
    }

    /// The words of a key below the heading of this name and number among those of its name, from 1
    /// on; `None` where there is no such key.
    #[must_use]
    pub const fn find(&'static self, heading: &str, number: usize, name: &str) -> Option<Words> {
        let (mut index, mut seen, mut entry, mut is_here) = (0, 0, usize::MAX, false);
        while index < KEYS && (number == 0 || seen <= number) {
            let key = self.keys[index];
            if key.entry != entry {
                entry = key.entry;
                is_here = is_same(key.heading, heading);
                seen += is_here as usize;
            }
            if is_here && (number == 0 || seen == number) && is_same(key.name, name) {
                return Some(self.words.split_at(key.first).1.split_at(key.count).0);
            }
            index += 1;
        }
        None
    }

    /// The word of a key, as [`Self::find`] finds it.
    #[must_use]
    pub const fn word(
        &'static self,
        heading: &str,
        number: usize,
        name: &str,
    ) -> Option<&'static str> {
        match self.find(heading, number, name) {
            Some([word]) => Some(*word),
            _ => None,
        }
    }

    /// How many headings of this name the table has.
    #[must_use]
    pub const fn count(&'static self, heading: &str) -> usize {
        let (mut index, mut seen, mut entry) = (0, 0, usize::MAX);
        while index < KEYS {
            let key = self.keys[index];
            if key.entry != entry {
                entry = key.entry;
                seen += is_same(key.heading, heading) as usize;
            }
            index += 1;
        }
        seen
    }

    /// The keys in order, with their words.
    pub fn keys(&'static self) -> impl Iterator<Item = (Key, Words)> {
        let keys = self.keys.iter();
        keys.map(|key| (*key, self.words.split_at(key.first).1.split_at(key.count).0))
    }
}

/// The piece that starts at `at` or behind it, and where it ends.
const fn token(text: &'static str, mut at: usize) -> Option<(Token, usize)> {
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let starts_line = at == 0 || bytes[at - 1] == b'\n';
        match bytes[at] {
            b'#' => at = end(bytes, at, b"\n"),
            b'"' => {
                let end = end(bytes, at + 1, b"\"");
                return Some((Token::Word(stretch(text, at + 1, end)), end + 1));
            }
            b'[' if starts_line => {
                while bytes[at] == b'[' {
                    at += 1;
                }
                let end = end(bytes, at, b"]");
                return Some((Token::Heading(stretch(text, at, end)), end));
            }
            b' ' | b'\n' | b'[' | b']' | b',' | b'=' => at += 1,
            _ => {
                let end = end(bytes, at, b" =,\n");
                let word = stretch(text, at, end);
                let token = if starts_line {
                    Token::Key(word)
                } else {
                    Token::Word(word)
                };
                return Some((token, end));
            }
        }
    }
    None
}

/// Where the first of `marks` stands from `at` on, or the end.
const fn end(bytes: &[u8], mut at: usize, marks: &[u8]) -> usize {
    while at < bytes.len() {
        let mut mark = 0;
        while mark < marks.len() {
            if bytes[at] == marks[mark] {
                return at;
            }
            mark += 1;
        }
        at += 1;
    }
    at
}

const fn stretch(text: &'static str, start: usize, end: usize) -> &'static str {
    text.split_at(end).0.split_at(start).1
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// How many words the lists have together.
#[must_use]
pub const fn count(lists: &[Words]) -> usize {
    let (mut words, mut list) = (0, 0);
    while list < lists.len() {
        words += lists[list].len();
        list += 1;
    }
    words
}

/// The words of the lists as characters, which a text is searched for faster.
///
/// # Panics
///
/// While compiling, where a word is no single character.
#[must_use]
pub const fn characters<const COUNT: usize>(lists: &[Words]) -> [char; COUNT] {
    let mut found = ['\0'; COUNT];
    let (mut at, mut list) = (0, 0);
    while list < lists.len() {
        let mut word = 0;
        while word < lists[list].len() {
            found[at] = only_character(lists[list][word].as_bytes());
            at += 1;
            word += 1;
        }
        list += 1;
    }
    found
}

const fn only_character(word: &[u8]) -> char {
    let (length, mut code) = match word[0] {
        first @ 0..0x80 => (1, first as u32),
        first @ 0x80..0xE0 => (2, (first & 0x1F) as u32),
        first @ 0xE0..0xF0 => (3, (first & 0x0F) as u32),
        first @ 0xF0.. => (4, (first & 0x07) as u32),
    };
    assert!(word.len() == length, "a word of one character");
    let mut at = 1;
    while at < word.len() {
        code = code << 6 | (word[at] & 0x3F) as u32;
        at += 1;
    }
    char::from_u32(code).expect("a character of a text")
}

/// Whether `text` holds any of `words`.
#[must_use]
pub fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether `text` starts with any of `words`.
#[must_use]
pub fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| starts_with(text, word))
}

/// Whether `text` ends with any of `words`.
#[must_use]
pub fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| ends_with(text, word))
}

/// Whether `text` starts with `word`: nearly all words of a list are told from it by the last byte of
/// their first character, which costs less than a comparison of both.
#[must_use]
#[inline]
pub fn starts_with(text: &str, word: &str) -> bool {
    match (text.as_bytes().get(2), word.as_bytes().get(2)) {
        (Some(one), Some(other)) if one != other => false,
        _ => text.starts_with(word),
    }
}

/// Whether `text` ends with `word`, as [`starts_with`] asks of its start.
#[must_use]
#[inline]
pub fn ends_with(text: &str, word: &str) -> bool {
    match (text.as_bytes().last(), word.as_bytes().last()) {
        (Some(one), Some(other)) if one != other => false,
        _ => text.ends_with(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# 说明 \"不算\"\nown = [\"我局\", # 本机关\n  \"本局\"]\nsure = false\n\n[[notion]]\nid = \"review\"\n[[notion]]\nid = \"fee\"\nof = []\n";
    const SIZE: Size = size(TEXT);
    static TABLE: WordTable<{ SIZE.words }, { SIZE.keys }> = WordTable::read(TEXT);

    #[test]
    fn keys_have_their_words() {
        assert_eq!(TABLE.list("", "own"), ["我局", "本局"]);
        assert_eq!(TABLE.list("", "sure"), ["false"]);
        assert_eq!(TABLE.count("notion"), 2);
        assert_eq!(TABLE.find("notion", 1, "id"), Some(["review"].as_slice()));
        assert_eq!(TABLE.find("notion", 2, "id"), Some(["fee"].as_slice()));
        assert_eq!(TABLE.find("notion", 1, "of"), None);
        assert_eq!(TABLE.find("notion", 2, "of"), Some([].as_slice()));
    }

    #[test]
    fn a_text_starts_and_ends_with_words() {
        for (text, word) in [("公开", "公"), ("公开", "公开"), ("公", "公开"), ("", "")] {
            assert_eq!(starts_with(text, word), text.starts_with(word), "{text}");
        }
        for (text, word) in [("公开", "开"), ("公开", "公开"), ("开", "公开"), ("", "")] {
            assert_eq!(ends_with(text, word), text.ends_with(word), "{text}");
        }
        assert!(!starts_with("公开", "公布") && !ends_with("公开", "张开"));
    }

    #[test]
    fn words_of_one_character_are_characters() {
        const LISTS: &[Words] = &[&["，", "é"], &[], &["N", "😀", "\n"]];
        const CHARACTERS: [char; count(LISTS)] = characters(LISTS);
        assert_eq!(CHARACTERS, ['，', 'é', 'N', '😀', '\n']);
    }
}
