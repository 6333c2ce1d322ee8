//! What a run examined, for the formats and for what may not be written over: a year file that was
//! checked, a finished file that was held against its year file.

use std::path::PathBuf;

use serde::Serialize;

use crate::{
    compile::Compiled,
    diagnostic::FileFindings,
    facts::{self, Facts},
    verify::Verified,
};

/// What a run examined.
pub(super) trait Examined {
    /// What was found.
    fn found(&self) -> FileFindings<'_>;

    /// What programs read beside the findings.
    fn beside(&self) -> Beside;

    /// The files that were read for it.
    fn inputs(&self) -> Vec<PathBuf>;
}

/// What programs read beside the findings of a file.
#[derive(Debug, Default, Serialize)]
pub(super) struct Beside {
    /// The facts of a year file, where there is a report.
    facts: Option<Facts>,
    /// What a finished file came to.
    #[serde(flatten)]
    verification: Option<Verification>,
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

    fn beside(&self) -> Beside {
        Beside {
            facts: self.report.as_ref().map(facts::of),
            verification: None,
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

    fn beside(&self) -> Beside {
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
        }
    }

    fn inputs(&self) -> Vec<PathBuf> {
        let names = self.files.all().map(|file| file.source.name());
        names.map(PathBuf::from).collect()
    }
}
