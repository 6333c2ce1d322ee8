//! Plain text: the lines of the transcript are the file's own.

use super::transcript::{LineKind, Piece, Transcript};
use crate::{
    diagnostic::{Locator, Text},
    source::Source,
};

/// What stands for a tab: a wide blank, so that cells that tabs part are still told from words.
const TAB: &str = "\u{2003}";

/// Reads a text in any of the encodings of [`Source`].
///
/// # Errors
/// The bytes are no text.
pub(super) fn read(bytes: &[u8]) -> Result<Transcript, Text> {
    let source = Source::new("", bytes)
        .map_err(|_| Text::fixed("它不是能读的文件", "it is no file that can be read"))?;
    Ok(transcript(source.text()))
}

/// The transcript of a text.
pub(super) fn transcript(text: &str) -> Transcript {
    let mut transcript = Transcript::default();
    for (number, line) in (1..).zip(text.lines()) {
        let locator = Locator::Paragraph {
            heading: None,
            number,
        };
        let text = line.replace('\t', TAB);
        transcript.paragraph(LineKind::Paragraph, Piece::plain(locator, text));
    }
    transcript
}
