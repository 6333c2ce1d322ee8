//! What a report says, as rows of a table.

use std::collections::BTreeSet;

use super::{Audited, Certainty, Fact, fact};
use crate::{
    facts::{
        row::{FileRows, Head, Row, State},
        rows::{Complaints, place},
    },
    model::figure::Figure,
};

impl Audited {
    /// The rows of a file of this name and fingerprint. A number that the text only repeats has no
    /// row of its own.
    #[must_use]
    pub fn rows(&self, file: &str, fingerprint: String) -> FileRows {
        let found = self.found();
        let complaints = Complaints::of(&self.findings);
        let mut seen = BTreeSet::new();
        let facts = self.facts.iter();
        let facts = facts.filter(|fact| fact.id.as_ref().is_none_or(|id| seen.insert(id)));
        FileRows {
            head: Head {
                file: file.to_owned(),
                organ: found.organ.map(str::to_owned),
                year: found.year,
                form: found.form.map(str::to_owned),
                fingerprint,
            },
            rows: facts.map(|fact| self.row(fact, &complaints)).collect(),
        }
    }

    fn row(&self, fact: &Fact, complaints: &Complaints<'_>) -> Row {
        let id = fact.id.as_deref();
        let figure = id.and_then(|id| self.report.figures.find(id));
        let figure = figure.map(|figure| self.report.figures.get(figure));
        let (row, column) = figure
            .zip(self.report.form.as_deref())
            .and_then(|(figure, form)| place(form, figure.origin))
            .unzip();
        let is_certain = fact.certainty == Certainty::Certain;
        Row {
            id: fact.id.clone(),
            label: fact.label.clone(),
            value: fact.value,
            is_exact: !figure.is_some_and(Figure::is_approximate),
            unit: Some(fact.unit.clone()).filter(|unit| !unit.is_empty()),
            state: match fact.state {
                fact::State::Stated if is_certain => State::Stated,
                fact::State::Stated => State::Likely,
                fact::State::Blank | fact::State::Mark => State::Blank,
                fact::State::Unreadable => State::NotReported,
            },
            row,
            column,
            source: None,
            // What is only likely accuses nobody.
            finding: id
                .filter(|_| is_certain)
                .and_then(|id| complaints.about(id)),
        }
    }
}
