//! A paragraph of a part, as a year file that is written of a report has it.

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// Text.
    Text(String),
    /// The parts of the figure of this id, as a table.
    Table(String),
    /// The parts of the figure of this id, as a chart.
    Chart(String),
}

impl Paragraph {
    /// The text; a table or chart has none of its own.
    #[must_use]
    pub fn text(&self) -> Option<&String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Table(_) | Self::Chart(_) => None,
        }
    }
}

/// The paragraphs without the captions of the tables among them, which the program makes itself: 表1　….
#[must_use]
pub(super) fn without_captions(mut body: Vec<Paragraph>) -> Vec<Paragraph> {
    let is_caption = |paragraph: &Paragraph| {
        let number = paragraph.text().and_then(|text| text.strip_prefix('表'));
        number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    };
    let captions: Vec<usize> = (1..body.len())
        .filter(|at| matches!(body.get(*at), Some(Paragraph::Table(_))))
        .map(|at| at - 1)
        .filter(|at| body.get(*at).is_some_and(is_caption))
        .collect();
    for at in captions.into_iter().rev() {
        body.remove(at);
    }
    body
}
