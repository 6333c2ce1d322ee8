//! A report that stands in a transcript, as the year file that somebody would have written of it.

use std::ops::Range;

use super::{
    recognised::Recognised,
    statistics::{
        Statistics,
        cell::{Cell, CellState},
    },
    text_line::Lines,
};
use crate::{
    language::stretch::Stretch as _,
    readers::{
        laid_out::{LaidOut, PiecePlace},
        simplified,
    },
    source::Span,
    year_file::{
        CellEntry, CellInput, Located, ReportHead, SectionEntry, YearFile, number::Number,
        organ::Organ, prose::Prose,
    },
};

/// The year file of a report: its places are spans of the transcript's text. Its prose is read as
/// it is printed; figures are for those to state who read it.
#[must_use]
pub fn year_file(laid_out: &LaidOut, found: &Recognised) -> YearFile {
    let passages = &found.passages;
    let written = Written {
        laid_out,
        folded: &simplified::text(laid_out),
    };
    let titled = passages
        .year
        .as_ref()
        .filter(|(year, _)| found.year == Some(*year));
    let named = passages.organ.as_ref().map(|(_, place)| place);
    YearFile {
        year: found
            .year
            .map(|year| written.located(year, titled.map(|(_, place)| place))),
        organ: found.organ.clone().map_or_else(Organ::default, |name| {
            Organ::of_name(written.located(name, named))
        }),
        report: ReportHead {
            date: passages
                .date
                .as_ref()
                .map(|(date, place)| written.located(*date, Some(place))),
            preamble: written.prose(&passages.preamble),
            ..ReportHead::default()
        },
        table: found
            .statistics
            .as_ref()
            .map(|tables| written.table(tables)),
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
    /// A value with its place; one that the text does not say stands at its start.
    fn located<T>(&self, value: T, place: Option<&PiecePlace>) -> Located<T> {
        let start = || self.laid_out.loaded.source.span(0..0);
        let span = place.map_or_else(start, |place| self.laid_out.span(place));
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
