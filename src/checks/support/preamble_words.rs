//! How reports say in their first sentences what days they cover and what parts they have.

use crate::language::word_table::{Size, WordTable, Words, size};

/// See `data/language/preamble.toml`.
#[derive(Debug)]
pub struct PreambleWords {
    /// About the days that the statistics cover.
    pub period: Period,
    /// About how many parts the report has.
    pub parts: Parts,
    /// About documents that no longer hold.
    pub superseded: Superseded,
}

/// How a sentence speaks of the days that the statistics cover.
#[derive(Debug)]
pub struct Period {
    /// One of them stands in the sentence.
    pub words: Words,
    /// With one of these it is about something else.
    pub except: Words,
    /// What joins the first day and the last one.
    pub joints: Words,
}

/// How a sentence says how many parts there are.
#[derive(Debug)]
pub struct Parts {
    /// The verbs.
    pub words: Words,
    /// With one of these before the number it is about something else.
    pub except: Words,
    /// What the sentence is about.
    pub about: Words,
    /// With one of these it is about something else.
    pub other: Words,
    /// What the list of the parts stands behind.
    pub leads: Words,
}

/// How a sentence says that a document no longer holds.
#[derive(Debug)]
pub struct Superseded {
    /// With one of these it knows.
    pub except: Words,
}

const TEXT: &str = include_str!("../../../data/language/preamble.toml");
const SIZE: Size = size(TEXT);
static TABLE: WordTable<{ SIZE.words }, { SIZE.keys }> = WordTable::read(TEXT);

/// The words.
pub static PREAMBLE: PreambleWords = PreambleWords {
    period: Period {
        words: TABLE.list("period", "words"),
        except: TABLE.list("period", "except"),
        joints: TABLE.list("period", "joints"),
    },
    parts: Parts {
        words: TABLE.list("parts", "words"),
        except: TABLE.list("parts", "except"),
        about: TABLE.list("parts", "about"),
        other: TABLE.list("parts", "other"),
        leads: TABLE.list("parts", "leads"),
    },
    superseded: Superseded {
        except: TABLE.list("superseded", "except"),
    },
};
