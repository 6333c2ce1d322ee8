//! A year file and what governs it, read from their texts.

use super::{
    configuration::Configuration, extent, file::YearFile, key, keys, odd_characters, rules, syntax,
    typed::Typed, walk::Walk,
};
use crate::{diagnostic::Diagnostic, source::Source};

impl Configuration {
    /// Reads `report.toml`: `[checks]`, `[style]`, `formats`, `allow`, and `deny` at the
    /// top as well.
    ///
    /// # Errors
    /// What is wrong with it, in order.
    pub fn read(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let typed = Typed::new(source);
        let parsed = syntax::parse(&typed);
        let mut findings = parsed.findings;
        let mut walk = Walk::new(&typed, &mut findings);
        let mut configuration = Self::default();
        let (keys, table) = (keys::CONFIGURATION, parsed.table.get_ref());
        walk.known_keys(table, &key::names(keys), "report.toml");
        key::read_keys(&mut walk, keys, table, "", &mut configuration);
        if findings.is_empty() {
            Ok(configuration)
        } else {
            Err(findings)
        }
    }
}

/// What reading gave.
#[derive(Debug)]
pub struct Reading {
    /// What could be read.
    pub year_file: YearFile,
    /// All that is wrong with the writing.
    pub findings: Vec<Diagnostic>,
    /// Whether the text is not TOML: nothing may then be concluded from what is absent.
    pub broken: bool,
}

impl Reading {
    /// A file that holds more than is read of any.
    fn refused(beyond: Diagnostic) -> Self {
        Self {
            year_file: YearFile::default(),
            findings: vec![beyond],
            broken: true,
        }
    }
}

/// Reads a year file.
#[must_use]
pub fn read(source: &Source) -> Reading {
    if let Some(beyond) = extent::of_text(source) {
        return Reading::refused(beyond);
    }
    let typed = Typed::new(source);
    let parsed = syntax::parse(&typed);
    if let Some(beyond) = extent::of_names(parsed.table.get_ref(), &typed) {
        return Reading::refused(beyond);
    }
    let mut findings = Vec::new();
    let mut walk = Walk::new(&typed, &mut findings).within(parsed.table.get_ref());
    let mut year_file = YearFile::default();
    key::read_table(
        &mut walk,
        keys::FILE,
        parsed.table.get_ref(),
        "",
        &mut year_file,
    );
    year_file.odd_characters = odd_characters::characters(parsed.table.get_ref(), &typed);
    if let Some(beyond) = extent::of_file(&year_file) {
        return Reading::refused(beyond);
    }
    source.fingerprint().clone_into(&mut year_file.fingerprint);
    let broken = !parsed.findings.is_empty();
    if broken {
        // What stands on a broken line, or behind a broken structure, was not read as meant.
        let lines: Vec<usize> = parsed
            .findings
            .iter()
            .map(|one| line(source, one))
            .collect();
        findings.retain(|finding| {
            finding.primary.place.span.start() < parsed.reliable_until
                && !lines.contains(&line(source, finding))
        });
        findings.extend(parsed.findings);
    } else {
        rules::report_missing(&typed, &year_file, &mut findings);
    }
    let mut mended = Vec::new();
    rules::report_mended(&typed, &year_file, &mut mended);
    // Behind a broken structure a number may stand in what was meant as text.
    mended.retain(|finding| finding.primary.place.span.start() < parsed.reliable_until);
    findings.append(&mut mended);
    Reading {
        year_file,
        findings,
        broken,
    }
}

fn line(source: &Source, finding: &Diagnostic) -> usize {
    source.line_column(finding.primary.place.span.start()).line
}
