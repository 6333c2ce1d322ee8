//! The values of `[style]`, as they are typed.

use rust_decimal::Decimal;
use toml::de::{DeFloat, DeInteger};

use super::walk::{Value, Walk};
use crate::{
    diagnostic::{Text, say::say},
    language::odd::oddity,
};

/// The Chinese names of sizes, in half points.
const SIZES: &[(&str, u32)] = &[
    ("初号", 84),
    ("小初", 72),
    ("一号", 52),
    ("小一", 48),
    ("二号", 44),
    ("小二", 36),
    ("三号", 32),
    ("小三", 30),
    ("四号", 28),
    ("小四", 24),
    ("五号", 21),
    ("小五", 18),
    ("六号", 15),
];

/// The smallest and the largest size of type, in half points.
const SIZE_RANGE: (u32, u32) = (10, 144);

/// The narrowest and the widest margin, in millimetres: the text keeps a third of the paper.
const MARGIN_RANGE: (u32, u32) = (10, 70);

/// The most characters of a font's name; no system knows longer ones.
const LONGEST_FONT: usize = 64;

/// The name of a font: one line, and nothing in it that is not seen.
pub(super) fn font(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<String> {
    let font = walk.string(value, what)?.value;
    let is_name = |typed: char| oddity(typed).is_none() && !typed.is_control();
    if font.chars().all(is_name) && font.chars().count() <= LONGEST_FONT {
        return Some(font);
    }
    let expected = say!(
        "字体的名称（一行，{LONGEST_FONT} 字以内，没有看不见的字符）",
        "the name of a font (one line of {LONGEST_FONT} characters or fewer, none of them unseen)"
    );
    walk.wrong_type(value, &expected, what);
    None
}

/// A size by its name, or in points.
pub(super) fn size(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<u32> {
    let named = value.get_ref().as_str().and_then(|name| {
        let known = SIZES.iter().find(|(known, _)| *known == name.trim());
        known.map(|(_, size)| *size)
    });
    if named.is_some() {
        return named;
    }
    let points = Text::new(
        "5 到 72 的磅数，如 16 或 10.5，或者字号，如 \"三号\"",
        "points from 5 to 72, such as 16 or 10.5, or a size such as \"三号\"",
    );
    let Some(number) = plain_number(value) else {
        walk.wrong_type(value, &points, what);
        return None;
    };
    let doubled = number * Decimal::TWO;
    let size = u32::try_from(doubled.trunc().mantissa())
        .ok()
        .filter(|size| doubled.fract().is_zero() && in_range(*size, SIZE_RANGE));
    if size.is_none() {
        walk.wrong_type(value, &points, what);
    }
    size
}

/// How many lines or characters, from 10 to 60.
pub(super) fn count(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<u32> {
    let count = plain_number(value)
        .filter(|number| number.fract().is_zero())
        .and_then(|number| u32::try_from(number.trunc().mantissa()).ok())
        .filter(|count| in_range(*count, (10, 60)));
    if count.is_none() {
        let expected = Text::new("10 到 60 的整数", "a whole number from 10 to 60");
        walk.wrong_type(value, &expected, what);
    }
    count
}

/// What is kept free on the paper, in millimetres.
pub(super) fn margin(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<Decimal> {
    let (least, most) = MARGIN_RANGE;
    let margin = plain_number(value)
        .filter(|number| (Decimal::from(least)..=Decimal::from(most)).contains(number));
    if margin.is_none() {
        let expected = Text::new(
            format!("{least} 到 {most} 的毫米数"),
            format!("millimetres from {least} to {most}"),
        );
        walk.wrong_type(value, &expected, what);
    }
    margin
}

/// A number without quotes.
fn plain_number(value: &Value<'_>) -> Option<Decimal> {
    let value = value.get_ref();
    let integer = value.as_integer().map(DeInteger::as_str);
    let typed = integer.or_else(|| value.as_float().map(DeFloat::as_str));
    typed?.replace('_', "").parse().ok()
}

fn in_range(number: u32, (least, most): (u32, u32)) -> bool {
    (least..=most).contains(&number)
}
