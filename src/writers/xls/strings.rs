//! The table of all texts, each once, which cells refer to by number.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::record::{LONGEST, Records};
use crate::writers::printable::{SPREADSHEET, printable};

const SST: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;

/// The longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// Two bytes a character.
const WIDE: u8 = 1;

/// The texts of a workbook.
#[derive(Debug, Default)]
pub(super) struct Strings {
    numbers: BTreeMap<String, u32>,
    texts: Vec<Vec<u16>>,
    uses: u32,
}

impl Strings {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> Result<u32> {
        let text = printable(text, SPREADSHEET);
        self.uses += 1;
        if let Some(number) = self.numbers.get(&*text) {
            return Ok(*number);
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        ensure!(
            units.len() <= LONGEST_TEXT,
            "a text of {} characters is longer than a cell holds",
            units.len()
        );
        let number = u32::try_from(self.texts.len())?;
        self.texts.push(units);
        self.numbers.insert(text.into_owned(), number);
        Ok(number)
    }

    /// Writes the table. A text may be divided between two records, and each part of it then says
    /// anew how its characters are stored.
    pub(super) fn write(&self, records: &mut Records) -> Result<()> {
        let mut kind = SST;
        let mut content = Vec::new();
        content.extend(self.uses.to_le_bytes());
        content.extend(u32::try_from(self.texts.len())?.to_le_bytes());
        for text in &self.texts {
            let length = u16::try_from(text.len())?;
            // Length, kind and first character are never parted.
            if content.len() + 5 > LONGEST {
                records.push(kind, &content)?;
                (kind, content) = (CONTINUE, Vec::new());
            }
            content.extend(length.to_le_bytes());
            content.push(WIDE);
            for unit in text {
                if content.len() + 2 > LONGEST {
                    records.push(kind, &content)?;
                    (kind, content) = (CONTINUE, vec![WIDE]);
                }
                content.extend(unit.to_le_bytes());
            }
        }
        records.push(kind, &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_record_goes_on_in_the_next() {
        let mut strings = Strings::default();
        assert_eq!(strings.number("甲").unwrap(), 0);
        assert_eq!(strings.number(&"乙".repeat(10_000)).unwrap(), 1);
        assert_eq!(strings.number("甲").unwrap(), 0);
        let mut records = Records::default();
        strings.write(&mut records).unwrap();
        let bytes = records.into_bytes();
        let mut kinds = Vec::new();
        let mut at = 0;
        while let Some([a, b, c, d]) = bytes.get(at..at + 4) {
            let length = u16::from_le_bytes([*c, *d]);
            kinds.push((u16::from_le_bytes([*a, *b]), length));
            at += 4 + usize::from(length);
        }
        assert_eq!(
            kinds.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
            [SST, CONTINUE, CONTINUE]
        );
        assert!(
            kinds
                .iter()
                .all(|(_, length)| usize::from(*length) <= LONGEST)
        );
        assert!(strings.number(&"丙".repeat(32_768)).is_err());
    }
}
