//! Measure words: 件, 条, 人次; which of them say the same of a count.

use rust_decimal::Decimal;

use super::{
    word_table::{has_any, starts_with},
    words::{ALIKE, Alike, MEASURE_STARTS, NO_MEASURES, SCALES},
};

/// The measure word at the start of `text`: the longest that is known.
#[must_use]
pub fn measure_at(text: &str) -> Option<&'static str> {
    let first = text.chars().next()?;
    // Asked for each numeral: most words are told by their first character.
    if !MEASURE_STARTS.has(first) {
        return None;
    }
    let words = ALIKE.iter().flat_map(|alike| alike.measures);
    let measure = words
        .copied()
        .filter(|word| starts_with(text, word))
        .max_by_key(|word| word.len())?;
    let is_other = |word: &&str| word.len() > measure.len() && starts_with(text, word);
    (!NO_MEASURES.iter().any(is_other)).then_some(measure)
}

/// The word at the start of `text` that multiplies the number before it, and by how much: 万, 亿.
#[must_use]
pub fn scale_at(text: &str) -> Option<(&'static str, Decimal)> {
    let (word, by) = SCALES.iter().find_map(|(words, by)| {
        let mut words = words.iter();
        let word = words.find(|word| starts_with(text, word))?;
        Some((*word, *by))
    })?;
    // 提高3百分点 has a measure word that starts as 百 does.
    let is_measure = measure_at(text).is_some_and(|measure| measure.starts_with(word));
    (!is_measure).then(|| (word, Decimal::from(by)))
}

/// A unit taken apart: 万元 is 元, ten thousand at once.
#[must_use]
pub fn unit_parts(unit: &str) -> (Decimal, &str) {
    match scale_at(unit) {
        Some((scale, by)) => (by, unit.strip_prefix(scale).unwrap_or(unit)),
        None => (Decimal::ONE, unit),
    }
}

/// Whether two measure words say the same of a count, 件 and 份.
#[must_use]
pub fn are_alike(one: &str, other: &str) -> bool {
    let of_all = ALIKE.iter().filter(|alike| alike.things.is_empty());
    one == other || of_all.into_iter().any(|alike| alike.holds(one, other))
}

/// Whether two measure words say the same of what `words` name: videos are counted in 个, 条, 部.
#[must_use]
pub fn are_alike_of(words: &str, one: &str, other: &str) -> bool {
    ALIKE
        .iter()
        .any(|alike| has_any(words, alike.things) && alike.holds(one, other))
}

impl Alike {
    fn holds(&self, one: &str, other: &str) -> bool {
        self.measures.contains(&one) && self.measures.contains(&other)
    }
}

/// The measure words that say the same of a count as this one, itself among them; also those that do
/// so of what `words` name. One may come several times.
pub fn alike(measure: &str, words: &str) -> impl Iterator<Item = &'static str> {
    let alike = ALIKE.iter().filter(move |alike| {
        let is_meant = alike.things.is_empty() || has_any(words, alike.things);
        is_meant && alike.measures.contains(&measure)
    });
    alike.flat_map(|alike| alike.measures).copied()
}

/// Whether a word is a measure word that is known.
#[must_use]
pub fn is_measure(word: &str) -> bool {
    ALIKE.iter().any(|alike| alike.measures.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_measure_word_is_read() {
        assert_eq!(measure_at("人次，共"), Some("人次"));
        assert_eq!(measure_at("件，其中"), Some("件"));
        assert_eq!(measure_at("，"), None);
        assert_eq!(measure_at("回应公众关切"), None);
        assert_eq!(measure_at("回，"), Some("回"));
    }

    #[test]
    fn words_that_say_the_same_are_alike() {
        for (one, other, alike) in [
            ("件", "份", true),
            ("人次", "人", true),
            ("件", "条", false),
            ("元", "件", false),
            ("%", "％", true),
        ] {
            assert_eq!(are_alike(one, other), alike, "{one} {other}");
        }
        assert!(are_alike_of("发布短视频", "条", "个"));
        assert!(!are_alike_of("发布信息", "条", "个"));
        assert!(alike("次", "培训").any(|word| word == "场"));
        assert!(alike("次", "培训").all(|word| word != "件"));
        assert!(alike("条", "短视频").any(|word| word == "个"));
        assert!(alike("条", "信息").all(|word| word != "个"));
        assert_eq!(scale_at("百分点，"), None);
        assert_eq!(unit_parts("万元"), (Decimal::from(10_000), "元"));
        assert_eq!(unit_parts("件"), (Decimal::ONE, "件"));
    }
}
