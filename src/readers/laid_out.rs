//! A transcript as one text, so that a place in it is a span of that text.

use std::{collections::BTreeSet, ops::Range};

use super::Transcript;
use crate::{
    diagnostic::{Loaded, Locator, Role, Text},
    language::stretch::Stretch as _,
    source::Span,
};

/// A stretch of a piece of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PiecePlace {
    /// Which line of the transcript, from 0.
    pub line: usize,
    /// Which piece of that line, from 0.
    pub piece: usize,
    /// Which bytes of the piece's text.
    pub range: Range<usize>,
}

impl PiecePlace {
    /// The whole of a piece.
    #[must_use]
    pub(crate) fn whole(line: usize, piece: usize, text: &str) -> Self {
        let trimmed = text.trim();
        let start = text.len() - text.trim_start().len();
        Self {
            line,
            piece,
            range: start..start + trimmed.len(),
        }
    }

    /// A stretch of the only piece of a line.
    #[must_use]
    pub(crate) fn at(line: usize, range: Range<usize>) -> Self {
        Self {
            line,
            piece: 0,
            range,
        }
    }

    /// A place in a row where nothing stands.
    #[must_use]
    pub(crate) fn empty(line: usize, piece: usize) -> Self {
        Self {
            line,
            piece,
            range: 0..0,
        }
    }
}

impl Transcript {
    /// The text of a stretch; nothing where there is no such piece.
    #[must_use]
    pub fn text(&self, place: &PiecePlace) -> &str {
        let line = self.lines.get(place.line);
        let piece = line.and_then(|line| line.pieces.get(place.piece));
        piece.map_or("", |piece| piece.text.stretch(place.range.clone()))
    }
}

/// A transcript with its text.
#[derive(Debug)]
pub struct LaidOut {
    /// The text, with the way back to the places in the file.
    pub loaded: Loaded,
    /// Where each piece of each line starts in the text.
    starts: Vec<Vec<usize>>,
}

impl LaidOut {
    /// Lays out the transcript of the file of this name, which is `role` to the run.
    ///
    /// # Errors
    /// It holds what no text can hold.
    pub fn of(transcript: &Transcript, role: Role, name: &str) -> Result<Self, Text> {
        let mut starts = Vec::with_capacity(transcript.lines.len());
        let mut at = 0;
        let mut lines = Vec::with_capacity(transcript.lines.len());
        for line in &transcript.lines {
            let mut of_line = Vec::with_capacity(line.pieces.len());
            let mut pieces = Vec::with_capacity(line.pieces.len());
            for piece in &line.pieces {
                of_line.push(at);
                at += piece.text.len() + 1;
                pieces.push((piece.locator.clone(), piece.text.clone()));
            }
            if pieces.is_empty() {
                at += 1;
            }
            starts.push(of_line);
            lines.push(pieces);
        }
        let loaded = Loaded::transcript(role, name, &lines);
        let loaded = loaded.map_err(|_| {
            Text::fixed(
                "它含有不能显示的字符",
                "it holds characters that are not text",
            )
        })?;
        Ok(Self { loaded, starts })
    }

    /// Lets what starts at a place be found elsewhere than the rest of its piece.
    pub fn locate(&mut self, place: &PiecePlace, locator: Locator) {
        let start = self.span(place).start();
        self.loaded.locate(start, locator);
    }

    /// The span of a stretch.
    #[must_use]
    pub fn span(&self, place: &PiecePlace) -> Span {
        let start = self
            .starts
            .get(place.line)
            .and_then(|line| line.get(place.piece));
        let start = start.copied().unwrap_or(0);
        let range = start + place.range.start..start + place.range.end;
        self.loaded.source.span(range)
    }

    /// The pieces of these lines, in order, each with its text.
    pub fn pieces(&self, lines: &BTreeSet<usize>) -> impl Iterator<Item = (PiecePlace, &str)> {
        let pieces = lines.iter().flat_map(|line| {
            let pieces = self.starts.get(*line).map_or(0, Vec::len);
            (0..pieces).map(move |piece| (*line, piece))
        });
        pieces.filter_map(|(line, piece)| {
            let start = *self.starts.get(line)?.get(piece)?;
            let rest = self.loaded.source.text().behind(start);
            let length = rest.find(['\t', '\n']).unwrap_or(rest.len());
            let range = 0..length;
            Some((PiecePlace { line, piece, range }, rest.before(length)))
        })
    }
}
