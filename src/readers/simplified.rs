//! Transcripts in simplified characters, as long as they were.

use std::borrow::Cow;

use super::{Transcript, laid_out::LaidOut};
use crate::language::simplified::simplified;

/// A transcript in simplified characters; every character keeps its place.
#[must_use]
pub fn transcript(transcript: &Transcript) -> Cow<'_, Transcript> {
    let pieces = || transcript.lines.iter().flat_map(|line| &line.pieces);
    if pieces().all(|piece| matches!(simplified(&piece.text), Cow::Borrowed(_))) {
        return Cow::Borrowed(transcript);
    }
    let mut folded = transcript.clone();
    for piece in folded.lines.iter_mut().flat_map(|line| &mut line.pieces) {
        piece.text = simplified(&piece.text).into_owned();
    }
    Cow::Owned(folded)
}

/// The text of a transcript in simplified characters.
#[must_use]
pub fn text(laid_out: &LaidOut) -> Cow<'_, str> {
    simplified(laid_out.loaded.source.text())
}
