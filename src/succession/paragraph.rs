//! A paragraph of a part, as a year file that is written of a report has it.

use super::prose::Prose;

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// Text.
    Text(Prose),
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
            Self::Text(prose) => Some(&prose.text),
            Self::Table(_) | Self::Chart(_) => None,
        }
    }
}

/// The paragraphs without the captions of the tables among them, which the program makes itself, 表1　…,
/// and without the tables that stand for charts where a format has none: 图1　… stands under them alone.
#[must_use]
pub(super) fn without_captions(mut body: Vec<Paragraph>) -> Vec<Paragraph> {
    let is_caption = |at: Option<usize>, sign: char| {
        let paragraph = at.and_then(|at| body.get(at));
        let text = paragraph.and_then(Paragraph::text);
        let number = text.and_then(|text| text.strip_prefix(sign));
        number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    };
    let tables = (0..body.len()).filter(|at| matches!(body.get(*at), Some(Paragraph::Table(_))));
    let taken = tables.filter_map(|at| {
        let above = at.checked_sub(1);
        if is_caption(above, '表') {
            above
        } else {
            is_caption(Some(at + 1), '图').then_some(at)
        }
    });
    let taken: Vec<usize> = taken.collect();
    for at in taken.into_iter().rev() {
        body.remove(at);
    }
    body
}
