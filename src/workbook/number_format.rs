//! How a spreadsheet shows a number that is an approximation, so that it stays a number.

use rust_decimal::Decimal;

use super::cell_text::shortened;
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

/// A number that tells of a change, with the sign for more: what is typed over it is shown alike.
const WITH_PLUS: &str = "+0;-0;0";

/// The format of a figure that is an approximation: the number between its words, 约12345; or that
/// shows the sign for more. `None` where it is shown as any number.
pub(super) fn format_of(figure: &Figure) -> Option<String> {
    if figure.shows_plus() {
        return Some(WITH_PLUS.to_owned());
    }
    let (words, value) = (figure.approximation.as_ref()?, figure.value?);
    if let Some(written) = &words.written {
        return Some(format_as_written(value, written));
    }
    let number = number_format(value.scale());
    let format = between(words, &number);
    (format != number).then_some(format)
}

/// The longest format that both spreadsheet formats hold, in UTF-16 units.
const LONGEST: usize = 255;

/// What stands in place of the end of a remark that is too long for a format.
const CUT: &str = "……";

/// The format of a figure with a remark behind it, 22（其中修订16件）, so that it stays a number; and
/// whether the remark had to be cut.
pub(super) fn format_with_remark(figure: &Figure, remark: &str) -> (String, bool) {
    let number = number_format(figure.value.map_or(0, |value| value.scale()));
    let format = format_of(figure).unwrap_or_else(|| number.clone());
    let is_written = figure
        .approximation
        .as_ref()
        .is_some_and(|words| words.written.is_some());
    // A format for the number as it was written has a second half for any other.
    let halves = match (is_written, figure.shows_plus()) {
        (true, _) => 2,
        (false, true) => WITH_PLUS.split(';').count(),
        (false, false) => 1,
    };
    let taken = format.encode_utf16().count() + halves * (CUT.encode_utf16().count() + 2);
    let room = LONGEST.saturating_sub(taken) / halves;
    // A quote within quotes takes three more.
    let needed = |text: &str| text.encode_utf16().count() + 3 * text.matches('"').count();
    let is_cut = needed(remark) > room;
    let remark = if is_cut {
        let fitting = shortened(remark, room / if remark.contains('"') { 4 } else { 1 });
        format!("{fitting}{CUT}")
    } else {
        remark.to_owned()
    };
    let quoted = format!("\"{}\"", remark.replace('"', "\"\\\"\""));
    let format = match format.rsplit_once(';').filter(|_| is_written) {
        Some((written, other)) => format!("{written}{quoted};{other}{quoted}"),
        None if figure.shows_plus() => {
            let parts: Vec<String> = format
                .split(';')
                .map(|part| format!("{part}{quoted}"))
                .collect();
            parts.join(";")
        }
        None => format!("{format}{quoted}"),
    };
    (format, is_cut)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{forms::Kind, model::figure::Origin};

    fn figure(value: Option<Decimal>, approximation: Option<Approximation>) -> Figure {
        Figure {
            id: "a".to_owned(),
            label: "甲".to_owned(),
            unit: None,
            kind: Kind::Integer,
            value,
            to_fill: None,
            has_plus: false,
            approximation,
            source: None,
            origin: Origin::Stated,
            place: None,
            whole: None,
            same_as: None,
            is_not_applicable: false,
        }
    }

    #[test]
    fn a_remark_stands_behind_the_number_in_every_half_of_a_format() {
        let of = |figure: &Figure| format_with_remark(figure, "（注）").0;
        assert_eq!(
            of(&figure(Some(Decimal::new(225, 1)), None)),
            "0.0\"（注）\""
        );
        assert_eq!(of(&figure(None, None)), "0\"（注）\"");
        let written = Approximation {
            written: Some("1.8万余".to_owned()),
            ..Approximation::about()
        };
        assert_eq!(
            of(&figure(Some(Decimal::from(18_000)), Some(written))),
            "[=18000]\"1.8万余\"\"（注）\";0\"（注）\""
        );
    }

    #[test]
    fn quotes_in_a_remark_end_no_text_of_the_format_and_it_is_never_too_long() {
        let one = figure(Some(Decimal::ONE), None);
        assert_eq!(
            format_with_remark(&one, "\"甲\"").0,
            "0\"\"\\\"\"甲\"\\\"\"\""
        );
        for long in ["长".repeat(300), "\"".repeat(300)] {
            let (format, is_cut) = format_with_remark(&one, &long);
            assert!(
                is_cut && format.encode_utf16().count() <= LONGEST,
                "{format}"
            );
        }
    }
}
