//! The draft that is built of what was found.

use std::collections::BTreeMap;

use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, Language},
    document::edition::{Edition, Remarks},
};

/// A draft, which says beside each figure what was found of it.
#[must_use]
pub fn draft(compiled: &Compiled, language: Language) -> Edition {
    Edition::Draft(remarks(&compiled.findings, language))
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
