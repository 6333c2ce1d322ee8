//! Findings for machines, in the shape that the command line's contract promises.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::Serialize;

use super::{Diagnostic, FileFindings, Files, Label, Language, Place, Tally, path::slashed};

/// The version of the shape; a field may be added without a new one, never taken away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Run<'a, F> {
    version: u32,
    files: Vec<File<'a, F>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Line<'a, F> {
    name: &'a serde_json::Value,
    #[serde(flatten)]
    file: File<'a, F>,
}

#[derive(Serialize)]
struct File<'a, F> {
    path: Cow<'a, str>,
    year: Option<i32>,
    organ: Option<&'a str>,
    form: Option<&'a str>,
    findings: Vec<Finding<'a>>,
    relations: Relations,
    figures: Figures,
    not_assessable: Vec<Blind<'a>>,
    /// What the room that examined the file says beside the findings.
    #[serde(flatten)]
    beside: &'a F,
}

/// A check that had nothing to look at.
#[derive(Serialize)]
struct Blind<'a> {
    check: &'a str,
    lacks: &'a str,
}

#[derive(Serialize)]
struct Finding<'a> {
    check: &'a str,
    severity: &'a str,
    waived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    message: &'a str,
    help: Option<String>,
    figures: &'a [String],
    stated: Option<&'a str>,
    computed: Option<&'a str>,
    location: Location<'a>,
    /// Named only where the file was no text: a cell, a paragraph, a page.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    whereabouts: Option<String>,
    /// The words there, where the file was no text.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    related: Vec<Related<'a>>,
    fix: Option<Vec<Fix<'a>>>,
}

#[derive(Serialize)]
struct Location<'a> {
    /// Named only where it is not the year file itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<Cow<'a, str>>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Location<'a>,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    whereabouts: Option<String>,
}

#[derive(Serialize)]
struct Fix<'a> {
    location: Location<'a>,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Relations {
    checked: usize,
    held: usize,
    failed: usize,
    not_assessable: usize,
}

#[derive(Serialize)]
struct Figures {
    stated: usize,
    checked: usize,
    bound: usize,
    derived: usize,
    waived: usize,
    structural: usize,
    literal: usize,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
}

/// One run over `files` as a JSON object. Beside its findings each file has further members, an
/// object's; what they are is for the room to say that examined it.
///
/// # Errors
/// None is known: every key is a string; the serializer's own error is passed on.
pub fn render<F: Serialize>(
    files: &[(FileFindings<'_>, F)],
    language: Language,
) -> io::Result<String> {
    let mut text = Vec::new();
    let mut document = Document::default();
    for (file, beside) in files {
        document.add(&piece(file, beside, language)?, &mut text)?;
    }
    document.end(&mut text)?;
    String::from_utf8(text).map_err(io::Error::other)
}

/// What a run says of one file.
#[derive(Debug)]
pub struct Piece {
    text: String,
    tally: Tally,
}

/// What a run says of one file, for a [`Document`] of many.
///
/// # Errors
/// As of [`render`].
pub fn piece<F: Serialize>(
    found: &FileFindings<'_>,
    beside: &F,
    language: Language,
) -> serde_json::Result<Piece> {
    let text = serde_json::to_string_pretty(&file(found, beside, language))?;
    Ok(Piece {
        text: text.replace('\n', BETWEEN_LINES),
        tally: Tally::of(found.findings),
    })
}

/// What a run says of one file, in one line; `name` is what its reader calls it.
///
/// # Errors
/// As of [`render`].
pub fn line<F: Serialize>(
    name: &serde_json::Value,
    found: &FileFindings<'_>,
    beside: &F,
    language: Language,
) -> serde_json::Result<String> {
    serde_json::to_string(&Line {
        name,
        file: file(found, beside, language),
    })
}

/// How far the lines of a file are indented.
const BETWEEN_LINES: &str = "\n    ";

/// What stands where there is no file.
const NO_FILES: &str = "\"files\": []";

/// A run as a JSON object, written file by file.
#[derive(Debug, Default)]
pub struct Document {
    files: usize,
    tally: Tally,
}

impl Document {
    /// Writes what is said of one more file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add(&mut self, piece: &Piece, to: &mut dyn Write) -> io::Result<()> {
        let before = if self.files == 0 {
            let (head, _) = self.around()?;
            format!("{head}\"files\": [")
        } else {
            ",".to_owned()
        };
        self.files += 1;
        self.tally += piece.tally;
        write!(to, "{before}{BETWEEN_LINES}{}", piece.text)
    }

    /// Writes what stands behind the last file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn end(self, to: &mut dyn Write) -> io::Result<()> {
        let (head, rest) = self.around()?;
        if self.files == 0 {
            writeln!(to, "{head}{NO_FILES}{rest}")
        } else {
            writeln!(to, "\n  ]{rest}")
        }
    }

    /// What stands before the files and behind them.
    fn around(&self) -> io::Result<(String, String)> {
        let run: Run<'_, ()> = Run {
            version: VERSION,
            files: Vec::new(),
            summary: Summary {
                files: self.files,
                errors: self.tally.errors,
                warnings: self.tally.warnings,
                notes: self.tally.notes,
                waived: self.tally.waived,
            },
        };
        let text = serde_json::to_string_pretty(&run)?;
        let (head, rest) = text
            .split_once(NO_FILES)
            .expect("a run has its files, of which there are none");
        Ok((head.to_owned(), rest.to_owned()))
    }
}

