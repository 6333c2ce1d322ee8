//! The edition that is built of what was found.

use std::collections::BTreeMap;

use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, Language},
    document::edition::{Edition, Remarks},
};

/// The final edition, or a draft that says beside each figure what was found of it.
#[must_use]
pub fn of(compiled: &Compiled, is_draft: bool, language: Language) -> Edition {
    if is_draft {
        Edition::Draft(remarks(&compiled.findings, language))
    } else {
        Edition::Final
    }
}

/// The findings about each figure, for a draft's comments.
fn remarks(findings: &[Diagnostic], language: Language) -> Remarks {
    let mut remarks: Remarks = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
        // The figure at fault comes first; the others are named in the message.
        if let Some(figure) = finding.figures.first() {
            let message = finding.message.get(language);
            remarks
                .entry(figure.clone())
                .or_default()
                .push(format!("{}: {message}", finding.rule.name));
        }
    }
    remarks
}
