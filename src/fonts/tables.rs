//! The tables of a font file: where its faces start, and where the tables of one are.

use super::opened::Opened;

/// How many faces of one file are looked at.
const MOST_FACES: u32 = 64;

/// How many tables of one face are looked at.
const MOST_TABLES: usize = 256;

/// The longest table that says what a face is.
const LONGEST_TABLE: usize = 1 << 20;

/// Where a table is.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// What it is called.
    pub tag: [u8; 4],
    /// Its start, from that of the file.
    pub start: u64,
    /// Its length in bytes.
    pub length: usize,
}

/// Where the faces of a file start.
pub fn starts(file: &Opened<'_>) -> Option<Vec<u64>> {
    let head = file.part(0, 12)?;
    match head.get(..4)? {
        b"ttcf" => {
            let count = number(&head, 8)?.min(MOST_FACES);
            let offsets = file.part(12, 4 * count as usize)?;
            let starts = (0..count as usize).map_while(|face| number(&offsets, 4 * face));
            Some(starts.map(u64::from).collect())
        }
        [0, 1, 0, 0] | b"OTTO" | b"true" => Some(vec![0]),
        _ => None,
    }
}

/// The tables of a face, by its directory.
pub struct Tables<'f> {
    file: &'f Opened<'f>,
    directory: Vec<u8>,
}

impl<'f> Tables<'f> {
    /// Those of the face that starts there.
    pub fn of(file: &'f Opened<'f>, start: u64) -> Option<Self> {
        let head = file.part(start, 12)?;
        let count = u16::from_be_bytes(head.get(4..6)?.try_into().ok()?);
        let length = 16 * usize::from(count).min(MOST_TABLES);
        Some(Self {
            file,
            directory: file.part(start + 12, length)?,
        })
    }

    /// Where a table is and how long.
    pub fn place(&self, tag: [u8; 4]) -> Option<Place> {
        self.places().find(|place| place.tag == tag)
    }

    /// Where all tables are.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.directory.chunks_exact(16).filter_map(|record| {
            Some(Place {
                tag: record.get(..4)?.try_into().ok()?,
                start: number(record, 8)?.into(),
                length: number(record, 12)? as usize,
            })
        })
    }

    /// The bytes of a table.
    pub fn read(&self, tag: [u8; 4]) -> Option<Vec<u8>> {
        let place = self.place(tag)?;
        if place.length > LONGEST_TABLE {
            return None;
        }
        self.file.part(place.start, place.length)
    }
}

/// The number of four bytes at a place.
pub fn number(bytes: &[u8], place: usize) -> Option<u32> {
    let bytes = bytes.get(place..place + 4)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}
