//! Records: a type, a length, and so many bytes.

use anyhow::{Context as _, Result, ensure};

/// The kinds of the records that start and end a part of the stream.
pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;

/// The longest content of a record; what is longer goes on in CONTINUE records.
pub(super) const LONGEST: usize = 8224;

/// A stream of records.
#[derive(Debug, Default)]
pub(super) struct Records {
    bytes: Vec<u8>,
}

impl Records {
    /// Adds a record.
    pub(super) fn push(&mut self, kind: u16, content: &[u8]) -> Result<()> {
        ensure!(
            content.len() <= LONGEST,
            "a record of {kind:#06X} is too long"
        );
        let length = u16::try_from(content.len()).context("length of a record")?;
        self.bytes.extend(kind.to_le_bytes());
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(content);
        Ok(())
    }

    /// Adds all records of another stream.
    pub(super) fn append(&mut self, other: Self) {
        self.bytes.extend(other.bytes);
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// The content of a record, put together number by number, low byte first.
#[derive(Debug, Default)]
pub(super) struct Content(Vec<u8>);

impl Content {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn byte(mut self, number: u8) -> Self {
        self.0.push(number);
        self
    }

    pub(super) fn short(mut self, number: u16) -> Self {
        self.0.extend(number.to_le_bytes());
        self
    }

    pub(super) fn shorts(self, numbers: &[u16]) -> Self {
        numbers
            .iter()
            .fold(self, |content, number| content.short(*number))
    }

    pub(super) fn long(mut self, number: u32) -> Self {
        self.0.extend(number.to_le_bytes());
        self
    }

    pub(super) fn float(mut self, number: f64) -> Self {
        self.0.extend(number.to_le_bytes());
        self
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }

    /// A text with its length in one byte, as names of sheets and fonts have it.
    pub(super) fn short_text(self, text: &str) -> Result<Self> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let length = u8::try_from(units.len()).with_context(|| format!("{text:?} is too long"))?;
        // 1: two bytes a character.
        Ok(self.byte(length).byte(1).shorts(&units))
    }

    /// A text with its length in two bytes.
    pub(super) fn text(self, text: &str) -> Result<Self> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let length = u16::try_from(units.len()).context("a text is too long")?;
        Ok(self.short(length).byte(1).shorts(&units))
    }

    /// What was put together.
    pub(super) fn finish(&self) -> &[u8] {
        &self.0
    }
}

/// The record that starts a part of the stream: its version and kind, and which program's.
pub(super) fn beginning(kind: u16) -> Vec<u8> {
    Content::new()
        .shorts(&[0x0600, kind, 0x0DBB, 0x07CC])
        .long(0)
        .long(6)
        .finish()
        .to_vec()
}
