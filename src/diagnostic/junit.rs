//! Findings as `JUnit` XML, which nearly every build server draws: a suite a file, a case a
//! finding.

use std::{
    borrow::Cow,
    io::{self, Cursor, Read, Seek, Write},
};

use quick_xml::{Writer, events::BytesText};

use super::{Diagnostic, FileFindings, Language, Severity, Tally, path::slashed};

type Xml = Writer<Vec<u8>>;

/// One run over `files`.
///
/// # Errors
/// None is known: writing to memory succeeds; the writer's own error is passed on.
pub fn render(files: &[FileFindings<'_>], language: Language) -> io::Result<String> {
    let mut document = Document::new(Cursor::new(Vec::new()));
    for file in files {
        document.add(&piece(file, language)?)?;
    }
    let mut text = Vec::new();
    document.end(&mut text)?;
    String::from_utf8(text).map_err(io::Error::other)
}

/// What a run says of one file.
#[derive(Debug)]
pub struct Piece {
    text: String,
    counts: Counts,
}

/// What a run says of one file, for a [`Document`] of many.
///
/// # Errors
/// As of [`render`].
pub fn piece(file: &FileFindings<'_>, language: Language) -> io::Result<Piece> {
    let counts = Counts::of(file.findings);
    let whole = suites(counts, |xml| suite(xml, file, language))?;
    let (_, text, _) = cut(&whole);
    Ok(Piece {
        text: text.to_owned(),
        counts,
    })
}

/// A run written file by file. Its counts stand before its files, which wait in a place that holds
/// as much as is put there.
#[derive(Debug)]
pub struct Document<S> {
    waiting: S,
    counts: Counts,
}

impl<S: Read + Write + Seek> Document<S> {
    /// A run without files, which wait in this place; it is empty.
    pub fn new(waiting: S) -> Self {
        Self {
            waiting,
            counts: Counts::default(),
        }
    }

    /// Adds what is said of one more file.
    ///
    /// # Errors
    /// It cannot be put where it is to wait.
    pub fn add(&mut self, piece: &Piece) -> io::Result<()> {
        self.counts.tests += piece.counts.tests;
        self.counts.failures += piece.counts.failures;
        self.counts.skipped += piece.counts.skipped;
        writeln!(self.waiting, "{}", piece.text)
    }

    /// Writes the run.
    ///
    /// # Errors
    /// It cannot be written, or what waits cannot be read.
    pub fn end(mut self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        let around = suites(self.counts, |xml| {
            xml.create_element("testsuite").write_empty().map(drop)
        })?;
        let (head, _, tail) = cut(&around);
        writeln!(to, "{head}")?;
        self.waiting.rewind()?;
        io::copy(&mut self.waiting, to)?;
        writeln!(to, "{tail}")
    }
}

/// The lines around what is in suites, and what is between them.
fn cut(suites: &str) -> (&str, &str, &str) {
    let cut = suites.split_once('\n').and_then(|(head, behind)| {
        let (inner, tail) = behind.rsplit_once('\n')?;
        Some((head, inner, tail))
    });
    cut.expect("suites that hold something stand on three lines and more")
}

/// The suites of a run.
fn suites(counts: Counts, inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.create_element("testsuites")
        .with_attributes(counts.attributes("report"))
        .write_inner_content(inner)?;
    String::from_utf8(xml.into_inner()).map_err(io::Error::other)
}

/// How many cases there are, and how they end.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Counts {
    fn of(findings: &[Diagnostic]) -> Self {
        let tally = Tally::of(findings);
        Self {
            tests: findings.len().max(1),
            failures: tally.errors + tally.warnings,
            skipped: tally.waived,
        }
    }

    fn attributes(self, name: &str) -> [(&'static str, Cow<'static, str>); 5] {
        [
            ("name", allowed(name)),
            ("tests", self.tests.to_string().into()),
            ("failures", self.failures.to_string().into()),
            ("errors", "0".into()),
            ("skipped", self.skipped.to_string().into()),
        ]
    }
}

fn suite(xml: &mut Xml, file: &FileFindings<'_>, language: Language) -> io::Result<()> {
    let name = &*slashed(file.files.main().source.name());
    let counts = Counts::of(file.findings);
    xml.create_element("testsuite")
        .with_attributes(counts.attributes(name))
        .write_inner_content(|xml| {
            if file.findings.is_empty() {
                // A suite without a case reads as a suite that did not run.
                xml.create_element("testcase")
                    .with_attributes([("classname", allowed(name)), ("name", "check".into())])
                    .write_empty()?;
            }
            file.findings
                .iter()
                .try_for_each(|finding| case(xml, finding, file, language))
        })
        .map(drop)
}

fn case(
    xml: &mut Xml,
    finding: &Diagnostic,
    file: &FileFindings<'_>,
    language: Language,
) -> io::Result<()> {
    let place = finding.primary.place;
    let in_file = file.files.get(place.file);
    let at = in_file.whereabouts(place.span).words(language);
    let message = finding.message.get(language);
    let mut text = format!("{}:{at}: {message}", slashed(in_file.source.name()));
    for help in &finding.help {
        text.push('\n');
        text.push_str(help.get(language));
    }
    let name = format!("{} {at}", finding.rule.name);
    let classname = slashed(file.files.main().source.name());
    xml.create_element("testcase")
        .with_attributes([("classname", allowed(&classname)), ("name", allowed(&name))])
        .write_inner_content(|xml| {
            let text = allowed(&text);
            match (&finding.waived, finding.severity) {
                (Some(reason), _) => xml
                    .create_element("skipped")
                    .with_attribute(("message", allowed(reason)))
                    .write_empty()?,
                (None, Severity::Note) => xml
                    .create_element("system-out")
                    .write_text_content(BytesText::new(&text))?,
                (None, severity) => xml
                    .create_element("failure")
                    .with_attributes([
                        ("message", allowed(message)),
                        ("type", severity.name().into()),
                    ])
                    .write_text_content(BytesText::new(&text))?,
            };
            Ok(())
        })
        .map(drop)
}

/// A text without the characters that XML 1.0 forbids even as references.
fn allowed(text: &str) -> Cow<'static, str> {
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n' | '\r') || !c.is_control())
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}
