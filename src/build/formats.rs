//! The formats that are written where the command line names none.

use crate::{
    model::Report,
    writers::{self, FORMATS, format::Format},
};

/// The formats that the year file or its `report.toml` names, or else the usual ones.
#[must_use]
pub fn of(report: &Report) -> Vec<&'static Format> {
    let named = report
        .formats
        .iter()
        .filter_map(|name| writers::named(name));
    let formats: Vec<&Format> = named.collect();
    if formats.is_empty() {
        return usual();
    }
    formats
}

/// The formats that are written where nobody says which.
#[must_use]
pub fn usual() -> Vec<&'static Format> {
    FORMATS.iter().filter(|format| format.is_usual).collect()
}
