//! Numbers in Chinese words: 五百九十二.

use rust_decimal::Decimal;

const DIGITS: &[char] = &['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const SMALL: &[&str] = &["", "十", "百", "千"];
/// Up to the largest decimal, 79228162514264337593543950335: eight groups of four digits.
const LARGE: &[&str] = &[
    "",
    "万",
    "亿",
    "万亿",
    "亿亿",
    "万亿亿",
    "亿亿亿",
    "万亿亿亿",
];

/// The digit that `character` writes: 零 to 九, 两, 〇; 十 counts as ten.
#[must_use]
#[inline]
pub fn digit(character: char) -> Option<u64> {
    match character {
        '零' | '〇' | '○' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        '十' => Some(10),
        _ => None,
    }
}

/// The power of ten that `character` writes: 十, 百, 千, 万, 亿.
#[must_use]
#[inline]
pub fn power(character: char) -> Option<u64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// Reads a number in Chinese words; `None` where the words are no number or too large.
#[must_use]
pub fn parse(words: &str) -> Option<Decimal> {
    if words.chars().count() > 1 && words.chars().all(|c| power(c).is_none()) {
        // Digit by digit: 二〇一七.
        let mut value: u64 = 0;
        for character in words.chars() {
            value = value.checked_mul(10)?.checked_add(digit(character)?)?;
        }
        return Some(Decimal::from(value));
    }
    let mut groups = Groups::default();
    let (mut group, mut pending, mut unit): (u128, Option<u128>, u128) = (0, None, 1);
    for character in words.chars() {
        let power = power(character).map(u128::from);
        if let Some(large) = power.filter(|power| *power >= 10_000) {
            unit = unit.checked_mul(large)?;
            continue;
        }
        if unit > 1 {
            groups.add(group.checked_add(pending.take().unwrap_or(0))?, unit)?;
            (group, unit) = (0, 1);
        }
        match power {
            Some(small) => {
                let part = pending.take().unwrap_or(1).checked_mul(small)?;
                group = group.checked_add(part)?;
            }
            None => pending = Some(digit(character)?.into()),
        }
    }
    groups.add(group.checked_add(pending.unwrap_or(0))?, unit)?;
    groups.sum()
}

/// Reads a number in Chinese words with decimals behind 点: 九十八点五.
#[must_use]
pub fn parse_decimal(words: &str) -> Option<Decimal> {
    let Some((whole, fraction)) = words.split_once('点') else {
        return parse(words);
    };
    let mut digits = String::new();
    for character in fraction.chars() {
        let digit = digit(character).filter(|digit| *digit < 10)?;
        digits.push(char::from_digit(u32::try_from(digit).ok()?, 10)?);
    }
    let fraction: Decimal = format!("0.{digits}").parse().ok()?;
    parse(whole)?.checked_add(fraction)
}

/// The groups of up to four places of a number, each multiplied by the 万 and 亿 behind it.
#[derive(Default)]
struct Groups(Vec<Group>);

struct Group {
    unit: u128,
    value: u128,
}

impl Groups {
    /// Adds a group. Its unit counts the groups of smaller ones before it too, 十二万三千亿; behind a
    /// larger one, 一万亿零五亿, it counts its own.
    fn add(&mut self, digits: u128, unit: u128) -> Option<()> {
        // 万 alone is 一万.
        let is_unit_alone = digits == 0 && unit > 1 && self.0.is_empty();
        let mut count = if is_unit_alone { 1 } else { digits };
        while let Some(smaller) = self.0.pop_if(|before| before.unit < unit) {
            count = count.checked_add(smaller.value)?;
        }
        let value = count.checked_mul(unit)?;
        self.0.push(Group { unit, value });
        Some(())
    }

    fn sum(&self) -> Option<Decimal> {
        let sum = (self.0.iter()).try_fold(0_u128, |sum, group| sum.checked_add(group.value))?;
        Decimal::try_from_i128_with_scale(i128::try_from(sum).ok()?, 0).ok()
    }
}

/// Writes a number in Chinese words; one with a fraction digit by digit behind 点.
#[must_use]
pub fn words(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let mut words = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        words.push('负');
    }
    words.push_str(&whole_words(whole));
    if !fraction.is_empty() {
        words.push('点');
        words.extend(fraction.chars().filter_map(digit_word));
    }
    words
}

fn digit_word(digit: char) -> Option<char> {
    DIGITS.get(digit.to_digit(10)? as usize).copied()
}

fn whole_words(digits: &str) -> String {
    let count = digits.len();
    let mut words = String::new();
    let mut zero_pending = false;
    let mut group_has_digit = false;
    for (index, character) in digits.chars().enumerate() {
        let place = count - 1 - index;
        let (small, large) = (place % 4, place / 4);
        if character == '0' {
            zero_pending = true;
        } else {
            if zero_pending && !words.is_empty() {
                words.push('零');
            }
            zero_pending = false;
            // 十二 at the head, 一百一十二 inside.
            if !(character == '1' && small == 1 && words.is_empty()) {
                words.extend(digit_word(character));
            }
            words.push_str(SMALL.get(small).expect("a group has four places"));
            group_has_digit = true;
        }
        if small == 0 {
            if group_has_digit {
                words.push_str(
                    LARGE
                        .get(large)
                        .expect("a decimal has at most eight groups"),
                );
            }
            group_has_digit = false;
        }
    }
    if words.is_empty() {
        words.push('零');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_officials_write_them() {
        for (value, expected) in [
            (0, "零"),
            (4, "四"),
            (10, "十"),
            (12, "十二"),
            (101, "一百零一"),
            (110, "一百一十"),
            (592, "五百九十二"),
            (1001, "一千零一"),
            (10_000, "一万"),
            (10_010, "一万零一十"),
            (120_305, "十二万零三百零五"),
            (100_000_001, "一亿零一"),
        ] {
            assert_eq!(words(Decimal::from(value)), expected);
        }
        assert_eq!(words(Decimal::new(-125, 1)), "负十二点五");
        let large = Decimal::from(20_000_000_000_000_000_u64);
        assert_eq!(words(large), "二亿亿");
        assert!(words(Decimal::MAX).starts_with("七万亿亿亿九千二百二十八亿亿亿"));
    }

    #[test]
    fn what_is_written_can_be_read() {
        for value in (0..2000).chain([10_010, 99_999, 120_305, 100_000_001]) {
            let value = Decimal::from(value);
            assert_eq!(parse(&words(value)), Some(value), "{value}");
        }
        for value in [
            1_000_500_000_000,
            12_300_000_000_000,
            20_000_000_030_000_000_u64,
        ] {
            let value = Decimal::from(value);
            assert_eq!(parse(&words(value)), Some(value), "{value}");
        }
        assert_eq!(parse(&words(Decimal::MAX)), Some(Decimal::MAX));
        assert_eq!(
            parse("十二万三千亿"),
            Some(Decimal::from(12_300_000_000_000_u64))
        );
        assert_eq!(parse("万亿"), Some(Decimal::from(1_000_000_000_000_u64)));
        assert_eq!(parse("二〇一七"), Some(Decimal::from(2017)));
        assert_eq!(parse("两"), Some(Decimal::from(2)));
        assert_eq!(parse("百"), Some(Decimal::from(100)));
    }
}
