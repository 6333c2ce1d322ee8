//! What is told of the organ and of the report beside its texts: name, address, date.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    diagnostic::{Text, say::say},
    language::written_toml,
    year_file::{
        YearFile,
        edit::{Editor, Position},
    },
};

/// The tables and keys that are edited, in the order of the page.
const KEYS: [(&str, &str); 12] = [
    ("organ", "name"),
    ("organ", "short_name"),
    ("organ", "office"),
    ("organ", "address"),
    ("organ", "postcode"),
    ("organ", "telephone"),
    ("organ", "email"),
    ("organ", "head"),
    ("organ", "reviewer"),
    ("organ", "clerk"),
    ("report", DATE),
    ("report", "url"),
];

const DATE: &str = "date";

/// Something that is told.
#[derive(Debug, Serialize)]
pub(super) struct Particular {
    key: &'static str,
    /// None where nothing is told.
    text: Option<String>,
}

/// All that can be told.
pub(super) fn all(file: &YearFile) -> Vec<Particular> {
    let told = KEYS.iter().map(|(table, key)| Particular {
        key,
        text: of(file, table, key),
    });
    told.collect()
}

fn of(file: &YearFile, table: &str, key: &str) -> Option<String> {
    let report = &file.report;
    match (table, key) {
        ("report", DATE) => report.date.as_ref().map(|date| date.value.to_string()),
        ("report", _) => report.url.as_ref().map(|url| url.value.clone()),
        _ => file.organ.get(key).map(|told| told.value.clone()),
    }
}

/// What stands in the way of a change.
pub(super) enum Refused {
    /// Somebody else has changed it.
    ChangedMeanwhile,
    /// It cannot be told so.
    Wrong(Text),
}

/// Notes a change for the editor.
///
/// # Errors
/// See [`Refused`].
pub(super) fn change(
    editor: &mut Editor<'_>,
    file: &YearFile,
    key: &str,
    (before, new): (&str, &str),
) -> Result<(), Refused> {
    let mut keys = KEYS.iter();
    let Some((table, key)) = keys.find(|(_, one)| *one == key) else {
        let wrong = say!("这里不能填 {key}", "{key} cannot be told here");
        return Err(Refused::Wrong(wrong));
    };
    let before = (!before.is_empty()).then_some(before);
    if of(file, table, key).as_deref() != before {
        return Err(Refused::ChangedMeanwhile);
    }
    let new = new.trim();
    if new.is_empty() && *key == "name" {
        return Err(Refused::Wrong(Text::fixed(
            "单位名称不能空着",
            "a report has an organ: its name cannot be empty",
        )));
    }
    if new.is_empty() {
        editor.retire(&[table, key]);
        return Ok(());
    }
    let written = if *key == DATE {
        // As dates are written anywhere: 2024年1月20日, 2024.1.20.
        let plain = new.replace(['年', '月', '.', '/'], "-").replace('日', "");
        let date = plain.parse::<NaiveDate>().map_err(|_| {
            Refused::Wrong(say!(
                "“{new}”不是日期：写成 2024-01-20",
                "{new} is no date: write it as 2024-01-20"
            ))
        })?;
        date.to_string()
    } else {
        written_toml::string(new)
    };
    editor.set(table, key, &written, "", Position::Last);
    Ok(())
}
