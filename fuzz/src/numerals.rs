//! The numerals of any text, their values read a second time by another rule.

use std::str::FromStr as _;

use report::language::{chinese, full_width, numeral::numerals};
use rust_decimal::Decimal;

/// Reads the input's numerals, and writes in Chinese words what it holds of numbers.
pub fn run(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let mut end = 0;
    for numeral in numerals(text) {
        assert!(numeral.range.start >= end, "{numeral:?} in {text:?}");
        end = numeral.range.end;
        let written = text.get(numeral.range.clone());
        let written = written.unwrap_or_else(|| panic!("{numeral:?} in {text:?}"));
        assert!(!written.is_empty(), "{numeral:?} in {text:?}");
        let expected = if written.starts_with(|c| full_width::digit(c).is_some()) {
            digits(written)
        } else {
            words(written)
        };
        if let Some(expected) = expected {
            assert_eq!(numeral.value, Some(expected), "{written:?}");
        }
        if let Some(value) = numeral.value {
            reads_back(value);
        }
    }
}

/// What is written in Chinese words is read as the same number.
pub fn reads_back(value: Decimal) {
    let written = chinese::words(value);
    if value.scale() == 0 && !value.is_sign_negative() {
        assert_eq!(
            chinese::parse(&written),
            Some(value),
            "{value} as {written}"
        );
        assert_eq!(words(&written), Some(value), "{value} as {written}");
    }
}

/// The number of digits of either width, with or without separators of thousands and a share's
/// sign; `None` for what is no plain number, a date or a telephone's.
fn digits(written: &str) -> Option<Decimal> {
    let narrow: String = written
        .chars()
        .map(|c| match c {
            '０'..='９' => {
                char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap()
            }
            '．' => '.',
            '，' => ',',
            '％' => '%',
            c => c,
        })
        .collect();
    let number = narrow.trim_end_matches('%');
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_grouped = first.len() <= 3 && groups.clone().all(|group| group.len() == 3);
    let is_number = is_digits(first) && groups.clone().all(is_digits) && is_digits(fraction);
    if !is_number || (groups.next().is_some() && !is_grouped) || number.len() > 28 {
        return None;
    }
    Decimal::from_str(&number.replace(',', "")).ok()
}

/// The number that well-formed words say; `None` for words that are no number, that leave out a
/// power (一千二) or that are too large.
///
/// The numeral is cut into groups of up to four places, each with its 万 and 亿 behind it. A group
/// of a higher unit than those before takes them with it: 十二万三千亿 is 123,000 times 亿, 一万亿零
/// 五亿 two numbers that are added.
pub fn words(written: &str) -> Option<Decimal> {
    let characters: Vec<char> = written.chars().collect();
    let digits: Option<Vec<u32>> = characters.iter().map(|c| digit(*c)).collect();
    if let Some(digits) = digits {
        // Digit by digit, 二〇一七.
        let text: String = digits
            .iter()
            .filter_map(|d| char::from_digit(*d, 10))
            .collect();
        return if text.len() <= 19 {
            text.parse().ok()
        } else {
            None
        };
    }
    let mut read: Vec<(u128, u128)> = Vec::new();
    let mut rest = characters.as_slice();
    while !rest.is_empty() {
        let length = rest
            .iter()
            .position(|c| "万亿".contains(*c))
            .unwrap_or(rest.len());
        let (written, behind) = rest.split_at(length);
        let length = behind
            .iter()
            .position(|c| !"万亿".contains(*c))
            .unwrap_or(behind.len());
        let (units, behind) = behind.split_at(length);
        rest = behind;
        let value = group(written, read.is_empty())?;
        let unit = unit(units)?;
        if value == 0 && !(units.is_empty() && characters.len() == 1) {
            return None;
        }
        let mut sum = value;
        while let Some((_, lower)) = read.pop_if(|(above, _)| *above < unit) {
            sum += lower;
        }
        if read.last().is_some_and(|(above, _)| *above == unit) {
            return None;
        }
        read.push((unit, sum.checked_mul(unit)?));
    }
    let sum = read
        .iter()
        .try_fold(0_u128, |sum, (_, value)| sum.checked_add(*value))?;
    Decimal::try_from_i128_with_scale(i128::try_from(sum).ok()?, 0).ok()
}

fn digit(character: char) -> Option<u32> {
    let place = "零一二三四五六七八九".chars().position(|c| c == character);
    match character {
        '〇' | '○' => Some(0),
        '两' => Some(2),
        _ => u32::try_from(place?).ok(),
    }
}

/// 万 at most once and first, then any number of 亿.
fn unit(written: &[char]) -> Option<u128> {
    let mut unit = 1_u128;
    for (place, character) in written.iter().enumerate() {
        let factor = match character {
            '万' if place == 0 => 10_000,
            '亿' => 100_000_000,
            _ => return None,
        };
        unit = unit.checked_mul(factor)?;
    }
    Some(unit)
}

/// A group of up to four places, 三千零五; its powers fall, and its last digit stands behind 十 or
/// 零, or at the head of the numeral.
fn group(written: &[char], is_first: bool) -> Option<u128> {
    let (mut sum, mut above, mut behind_zero) = (0_u128, 10_000_u128, false);
    let mut rest = written;
    while let [character, behind @ ..] = rest {
        if let (Some(0), false) = (digit(*character), written.len() == 1) {
            if behind_zero || behind.is_empty() || (is_first && rest.len() == written.len()) {
                return None;
            }
            behind_zero = true;
            rest = behind;
            continue;
        }
        let (count, power, behind) = match (digit(*character), behind) {
            (Some(count), [power, behind @ ..]) => (count, small(*power)?, behind),
            (Some(count), []) => (count, 1, behind),
            // 十二 at the head, 一百十二.
            (None, _) if *character == '十' && !behind_zero && above >= 100 => (1, 10, behind),
            _ => return None,
        };
        let stands_right = above == 10 || behind_zero || (is_first && written.len() == 1);
        if power >= above || (power == 1 && !stands_right) {
            return None;
        }
        sum += u128::from(count) * power;
        (above, behind_zero, rest) = (power, false, behind);
    }
    Some(sum)
}

fn small(character: char) -> Option<u128> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}
