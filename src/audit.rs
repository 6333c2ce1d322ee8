//! Reports that nobody wrote with this program: what they say, and what of it does not hold.
//!
//! A transcript is recognised into the year file that somebody would have written of it; the model,
//! the relations and the checks behind it are the ones that every year file goes through. What is
//! not recognised is told as unknown and never guessed.

mod fact;
mod numerals;

use std::{collections::BTreeSet, sync::Arc};

pub use crate::recognition::recognised::Known;

pub use self::{
    fact::{Certainty, Fact, State},
    numerals::Numerals,
};
use crate::{
    adoption, checks, compile,
    diagnostic::{
        self, Account, Diagnostic, FileFindings, FileId, Files, Loaded, NotAssessable, Place,
        Severity, Text, say::say,
    },
    forms::Form,
    model::{Problem, Report, text::ExpressionProblem},
    readers::{
        self,
        laid_out::{LaidOut, PiecePlace},
        simplified,
    },
    recognition::{recognised::Recognised, statistics::Statistics, written},
    year_file::{Located, YearFile, organ::Organ},
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
    let mut transcript = readers::read(bytes)?;
    let found = Recognised::of(&transcript, known);
    let is_report = found.is_report(&transcript);
    if !is_report && !found.may_be_report(&transcript) {
        return Err(no_report());
    }
    let Recognised {
        organ,
        year,
        form,
        statistics,
        passages,
    } = found;
    passages.relocate(&mut transcript);
    let laid_out = LaidOut::of(&transcript, name)?;
    let text = simplified::text(&laid_out);
    let mut file = written::year_file(&laid_out, &passages, statistics.as_ref(), &text);
    if let Some(year) = year.filter(|_| file.year.is_none() || known.year.is_some()) {
        let span = laid_out.loaded.source.span(0..0);
        file.year = Some(Located { value: year, span });
    }
    if let Some(organ) = organ.filter(|_| file.organ.name().is_none()) {
        let span = laid_out.loaded.source.span(0..0);
        file.organ = Organ::of_name(Located { value: organ, span });
    }
    let foreign_labels = foreign_labels(&laid_out, statistics.as_ref(), year);
    file.report.form = named_form(&laid_out, statistics.as_ref(), &foreign_labels);
    let mut files = Files::of(laid_out.loaded.clone());
    let last = last.map(|(report, its)| (report, files.add_all(its)));
    let recognised = recognise(&mut file, form.as_ref());
    let report = compile::foreign(&file, form.clone(), last);
    if !is_report && !recognised.says_notion() {
        return Err(no_report());
    }
    let facts = fact::facts(&report, &laid_out, statistics.as_ref(), &recognised.numbers);
    let mut findings = checks::run_foreign(&report, &shown(form.as_deref(), statistics.as_ref()));
    name_labels(&mut findings, &foreign_labels);
    // A file of tables alone has no parts that could be missing.
    let has_parts = passages
        .parts
        .iter()
        .any(|part| part.heading.is_some() && !part.body.is_empty());
    findings.retain(|finding| has_parts || !OF_PARTS.contains(&finding.rule.name));
    for finding in &mut findings {
        let is_doubtful = |id: &String| recognised.doubtful.contains(id);
        // Kinds that a list names may overlap: news with pictures are both.
        let may_overlap = finding.rule.name == "part-exceeds-whole";
        let is_doubtful = may_overlap || finding.figures.iter().any(is_doubtful);
        if finding.severity == Severity::Error && is_doubtful {
            finding.severity = Severity::Warning;
        }
    }
    findings.extend(recognised.share_sums.iter().map(|one| {
        let finding = checks::sum_mismatch::of_shares(&one.whole, &one.shares, one.sum, one.place);
        Diagnostic {
            severity: Severity::Warning,
            ..finding
        }
    }));
    diagnostic::sort(&mut findings);
    let numerals = Numerals::of(&report, &facts);
    Ok(Audited {
        account: report.account(),
        not_assessable: checks::not_assessable(&report),
        unread: [transcript.unread, unread(&report, &files)].concat(),
        files,
        form,
        findings,
        facts,
        numerals,
        report,
    })
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

/// The labels of tables of which the form of the year has none, in order, each with its place.
fn foreign_labels(
    laid_out: &LaidOut,
    statistics: Option<&Statistics>,
    year: Option<i32>,
) -> Vec<(PiecePlace, String)> {
    let own = year.and_then(Form::for_year);
    let Some((statistics, own)) = statistics.zip(own) else {
        return Vec::new();
    };
    if statistics.form.head.id == own.head.id || !statistics.form.is_built_in() {
        return Vec::new();
    }
    let known = labels(&own);
    let foreign: BTreeSet<String> = labels(&statistics.form)
        .difference(&known)
        .cloned()
        .collect();
    let mut seen = BTreeSet::new();
    let pieces = laid_out.pieces(&statistics.lines);
    let labels = pieces.map(|(place, text)| (place, plain(text)));
    labels
        .filter(|(_, label)| foreign.contains(label) && seen.insert(label.clone()))
        .collect()
}

/// The form of the tables, where it is not that of the year: as if the file named it by the first
/// label that the form of the year does not have.
fn named_form(
    laid_out: &LaidOut,
    statistics: Option<&Statistics>,
    labels: &[(PiecePlace, String)],
) -> Option<Located<String>> {
    let (place, _) = labels.first()?;
    let value = statistics?.form.head.id.clone();
    let span = laid_out.span(place);
    Some(Located { value, span })
}

/// How many labels tell of a form.
const TELLING: usize = 6;

/// Says by which labels tables are of another form than that of the year.
fn name_labels(findings: &mut [Diagnostic], labels: &[(PiecePlace, String)]) {
    let labels: Vec<&str> = labels
        .iter()
        .take(TELLING)
        .map(|(_, label)| label.as_str())
        .collect();
    let labels = labels.join("”“");
    let outdated = findings
        .iter_mut()
        .filter(|finding| finding.rule.name == "outdated-form");
    for finding in outdated {
        let message = std::mem::replace(&mut finding.message, Text::same(""));
        finding.message = say!(
            "{message}：“{labels}”",
            "{message}: “{labels}”",
            message,
            labels = &labels
        );
    }
}

/// The labels of a form's tables.
fn labels(form: &Form) -> BTreeSet<String> {
    let rows = form.tables.iter().flat_map(|table| &table.rows);
    let columns = form.tables.iter().flat_map(|table| &table.columns);
    let heads = columns.flat_map(|column| column.above.iter().chain([&column.label]));
    let labels = rows.map(|row| &row.label).chain(heads);
    labels.map(|label| plain(label)).collect()
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The checks of parts and their order: where no heading was found, nobody knows what is missing.
const OF_PARTS: [&str; 4] = [
    "missing-section",
    "missing-content",
    "empty-section",
    "section-out-of-order",
];

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

/// Reads the numbers of the text, and adds what they are to the file.
fn recognise(file: &mut YearFile, form: Option<&Arc<Form>>) -> adoption::Recognised {
    let report = compile::foreign(file, form.cloned(), None);
    let recognised = adoption::recognised(&report);
    file.figures.clone_from(&recognised.figures);
    match &mut file.table {
        Some(table) => table.value.extend(recognised.cells.iter().cloned()),
        None if recognised.cells.is_empty() => {}
        None => {
            let span = recognised.cells.first().map(|cell| cell.code.span);
            let span = span.expect("the cells are not empty");
            file.table = Some(Located {
                value: recognised.cells.clone(),
                span,
            });
        }
    }
    recognised
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
