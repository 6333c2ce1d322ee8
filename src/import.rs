//! The year file of a report that was written without one, and whether the same text comes out of it.

mod adopted;

pub use self::adopted::adopted;
use crate::{
    adoption::{Adopted, KnownIds},
    compile::{self, World},
    forms::Form,
    language::{blanks::without_blanks, full_width, stretch::Stretch as _},
    model::{Passage, Report},
    source::Source,
    succession::{pasted::Pasted, skeleton},
    year_file::edit::Spoilt,
};

/// A year file that was written of a report.
#[derive(Debug)]
pub struct Imported {
    /// It, with the numbers of its text as figures.
    pub adopted: Adopted,
    /// The sentences of the report that it does not print as they stood.
    pub lost: Vec<String>,
    /// The codes of the rows of the report's tables that have no place in the form of its year.
    pub without_place: Vec<String>,
    /// Whether something is to be filled in yet.
    pub is_open: bool,
}

/// Writes the year file `name` of `organ` for `year` of what was read of its report.
///
/// # Errors
/// It would say something else than the report, or could not be read.
pub fn import(
    world: &dyn World,
    name: &str,
    (organ, year): (&str, i32),
    pasted: &Pasted,
) -> Result<Imported, Spoilt> {
    let form = Form::for_year(year);
    let skeleton = skeleton::text(organ, year, form.as_deref(), pasted);
    let known = known_ids(&skeleton, pasted);
    let adopted = adopted(world, name, &skeleton, &known)?;
    let adopted = adopted.ok_or(Spoilt::Unreadable)?;
    let written = Source::new(name, adopted.text.as_bytes()).map_err(|_| Spoilt::Unreadable)?;
    let compiled = compile::compile(world, written);
    let report = compiled.report.ok_or(Spoilt::Unreadable)?;
    let is_open = report
        .figures
        .iter()
        .any(|(_, figure)| figure.to_fill.is_some());
    Ok(Imported {
        adopted,
        lost: lost(pasted, &report),
        without_place: without_place(pasted, form.as_deref()),
        is_open,
    })
}

/// The ids of the numbers of a year file that the report's own file marks, by where they start.
fn known_ids(text: &str, pasted: &Pasted) -> KnownIds {
    let mut known = KnownIds::new();
    let (mut last, mut at) = ("", None);
    for marked in &pasted.marked {
        if marked.paragraph != last {
            let from = at.map_or(0, |at: usize| at + last.len());
            let found = text.behind(from).find(&marked.paragraph);
            at = found.map(|found| from + found).or(at);
            if found.is_none() {
                continue;
            }
            last = &marked.paragraph;
        }
        if let Some(at) = at {
            known.insert(at + marked.start, marked.id.clone());
        }
    }
    known
}

/// The sentences of a report that its year file does not print.
fn lost(pasted: &Pasted, report: &Report) -> Vec<String> {
    let paragraphs = report.passages().flat_map(Passage::paragraphs);
    let printed: String = paragraphs.map(|one| seen(&one.text())).collect();
    let sentences = pasted.sentences();
    let is_lost = |sentence: &&str| !printed.contains(&seen(sentence));
    sentences.filter(is_lost).map(str::to_owned).collect()
}

/// What a reader sees of a text, whatever blanks and widths it is set in.
fn seen(text: &str) -> String {
    without_blanks(text)
        .chars()
        .map(full_width::narrow)
        .collect()
}

/// The rows of a report's tables that a form does not have.
fn without_place(pasted: &Pasted, form: Option<&Form>) -> Vec<String> {
    let is_of_form = |code: &str| {
        let mut tables = form.iter().flat_map(|form| &form.tables);
        tables.any(|table| table.data_rows().any(|row| row.code.get_ref() == code))
    };
    let codes = pasted.tables.rows.keys().map(|(_, code)| code);
    codes.filter(|code| !is_of_form(code)).cloned().collect()
}
