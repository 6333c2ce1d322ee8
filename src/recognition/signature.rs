//! What stands behind the text of a report: what is attached, who signs it, when; and what of a page
//! follows.

use chrono::NaiveDate;

use super::{
    organ_name::{is_of_another_office, is_of_another_place},
    text_line::TextLine,
    title,
};
use crate::{language::dates::dates, readers::laid_out::PiecePlace};

/// A longer line is text, in characters.
const LONGEST: usize = 60;

/// How the list of what is attached begins.
const ATTACHED: &str = "附件";

/// The end of a report.
#[derive(Debug, Default)]
pub(super) struct Signature {
    /// The day, and where it stands.
    pub(super) date: Option<(NaiveDate, PiecePlace)>,
    /// The organ's name, and where it stands.
    pub(super) organ: Option<(String, PiecePlace)>,
    /// What stands between and behind them.
    pub(super) rest: Vec<PiecePlace>,
}

impl Signature {
    /// Takes the end off the lines of the last part. `organ` is the organ's name, where it is known.
    pub(super) fn of(
        lines: &mut Vec<(usize, TextLine<'_>)>,
        first: usize,
        organ: Option<&str>,
    ) -> Self {
        let is_text =
            |line: &TextLine<'_>| line.text.contains('。') || line.text.chars().count() > LONGEST;
        let last_text = lines
            .iter()
            .rposition(|(index, line)| *index < first || is_text(line));
        let behind = last_text.map_or(0, |last| last + 1);
        let is_name = |text: &str| organ == Some(text) || title::is_name_alone(text);
        let starts =
            |text: &str| text.starts_with(ATTACHED) || day(text).is_some() || is_name(text);
        let mut signature = Self::default();
        let found = lines
            .iter()
            .skip(behind)
            .position(|(_, line)| starts(line.text));
        let Some(start) = found.map(|found| behind + found) else {
            return signature;
        };
        let mut others = Vec::new();
        for (index, line) in lines.drain(start..) {
            // Whoever else signs, and on what day else, is for those to judge who read the text.
            let is_anothers = organ.is_some_and(|own| {
                is_of_another_place(line.text, own) || is_of_another_office(line.text, own)
            });
            if is_anothers || is_no_day(line.text) {
                others.push((index, line));
            } else if let Some(day) = day(line.text).filter(|_| signature.date.is_none()) {
                signature.date = Some((day, line.place));
            } else if is_name(line.text) && signature.organ.is_none() {
                signature.organ = Some((line.text.to_owned(), line.place));
            } else {
                signature.rest.push(line.place);
            }
        }
        lines.append(&mut others);
        signature
    }
}

/// The day that a line consists of.
fn day(line: &str) -> Option<NaiveDate> {
    let (year, month, day) = date_alone(line)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a line consists of a day that there is not: 2025年2月30日.
fn is_no_day(line: &str) -> bool {
    date_alone(line).is_some() && day(line).is_none()
}

/// Year, month and day of the date that a line consists of, as they are written.
fn date_alone(line: &str) -> Option<(i32, u32, u32)> {
    let dates = dates(line);
    let [date] = dates.as_slice() else {
        return None;
    };
    let is_alone = date.range == (0..line.len());
    is_alone.then_some((date.year?, date.month?, date.day?))
}
