//! Where the outlines of single glyphs are in a `CFF` table, of which they are nearly all.
//!
//! Source: Adobe Technical Note 5176, The Compact Font Format Specification.

use std::ops::Range;

/// How much of a table's start holds all that says where the outlines are.
pub const HEAD: usize = 1 << 16;

/// The operator whose operand is the place of the outlines.
const OUTLINES: u8 = 17;

/// Where the list of outlines starts, by the start of a table.
pub fn list_start(head: &[u8]) -> Option<usize> {
    let names = usize::from(*head.get(2)?);
    let top = list_end(head, names)?;
    let list = List::at(head, top)?;
    let dictionary = list.entry(head, 0)?;
    operand(head.get(dictionary)?, OUTLINES)
}

/// The end of a list.
fn list_end(bytes: &[u8], start: usize) -> Option<usize> {
    let count = u16::from_be_bytes(bytes.get(start..start + 2)?.try_into().ok()?);
    if count == 0 {
        return Some(start + 2);
    }
    let list = List::at(bytes, start)?;
    Some(list.entry(bytes, list.count - 1)?.end)
}

/// A list of entries of any length.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// How many entries it has.
    pub count: usize,
    /// Bytes of an offset.
    width: usize,
    /// Where its offsets start.
    offsets: usize,
}

impl List {
    /// The list that starts there, which has entries.
    pub fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let count = u16::from_be_bytes(bytes.get(start..start + 2)?.try_into().ok()?);
        let width = usize::from(*bytes.get(start + 2)?);
        let is_right = count > 0 && (1..=4).contains(&width);
        is_right.then_some(Self {
            count: count.into(),
            width,
            offsets: start + 3,
        })
    }

    /// Where its entries start: the first offset is 1.
    pub fn data(&self) -> usize {
        self.offsets + (self.count + 1) * self.width
    }

    /// Where an entry is.
    pub fn entry(&self, bytes: &[u8], number: usize) -> Option<Range<usize>> {
        if number >= self.count {
            return None;
        }
        let offset = |number: usize| {
            let start = self.offsets + number * self.width;
            let digits = bytes.get(start..start + self.width)?;
            let offset = digits
                .iter()
                .fold(0, |sum, digit| sum << 8 | usize::from(*digit));
            (self.data() + offset).checked_sub(1)
        };
        Some(offset(number)?..offset(number + 1)?)
    }

    /// Says of entries in their order where they are from now on: of every entry how long it is.
    pub fn lay(&self, bytes: &mut [u8], lengths: impl Iterator<Item = usize>) -> Option<()> {
        let mut offset = 1;
        let ends = lengths.map(|length| {
            offset += length;
            offset
        });
        let offsets = bytes.get_mut(self.offsets..self.data())?;
        let places = offsets.chunks_exact_mut(self.width);
        for (place, offset) in places.zip(std::iter::once(1).chain(ends)) {
            let digits = offset.to_be_bytes();
            place.copy_from_slice(digits.get(digits.len() - self.width..)?);
        }
        Some(())
    }
}

/// The last operand of an operator of one byte in a dictionary.
fn operand(dictionary: &[u8], wanted: u8) -> Option<usize> {
    let mut bytes = dictionary.iter().copied();
    let mut last = None;
    while let Some(first) = bytes.next() {
        let mut next = || bytes.next().map(i32::from);
        last = match first {
            12 => {
                next()?;
                None
            }
            0..=21 if first == wanted => return usize::try_from(last?).ok(),
            0..=21 => None,
            28 => Some(next()? << 8 | next()?),
            29 => Some(next()? << 24 | next()? << 16 | next()? << 8 | next()?),
            // A real number, of which no operand that is asked for is one.
            30 => {
                while next()? & 0xF != 0xF {}
                None
            }
            32..=246 => Some(i32::from(first) - 139),
            247..=250 => Some((i32::from(first) - 247) * 256 + next()? + 108),
            251..=254 => Some(-(i32::from(first) - 251) * 256 - next()? - 108),
            22..=27 | 31 | 255 => return None,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operand_is_read_in_every_notation() {
        // 0 charset, a real number, then the place of the outlines.
        assert_eq!(
            operand(&[139, 15, 30, 0x12, 0x3F, 12, 7, 239, 17], 17),
            Some(100)
        );
        assert_eq!(operand(&[28, 0x10, 0x00, 17], 17), Some(4096));
        assert_eq!(operand(&[29, 0x00, 0x01, 0x00, 0x00, 17], 17), Some(65536));
        assert_eq!(operand(&[247, 0, 17], 17), Some(108));
        assert_eq!(operand(&[139, 15], 17), None);
    }

    #[test]
    fn the_entries_of_a_list_follow_its_offsets() {
        let bytes = [0, 2, 1, 1, 3, 4, b'a', b'b', b'c'];
        let list = List::at(&bytes, 0).unwrap();
        assert_eq!(list.entry(&bytes, 0), Some(6..8));
        assert_eq!(list.entry(&bytes, 1), Some(8..9));
        assert_eq!(list.entry(&bytes, 2), None);
        assert_eq!(list_end(&bytes, 0), Some(9));
        assert_eq!(list_end(&[0, 0], 0), Some(2));
    }

    #[test]
    fn entries_that_are_closed_up_stand_where_their_list_says() {
        let mut bytes = [0, 3, 2, 0, 1, 0, 3, 1, 4, 1, 5, b'a', b'b'];
        let list = List::at(&bytes, 0).unwrap();
        list.lay(&mut bytes, [0, 2, 0].into_iter()).unwrap();
        let entries: Vec<_> = (0..3).map(|entry| list.entry(&bytes, entry)).collect();
        assert_eq!(entries, [Some(11..11), Some(11..13), Some(13..13)]);
    }
}
