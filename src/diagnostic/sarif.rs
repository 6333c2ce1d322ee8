//! Findings as SARIF 2.1.0, which code hosts and editors read.
//!
//! Source: OASIS, *Static Analysis Results Interchange Format Version 2.1.0*.

mod log;

use std::{
    collections::BTreeMap,
    io::{self, BufRead as _, BufReader, Cursor, Read, Seek, Write},
};

use self::log::{
    Artifact, ArtifactChange, ArtifactLocation, Configuration, Driver, Finding, Fix, Location, Log,
    LogicalLocation, Markdown, Message, PhysicalLocation, Plain, Properties, Region, Replacement,
    ReportingDescriptor, Run, Suppression, Tool,
};
use super::{Diagnostic, Edit, FileFindings, Files, Label, Language, Place, Rule};
use crate::source::{Encoding, Source, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run over `files` as a SARIF log.
///
/// # Errors
/// None is known: every key is a string; the serializer's own error is passed on.
pub fn render(files: &[FileFindings<'_>], language: Language) -> io::Result<String> {
    let mut document = Document::new(Cursor::new(Vec::new()), Cursor::new(Vec::new()));
    for file in files {
        document.add(&piece(file, language)?)?;
    }
    let mut text = Vec::new();
    document.end(&mut text, language)?;
    String::from_utf8(text).map_err(io::Error::other)
}

/// What a log says of one file.
#[derive(Debug)]
pub struct Piece {
    artifact: String,
    /// Each with its rule, and what stands before and behind the number of that rule.
    results: Vec<(&'static Rule, [String; 2])>,
}

/// What a log says of one file, for a [`Document`] of many.
///
/// # Errors
/// As of [`render`].
pub fn piece(file: &FileFindings<'_>, language: Language) -> serde_json::Result<Piece> {
    let rules = file.findings.iter().map(|finding| finding.rule);
    let results = rules.zip(results(file, language)).map(|(rule, result)| {
        let text = serde_json::to_string_pretty(&result)?;
        let text = text.replace('\n', BETWEEN_LINES);
        let (before, behind) = around(&text, NUMBER);
        Ok((rule, [before.to_owned(), behind.to_owned()]))
    });
    let artifact = serde_json::to_string_pretty(&artifact(file))?;
    Ok(Piece {
        artifact: artifact.replace('\n', BETWEEN_LINES),
        results: results.collect::<serde_json::Result<_>>()?,
    })
}

/// How far the lines of an artifact and of a result are indented.
const BETWEEN_LINES: &str = "\n        ";

/// The number of a rule as a result has it before the rule has one.
const NUMBER: &str = "\"ruleIndex\": 0";

/// What stands around the name of a rule that waits for its number. JSON holds none as it is.
const OPEN: u8 = 1;

/// A log written file by file. What is said of the rules stands before what is said of the files,
/// and the last file may break another rule: so the files wait in two places that hold as much as
/// is put there.
#[derive(Debug)]
pub struct Document<S> {
    artifacts: S,
    results: S,
    rules: BTreeMap<&'static str, &'static Rule>,
    has_artifacts: bool,
    has_results: bool,
}

impl<S: Read + Write + Seek> Document<S> {
    /// A log without files, which wait in these places, both empty.
    pub fn new(artifacts: S, results: S) -> Self {
        Self {
            artifacts,
            results,
            rules: BTreeMap::new(),
            has_artifacts: false,
            has_results: false,
        }
    }

    /// Adds what is said of one more file.
    ///
    /// # Errors
    /// It cannot be put where it is to wait.
    pub fn add(&mut self, piece: &Piece) -> io::Result<()> {
        let before = before_item(&mut self.has_artifacts);
        write!(self.artifacts, "{before}{}", piece.artifact)?;
        for (rule, [first, second]) in &piece.results {
            let before = before_item(&mut self.has_results);
            self.rules.insert(rule.name, rule);
            write!(self.results, "{before}{first}")?;
            self.results.write_all(&[OPEN])?;
            self.results.write_all(rule.name.as_bytes())?;
            self.results.write_all(&[OPEN])?;
            self.results.write_all(second.as_bytes())?;
        }
        Ok(())
    }

    /// Writes the log.
    ///
    /// # Errors
    /// It cannot be written, or what waits cannot be read.
    pub fn end(mut self, to: &mut dyn Write, language: Language) -> io::Result<()> {
        let text = serde_json::to_string_pretty(&log(&self.rules, language))?;
        let (head, rest) = around(&text, NO_ARTIFACTS);
        let (between, tail) = around(rest, NO_RESULTS);
        write!(to, "{head}\"artifacts\": ")?;
        write_list(&mut self.artifacts, self.has_artifacts, to, |from, to| {
            io::copy(from, to).map(drop)
        })?;
        write!(to, "{between}\"results\": ")?;
        let names: Vec<&str> = self.rules.keys().copied().collect();
        write_list(&mut self.results, self.has_results, to, |from, to| {
            numbered(from, to, &names)
        })?;
        writeln!(to, "{tail}")
    }
}

/// What stands where there are no files.
const NO_ARTIFACTS: &str = "\"artifacts\": []";
const NO_RESULTS: &str = "\"results\": []";

/// What stands before a member and behind it.
fn around<'a>(text: &'a str, member: &str) -> (&'a str, &'a str) {
    text.split_once(member)
        .expect("the serializer writes every member")
}

/// What stands before one more item of a list.
fn before_item(has_some: &mut bool) -> String {
    let comma = if *has_some { "," } else { "" };
    *has_some = true;
    format!("{comma}{BETWEEN_LINES}")
}

/// Writes a list of what waits, by way of `copy`.
fn write_list<S: Read + Seek>(
    waiting: &mut S,
    has_some: bool,
    to: &mut dyn Write,
    copy: impl FnOnce(&mut S, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if !has_some {
        return write!(to, "[]");
    }
    waiting.rewind()?;
    write!(to, "[")?;
    copy(waiting, to)?;
    write!(to, "\n      ]")
}

/// Copies results; where the name of a rule waits for its number, that is written.
fn numbered(from: &mut impl Read, to: &mut dyn Write, rules: &[&str]) -> io::Result<()> {
    for (piece, at) in BufReader::new(from).split(OPEN).zip(0_usize..) {
        let piece = piece?;
        if at % 2 == 0 {
            to.write_all(&piece)?;
            continue;
        }
        let number = rules.binary_search_by(|rule| rule.as_bytes().cmp(&piece));
        let number = number.expect("every rule that occurs is in the list");
        write!(to, "\"ruleIndex\": {number}")?;
    }
    Ok(())
}

/// The log of a run that looked at no file.
fn log<'a>(rules: &BTreeMap<&str, &'static Rule>, language: Language) -> Log<'a> {
    let tag = match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "report",
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    language: tag,
                    rules: rules
                        .values()
                        .map(|rule| descriptor(rule, language))
                        .collect(),
                },
            },
            language: tag,
            column_kind: "unicodeCodePoints",
            artifacts: Vec::new(),
            results: Vec::new(),
        }],
    }
}

