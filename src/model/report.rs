//! The report with nothing left to look up: what the checks read and the writers print.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;

use super::{
    attachment::Attachment,
    figure::{FigureId, Figures},
    obligation::Obligations,
    passage::{Passage, Section},
    problem::Problem,
    table_notes::TableNotes,
    waiver::Waiver,
};
use crate::{
    diagnostic::Place,
    forms::{Form, outline},
    year_file::{
        odd_characters::OddCharacter, organ::Particular, settings::CheckSettings, style::Style,
    },
};

/// A report with nothing left to look up.
#[derive(Debug)]
pub struct Report {
    /// The reporting year.
    pub year: i32,
    /// Who reports.
    pub organ: Organ,
    /// The statutory form, where one is in force or the file names one.
    pub form: Option<Arc<Form>>,
    /// The day of signature.
    pub date: Option<NaiveDate>,
    /// Where that day stands.
    pub date_place: Option<Place>,
    /// Whether it is to bear the organ's seal.
    pub is_sealed: bool,
    /// Where the report is published.
    pub url: Option<String>,
    /// Whether a contents list stands under the title.
    pub has_contents: bool,
    /// SHA-256 of the year file's bytes, in hexadecimal digits.
    pub fingerprint: String,
    /// All figures.
    pub figures: Figures,
    /// All that must hold between them, and what was computed of them.
    pub obligations: Obligations,
    /// Breakdowns in the order of the file, for tables and proofs.
    pub breakdowns: Vec<Breakdown>,
    /// The lines before part one.
    pub preamble: Passage,
    /// The numbered parts.
    pub sections: Vec<Section>,
    /// What is remarked on the statutory form.
    pub table_notes: TableNotes,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// Findings that are right as they stand.
    pub waivers: Vec<Waiver>,
    /// How much each check counts.
    pub settings: CheckSettings,
    /// The formats that a build writes; empty where nothing says so.
    pub formats: Vec<String>,
    /// A look of one's own for the Word report.
    pub style: Style,
    /// The place of `[table]`, where the file has one.
    pub table_place: Option<Place>,
    /// Characters of the file's texts that are not what they look like.
    pub odd_characters: Vec<OddCharacter>,
    /// Titles in last year's text that bear the year that it reported on.
    pub last_titles: Vec<String>,
    /// What could not be resolved.
    pub problems: Vec<Problem>,
}

impl Report {
    /// The headings of its parts, in order.
    #[must_use]
    pub fn headings(&self) -> Vec<String> {
        let headings = self.sections.iter().map(|part| part.heading.text());
        headings.collect()
    }

    /// Which of its parts stands for each section of its form.
    #[must_use]
    pub fn parts_for(&self, form: &Form) -> Vec<Option<usize>> {
        let stands_for = self.sections.iter().map(|part| part.fits.best());
        let stands_for: Vec<Option<usize>> = stands_for.collect();
        outline::parts_for(form.sections.len(), &stands_for)
    }

    /// All passages of the text, in reading order; remarks on the form last.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        let of_sections = self.sections.iter();
        std::iter::once(&self.preamble)
            .chain(of_sections.flat_map(|section| [&section.heading, &section.body]))
            .chain(self.table_notes.passages())
    }

    /// The cells of totals that were left out beside their parts, and so computed.
    #[must_use]
    pub fn computed_totals(&self) -> BTreeSet<FigureId> {
        let sums = self.obligations.sums();
        sums.filter_map(|(_, one, _)| one.computed_total(&self.figures))
            .collect()
    }

    /// Whether last year's file is there and cannot be compared with: any figure may then be its.
    #[must_use]
    pub fn lacks_last_year(&self) -> bool {
        self.problems.iter().any(|problem| {
            matches!(
                problem,
                Problem::UnreadableLast { .. } | Problem::WrongLastYear { .. }
            )
        })
    }

    /// Whether its form is not known, since the one that it names could not be read or no year says
    /// which is in force: any name may then be a cell's, any part have a table.
    #[must_use]
    pub fn lacks_its_form(&self) -> bool {
        let has_no_year = self.form.is_none() && self.year == 0;
        has_no_year
            || self.problems.iter().any(|problem| {
                matches!(
                    problem,
                    Problem::UnknownForm { .. } | Problem::BrokenForm { .. }
                )
            })
    }
}

/// Who reports.
#[derive(Debug, Clone, Default)]
pub struct Organ {
    /// Full name.
    pub name: String,
    /// All that is told of it, its name first.
    pub particulars: Vec<Particular>,
}

impl Organ {
    /// One particular, if it is given.
    #[must_use]
    pub fn particular(&self, name: &str) -> Option<&str> {
        self.particulars
            .iter()
            .find(|one| one.key == name)
            .map(|one| one.text.value.as_str())
    }
}

/// One complete breakdown of a figure.
#[derive(Debug, Clone)]
pub struct Breakdown {
    /// The figure that is broken down.
    pub whole: FigureId,
    /// What divides it, where the file says so.
    pub label: Option<String>,
    /// Its parts, in order.
    pub parts: Vec<FigureId>,
}
