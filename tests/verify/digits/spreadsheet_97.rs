//! The digits of a spreadsheet of Excel 97: those of its texts, of its numbers, and of what its formulas
//! gave last.

use std::{
    io::{Cursor, Read as _, Write as _},
    ops::Range,
};

use cfb::CompoundFile;

const TEXTS: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
const NUMBER: u16 = 0x0203;
const FORMULA: u16 = 0x0006;

/// Where the stream of records lies in the file.
const STREAM: &str = "/Workbook";

/// A digit, by where it lies in the stream of records.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// The two bytes of a character.
    Text(usize),
    /// The digit of this number in the decimal notation of a float of eight bytes.
    Float(usize, usize),
}

fn stream(bytes: &[u8]) -> Vec<u8> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).unwrap();
    let mut stream = Vec::new();
    file.open_stream(STREAM)
        .unwrap()
        .read_to_end(&mut stream)
        .unwrap();
    stream
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap())
}

fn float(bytes: &[u8], at: usize) -> f64 {
    f64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
}

/// The records: their kind, and where their content lies.
fn records(stream: &[u8]) -> Vec<(u16, Range<usize>)> {
    let mut records = Vec::new();
    let mut at = 0;
    while at + 4 <= stream.len() {
        let start = at + 4;
        at = start + usize::from(short(stream, at + 2));
        records.push((short(stream, start - 4), start..at));
    }
    records
}

/// Every digit of a file.
pub(super) fn places(bytes: &[u8]) -> Vec<Place> {
    let stream = stream(bytes);
    let mut places = Vec::new();
    let mut texts = Vec::new();
    for (kind, content) in records(&stream) {
        match kind {
            TEXTS | CONTINUE => texts.push(content),
            NUMBER => add_float(&stream, content.start + 6, &mut places),
            // A result that is no number ends in two bytes of ones.
            FORMULA if short(&stream, content.start + 12) != 0xFFFF => {
                add_float(&stream, content.start + 6, &mut places);
            }
            _ => {}
        }
    }
    add_texts(&stream, &texts, &mut places);
    places
}

fn add_float(stream: &[u8], at: usize, places: &mut Vec<Place>) {
    let shown = float(stream, at).to_string();
    let digits = shown.char_indices().filter(|(_, c)| c.is_ascii_digit());
    places.extend(digits.map(|(digit, _)| Place::Float(at, digit)));
}

/// The texts, all of two bytes a character, in the table of texts and what goes on from it.
fn add_texts(stream: &[u8], parts: &[Range<usize>], places: &mut Vec<Place>) {
    let mut parts = parts.iter();
    let mut part = parts.next().unwrap().clone();
    // Behind how often texts are used, and how many there are.
    part.start += 8;
    loop {
        if part.is_empty() {
            let Some(next) = parts.next() else { return };
            part = next.clone();
        }
        let length = short(stream, part.start);
        // Behind its length and how its characters are stored.
        part.start += 3;
        for _ in 0..length {
            if part.is_empty() {
                part = parts.next().unwrap().clone();
                part.start += 1;
            }
            if (0x30..0x3A).contains(&short(stream, part.start)) {
                places.push(Place::Text(part.start));
            }
            part.start += 2;
        }
    }
}

/// The digit at a place.
pub(super) fn digit(bytes: &[u8], place: Place) -> char {
    let stream = stream(bytes);
    match place {
        Place::Text(at) => char::from(stream[at]),
        Place::Float(at, digit) => float(&stream, at).to_string().chars().nth(digit).unwrap(),
    }
}

/// The file with the digit at a place made another.
pub(super) fn with_digit(bytes: &[u8], place: Place, new: char) -> Vec<u8> {
    let mut stream = stream(bytes);
    match place {
        Place::Text(at) => stream[at] = u8::try_from(new).unwrap(),
        Place::Float(at, digit) => {
            let mut shown: Vec<char> = float(&stream, at).to_string().chars().collect();
            shown[digit] = new;
            let number: f64 = shown.into_iter().collect::<String>().parse().unwrap();
            stream[at..at + 8].copy_from_slice(&number.to_le_bytes());
        }
    }
    let mut file = CompoundFile::open(Cursor::new(bytes.to_vec())).unwrap();
    file.open_stream(STREAM)
        .unwrap()
        .write_all(&stream)
        .unwrap();
    file.into_inner().into_inner()
}
