//! The values of keys that know only some words or numbers, as they are typed.

use toml::de::DeTable;

use super::{
    entry::{AttachmentKind, DepartmentEntry},
    located::Located,
    number::Number,
    settings::{CheckSettings, CheckWeight, Weight},
    walk::{Value, Walk},
};
use crate::{
    diagnostic::{Severity, Text},
    forms::Comparison,
};

pub(super) const COMPARISONS: &[(&str, Comparison)] = &[
    ("=", Comparison::Equal),
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
];
pub(super) const ATTACHMENT_KINDS: &[(&str, AttachmentKind)] = &[
    ("statistics", AttachmentKind::Statistics),
    ("report", AttachmentKind::Report),
    ("file", AttachmentKind::File),
];
pub(super) const WEIGHTS: &[(&str, Weight)] = &[
    ("error", Weight::Counts(Severity::Error)),
    ("warning", Weight::Counts(Severity::Warning)),
    ("note", Weight::Counts(Severity::Note)),
    ("off", Weight::Off),
];
/// What `deny` may name.
pub(super) const DENIED: &[&str] = &["warnings"];

pub(super) fn year(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Option<Located<i32>> {
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

/// One of a few words, as what it means; any other is reported.
pub(super) fn word<W: Copy>(
    walk: &mut Walk<'_>,
    value: &Value<'_>,
    words: &[(&'static str, W)],
    what: &Text,
) -> Option<W> {
    let written = walk.string(value, what)?;
    let known = words.iter().find(|(word, _)| *word == written.value);
    if known.is_none() {
        walk.wrong_word(value, &spelt(words), what);
    }
    known.map(|(_, meant)| *meant)
}

/// The words, as they are written.
pub(super) fn spelt<W>(words: &[(&'static str, W)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

/// Numbers by the ids of figures.
pub(super) fn values(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Vec<(String, Number)> {
    let Some(table) = walk.table(value, what) else {
        return Vec::new();
    };
    table
        .iter()
        .filter_map(|(id, value)| {
            let number = walk.number(value, what)?;
            Some((id.get_ref().to_string(), number))
        })
        .collect()
}

/// What each department counts.
pub(super) fn departments(
    walk: &mut Walk<'_>,
    value: &Value<'_>,
    what: &Text,
) -> Vec<DepartmentEntry> {
    let Some(table) = walk.table(value, what) else {
        return Vec::new();
    };
    let entries = table.iter().map(|(name, figures)| DepartmentEntry {
        name: Located {
            value: name.get_ref().trim().to_owned(),
            span: walk.span(name),
        },
        figures: walk.strings(figures, what),
    });
    entries.collect()
}

/// The formats that a build writes where the command line asks for none; the whole list has one
/// place. Whether there are such is asked where they are written.
pub(super) fn formats(walk: &mut Walk<'_>, value: &Value<'_>, what: &Text) -> Located<Vec<String>> {
    let names = walk.strings(value, what);
    Located {
        value: names.into_iter().map(|name| name.value).collect(),
        span: walk.place(value).span,
    }
}

/// `[checks]`: a severity for each check, and `deny`.
pub(super) fn check_settings(walk: &mut Walk<'_>, table: &DeTable<'_>) -> CheckSettings {
    let mut settings = CheckSettings::default();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let what = Text::same(format!("checks.{name}"));
        if name == "deny" {
            let denied = walk.strings(value, &what);
            settings.deny_warnings = denies_warnings(&denied);
            if denied
                .iter()
                .any(|word| !DENIED.contains(&word.value.as_str()))
            {
                walk.wrong_word(value, DENIED, &what);
            }
        } else if let Some(weight) = word(walk, value, WEIGHTS, &what) {
            settings.weights.push(CheckWeight {
                check: name.to_owned(),
                place: walk.place(key),
                weight,
            });
        }
    }
    settings
}

/// Whether `deny = ["warnings"]`.
pub(super) fn denies_warnings(denied: &[Located<String>]) -> bool {
    denied
        .iter()
        .any(|word| DENIED.contains(&word.value.as_str()))
}
