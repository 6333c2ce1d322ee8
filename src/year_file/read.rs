//! From parsed TOML to the typed year file.

use toml::de::DeTable;

use super::{
    AttachmentEntry, CheckSettings, Configuration, FORMATS, Located, Organ, RelationEntry,
    ReportHead, SectionEntry, WaiverEntry, YearFile, read_figures, style,
    walk::{Value, Walk},
};
use crate::{diagnostic::Text, source::Span};

pub(super) const TOP: &[&str] = &[
    "year",
    "organ",
    "report",
    "figures",
    "table",
    "sections",
    "relations",
    "attachments",
    "waivers",
    "checks",
    "style",
];
pub(super) const ORGAN: &[&str] = &[
    "name",
    "short_name",
    "office",
    "address",
    "postcode",
    "telephone",
    "email",
    "head",
    "reviewer",
    "clerk",
];
pub(super) const REPORT: &[&str] = &[
    "form", "date", "url", "last", "contents", "formats", "preamble",
];
pub(super) const CONFIGURATION: &[&str] = &["checks", "deny", "style", "formats"];
pub(super) const SECTION: &[&str] = &["heading", "body"];
pub(super) const RELATION: &[&str] = &["says", "left", "is", "right"];
pub(super) const ATTACHMENT: &[&str] = &["title", "kind", "path"];
pub(super) const WAIVER: &[&str] = &["check", "at", "reason", "values"];
pub(super) const COMPARISONS: &[&str] = &["=", "<=", ">="];
pub(super) const ATTACHMENT_KINDS: &[&str] = &["statistics", "report", "file"];
pub(super) const SEVERITIES: &[&str] = &["error", "warning", "note", "off"];

pub(super) fn year_file(walk: &mut Walk<'_>, table: &DeTable<'_>) -> YearFile {
    let mut file = YearFile::default();
    walk.known_keys(table, TOP, "");
    for (key, value) in table {
        let what = Text::same(key.get_ref().as_ref());
        match key.get_ref().as_ref() {
            "year" => file.year = year(walk, value, &what),
            "organ" => {
                if let Some(table) = walk.table(value, &what) {
                    file.organ = organ(walk, table);
                }
            }
            "report" => {
                if let Some(table) = walk.table(value, &what) {
                    file.report = report(walk, table);
                }
            }
            "figures" => {
                if let Some(table) = walk.table(value, &what) {
                    file.figures = read_figures::figures(walk, table, "", 0);
                }
            }
            "table" => {
                let span = walk.span(value);
                if let Some(table) = walk.table(value, &what) {
                    let mut cells = Vec::new();
                    read_figures::collect_cells(walk, table, "", 0, &mut cells);
                    file.table = Some(Located { value: cells, span });
                }
            }
            "sections" => file.sections = each(walk, value, &what, section),
            "relations" => file.relations = each(walk, value, &what, relation),
            "attachments" => file.attachments = each(walk, value, &what, attachment),
            "waivers" => file.waivers = each(walk, value, &what, waiver),
            "checks" => {
                if let Some(table) = walk.table(value, &what) {
                    file.checks = check_settings(walk, table);
                }
            }
            "style" => {
                if let Some(table) = walk.table(value, &what) {
                    file.style = style::style(walk, table);
                }
            }
            _ => {}
        }
    }
    file
}

/// The entries of an array of tables.
fn each<T>(
    walk: &mut Walk<'_>,
    value: &Value<'_>,
    what: &Text,
    read: impl Fn(&mut Walk<'_>, &DeTable<'_>, Span) -> T,
) -> Vec<T> {
    walk.tables(value, what)
        .into_iter()
        .map(|(table, span)| read(walk, table, span))
        .collect()
}

fn year(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<Located<i32>> {
    let number = walk.number(value, what)?;
    let year = i32::try_from(number.value).ok().filter(|year| {
        // The regulation on disclosure took force in 2008; 9999 bounds four digits.
        number.value.scale() == 0 && (2000..=9999).contains(year)
    });
    if year.is_none() {
        walk.wrong_type(
            value,
            &Text::new("四位年份，如 2017", "a year such as 2017"),
            what,
        );
    }
    year.map(|value| Located {
        value,
        span: number.span,
    })
}

fn organ(walk: &mut Walk<'_>, table: &DeTable<'_>) -> Organ {
    let mut organ = Organ::default();
    walk.known_keys(table, ORGAN, "organ");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let slot = match name {
            "name" => &mut organ.name,
            "short_name" => &mut organ.short_name,
            "office" => &mut organ.office,
            "address" => &mut organ.address,
            "postcode" => &mut organ.postcode,
            "telephone" => &mut organ.telephone,
            "email" => &mut organ.email,
            "head" => &mut organ.head,
            "reviewer" => &mut organ.reviewer,
            "clerk" => &mut organ.clerk,
            _ => continue,
        };
        *slot = walk.string(value, &Text::same(format!("organ.{name}")));
    }
    organ
}

fn report(walk: &mut Walk<'_>, table: &DeTable<'_>) -> ReportHead {
    let mut head = ReportHead::default();
    walk.known_keys(table, REPORT, "report");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("report.{name}"));
        match name {
            "form" => head.form = walk.string(value, &what),
            "date" => head.date = walk.date(value, &what),
            "url" => head.url = walk.string(value, &what),
            "last" => head.last = walk.string(value, &what),
            "contents" => head.contents = walk.boolean(value, &what),
            "formats" => head.formats = formats(walk, value, &what),
            "preamble" => head.preamble = walk.prose(value, &what),
            _ => {}
        }
    }
    head
}

