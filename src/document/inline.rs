//! The pieces of a line: text, figures, references, notes.

use super::figure::PrintedFigure;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A figure, printed.
    Figure(PrintedFigure),
    /// Text that leads to another place of the report.
    Reference {
        /// What is printed.
        text: String,
        /// The anchor of that place.
        anchor: String,
    },
    /// A note at the foot of the page; the text processor numbers it.
    Note(Vec<Inline>),
}

/// What a line prints, without its notes.
#[must_use]
pub fn plain_text(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Reference { text, .. } => text.as_str(),
            Inline::Figure(figure) => figure.text.as_str(),
            Inline::Note(_) => "",
        })
        .collect()
}
