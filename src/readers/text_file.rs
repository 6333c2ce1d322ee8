//! Plain text: the lines of the transcript are the file's own.

use super::{
    markdown::{self, is_marked},
    separated,
    transcript::{LineKind, Piece, TAB, Transcript},
};
use crate::{
    diagnostic::{Locator, Text},
    source::Source,
};

/// Reads a text in any of the encodings of [`Source`].
///
/// # Errors
/// The bytes are no text.
pub(super) fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    let source = Source::new("", bytes)
        .map_err(|_| Text::fixed("它不是能读的文件", "it is no file that can be read"))?;
    let text = source.text();
    Ok(if is_marked(text) {
        markdown::transcript(text)
    } else {
        transcript(text)
    })
}

/// The transcript of a text.
pub(super) fn transcript(text: &str) -> Transcript {
    let mut transcript = Transcript::default();
    for (number, line) in (1..).zip(separated::lines(text)) {
        let locator = Locator::Paragraph {
            heading: None,
            number,
        };
        let text = line.replace('\t', TAB);
        transcript.paragraph(LineKind::Paragraph, Piece::plain(locator, text));
    }
    transcript
}