fn section(walk: &mut Walk<'_>, table: &DeTable<'_>, place: Span) -> SectionEntry {
    let mut section = SectionEntry {
        heading: None,
        body: None,
        place,
    };
    walk.known_keys(table, SECTION, "sections");
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "heading" => section.heading = walk.prose(value, &Text::same("sections.heading")),
            "body" => section.body = walk.prose(value, &Text::same("sections.body")),
            _ => {}
        }
    }
    section
}

fn relation(walk: &mut Walk<'_>, table: &DeTable<'_>, place: Span) -> RelationEntry {
    let mut relation = RelationEntry {
        says: None,
        left: Vec::new(),
        is: None,
        right: Vec::new(),
        place,
    };
    walk.known_keys(table, RELATION, "relations");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("relations.{name}"));
        match name {
            "says" => relation.says = walk.string(value, &what),
            "left" => relation.left = walk.strings(value, &what),
            "right" => relation.right = walk.strings(value, &what),
            "is" => {
                relation.is = walk
                    .string(value, &what)
                    .filter(|is| known_word(walk, is, COMPARISONS, value, &what));
            }
            _ => {}
        }
    }
    relation
}

fn attachment(walk: &mut Walk<'_>, table: &DeTable<'_>, _place: Span) -> AttachmentEntry {
    let mut attachment = AttachmentEntry {
        title: None,
        kind: None,
        path: None,
    };
    walk.known_keys(table, ATTACHMENT, "attachments");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("attachments.{name}"));
        match name {
            "title" => attachment.title = walk.string(value, &what),
            "path" => attachment.path = walk.string(value, &what),
            "kind" => {
                attachment.kind = walk
                    .string(value, &what)
                    .filter(|kind| known_word(walk, kind, ATTACHMENT_KINDS, value, &what));
            }
            _ => {}
        }
    }
    attachment
}

fn waiver(walk: &mut Walk<'_>, table: &DeTable<'_>, place: Span) -> WaiverEntry {
    let mut waiver = WaiverEntry {
        check: None,
        at: None,
        reason: None,
        values: Vec::new(),
        place,
    };
    walk.known_keys(table, WAIVER, "waivers");
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("waivers.{name}"));
        match name {
            "check" => waiver.check = walk.string(value, &what),
            "at" => waiver.at = walk.string(value, &what),
            "reason" => waiver.reason = walk.string(value, &what),
            "values" => {
                if let Some(table) = walk.table(value, &what) {
                    waiver.values = table
                        .iter()
                        .filter_map(|(id, value)| {
                            let number = walk.number(value, &what)?;
                            Some((id.get_ref().to_string(), number))
                        })
                        .collect();
                }
            }
            _ => {}
        }
    }
    waiver
}

/// The whole of `report.toml`.
pub(super) fn configuration(walk: &mut Walk<'_>, table: &DeTable<'_>) -> Configuration {
    let mut configuration = Configuration::default();
    let settings = &mut configuration.checks;
    walk.known_keys(table, CONFIGURATION, "report.toml");
    for (key, value) in table {
        let what = Text::same(key.get_ref().as_ref());
        match key.get_ref().as_ref() {
            "checks" => {
                if let Some(table) = walk.table(value, &what) {
                    *settings = check_settings(walk, table).over(std::mem::take(settings));
                }
            }
            "deny" => {
                let denied = walk.strings(value, &what);
                settings.deny_warnings |= denied.iter().any(|word| word.value == "warnings");
            }
            "style" => {
                if let Some(table) = walk.table(value, &what) {
                    configuration.style = style::style(walk, table);
                }
            }
            "formats" => configuration.formats = formats(walk, value, &what),
            _ => {}
        }
    }
    configuration
}

/// The formats that a build writes where the command line asks for none.
fn formats(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Vec<String> {
    let asked = walk.strings(value, what);
    if asked
        .iter()
        .any(|word| !FORMATS.contains(&word.value.as_str()))
    {
        walk.wrong_word(value, FORMATS, what);
        return Vec::new();
    }
    asked.into_iter().map(|word| word.value).collect()
}

/// `[checks]`: a severity for each check, and `deny`.
fn check_settings(walk: &mut Walk<'_>, table: &DeTable<'_>) -> CheckSettings {
    let mut settings = CheckSettings::default();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("checks.{name}"));
        if name == "deny" {
            let denied = walk.strings(value, &what);
            settings.deny_warnings = denied.iter().any(|word| word.value == "warnings");
            if denied.iter().any(|word| word.value != "warnings") {
                walk.wrong_word(value, &["warnings"], &what);
            }
            continue;
        }
        let severity = walk
            .string(value, &what)
            .filter(|word| known_word(walk, word, SEVERITIES, value, &what));
        if let Some(severity) = severity {
            let name = Located {
                value: name.to_owned(),
                span: walk.span(key),
            };
            settings.severities.push((name, severity));
        }
    }
    settings
}

/// Whether `word` is one of `known`; reports it otherwise.
fn known_word(
    walk: &mut Walk<'_>,
    word: &Located<String>,
    known: &[&str],
    value: &Value<'_>,
    what: &Text,
) -> bool {
    let is_known = known.contains(&word.value.as_str());
    if !is_known {
        walk.wrong_word(value, known, what);
    }
    is_known
}
