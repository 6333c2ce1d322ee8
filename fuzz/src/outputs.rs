//! Whatever year file makes a report is written in every format, each well-formed.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use report::{
    diagnostic::{Diagnostic, Language},
    document::{compose, edition::Edition, printer::Printer},
    facts,
    fonts::{FontFile, FontFiles},
    model::Report,
    workbook,
    writers::{FORMATS, docx::template::Unusable, format::Write},
};

use super::{around::Around, well_formed::is_well_formed};

/// The font of the tests, and no other.
struct OneFont;

const FONT: &[u8] = include_bytes!("../../tests/fonts/report-test-song.otf");

impl FontFiles for OneFont {
    fn paths(&self) -> Vec<PathBuf> {
        vec![PathBuf::from("font.otf")]
    }

    fn open(&self, _: &Path) -> io::Result<Box<dyn FontFile + '_>> {
        Ok(Box::new(FONT))
    }
}

/// Compiles the input and writes the report: as what is published, and where errors stand as a
/// draft.
pub fn run(data: &[u8]) {
    let around = Around::new(data);
    let Some(compiled) = around.compile() else {
        return;
    };
    if let Some(report) = &compiled.report {
        let stops = compiled.has_errors();
        let findings = if stops {
            compiled.findings.as_slice()
        } else {
            &[]
        };
        hold(report, findings, &around);
    }
}

/// Writes the report in every format: a draft with these findings, if there are any.
pub fn hold(report: &Report, findings: &[Diagnostic], world: &Around) {
    let edition = if findings.is_empty() {
        Edition::Final
    } else {
        let mut remarks: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for finding in findings {
            if let Some(figure) = finding.figures.first() {
                let words = finding.message.get(Language::Chinese).to_owned();
                remarks.entry(figure.clone()).or_default().push(words);
            }
        }
        Edition::Draft(remarks)
    };
    let printer = Printer::new(report, &edition);
    let document = compose::document(&printer);
    let sheets = workbook::compose::workbook(&printer);
    for format in FORMATS {
        let drawn = match format.write {
            Write::Report(write) => write(&document),
            Write::ReportInLook(write) => {
                let named = document.style.template.as_ref();
                let template = named.and_then(|named| world.file(&named.value));
                write(&document, template, &mut Vec::new())
            }
            Write::ReportWithFiles(write) => write(&document, &facts::of(report), &[]),
            Write::Statistics(write) => write(&sheets),
            Write::ReportOnPages(write) => {
                write(&document, &facts::of(report), &OneFont, &mut Vec::new())
            }
        };
        match drawn {
            Ok(bytes) => is_well_formed(format.name, &bytes),
            Err(error) => {
                // A template that cannot be one says so in words.
                assert!(error.is::<Unusable>(), "{}: {error:?}", format.name);
            }
        }
    }
}
