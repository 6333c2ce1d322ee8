//! Approximations as people type them: 约1200, 1200余, 1.8万余, 536万, 四千余.

use rust_decimal::Decimal;

use super::{
    chinese,
    full_width::digit,
    measure::scale_at,
    number::{AFTER, Approximation, BEFORE, parse_quoted},
    stretch::Stretch as _,
};

/// Reads an approximation that stood in quotes. A number rounded to 万 or 亿 is one without
/// further words; one in Chinese words only with them.
#[must_use]
pub fn parse_approximation(text: &str) -> Option<(Decimal, Approximation)> {
    let typed = text.trim();
    let before = BEFORE.iter().copied().find(|word| typed.starts_with(word));
    let before = before.unwrap_or("");
    let body = typed.strip_prefix(before)?.trim();
    let (number, is_chinese, mut rest) = leading_number(body)?;
    let (mut after, mut scale, mut last) = ("", None, Decimal::ONE);
    // 100余万 and 100万余 are both typed, and 3千万余.
    for _ in 0..3 {
        if let Some(word) = AFTER.iter().find(|word| rest.starts_with(**word)) {
            if !after.is_empty() {
                return None;
            }
            after = word;
            rest = rest.behind(word.len()).trim_start();
        } else if let Some((word, by)) = scale_at(rest) {
            if by <= last {
                return None;
            }
            last = by;
            scale = Some(scale.unwrap_or(Decimal::ONE).checked_mul(by)?);
            rest = rest.behind(word.len()).trim_start();
        }
    }
    let has_words = !before.is_empty() || !after.is_empty();
    if !rest.is_empty() || !(has_words || scale.is_some() && !is_chinese) {
        return None;
    }
    let value = number.checked_mul(scale.unwrap_or(Decimal::ONE))?;
    let approximation = Approximation {
        before: before.to_owned(),
        after: after.to_owned(),
        written: (is_chinese || scale.is_some()).then(|| typed.to_owned()),
    };
    // 1.8万 is 18000, not 18000.0.
    let is_scaled = scale.is_some();
    Some((
        if is_scaled { value.normalize() } else { value },
        approximation,
    ))
}

/// The number that a text starts with, whether it stands in Chinese words, and what is left.
fn leading_number(text: &str) -> Option<(Decimal, bool, &str)> {
    let is_digit = |c: char| digit(c).is_some() || matches!(c, '.' | '．' | ',' | '，');
    let end = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    if end > 0 {
        return Some((
            parse_quoted(text.before(end))?,
            false,
            text.behind(end).trim_start(),
        ));
    }
    let is_word = |c: char| chinese::digit(c).is_some() || chinese::power(c).is_some() || c == '点';
    let mut end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    // 一点二亿 is 1.2 times 亿.
    if let Some(point) = text.before(end).find('点') {
        let power = text
            .stretch(point..end)
            .find(|c| chinese::power(c).is_some());
        end = power.map_or(end, |power| point + power);
    }
    let (words, rest) = (text.before(end), text.behind(end));
    // 万 alone says no number.
    let first = words.chars().next()?;
    chinese::digit(first)?;
    Some((chinese::parse_decimal(words)?, true, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_a_number_make_it_an_approximation() {
        for (text, value, before, after) in [
            ("1200余", "1200", "", "余"),
            ("约1,200", "1200", "约", ""),
            (" 近３00 ", "300", "近", ""),
            ("大约5000多", "5000", "大约", "多"),
            ("近 300", "300", "近", ""),
        ] {
            let (read, words) = parse_approximation(text).unwrap();
            assert_eq!(read.to_string(), value, "{text}");
            assert_eq!(
                (words.before.as_str(), words.after.as_str()),
                (before, after)
            );
            assert_eq!(words.written, None);
        }
        for text in [
            "1200",
            "余",
            "约",
            "约1200条",
            "多1200",
            "五",
            "四千",
            "万余",
            "1万万",
            "1余余",
            "1.2.3万",
            "两",
            "约1万2",
        ] {
            assert_eq!(parse_approximation(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_rounded_to_ten_thousands_or_stands_in_words_is_kept_as_typed() {
        for (text, value, is_at_least) in [
            ("1.8万余", "18000", true),
            ("100余万", "1000000", true),
            ("536万", "5360000", false),
            ("约1.8万", "18000", false),
            ("1.2亿", "120000000", false),
            ("超300万", "3000000", true),
            ("2535.3万", "25353000", false),
            ("四千余", "4000", true),
            ("十余", "10", true),
            ("3千万余", "30000000", true),
            ("十余万", "100000", true),
            ("近一点二亿", "120000000", false),
        ] {
            let (read, words) = parse_approximation(text).unwrap();
            assert_eq!(read.to_string(), value, "{text}");
            assert_eq!(words.is_at_least(), is_at_least, "{text}");
            assert_eq!(words.as_typed(read), text);
        }
    }
}
