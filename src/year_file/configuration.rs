//! `report.toml`, as typed.

use super::{located::Located, settings::CheckSettings, style::Style};

/// What `report.toml` sets for all year files beside and below it.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// How much checks count.
    pub checks: CheckSettings,
    /// A look for the Word report.
    pub style: Style,
    /// The names of the formats that a build writes, where the file says so.
    pub formats: Option<Located<Vec<String>>>,
    /// Folders, from its own, whose files year files may name though they lie elsewhere.
    pub allow: Vec<Located<String>>,
}