/// A rule in the words of its manual page: the title, the first part, the whole.
fn descriptor(rule: &Rule, language: Language) -> ReportingDescriptor<'_> {
    let page = rule.manual(language);
    let first = page.split("\n## ").nth(1).unwrap_or(page);
    let body = first.split_once('\n').map_or(first, |(_, body)| body);
    ReportingDescriptor {
        id: rule.name,
        short_description: Plain {
            text: rule.title(language),
        },
        full_description: Plain { text: body.trim() },
        help: Markdown {
            text: page,
            markdown: page,
        },
        default_configuration: Configuration {
            level: rule.severity.name(),
        },
    }
}

fn artifact<'a>(file: &FileFindings<'_>) -> Artifact<'a> {
    let main = file.files.main();
    let encoding = match main.source.encoding() {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Gb18030 => "GB18030",
    };
    Artifact {
        location: artifact_location(&main.source),
        roles: ["analysisTarget"],
        encoding: (!main.is_transcript()).then_some(encoding),
    }
}

/// What was found in a file; a rule has its number in the log.
fn results<'a>(file: &'a FileFindings<'_>, language: Language) -> Vec<Finding<'a>> {
    let mut seen = BTreeMap::new();
    file.findings
        .iter()
        .map(|finding| Finding {
            rule_id: finding.rule.name,
            rule_index: 0,
            level: finding.severity.name(),
            message: Message::new(finding.message.get(language)),
            locations: [location(None, &finding.primary, file.files, language)],
            related_locations: finding
                .related
                .iter()
                .zip(1..)
                .map(|(label, id)| location(Some(id), label, file.files, language))
                .collect(),
            partial_fingerprints: BTreeMap::from([(
                "checkAndFigures/v1",
                fingerprint(finding, &mut seen),
            )]),
            suppressions: finding
                .waived
                .iter()
                .map(|reason| Suppression {
                    kind: "inSource",
                    justification: reason,
                })
                .collect(),
            fixes: fix(finding, file.files, language).into_iter().collect(),
            properties: properties(finding, language),
        })
        .collect()
}

