//! One line a finding: `2017.toml:14:9: error[sum-mismatch]: …`.

use super::{Diagnostic, FileFindings, Language};
use crate::language::visible::visible;

/// The findings of one file that no waiver excuses, a line each.
#[must_use]
pub fn render(file: &FileFindings<'_>, language: Language) -> String {
    file.findings
        .iter()
        .filter(|finding| finding.waived.is_none())
        .map(|finding| visible(&line(finding, file, language)).into_owned() + "\n")
        .collect()
}

fn line(finding: &Diagnostic, file: &FileFindings<'_>, language: Language) -> String {
    let place = finding.primary.place;
    let in_file = file.files.get(place.file);
    format!(
        "{}:{}: {}[{}]: {}",
        in_file.source.name(),
        in_file.whereabouts(place.span).words(language),
        super::terminal::severity_name(finding.severity, language),
        finding.rule.name,
        finding.message.get(language),
    )
}
