//! A report that stands in a transcript, as the year file that somebody would have written of it.

use std::ops::Range;

use super::{
    passages::Passages,
    statistics::{
        Statistics,
        cell::{Cell, CellState},
    },
    text_line::Lines,
};
use crate::{
    language::stretch::Stretch as _,
    readers::laid_out::{LaidOut, PiecePlace},
    source::Span,
    year_file::{
        CellEntry, CellInput, Located, ReportHead, SectionEntry, YearFile, number::Number,
        organ::Organ, prose::Prose,
    },
};

/// The year file of a report: its places are spans of the transcript's text. Its prose is read as
/// it is printed; figures are for those to state who read it.
#[must_use]
pub fn year_file(
    laid_out: &LaidOut,
    passages: &Passages,
    statistics: Option<&Statistics>,
    folded: &str,
) -> YearFile {
    let written = Written { laid_out, folded };
    YearFile {
        year: passages
            .year
            .as_ref()
            .map(|(year, place)| written.located(*year, place)),
        organ: passages
            .organ
            .as_ref()
            .map_or_else(Organ::default, |(name, place)| {
                Organ::of_name(written.located(name.clone(), place))
            }),
        report: ReportHead {
            date: passages
                .date
                .as_ref()
                .map(|(date, place)| written.located(*date, place)),
            preamble: written.prose(&passages.preamble),
            ..ReportHead::default()
        },
        table: statistics.map(|statistics| written.table(statistics)),
        sections: passages
            .parts
            .iter()
            .map(|part| {
                let first = part
                    .heading
                    .as_ref()
                    .or(part.body.first().and_then(|lines| lines.first()));
                let place = first.map_or_else(Span::default, |first| laid_out.span(first));
                SectionEntry {
                    heading: part
                        .heading
                        .as_ref()
                        .and_then(|heading| written.prose(&[vec![heading.clone()]])),
                    body: written.prose(&part.body),
                    ..SectionEntry::at(place)
                }
            })
            .collect(),
        ..YearFile::default()
    }
}

/// What year files are written of.
struct Written<'a> {
    laid_out: &'a LaidOut,
    /// The transcript's text in simplified characters: as long, byte by byte.
    folded: &'a str,
}

impl Written<'_> {
    fn located<T>(&self, value: T, place: &PiecePlace) -> Located<T> {
        let span = self.laid_out.span(place);
        Located { value, span }
    }

    /// Paragraphs.
    fn prose(&self, paragraphs: &[Lines]) -> Option<Prose> {
        let paragraphs: Vec<Vec<(Span, &str)>> = paragraphs
            .iter()
            .map(|lines| {
                let lines = lines.iter().map(|place| {
                    let span = self.laid_out.span(place);
                    (span, self.folded.stretch(span.start()..span.end()))
                });
                lines.collect()
            })
            .collect();
        (!paragraphs.is_empty()).then(|| Prose::of_stretches(&paragraphs))
    }

    fn table(&self, statistics: &Statistics) -> Located<Vec<CellEntry>> {
        let cells: Vec<CellEntry> = statistics
            .cells
            .iter()
            .map(|cell| self.cell(cell))
            .collect();
        let spans = cells.iter().map(|cell| cell.code.span);
        let range: Range<usize> = spans.clone().map(Span::start).min().unwrap_or(0)
            ..spans.map(Span::end).max().unwrap_or(0);
        Located {
            value: cells,
            span: self.laid_out.loaded.source.span(range),
        }
    }

    fn cell(&self, cell: &Cell) -> CellEntry {
        let span = self.laid_out.span(&cell.place);
        let value = match &cell.state {
            CellState::Stated(value) => CellInput::Number(Number {
                value: *value,
                has_plus: false,
                approximation: None,
                quoted: false,
                span,
            }),
            CellState::Blank => CellInput::Blank(span),
            CellState::Mark => CellInput::NotApplicable(span),
            CellState::Unreadable => CellInput::Unread(span),
        };
        CellEntry {
            code: Located {
                value: cell.id.clone(),
                span,
            },
            value,
        }
    }
}
