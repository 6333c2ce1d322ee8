//! What a run examined, for the formats and for what may not be written over: a year file that was
//! checked, a finished file that was held against its year file.

use std::path::PathBuf;

use serde::Serialize;

use crate::{
    audit::{self, Audited},
    compile::Compiled,
    diagnostic::{FileFindings, Language},
    facts::{self, Facts},
    verify::Verified,
};

/// What a run examined.
pub(super) trait Examined {
    /// What was found.
    fn found(&self) -> FileFindings<'_>;

    /// What programs read beside the findings.
    fn beside(&self, language: Language) -> Beside<'_>;

    /// The files that were read for it.
    fn inputs(&self) -> Vec<PathBuf>;
}

/// What programs read beside the findings of a file.
#[derive(Debug, Default, Serialize)]
pub(super) struct Beside<'a> {
    /// The facts of a year file, where there is a report.
    facts: Option<Facts<'a>>,
    /// What a finished file came to.
    #[serde(flatten)]
    verification: Option<Verification>,
    /// What was recognised of a report that nobody wrote with us.
    #[serde(skip_serializing_if = "Option::is_none")]
    recognised: Option<Recognised>,
}

/// What was recognised of a report.
#[derive(Debug, Serialize)]
struct Recognised {
    organ: Option<String>,
    year: Option<i32>,
    form: Option<String>,
    facts: Vec<Fact>,
    numerals: Numerals,
    /// What could not be read.
    unread: Vec<String>,
}

/// A number of a report.
#[derive(Debug, Serialize)]
struct Fact {
    id: Option<String>,
    label: String,
    value: Option<String>,
    unit: String,
    state: &'static str,
    certainty: &'static str,
    #[serde(rename = "where")]
    whereabouts: String,
    location: Location,
    quote: String,
}

/// A place in the transcript of a file.
#[derive(Debug, Serialize)]
struct Location {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Debug, Serialize)]
struct Numerals {
    recognised: usize,
    structural: usize,
    unknown: usize,
}

/// What a finished file came to.
#[derive(Debug, Serialize)]
struct Verification {
    verdict: &'static str,
    /// The year file that it was held against.
    against: String,
    found_by: FoundBy,
}

/// How many figures were found by which way.
#[derive(Debug, Serialize)]
struct FoundBy {
    tag: usize,
    name: usize,
    text: usize,
}

impl Examined for Compiled {
    fn found(&self) -> FileFindings<'_> {
        Self::found(self)
    }

    fn beside(&self, _: Language) -> Beside<'_> {
        Beside {
            facts: self.report.as_ref().map(facts::of),
            ..Beside::default()
        }
    }

    fn inputs(&self) -> Vec<PathBuf> {
        let texts = self.files.all().map(|file| file.source.name().into());
        let report = self.report.iter();
        let further = report.flat_map(|report| {
            let template = report.style.template.iter().map(|named| &named.value);
            let attached = report.attachments.iter().flat_map(|one| &one.path);
            template.chain(attached).map(PathBuf::from)
        });
        texts.chain(further).collect()
    }
}

impl Examined for Verified {
    fn found(&self) -> FileFindings<'_> {
        Self::found(self)
    }

    fn beside(&self, _: Language) -> Beside<'_> {
        Beside {
            facts: None,
            verification: Some(Verification {
                verdict: self.verdict.name(),
                against: self.against().to_owned(),
                found_by: FoundBy {
                    tag: self.found_by.tag,
                    name: self.found_by.name,
                    text: self.found_by.text,
                },
            }),
            ..Beside::default()
        }
    }

    fn inputs(&self) -> Vec<PathBuf> {
        let names = self.files.all().map(|file| file.source.name());
        names.map(PathBuf::from).collect()
    }
}

impl Examined for Audited {
    fn found(&self) -> FileFindings<'_> {
        Self::found(self)
    }

    fn beside(&self, language: Language) -> Beside<'_> {
        let found = Self::found(self);
        let facts = self.facts.iter();
        Beside {
            recognised: Some(Recognised {
                organ: found.organ.map(str::to_owned),
                year: found.year,
                form: found.form.map(str::to_owned),
                facts: facts.map(|one| fact(self, one, language)).collect(),
                numerals: Numerals {
                    recognised: self.numerals.recognised,
                    structural: self.numerals.structural,
                    unknown: self.numerals.unknown,
                },
                unread: self
                    .unread
                    .iter()
                    .map(|text| text.get(language).to_owned())
                    .collect(),
            }),
            ..Beside::default()
        }
    }

    fn inputs(&self) -> Vec<PathBuf> {
        let names = self.files.all().map(|file| file.source.name());
        names.map(PathBuf::from).collect()
    }
}

fn fact(audited: &Audited, fact: &audit::Fact, language: Language) -> Fact {
    let loaded = audited.main();
    let start = loaded.source.line_column(fact.span.start());
    let end = loaded.source.line_column(fact.span.end());
    Fact {
        id: fact.id.clone(),
        label: fact.label.clone(),
        value: fact.value.map(|value| value.to_string()),
        unit: fact.unit.clone(),
        state: fact.state.name(),
        certainty: fact.certainty.name(),
        whereabouts: fact.place(language).to_owned(),
        location: Location {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        },
        quote: loaded.quote(fact.span),
    }
}
