//! What the desk answers a page.

use serde::Serialize;

use super::{folder::Listed, open_file::Standing, state::Report};

/// What the page is told.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    /// What was done, in a sentence.
    pub(super) said: Option<String>,
    /// What stood in the way.
    pub(super) wrong: Option<String>,
    #[serde(flatten)]
    pub(super) state: State,
}

/// What there is to show.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct State {
    pub(super) version: (u64, u64),
    pub(super) is_to_look: bool,
    /// The year files to choose from, on the first page.
    pub(super) files: Option<Vec<Listed>>,
    /// The year of a file that is to be begun, where one was asked for and is not there.
    pub(super) asked_year: Option<i32>,
    pub(super) path: Option<String>,
    #[serde(flatten)]
    pub(super) standing: Standing,
    pub(super) report: Option<Report>,
}
