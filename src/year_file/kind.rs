//! What kind of file a text of TOML is, by its keys: the kinds are taken for each other.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

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
const OF_YEAR: [&str; 9] = [
    "organ",
    "figures",
    "table",
    "sections",
    "attachments",
    "relations",
    "waivers",
    "filled_by",
    "style",
];

impl Kind {
    /// The kind that the keys of a text tell, as far as it can be read; `None` where they are of no
    /// kind, or of both.
    #[must_use]
    pub fn of(source: &Source) -> Option<Self> {
        let (table, _) = DeTable::parse_recoverable(source.text());
        let value = |key: &str| table.get_ref().get(key).map(Spanned::get_ref);
        let is_year = OF_YEAR.iter().any(|key| value(key).is_some());
        // A table of organs is a slip for the one of the organ.
        let is_district = matches!(value("district"), Some(DeValue::Table(_)))
            || matches!(
                value("organs"),
                Some(DeValue::Array(_) | DeValue::String(_))
            );
        match (is_year, is_district) {
            (true, false) => Some(Self::Year),
            (false, true) => Some(Self::District),
            (true, true) | (false, false) => None,
        }
    }
}
