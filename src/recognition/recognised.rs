//! What a transcript holds of a report: its year, its form, its tables, its parts.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    named_year::named_year,
    passages::Passages,
    statistics::{self, Statistics},
};
use crate::{
    forms::Form,
    readers::{Transcript, simplified},
};

/// What is known of a report beside its file.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The year that it reports on.
    pub year: Option<i32>,
    /// The statutory form that its tables are of.
    pub form: Option<Arc<Form>>,
}

/// What a transcript holds of a report. Places in it are those of the transcript, whatever
/// characters it is typed in.
#[derive(Debug)]
pub struct Recognised {
    /// The year that it reports on.
    pub year: Option<i32>,
    /// The form of its tables, or of its year where it has none; `None` for a year without one.
    pub form: Option<Arc<Form>>,
    /// Its tables.
    pub statistics: Option<Statistics>,
    /// Its text.
    pub passages: Passages,
}

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
        let form = known.form.clone();
        let form = form.or_else(|| statistics.as_ref().map(|tables| Arc::clone(&tables.form)));
        let form = form.or_else(|| year.and_then(Form::for_year));
        // Where no year is known the newest form names the parts.
        let outline = form.clone().or_else(|| Form::all_built_in().last());
        let outline = outline.expect("some forms are built in");
        let none = BTreeSet::new();
        let taken = statistics.as_ref().map_or(&none, |tables| &tables.lines);
        let passages = Passages::of(&transcript, taken, &outline);
        Self {
            year,
            form,
            statistics,
            passages,
        }
    }

    /// Whether anything was found by which a report of this kind is known, figures aside.
    #[must_use]
    pub fn is_report(&self) -> bool {
        self.passages.is_report() || self.passages.organ.is_some() || self.statistics.is_some()
    }
}
