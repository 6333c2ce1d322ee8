//! Records: a kind, a length, and so many bytes. A file that breaks off ends its records.

/// A record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) content: Content<'a>,
}

/// Bytes of a record; numbers in it have the low byte first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Content<'a>(pub(super) &'a [u8]);

/// The records from a place on.
pub(super) fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let head = Content(stream.get(at..)?);
        let (kind, length) = (head.short(0)?, usize::from(head.short(2)?));
        let content = head.0.get(4..4 + length)?;
        at += 4 + length;
        Some(Record {
            kind,
            content: Content(content),
        })
    })
}

impl<'a> Content<'a> {
    pub(super) fn byte(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    pub(super) fn short(self, at: usize) -> Option<u16> {
        let bytes = self.0.get(at..)?.first_chunk()?;
        Some(u16::from_le_bytes(*bytes))
    }

    pub(super) fn long(self, at: usize) -> Option<u32> {
        let bytes = self.0.get(at..)?.first_chunk()?;
        Some(u32::from_le_bytes(*bytes))
    }

    pub(super) fn float(self, at: usize) -> Option<f64> {
        let bytes = self.0.get(at..)?.first_chunk()?;
        Some(f64::from_le_bytes(*bytes))
    }

    /// What stands from a place on.
    pub(super) fn from(self, at: usize) -> Option<Content<'a>> {
        self.0.get(at..).map(Content)
    }

    /// A row or a column at a place.
    pub(super) fn index(self, at: usize) -> Option<usize> {
        self.short(at).map(usize::from)
    }

    /// A text whose length stands before it in one byte, at a place.
    pub(super) fn short_text(self, at: usize) -> Option<String> {
        let length = usize::from(self.byte(at)?);
        self.text_of(at + 1, length)
    }

    /// A text whose length stands before it in two bytes, at a place.
    pub(super) fn text(self, at: usize) -> Option<String> {
        let length = self.index(at)?;
        self.text_of(at + 2, length)
    }

    /// A text of so many characters: how they are stored stands before them.
    pub(super) fn text_of(self, at: usize, length: usize) -> Option<String> {
        let kind = self.byte(at)?;
        // Runs of looks and reading aids are told of before the characters.
        let mut start = at + 1;
        start += if kind & 8 == 0 { 0 } else { 2 };
        start += if kind & 4 == 0 { 0 } else { 4 };
        let width = if kind & 1 == 0 { 1 } else { 2 };
        let bytes = self.0.get(start..start + length * width)?;
        Some(characters(bytes, width == 2))
    }

    /// Where a text of so many characters ends that has neither runs nor aids.
    pub(super) fn end_of_text(self, at: usize, length: usize) -> Option<usize> {
        let width = if self.byte(at)? & 1 == 0 { 1 } else { 2 };
        Some(at + 1 + length * width)
    }
}

/// Characters of one byte each, which are the first of Unicode, or of two.
pub(super) fn characters(bytes: &[u8], is_wide: bool) -> String {
    if is_wide {
        let units = bytes.as_chunks::<2>().0.iter().copied();
        let units: Vec<u16> = units.map(u16::from_le_bytes).collect();
        String::from_utf16_lossy(&units)
    } else {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }
}
