//! Reports that nobody wrote with this program: what they say, and what of it does not hold.
//!
//! A transcript is recognised into the year file that somebody would have written of it; the model,
//! the relations and the checks behind it are the ones that every year file goes through. What is
//! not recognised is told as unknown and never guessed.

mod fact;
mod foreign_form;
mod numerals;
mod rows;

use std::{collections::BTreeSet, sync::Arc};

pub use crate::recognition::recognised::Known;

pub use self::{
    fact::{Certainty, Fact, State},
    numerals::Numerals,
};
use crate::{
    adoption::{self, TextFigures},
    checks::{
        self,
        support::foreign::{self, Foreign},
    },
    compile,
    diagnostic::{
        self, Account, Diagnostic, FileFindings, FileId, Files, Loaded, NotAssessable, Place, Role,
        Text, say::say,
    },
    forms::Form,
    model::{Problem, Report, text::ExpressionProblem},
    readers::{self, Transcript, laid_out::LaidOut},
    recognition::{
        recognised::{Likeness, Recognised},
        statistics::{
            Statistics,
            cell::{Cell, CellState},
        },
        together, written,
    },
    year_file::{Located, YearFile},
};

/// A report that was looked through.
#[derive(Debug)]
pub struct Audited {
    /// Its transcript, and the files that it was compared with.
    pub files: Files,
    /// What was recognised.
    pub report: Report,
    /// The form of its tables, or of its year where it has none; `None` for a year without one.
    pub form: Option<Arc<Form>>,
    /// All findings, in order.
    pub findings: Vec<Diagnostic>,
    /// What it says, each number with its place.
    pub facts: Vec<Fact>,
    /// What its numerals are.
    pub numerals: Numerals,
    /// What could not be read of the file, and what of its words is none of the report.
    pub unread: Vec<Text>,
    account: Account,
    not_assessable: Vec<NotAssessable>,
}

/// Looks through the file of this name and these bytes. `last` is last year's report, with its
/// files.
///
/// # Errors
/// It is none of the known formats, broken, beyond the limits, or no report of this kind.
pub fn audit(
    name: &str,
    bytes: &[u8],
    known: &Known,
    last: Option<(&Report, &Files)>,
) -> Result<Audited, Text> {
    let transcript = readers::read(bytes)?;
    let found = Recognised::of(&transcript, known);
    recognised(name, transcript, found, &[], last)
}

/// Looks through the files of one report, each under its name: its text in one, its tables in
/// another, or in both.
///
/// # Errors
/// As of [`audit`]; or they are not of one report.
pub fn together(
    files: &[(String, Vec<u8>)],
    known: &Known,
    last: Option<(&Report, &Files)>,
) -> Result<Audited, Text> {
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let whole = names.join(" + ");
    let read = files.iter().map(|(name, bytes)| {
        let transcript = readers::read(bytes);
        let transcript = transcript.map_err(|why| say!("{name}：{why}", "{name}: {why}", why));
        Ok((name.clone(), transcript?))
    });
    let read = read.collect::<Result<Vec<_>, Text>>()?;
    let found = together::together(read, known)?;
    recognised(
        &whole,
        found.transcript,
        found.recognised,
        &found.told_apart,
        last,
    )
}

/// Looks through what was recognised of a transcript; its cells that are `told_apart` stand in it
/// twice, with two numbers.
fn recognised(
    name: &str,
    transcript: Transcript,
    found: Recognised,
    told_apart: &[(Cell, Cell)],
    last: Option<(&Report, &Files)>,
) -> Result<Audited, Text> {
    if found.likeness == Likeness::Other {
        return Err(no_report());
    }
    let mut laid_out = LaidOut::of(&transcript, Role::Foreign, name)?;
    found.passages.locate(&transcript, &mut laid_out);
    let labels = foreign_form::labels(&laid_out, &found);
    let mut file = written::year_file(&laid_out, &found);
    file.report.form = foreign_form::named(&laid_out, &found, &labels);
    let text = add_figures(&mut file, found.form.as_ref());
    if found.likeness == Likeness::Perhaps && !text.says_notion() {
        return Err(no_report());
    }
    let mut files = Files::of(laid_out.loaded.clone());
    let last = last.map(|(report, its)| (report, files.add_all(its)));
    let report = compile::foreign(&file, found.form.clone(), last);
    let statistics = found.statistics.as_ref();
    let facts = fact::facts(&report, &laid_out, statistics, &text.numbers);
    let parts = &found.passages.parts;
    let known = Foreign {
        shown: shown(found.form.as_deref(), statistics),
        // A file of tables alone has no parts that could be missing.
        has_parts: parts
            .iter()
            .any(|part| part.heading.is_some() && !part.body.is_empty()),
        doubtful: text.doubtful,
        labels: labels.iter().map(|(_, label)| label.as_str()).collect(),
    };
    let mut findings = foreign::run(&report, &known);
    let sums = text.share_sums.iter();
    findings
        .extend(sums.map(|one| foreign::of_shares(&one.whole, &one.shares, one.sum, one.place)));
    let added = statistics.into_iter().flat_map(|tables| &tables.added);
    findings.extend(added.map(|row| {
        let span = laid_out.span(&row.place);
        foreign::of_added_row(&row.label, Place::year(span))
    }));
    findings.extend(of_two_files(told_apart, &report, &laid_out));
    diagnostic::sort(&mut findings);
    Ok(Audited {
        account: report.account(),
        not_assessable: checks::not_assessable(&report),
        unread: [transcript.unread, unread(&report, &files)].concat(),
        numerals: Numerals::of(&report, &facts),
        files,
        form: found.form,
        findings,
        facts,
        report,
    })
}

