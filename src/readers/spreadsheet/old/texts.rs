//! The table of texts that cells share. A text may be divided between two records, and each part of
//! it then says anew how its characters are stored.

use super::record::{Content, characters};

/// Reads the table from its record and those that go on with it, as far as it goes.
pub(super) fn read(pieces: Vec<&[u8]>) -> Vec<String> {
    let mut rest = Rest {
        pieces: pieces.into_iter(),
        piece: &[],
    };
    let mut texts = Vec::new();
    rest.next_piece();
    // Before the first: how often texts are used, and how many there are.
    if rest.take(8).is_none() {
        return texts;
    }
    while let Some(text) = rest.text() {
        texts.push(text);
    }
    texts
}

struct Rest<'a> {
    pieces: std::vec::IntoIter<&'a [u8]>,
    piece: &'a [u8],
}

impl<'a> Rest<'a> {
    fn next_piece(&mut self) -> Option<()> {
        self.piece = self.pieces.next()?;
        Some(())
    }

    /// So many bytes, which are never divided.
    fn take(&mut self, length: usize) -> Option<Content<'a>> {
        if self.piece.is_empty() {
            self.next_piece()?;
        }
        let (taken, behind) = self.piece.split_at_checked(length)?;
        self.piece = behind;
        Some(Content(taken))
    }

    fn text(&mut self) -> Option<String> {
        let head = self.take(3)?;
        let (length, kind) = (head.index(0)?, head.byte(2)?);
        let runs = if kind & 8 == 0 {
            0
        } else {
            self.take(2)?.index(0)?
        };
        let aids = if kind & 4 == 0 {
            0
        } else {
            self.take(4)?.long(0)?
        };
        let mut left = length;
        let mut is_wide = kind & 1 != 0;
        let mut text = String::new();
        while left > 0 {
            if self.piece.is_empty() {
                self.next_piece()?;
                is_wide = self.take(1)?.byte(0)? & 1 != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let here = left.min(self.piece.len() / width);
            if here == 0 {
                return None;
            }
            text += &characters(self.take(here * width)?.0, is_wide);
            left -= here;
        }
        self.pass(runs * 4)?;
        self.pass(usize::try_from(aids).ok()?)?;
        Some(text)
    }

    /// Passes over so many bytes, divided or not.
    fn pass(&mut self, length: usize) -> Option<()> {
        let mut left = length;
        while left > 0 {
            if self.piece.is_empty() {
                self.next_piece()?;
            }
            let here = left.min(self.piece.len());
            self.take(here)?;
            left -= here;
        }
        Some(())
    }
}
