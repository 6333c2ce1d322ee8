//! A paragraph of a part, as a year file that is written of a report has it.

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// Text.
    Text(String),
    /// The parts of the figure of this id, as a table.
    Table(String),
}

impl Paragraph {
    /// The text; a table has none of its own.
    #[must_use]
    pub fn text(&self) -> Option<&String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Table(_) => None,
        }
    }
}
