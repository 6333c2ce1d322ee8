//! Words that say whose a number is and of when; see `data/language/scope.toml`.

use super::word_table::{Words, has_any, word_table};

word_table!(TABLE, "language/scope.toml");

/// How the organ that reports calls itself.
pub static ORGANS: Words = TABLE.list("", "organs");

/// How it calls the year that it reports on.
pub static OWN_TIMES: Words = TABLE.list("", "own_times");

/// Other times, or more than the year.
pub static OTHER_TIMES: Words = TABLE.list("", "other_times");

/// Others than the organ.
pub static OTHERS: Words = TABLE.list("", "others");

/// All of a region.
pub static LEVELS: Words = TABLE.list("", "levels");

/// Places whose name alone is that of their organ too.
pub static PLACES: Words = TABLE.list("", "places");

/// What the name of such an organ adds to the place's.
pub static SEATS: Words = TABLE.list("", "seats");

/// For each of [`LEVELS`] the end of the name of the organ whose own it is.
static LEVEL_ORGANS: Words = TABLE.list("", "level_organs");

/// Whether `text` tells of all of a region that is not the organ's own.
#[must_use]
pub fn tells_of_another_level(text: &str, organ: &str) -> bool {
    let mut levels = LEVELS.iter().zip(LEVEL_ORGANS);
    levels.any(|(level, own)| {
        // 某区2024年政府信息公开工作年度报告: a region's name stands for its government.
        let is_own = organ.ends_with(own) || organ.ends_with(level.trim_start_matches('全'));
        text.contains(level) && !is_own
    })
}

/// Whether `text` holds any of the words of the lists.
#[must_use]
pub fn has_any_of(text: &str, lists: &[Words]) -> bool {
    lists.iter().any(|words| has_any(text, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_has_its_organ() {
        assert_eq!(LEVELS.len(), LEVEL_ORGANS.len());
    }

    #[test]
    fn a_city_is_the_own_level_of_its_government() {
        assert!(!tells_of_another_level("全市共收到", "甲市人民政府"));
        assert!(tells_of_another_level("全市共收到", "甲市民政局"));
        assert!(tells_of_another_level("全镇共收到", "甲市人民政府"));
    }
}