fn location(id: Option<usize>, label: &Label, files: &Files, language: Language) -> Location {
    let locator = files.get(label.place.file).locator(label.place.span);
    Location {
        id,
        place: physical(label.place, files),
        logical_locations: locator
            .into_iter()
            .map(|locator| LogicalLocation {
                fully_qualified_name: locator.text().get(language).to_owned(),
                kind: locator.kind(),
            })
            .collect(),
        message: Message::new(label.text.get(language)),
    }
}

/// What a finding is about, by names that stay when lines move; a second one about the same
/// gets a number.
fn fingerprint(finding: &Diagnostic, seen: &mut BTreeMap<String, usize>) -> String {
    let about: Vec<&str> = finding
        .figures
        .iter()
        .chain(&finding.subjects)
        .map(String::as_str)
        .collect();
    let key = format!("{}({})", finding.rule.name, about.join(", "));
    let times = seen.entry(key.clone()).or_default();
    *times += 1;
    match *times {
        1 => key,
        times => format!("{key}#{times}"),
    }
}

fn fix<'a>(finding: &'a Diagnostic, files: &Files, language: Language) -> Option<Fix<'a>> {
    let mut changes: BTreeMap<ArtifactLocation, Vec<Replacement<'a>>> = BTreeMap::new();
    for Edit { place, replacement } in &finding.fix {
        let source = &files.get(place.file).source;
        changes
            .entry(artifact_location(source))
            .or_default()
            .push(Replacement {
                deleted_region: region(source, place.span),
                inserted_content: Plain { text: replacement },
            });
    }
    (!changes.is_empty()).then(|| Fix {
        description: finding
            .help
            .first()
            .map(|help| Message::new(help.get(language))),
        artifact_changes: changes
            .into_iter()
            .map(|(artifact_location, replacements)| ArtifactChange {
                artifact_location,
                replacements,
            })
            .collect(),
    })
}

fn properties(finding: &Diagnostic, language: Language) -> Properties<'_> {
    let help: Vec<&str> = finding.help.iter().map(|text| text.get(language)).collect();
    Properties {
        help: (!help.is_empty()).then(|| help.join("\n")),
        figures: &finding.figures,
        stated: finding.stated.as_deref(),
        computed: finding.computed.as_deref(),
    }
}

fn physical(place: Place, files: &Files) -> PhysicalLocation {
    let file = files.get(place.file);
    PhysicalLocation {
        artifact_location: artifact_location(&file.source),
        region: match file.locator(place.span) {
            Some(_) => None,
            None => Some(region(&file.source, place.span)),
        },
    }
}

fn region(source: &Source, span: Span) -> Region {
    let start = source.line_column(span.start());
    let end = source.line_column(span.end());
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn artifact_location(source: &Source) -> ArtifactLocation {
    ArtifactLocation {
        uri: super::path::uri(source.name()),
    }
}
