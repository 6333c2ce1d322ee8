//! What stands in the text, and in the year file, for a number that is adopted.

use std::ops::Range;

use crate::{
    diagnostic::Place,
    language::{
        chinese, full_width, measure::measure_at, number::Approximation, quantity::Quantity,
        stretch::Stretch as _, written_toml,
    },
    model::{text::Literal, typed_number::typed_as, typed_text::TypedText},
    recognition::list_words::makes_indefinite,
};

/// A number that gives way to an expression.
pub(super) struct Bound {
    /// Where it stands.
    pub(super) place: Place,
    /// What prints it.
    pub(super) expression: String,
}

/// Whether a figure can print the number as it is typed.
pub(super) fn is_printable(literal: &Literal) -> bool {
    let Some(value) = literal.value.filter(|_| literal.is_marked) else {
        return false;
    };
    let words = literal.text.strip_prefix("百分之").unwrap_or(&literal.text);
    let words = words.trim_end_matches(['%', '％']);
    let narrow: String = words
        .chars()
        .map(|c| match c {
            '，' => ',',
            '．' => '.',
            _ => full_width::digit(c).unwrap_or(c),
        })
        .collect();
    let is_grouped = full_width::has_thousands_separators(&narrow);
    let digits = if is_grouped {
        narrow.replace(',', "")
    } else {
        narrow
    };
    match words {
        // 两件 is printed as it is typed, 二件 as 两件.
        "两" => measure_at(&literal.behind).is_some(),
        "二" => measure_at(&literal.behind).is_none(),
        _ => digits == value.to_string() || chinese::words(value) == words,
    }
}

/// The number with the words 约, 余 that stand right beside it, and those words.
fn with_words(quantity: &Quantity, literal: &Literal) -> (Range<usize>, bool) {
    let [before, after] = &quantity.approximately;
    let has_before = !before.is_empty() && before.end == quantity.number.start;
    // Behind a percent sign they are no words of the digits.
    let has_after = !after.is_empty()
        && after.start == quantity.number.end
        && !literal.text.ends_with(['%', '％']);
    let start = if has_before {
        before.start
    } else {
        quantity.number.start
    };
    let end = if has_after {
        after.end
    } else {
        quantity.number.end
    };
    (start..end, has_before || has_after)
}

/// What prints the figure `id` in the place of a number.
pub(super) fn bound(
    text: &TypedText<'_>,
    quantity: &Quantity,
    literal: &Literal,
    id: &str,
) -> Bound {
    let (range, has_words) = with_words(quantity, literal);
    let place = if has_words {
        text.place(range)
    } else {
        literal.place
    };
    Bound {
        place,
        expression: typed_as(id, literal),
    }
}

/// The digits of a number.
pub(super) fn digits(literal: &Literal) -> String {
    let value = literal.value;
    value
        .expect("a number is adopted where it has a value")
        .to_string()
}

/// The value as the year file writes it, and whether it is an approximation by words that do not
/// stand right beside it.
pub(super) fn value(text: &str, quantity: &Quantity, literal: &Literal) -> (String, bool) {
    let digits = digits(literal);
    let (range, has_words) = with_words(quantity, literal);
    if !has_words {
        return (digits, quantity.is_approximate());
    }
    let before = text.stretch(range.start..quantity.number.start);
    let after = text.stretch(quantity.number.end..range.end);
    (
        written_toml::string(&format!("{before}{digits}{after}")),
        false,
    )
}

/// The words that make a number an approximation.
pub(super) fn approximation(text: &str, quantity: &Quantity) -> Option<Approximation> {
    let [before, after] = &quantity.approximately;
    quantity.is_approximate().then(|| Approximation {
        before: text.stretch(before.clone()).to_owned(),
        after: text.stretch(after.clone()).to_owned(),
        written: None,
    })
}

/// What multiplies the number before it.
const SCALES: &str = "百千万亿萬億";

/// Whether two numbers that follow each other are one that is written in two: 1万2千, 12万3456, 10～20,
/// 3、4条, 1 234, 20%-30%; or their words tell no more than a sign. No figure is either of them.
pub(super) fn is_split(text: &str, one: &Quantity, next: &Quantity) -> bool {
    let between = |from: usize| text.stretch(from.min(next.number.start)..next.number.start);
    let is_join = |c: char| SCALES.contains(c) || "～~—–-－－至到、，, ".contains(c);
    let measured = between(one.measure.end);
    let is_range = !measured.is_empty() && measured.chars().all(|c| "～~—–-－至到".contains(c));
    is_range || (one.measure.is_empty() && between(one.number.end).chars().all(is_join))
}

/// Whether a sign or a word before the digits is part of the number: -5%, 数十条.
pub(super) fn is_signed(text: &str, quantity: &Quantity) -> bool {
    let before = text.before(quantity.number.start);
    let is_in_words = !text
        .behind(quantity.number.start)
        .starts_with(|c| full_width::digit(c).is_some());
    before.ends_with(['-', '－', '−', '+', '＋', '±', '½', '¼'])
        || (is_in_words && makes_indefinite(before))
}

/// What a number counts in: 万条, %; empty where the text does not say.
pub(super) fn unit(text: &str, quantity: &Quantity) -> String {
    let measure = text.stretch(quantity.measure.clone());
    if matches!(measure, "%" | "％") || text.stretch(quantity.number.clone()).starts_with("百分之")
    {
        return "%".to_owned();
    }
    let end = quantity.measure.start.max(quantity.number.end);
    let scale = text.stretch(quantity.number.end..end);
    let is_scale = |c: &char| SCALES.contains(*c);
    let scale: String = scale.chars().filter(is_scale).collect();
    format!("{scale}{measure}")
}
