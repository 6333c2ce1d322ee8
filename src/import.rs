//! The year file of a report that was written without one, and whether the same text comes out of it.

mod adopted;
mod relations;

pub use self::adopted::adopted;
use crate::{
    adoption::{Adopted, KnownIds},
    compile::{self, World},
    forms::Form,
    language::{blanks::without_blanks, full_width, stretch::Stretch as _},
    model::{Passage, Report},
    recognition::own_workbook::OwnFigure,
    source::Source,
    succession::{
        origin::{Origin, with_origin},
        pasted::Pasted,
        skeleton,
    },
    year_file::edit::Spoilt,
};

/// A year file that was written of a report.
#[derive(Debug)]
pub struct Imported {
    /// It, with the numbers of its text as figures; its head says of what it was written.
    pub adopted: Adopted,
    /// The sentences of the report that it does not print as they stood.
    pub lost: Vec<String>,
    /// The codes of the rows of the report's tables that have no place in the form of its year.
    pub without_place: Vec<String>,
    /// Whether something is to be filled in yet.
    pub is_open: bool,
}

/// Writes the year file `name` of `organ` for `year` of what was read of its report, which lay in
/// `files`; a text that was pasted lay in none.
///
/// # Errors
/// It would say something else than the report, or could not be read.
pub fn import(
    world: &dyn World,
    name: &str,
    (organ, year): (&str, i32),
    pasted: &Pasted,
    files: Option<&str>,
) -> Result<Imported, Spoilt> {
    let form = Form::for_year(year);
    let write = |own: &[OwnFigure]| {
        let skeleton = skeleton::text(organ, year, form.as_deref(), pasted, own);
        let known = known_ids(&skeleton, pasted);
        let adopted = adopted(world, name, &skeleton, &known)?;
        let adopted = adopted.ok_or(Spoilt::Unreadable)?;
        let report = compiled(world, name, &adopted.text)?;
        Ok((adopted, report))
    };
    let mut own = pasted.own.figures.clone();
    if own.iter().any(|figure| figure.label.is_none()) {
        // The text names them.
        let (_, report) = write(&[])?;
        name_figures(&mut own, &report);
    }
    let (mut adopted, mut report) = write(&own)?;
    let further = relations::further(&pasted.own.relations, &report);
    if !further.is_empty() {
        adopted.text.push_str(&further);
        report = compiled(world, name, &adopted.text)?;
    }
    let is_open = report
        .figures
        .iter()
        .any(|(_, figure)| figure.to_fill.is_some());
    let lost = lost(pasted, &report);
    if let Some(files) = files {
        let origin = Origin {
            files,
            rows: pasted.tables.rows.len(),
            numbers: adopted.bound,
            missing: &pasted.tables.missing,
            left_out: &pasted.left_out,
            notes_apart: &pasted.notes_apart,
            lost: &lost,
        };
        adopted.text = with_origin(&adopted.text, &origin);
    }
    Ok(Imported {
        adopted,
        lost,
        without_place: without_place(pasted, form.as_deref()),
        is_open,
    })
}

/// The report of a year file that was written.
fn compiled(world: &dyn World, name: &str, text: &str) -> Result<Report, Spoilt> {
    let source = Source::new(name, text.as_bytes()).map_err(|_| Spoilt::Unreadable)?;
    let compiled = compile::compile(world, source);
    compiled.report.ok_or(Spoilt::Unreadable)
}

/// Gives figures without a label that of the report's figure of their id.
fn name_figures(own: &mut [OwnFigure], report: &Report) {
    for figure in own.iter_mut().filter(|figure| figure.label.is_none()) {
        let found = report.figures.find(&figure.id);
        figure.label = found.map(|id| report.figures.get(id).label.clone());
    }
}

/// The ids of the numbers of a year file that the report's own file marks, by where they start.
fn known_ids(text: &str, pasted: &Pasted) -> KnownIds {
    let mut known = KnownIds::new();
    let (mut last, mut at) = (String::new(), None);
    for marked in pasted.marked() {
        if marked.paragraph != last {
            let from = at.map_or(0, |at: usize| at + last.len());
            let found = text.behind(from).find(&marked.paragraph);
            at = found.map(|found| from + found).or(at);
            if found.is_none() {
                continue;
            }
            last = marked.paragraph;
        }
        if let Some(at) = at {
            known.insert(at + marked.start, marked.id);
        }
    }
    known
}

/// The sentences of a report that its year file does not print.
fn lost(pasted: &Pasted, report: &Report) -> Vec<String> {
    let paragraphs = report.passages().flat_map(Passage::paragraphs);
    let with_notes = paragraphs.flat_map(|one| std::iter::once(one).chain(one.notes()));
    let printed: String = with_notes.map(|one| seen(&one.text())).collect();
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