/// The findings for cells that stand in two files with two numbers.
fn of_two_files(
    told_apart: &[(Cell, Cell)],
    report: &Report,
    laid_out: &LaidOut,
) -> Vec<Diagnostic> {
    let told = |cell: &Cell| match cell.state {
        CellState::Stated(value) => Some((value, Place::year(laid_out.span(&cell.place)))),
        _ => None,
    };
    let findings = told_apart.iter().filter_map(|(first, second)| {
        let figure = report.figures.get(report.figures.find(&first.id)?);
        Some(foreign::of_two_files(figure, told(first)?, told(second)?))
    });
    findings.collect()
}

/// The titles of the sections of which tables were found.
fn shown(form: Option<&Form>, statistics: Option<&Statistics>) -> BTreeSet<String> {
    let sections = form.map_or(&[][..], |form| &form.sections);
    let cells = statistics.into_iter().flat_map(|tables| &tables.cells);
    let numbers: BTreeSet<usize> = cells.map(|cell| cell.at.table).collect();
    let shown = numbers
        .into_iter()
        .filter_map(|number| sections.get(number.checked_sub(1)?));
    shown.map(|section| section.title.clone()).collect()
}

/// The texts that are beyond what is read of one.
fn unread(report: &Report, files: &Files) -> Vec<Text> {
    let problems = report.problems.iter().filter_map(|problem| match problem {
        Problem::Expression(ExpressionProblem::Invalid { place, .. }) => Some(*place),
        _ => None,
    });
    let place = |place: Place| files.get(place.file).whereabouts(place.span);
    problems
        .map(|at| {
            Text::both(|language| {
                let place = place(at).words(language);
                let text = say!(
                    "{place} 起的文字太长，没有读",
                    "the text at {place} is too long and was not read"
                );
                text.into_words(language)
            })
        })
        .collect()
}

/// Reads the numbers of the text, and adds them to the file as figures and cells.
fn add_figures(file: &mut YearFile, form: Option<&Arc<Form>>) -> TextFigures {
    let report = compile::foreign(file, form.cloned(), None);
    let text = adoption::text_figures(&report);
    file.figures.clone_from(&text.figures);
    let cells = text.cells.iter().cloned();
    match (&mut file.table, text.cells.first()) {
        (Some(table), _) => table.value.extend(cells),
        (None, Some(first)) => {
            file.table = Some(Located {
                span: first.code.span,
                value: cells.collect(),
            });
        }
        (None, None) => {}
    }
    text
}

fn no_report() -> Text {
    Text::fixed(
        "它不像政府信息公开工作年度报告：没有找到标题、各部分的标题、统计表，也没有找到这种报告的数字",
        "it does not look like an annual report on government-information disclosure: no title, no headings of parts, no table and no figure of one was found",
    )
}

impl Audited {
    /// The transcript.
    #[must_use]
    pub fn main(&self) -> &Loaded {
        self.files.get(FileId::MAIN)
    }

    /// What the formats of findings need.
    #[must_use]
    pub fn found(&self) -> FileFindings<'_> {
        FileFindings {
            files: &self.files,
            year: Some(self.report.year).filter(|year| *year != 0),
            organ: Some(self.report.organ.name.as_str()).filter(|name| !name.is_empty()),
            form: self.form.as_ref().map(|form| form.head.id.as_str()),
            findings: &self.findings,
            account: self.account,
            not_assessable: &self.not_assessable,
        }
    }
}
