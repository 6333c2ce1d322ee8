//! Documents that a report should no longer rest on.

use serde::Deserialize;

/// A document that no longer holds in the years of the form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Superseded {
    /// Its number as it is usually written.
    pub number: String,
    /// Other ways to write it.
    #[serde(default)]
    pub written: Vec<String>,
    /// What holds now.
    pub by: String,
}
