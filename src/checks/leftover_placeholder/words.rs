//! The words of `leftover-placeholder`.

use crate::language::word_table::{Words, word_table};

word_table!(TABLE, "checks/leftover_placeholder.toml");

/// What is counted in a report.
pub static UNITS: Words = TABLE.list("", "units");

/// Words a unit cannot stand right behind: a number belongs between.
pub static COUNTING: Words = TABLE.list("", "counting");

/// What says in a clause that there was none, so that no number is missing in it.
pub static DENIALS: Words = TABLE.list("", "denials");

/// What a percentage is told behind.
pub static BEFORE_PERCENT: Words = TABLE.list("", "before_percent");

/// What a blank stands for where it stands right before one of these.
pub static BEHIND_BLANK: Words = TABLE.list("", "behind_blank");

/// A paragraph that says that its text was left out.
pub static LEFT_OUT: Words = TABLE.list("", "left_out");

/// 受理件 and 办结件 are words of a service window, not only a lost number.
pub static WORDS_WITH_PIECE: Words = TABLE.list("", "words_with_piece");

/// What an organ, a place or a date ends in: a name before it was to be filled in.
pub static NAMED: Words = TABLE.list("", "named");

/// What a name that is kept back goes on with behind “: “XX小区”停车难. An organ's name is to be filled in.
pub static KEPT_BACK: Words = TABLE.list("", "kept_back");

/// Words by which parties of a case are told of, under names that are not given.
pub static CASES: Words = TABLE.list("", "cases");

/// Notes to whoever fills the text in.
pub static NOTES: Words = TABLE.list("", "notes");

/// Words of a clause that counts.
pub static COUNTS: Words = TABLE.list("", "counts");

/// What 待 is no note behind: 有待, 尚待.
pub static BEFORE_WISH: Words = TABLE.list("", "before_wish");

/// What goes on from a unit to a longer word: 条例, 件数.
pub static BEHIND_UNIT: Words = TABLE.list("", "behind_unit");

/// Whether a note of [`NOTES`] can start with a character, in whatever case.
pub fn may_start_note(character: char) -> bool {
    matches!(
        character,
        'T' | 't'
            | 'F'
            | 'f'
            | 'L'
            | 'l'
            | '待'
            | '（'
            | '('
            | '【'
            | '['
            | '此'
            | '请'
            | '#'
            | '错'
            | 'E'
            | 'e'
    )
}

/// Whether a unit of [`UNITS`] can start with a character.
pub fn may_start_unit(character: char) -> bool {
    matches!(
        character,
        '人' | '条' | '件' | '次' | '篇' | '份' | '场' | '个'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_looked_for_where_it_can_start() {
        let first = |word: &str| word.chars().next().unwrap();
        assert!(NOTES.iter().all(|note| may_start_note(first(note))));
        let lower = NOTES.iter().map(|note| note.to_ascii_lowercase());
        assert!(lower.into_iter().all(|note| may_start_note(first(&note))));
        assert!(UNITS.iter().all(|unit| may_start_unit(first(unit))));
    }
}
