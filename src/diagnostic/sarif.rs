//! Findings as SARIF 2.1.0, which code hosts and editors read.
//!
//! Source: OASIS, *Static Analysis Results Interchange Format Version 2.1.0*.

mod log;

use std::collections::BTreeMap;

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
pub fn render(files: &[FileFindings<'_>], language: Language) -> serde_json::Result<String> {
    let rules: BTreeMap<&str, &Rule> = files
        .iter()
        .flat_map(|file| file.findings)
        .map(|finding| (finding.rule.name, finding.rule))
        .collect();
    let names: Vec<&str> = rules.keys().copied().collect();
    let tag = match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let log = Log {
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
            artifacts: files.iter().map(artifact).collect(),
            results: files
                .iter()
                .flat_map(|file| results(file, &names, language))
                .collect(),
        }],
    };
    serde_json::to_string_pretty(&log).map(|text| text + "\n")
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

fn results<'a>(file: &'a FileFindings<'_>, rules: &[&str], language: Language) -> Vec<Finding<'a>> {
    let mut seen = BTreeMap::new();
    file.findings
        .iter()
        .map(|finding| Finding {
            rule_id: finding.rule.name,
            rule_index: rules
                .binary_search(&finding.rule.name)
                .expect("every rule that occurs is in the list"),
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
