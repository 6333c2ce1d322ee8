//! How far down an organ stands.

use serde::Deserialize;

/// How far down an organ stands, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A county, a district, or an office of one.
    County,
    /// A township, a town or a street office.
    Township,
}