fn file<'a, F>(file: &'a FileFindings<'_>, beside: &'a F, language: Language) -> File<'a, F> {
    let relations = file.account.relations;
    let figures = file.account.figures;
    File {
        path: slashed(file.files.main().source.name()),
        year: file.year,
        organ: file.organ,
        form: file.form,
        findings: file
            .findings
            .iter()
            .map(|one| finding(one, file.files, language))
            .collect(),
        relations: Relations {
            checked: relations.checked,
            held: relations.held,
            failed: relations.failed,
            not_assessable: relations.not_assessable,
        },
        figures: Figures {
            stated: figures.stated,
            checked: figures.checked,
            bound: figures.bound,
            derived: figures.derived,
            waived: figures.waived,
            structural: figures.structural,
            literal: figures.literal,
        },
        not_assessable: file
            .not_assessable
            .iter()
            .map(|one| Blind {
                check: one.check,
                lacks: one.lacks.get(language),
            })
            .collect(),
        beside,
    }
}

fn finding<'a>(finding: &'a Diagnostic, files: &'a Files, language: Language) -> Finding<'a> {
    let help: Vec<&str> = finding.help.iter().map(|text| text.get(language)).collect();
    let fix: Vec<Fix<'_>> = finding
        .fix
        .iter()
        .map(|edit| Fix {
            location: location(edit.place, files),
            replacement: &edit.replacement,
        })
        .collect();
    Finding {
        check: finding.rule.name,
        severity: finding.severity.name(),
        waived: finding.waived.is_some(),
        reason: finding.waived.as_deref(),
        message: finding.message.get(language),
        help: (!help.is_empty()).then(|| help.join("\n")),
        figures: &finding.figures,
        stated: finding.stated.as_deref(),
        computed: finding.computed.as_deref(),
        location: location(finding.primary.place, files),
        whereabouts: whereabouts(finding.primary.place, files, language),
        quote: quote(finding.primary.place, files),
        related: finding
            .related
            .iter()
            .map(|label| related(label, files, language))
            .collect(),
        fix: (!fix.is_empty()).then_some(fix),
    }
}

fn related<'a>(label: &'a Label, files: &'a Files, language: Language) -> Related<'a> {
    Related {
        message: label.text.get(language),
        location: location(label.place, files),
        whereabouts: whereabouts(label.place, files, language),
    }
}

fn whereabouts(place: Place, files: &Files, language: Language) -> Option<String> {
    let locator = files.get(place.file).locator(place.span)?;
    Some(locator.text().get(language).to_owned())
}

fn quote(place: Place, files: &Files) -> Option<String> {
    let file = files.get(place.file);
    file.is_transcript().then(|| file.quote(place.span))
}

fn location(place: Place, files: &Files) -> Location<'_> {
    let source = &files.get(place.file).source;
    let start = source.line_column(place.span.start());
    let end = source.line_column(place.span.end());
    Location {
        path: (source.name() != files.main().source.name()).then(|| slashed(source.name())),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
