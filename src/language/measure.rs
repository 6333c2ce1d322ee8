//! Measure words: 件, 条, 人次; which of them say the same of a count.

use rust_decimal::Decimal;

use super::words::MEASURES;

/// The measure word at the start of `text`: the longest that is known.
#[must_use]
pub fn measure_at(text: &str) -> Option<&'static str> {
    let first = text.chars().next()?;
    // Asked for each numeral: most words are told by their first character.
    let words = MEASURES.alike.iter().flatten().map(String::as_str);
    words
        .filter(|word| word.starts_with(first) && text.starts_with(word))
        .max_by_key(|word| word.len())
}

/// The word at the start of `text` that multiplies the number before it, and by how much: 万, 亿.
#[must_use]
pub fn scale_at(text: &str) -> Option<(&'static str, Decimal)> {
    let scales = MEASURES.scales.iter();
    scales
        .filter(|(word, _)| text.starts_with(word.as_str()))
        // 提高3百分点 has a measure word that starts as 百 does.
        .filter(|(word, _)| measure_at(text).is_none_or(|measure| !measure.starts_with(*word)))
        .map(|(word, by)| (word.as_str(), Decimal::from(*by)))
        .next()
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
    one == other
        || MEASURES.alike.iter().any(|line| {
            line.iter().any(|word| word == one) && line.iter().any(|word| word == other)
        })
}

/// Whether two measure words say the same of what `words` name: videos are counted in 个, 条, 部.
#[must_use]
pub fn are_alike_of(words: &str, one: &str, other: &str) -> bool {
    let holds = |line: &[String], word: &str| line.iter().any(|known| known == word);
    MEASURES.alike_of.iter().any(|line| {
        line.things
            .iter()
            .any(|thing| words.contains(thing.as_str()))
            && holds(&line.measures, one)
            && holds(&line.measures, other)
    })
}

/// Whether a word is a measure word that is known.
#[must_use]
pub fn is_measure(word: &str) -> bool {
    MEASURES.alike.iter().flatten().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_measure_word_is_read() {
        assert_eq!(measure_at("人次，共"), Some("人次"));
        assert_eq!(measure_at("件，其中"), Some("件"));
        assert_eq!(measure_at("，"), None);
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
        assert_eq!(scale_at("百分点，"), None);
        assert_eq!(unit_parts("万元"), (Decimal::from(10_000), "元"));
        assert_eq!(unit_parts("件"), (Decimal::ONE, "件"));
    }
}
