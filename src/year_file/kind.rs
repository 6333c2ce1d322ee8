//! What kind of file a text of TOML is, by its keys: the kinds are taken for each other.

use toml::de::DeTable;

use crate::source::Source;

/// What a text of TOML may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A year file.
    Year,
    /// The file of a district.
    District,
}

/// Keys that a year file has and no other kind; its `year` a district's file has too.
const OF_YEAR: [&str; 5] = ["organ", "figures", "sections", "attachments", "relations"];

/// Keys that a district's file has and no other kind.
const OF_DISTRICT: [&str; 2] = ["district", "organs"];

impl Kind {
    /// The kind that the keys of a text tell, as far as it can be read; `None` where they are of no
    /// kind, or of both.
    #[must_use]
    pub fn of(source: &Source) -> Option<Self> {
        let (table, _) = DeTable::parse_recoverable(source.text());
        let has = |keys: &[&str]| keys.iter().any(|key| table.get_ref().contains_key(*key));
        match (has(&OF_YEAR), has(&OF_DISTRICT)) {
            (true, false) => Some(Self::Year),
            (false, true) => Some(Self::District),
            (true, true) | (false, false) => None,
        }
    }
}
