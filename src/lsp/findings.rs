//! Findings as editors show them.

use std::{collections::BTreeMap, path::Path};

use gen_lsp_types::{
    Code, Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Message,
};

use super::{
    addresses,
    positions::{Lines, Unit},
};
use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, FileId, Language, Place, Severity},
};

/// Where the places of a compiled file stand for the editor.
#[derive(Debug)]
pub(super) struct Placing<'a> {
    pub(super) compiled: &'a Compiled,
    /// The address of the year file, as the editor calls it.
    pub(super) address: &'a str,
    pub(super) language: Language,
    /// The lines of each file, once they were asked for.
    lines: BTreeMap<FileId, (String, Lines<'a>)>,
    unit: Unit,
}

impl<'a> Placing<'a> {
    pub(super) fn new(
        compiled: &'a Compiled,
        address: &'a str,
        language: Language,
        unit: Unit,
    ) -> Self {
        Self {
            compiled,
            address,
            language,
            lines: BTreeMap::new(),
            unit,
        }
    }

    /// Where a place stands.
    pub(super) fn location(&mut self, place: Place) -> Location {
        let (compiled, own, unit) = (self.compiled, self.address, self.unit);
        let (address, lines) = self.lines.entry(place.file).or_insert_with(|| {
            let source = &compiled.files.get(place.file).source;
            let address = if place.file == FileId::MAIN {
                own.to_owned()
            } else {
                addresses::address(Path::new(source.name()))
            };
            (address, Lines::of(source.text(), unit))
        });
        Location {
            uri: address.as_str().into(),
            range: lines.range(place.span.start()..place.span.end()),
        }
    }

    /// A finding, at its place.
    pub(super) fn shown(&mut self, finding: &Diagnostic) -> (String, Shown) {
        let at = self.location(finding.primary.place);
        let related = finding.related.iter().map(|label| {
            let message = label.text.get(self.language).to_owned();
            let location = self.location(label.place);
            DiagnosticRelatedInformation { location, message }
        });
        let related: Vec<_> = related.collect();
        let help = finding.help.iter().map(|help| help.get(self.language));
        let words = std::iter::once(finding.message.get(self.language)).chain(help);
        let words: Vec<&str> = words.collect();
        let shown = Shown {
            range: at.range,
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::Error,
                Severity::Warning => DiagnosticSeverity::Warning,
                Severity::Note => DiagnosticSeverity::Information,
            }),
            code: Some(Code::String(finding.rule.name.to_owned())),
            code_description: None,
            source: Some("report".to_owned()),
            message: Message::String(words.join("\n")),
            tags: None,
            related_information: (!related.is_empty()).then_some(related),
            data: None,
        };
        (at.uri.0, shown)
    }

    /// The findings that no waiver excuses, by the addresses of their files.
    pub(super) fn findings(&mut self) -> BTreeMap<String, Vec<Shown>> {
        let mut by_file: BTreeMap<String, Vec<Shown>> = BTreeMap::new();
        for finding in unwaived(self.compiled) {
            let (address, shown) = self.shown(finding);
            by_file.entry(address).or_default().push(shown);
        }
        by_file
    }
}

/// The findings that no waiver excuses.
pub(super) fn unwaived(compiled: &Compiled) -> impl Iterator<Item = &Diagnostic> {
    let findings = compiled.findings.iter();
    findings.filter(|finding| finding.waived.is_none())
}
