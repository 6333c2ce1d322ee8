//! What a transcript holds of a report: its year, its form, its tables, its parts.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    named_year::{self, named_year},
    page,
    passages::Passages,
    statistics::{self, Statistics},
};
use crate::{
    forms::{
        Form,
        outline::{Heading, Outline},
    },
    readers::{Transcript, laid_out::PiecePlace, simplified},
};

/// What is known of a report beside its file.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The year that it reports on.
    pub year: Option<i32>,
    /// The statutory form that its tables are of.
    pub form: Option<Arc<Form>>,
}

/// How much a transcript is like a report of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// It has the tables of one, or text under its title or under the heading of a part of one, or
    /// with an organ's name.
    Report,
    /// It is text that speaks of disclosure and bears no other title: it is one if it states a figure
    /// of one.
    Perhaps,
    /// It is something else.
    Other,
}

/// What a transcript holds of a report. Places in it are those of the transcript, whatever
/// characters it is typed in.
#[derive(Debug)]
pub struct Recognised {
    /// The organ that its title or its own property names.
    pub organ: Option<String>,
    /// The year that it reports on.
    pub year: Option<i32>,
    /// The form of its tables, or of its year where it has none; `None` for a year without one.
    pub form: Option<Arc<Form>>,
    /// How much it is like a report.
    pub likeness: Likeness,
    /// Its tables.
    pub statistics: Option<Statistics>,
    /// Its text.
    pub passages: Passages,
}

/// The property in which our own files name the organ.
const ORGAN: &str = "organ";

impl Recognised {
    /// What a transcript holds, by its own words and what is known beside it.
    ///
    /// # Panics
    /// No form is built in.
    #[must_use]
    pub fn of(transcript: &Transcript, known: &Known) -> Self {
        let transcript = simplified::transcript(transcript);
        let year = known.year.or_else(|| named_year(&transcript));
        let statistics = statistics::statistics(&transcript, year);
        Self::with_tables(&transcript, known, year, statistics, &BTreeSet::new())
    }

    /// What a transcript in simplified characters holds beside its tables, which were found, and the
    /// lines `passed_over`, which are none of its text.
    pub(super) fn with_tables(
        transcript: &Transcript,
        known: &Known,
        year: Option<i32>,
        statistics: Option<Statistics>,
        passed_over: &BTreeSet<usize>,
    ) -> Self {
        let form = known.form.clone();
        let form = form.or_else(|| statistics.as_ref().map(|tables| Arc::clone(&tables.form)));
        let form = form.or_else(|| year.and_then(Form::for_year));
        // Where no year is known the newest form names the parts.
        let outline = form.clone().or_else(|| Form::all_built_in().last());
        let outline = outline.expect("some forms are built in");
        let tables = statistics.iter().flat_map(|tables| &tables.lines);
        let taken: BTreeSet<usize> = tables.chain(passed_over).copied().collect();
        let passages = Passages::of(transcript, &taken, &outline);
        let organ = passages.organ.as_ref().map(|(organ, _)| organ.clone());
        let likeness = if statistics.is_some() {
            Likeness::Report
        } else {
            likeness(transcript, &passages, &outline)
        };
        Self {
            organ: organ.or_else(|| stated(transcript).0),
            year,
            form,
            likeness,
            statistics,
            passages,
        }
    }
}

/// The organ and the year that a file of ours states as properties.
#[must_use]
pub fn stated(transcript: &Transcript) -> (Option<String>, Option<i32>) {
    let organ = transcript.properties.get(ORGAN);
    let organ = organ.filter(|name| !name.is_empty()).cloned();
    (organ, named_year::stated(transcript))
}

/// How much a transcript without tables is like a report, whose parts `form` names.
fn likeness(transcript: &Transcript, passages: &Passages, form: &Form) -> Likeness {
    if !passages.has_text() {
        return Likeness::Other;
    }
    if passages.title.is_some() {
        return Likeness::Report;
    }
    let pieces = || transcript.lines.iter().flat_map(|line| &line.pieces);
    let speaks_of_it = pieces().any(|piece| page::is_of_disclosure(&piece.text));
    let mut first = pieces().take(FIRST);
    if !speaks_of_it || first.any(|piece| page::is_other_title(&piece.text)) {
        return Likeness::Other;
    }
    let outline = Outline::new(&form.sections);
    let is_part = |place: &PiecePlace| {
        let heading = Heading::new(transcript.text(place));
        outline.fits(&heading).sections().next().is_some()
    };
    let mut headings = passages
        .parts
        .iter()
        .filter_map(|part| part.heading.as_ref());
    if passages.organ.is_some() || headings.any(is_part) {
        Likeness::Report
    } else {
        Likeness::Perhaps
    }
}

/// Among so many pieces a file's title stands.
const FIRST: usize = 8;
