//! Where in the paragraphs of a report its notes are called.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::{Note, Prose};
use crate::{
    language::{note_mark, stretch::Stretch as _},
    readers::{
        Transcript,
        laid_out::PiecePlace,
        transcript::{LineKind, NoteCall},
    },
    recognition::text_line::Lines,
};

/// The notes of a report whose places in its paragraphs are known.
#[derive(Debug)]
pub(super) struct PlacedNotes<'t> {
    transcript: &'t Transcript,
    /// What each stretch of a paragraph calls, by its line, its piece and where it starts.
    calls: BTreeMap<(usize, usize, usize), Vec<NoteCall>>,
    /// The lines of those notes.
    lines: BTreeSet<usize>,
}

impl<'t> PlacedNotes<'t> {
    /// Finds where these paragraphs call notes.
    pub(super) fn of<'l>(
        transcript: &'t Transcript,
        paragraphs: impl Iterator<Item = &'l Lines>,
    ) -> Self {
        let mut stretches: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
        for place in paragraphs.flatten() {
            let line = transcript.lines.get(place.line);
            if line.is_some_and(|line| line.kind != LineKind::Note) {
                let held = stretches.entry((place.line, place.piece)).or_default();
                held.insert(place.range.start);
            }
        }
        let mut placed = Self {
            transcript,
            calls: BTreeMap::new(),
            lines: BTreeSet::new(),
        };
        for ((line, piece), starts) in stretches {
            let held = transcript.lines.get(line);
            let held = held.and_then(|held| held.pieces.get(piece));
            for call in held.iter().flat_map(|piece| &piece.calls) {
                // A mark behind the last word of a stretch belongs to it.
                let start = starts.range(..call.at).next_back().or(starts.first());
                let lines = transcript.notes.get(call.note);
                if let (Some(start), Some(lines)) = (start, lines)
                    && placed.is_new(lines.clone())
                {
                    placed.lines.extend(lines.clone());
                    let calls = placed.calls.entry((line, piece, *start)).or_default();
                    calls.push(*call);
                }
            }
        }
        placed
    }

    /// Whether the lines are those of a note that no other place calls.
    fn is_new(&self, mut lines: std::ops::Range<usize>) -> bool {
        !lines.is_empty() && lines.all(|line| !self.lines.contains(&line))
    }

    /// Whether a paragraph is one of a note that is called.
    pub(super) fn holds(&self, paragraph: &Lines) -> bool {
        let first = paragraph.first();
        first.is_some_and(|place| self.lines.contains(&place.line))
    }

    /// What the notes of the file say whose places are not known.
    pub(super) fn apart(&self) -> Vec<String> {
        let lines = self.transcript.lines.iter().enumerate();
        let notes = lines.filter(|(_, line)| line.kind == LineKind::Note);
        let apart = notes.filter(|(number, _)| !self.lines.contains(number));
        let pieces = apart.flat_map(|(_, line)| &line.pieces);
        pieces.map(|piece| piece.text.trim().to_owned()).collect()
    }

    /// A paragraph with its notes.
    pub(super) fn prose(&self, paragraph: &Lines) -> Prose {
        let mut prose = Prose::default();
        for place in paragraph {
            let start = prose.text.len();
            let calls = self
                .calls
                .get(&(place.line, place.piece, place.range.start));
            for call in calls.into_iter().flatten() {
                let at = call.at.clamp(place.range.start, place.range.end);
                let at = start + at - place.range.start;
                prose.notes.extend(self.note(call.note, at));
            }
            self.add(place, &mut prose.text, &mut prose.figures);
        }
        prose
    }

    /// Adds a stretch of the file to a text, and the figures that the file marks in it.
    fn add(&self, place: &PiecePlace, text: &mut String, figures: &mut Vec<(usize, String)>) {
        let line = self.transcript.lines.get(place.line);
        let Some(piece) = line.and_then(|line| line.pieces.get(place.piece)) else {
            return;
        };
        let marked = piece.figures.iter();
        let within = marked.filter(|figure| place.range.contains(&figure.range.start));
        let start = text.len();
        figures.extend(within.map(|figure| {
            let at = start + figure.range.start - place.range.start;
            (at, figure.tag.clone())
        }));
        text.push_str(piece.text.stretch(place.range.clone()));
    }

    /// The note of a number, as it is called at a place of its text.
    fn note(&self, number: usize, at: usize) -> Option<Note> {
        let mut note = Note {
            at,
            text: String::new(),
            figures: Vec::new(),
        };
        for line in self.transcript.notes.get(number)?.clone() {
            let pieces = self.transcript.lines.get(line)?.pieces.iter().enumerate();
            for (piece, held) in pieces {
                let mut place = PiecePlace::whole(line, piece, &held.text);
                if note.text.is_empty() {
                    let said = held.text.stretch(place.range.clone());
                    place.range.start = place.range.end - note_mark::without_mark(said).len();
                } else {
                    note.text.push(' ');
                }
                self.add(&place, &mut note.text, &mut note.figures);
            }
        }
        Some(note)
    }
}
