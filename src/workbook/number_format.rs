//! How a spreadsheet shows a number that is an approximation, so that it stays a number.

use rust_decimal::Decimal;

use crate::{language::number::Approximation, model::figure::Figure};

/// The format of a number with so many decimal places: `0`, `0.0`, `0.00`.
#[must_use]
pub fn number_format(places: u32) -> String {
    let places: String = (0..places).map(|_| '0').collect();
    match places.as_str() {
        "" => "0".to_owned(),
        places => format!("0.{places}"),
    }
}

/// The format of a figure that is an approximation: the number between its words, 约12345. `None`
/// where it is shown as any number.
pub(super) fn format_of(figure: &Figure) -> Option<String> {
    let (words, value) = (figure.approximation.as_ref()?, figure.value?);
    if let Some(written) = &words.written {
        return Some(format_as_written(value, written));
    }
    let number = number_format(value.scale());
    let format = between(words, &number);
    (format != number).then_some(format)
}

/// The format of a number of which only about how much it is can be said.
pub(super) fn about(value: Decimal) -> String {
    between(&Approximation::about(), &number_format(value.scale()))
}

fn between(words: &Approximation, number: &str) -> String {
    let quoted = |word: &str| match word {
        "" => String::new(),
        word => format!("\"{word}\""),
    };
    format!("{}{number}{}", quoted(&words.before), quoted(&words.after))
}

/// A format that shows this number as it was written, 1.8万余, and any other that is typed over it
/// in digits: there is no format of numbers in 万.
#[must_use]
pub fn format_as_written(value: Decimal, written: &str) -> String {
    let number = number_format(value.scale());
    format!("[={value}]\"{written}\";{number}")
}
