//! A comparison for machines; numbers are strings, exact as they were typed.

use rust_decimal::Decimal;
use serde::Serialize;

use super::shown::Comparison;
use crate::model::difference::{Compared, State};

/// The version of the shape; a field may be added without a new one, never taken away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Run<'a> {
    version: u32,
    from: File<'a>,
    to: File<'a>,
    figures: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    year: Option<i32>,
    organ: Option<&'a str>,
    form: Option<&'a str>,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: &'a str,
    label: &'a str,
    /// The title of the form's table; null for a figure of the file's own.
    table: Option<&'a str>,
    unit: Option<&'a str>,
    /// Named only where the first file counts in another unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_from: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    change: Option<String>,
    percent: Option<String>,
    share_from: Option<String>,
    share_to: Option<String>,
    state: &'static str,
}

/// The whole comparison, equal figures included.
pub(super) fn render(comparison: &Comparison<'_>) -> serde_json::Result<String> {
    let [from, to] = comparison.files.map(|compiled| {
        let file = compiled.found();
        File {
            path: compiled.source().name(),
            year: file.year,
            organ: file.organ,
            form: file.form,
        }
    });
    let groups = comparison.difference.groups.iter();
    let run = Run {
        version: VERSION,
        from,
        to,
        figures: groups
            .flat_map(|group| {
                let table = group.table.as_deref();
                group.figures.iter().map(move |one| figure(one, table))
            })
            .collect(),
    };
    serde_json::to_string_pretty(&run).map(|text| text + "\n")
}

fn figure<'a>(compared: &'a Compared, table: Option<&'a str>) -> Figure<'a> {
    let exact = |number: Option<Decimal>| number.map(|number| number.to_string());
    let percent = |number: Option<Decimal>| number.map(|number| format!("{number:.1}"));
    Figure {
        id: &compared.id,
        label: &compared.label,
        table,
        unit: compared.unit.as_deref(),
        unit_from: compared.unit_before.as_deref(),
        from: exact(compared.from.value),
        to: exact(compared.to.value),
        change: exact(compared.change()),
        percent: percent(compared.percent()),
        share_from: percent(compared.from.share),
        share_to: percent(compared.to.share),
        state: match compared.state() {
            State::Same => "same",
            State::Changed => "changed",
            State::Appeared => "appeared",
            State::Vanished => "vanished",
        },
    }
}
