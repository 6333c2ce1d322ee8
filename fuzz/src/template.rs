//! Any Word file as the template of a report's look.

use std::{
    io::{Cursor, Write as _},
    sync::LazyLock,
};

use report::{
    document::{Document, compose, edition::Edition, printer::Printer},
    writers::docx::{template::Unusable, write_like},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{around::Around, well_formed::is_well_formed};

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let file = "year = 2012\n[organ]\nname = \"某区某局\"\n[figures.a]\nlabel = \"甲\"\nvalue = 3\n\
        [figures.a.parts]\nb = { label = \"乙\", value = 3 }\n[[sections]]\nheading = \"概述\"\n\
        body = \"共{{ a }}条。\"\n[[sections]]\nheading = \"表\"\nbody = \"{{ table(a) }}\"\n";
    let report = Around::new(file.as_bytes()).compile();
    let report = report.and_then(|compiled| compiled.report).unwrap();
    compose::document(&Printer::new(&report, &Edition::Final))
});

/// Writes a report in the look of the input: an archive as it is, or one of the files that the
/// input is divided into. What is no template says so; what is one makes a well-formed file.
pub fn run(data: &[u8]) {
    let template = if data.starts_with(b"PK") {
        data.to_vec()
    } else {
        match archive(&Around::new(data)) {
            Some(archive) => archive,
            None => return,
        }
    };
    match write_like(&DOCUMENT, &template, &mut Vec::new()) {
        Ok(bytes) => is_well_formed("docx", &bytes),
        Err(error) => assert!(error.is::<Unusable>(), "{error:?}"),
    }
}

/// The files packed; `None` where one has a name that no archive takes.
fn archive(around: &Around) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in around.files() {
        archive
            .start_file(name.to_str()?, SimpleFileOptions::default())
            .ok()?;
        archive.write_all(content).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}
