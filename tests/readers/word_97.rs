//! Word files of 1997 to 2003 read back, made by hand after the published description.

use std::io::{Cursor, Write as _};

use report::readers::transcript::LineKind;

use super::{
    damaged::{is_borne, refused},
    outputs::{hidden, read, shown},
};

/// Where the text lies in the file, and the pages that tell how it is set.
const TEXT: usize = 0x400;
const PARAGRAPHS: usize = 0x800;
const WORDS: usize = 0xA00;

/// A stretch of text: what it says, with the mark that ends it, how its paragraph is set, and how
/// its words are.
type Stretch<'a> = (&'a str, &'a [u8], &'a [u8]);

/// A page that tells how stretches are set: their ends, where each list lies, and the lists.
fn page(ends: &[usize], lists: &[Vec<u8>], size: usize) -> Vec<u8> {
    let mut page = vec![0; 512];
    let mut put = |at: usize, bytes: &[u8]| page[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &u32::try_from(TEXT).unwrap().to_le_bytes());
    let mut free = 510;
    for (number, (end, list)) in ends.iter().zip(lists).enumerate() {
        put(
            4 * (number + 1),
            &u32::try_from(*end).unwrap().to_le_bytes(),
        );
        free = (free - list.len()) & !1;
        put(free, list);
        let offset = u8::try_from(free / 2).unwrap();
        put(4 * (ends.len() + 1) + size * number, &[offset]);
    }
    put(511, &[u8::try_from(ends.len()).unwrap()]);
    page
}

/// A file of these stretches, of which the last `notes` characters are notes.
fn file(stretches: &[Stretch<'_>], notes: u32) -> Vec<u8> {
    let mut document = vec![0; TEXT];
    let (mut ends, mut paragraphs, mut words) = (Vec::new(), Vec::new(), Vec::new());
    for (text, paragraph, word) in stretches {
        document.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        ends.push(document.len());
        // The number of the style stands first, and the length is told in pairs of bytes.
        let mut list = vec![0, 0, 0, 0];
        list.extend(*paragraph);
        list.resize(list.len().next_multiple_of(2), 0);
        list[1] = u8::try_from(list.len() / 2 - 1).unwrap();
        paragraphs.push(list);
        let mut list = vec![u8::try_from(word.len()).unwrap()];
        list.extend(*word);
        words.push(list);
    }
    let characters = u32::try_from((document.len() - TEXT) / 2).unwrap();
    document.resize(PARAGRAPHS, 0);
    document.extend(page(&ends, &paragraphs, 13));
    document.extend(page(&ends, &words, 1));
    let mut table = Vec::new();
    for (told, at) in [(0x102, PARAGRAPHS), (0xFA, WORDS)] {
        let start = u32::try_from(table.len()).unwrap();
        document[told..told + 4].copy_from_slice(&start.to_le_bytes());
        document[told + 4..told + 8].copy_from_slice(&12_u32.to_le_bytes());
        table.extend([0; 8]);
        table.extend(u32::try_from(at / 512).unwrap().to_le_bytes());
    }
    let pieces = u32::try_from(table.len()).unwrap();
    table.extend([2, 16, 0, 0, 0, 0, 0, 0, 0]);
    table.extend(characters.to_le_bytes());
    table.extend([0, 0]);
    table.extend(u32::try_from(TEXT).unwrap().to_le_bytes());
    table.extend([0, 0]);
    for (at, value) in [
        (0, 0x00C1_A5EC),
        (0x4C, characters - notes),
        (0x50, notes),
        (0x1A2, pieces),
        (0x1A6, 21),
    ] {
        document[at..at + 4].copy_from_slice(&u32::to_le_bytes(value));
    }
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, content) in [("WordDocument", document), ("0Table", table)] {
        let mut stream = file.create_stream(name).unwrap();
        stream.write_all(&content).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The end of a row of cells that end at these places, with what is said of each.
fn row(cells: &[(i16, u16)]) -> Vec<u8> {
    let mut told = vec![u8::try_from(cells.len()).unwrap(), 0, 0];
    told.extend(cells.iter().flat_map(|(edge, _)| edge.to_le_bytes()));
    for (_, flags) in cells {
        told.extend(flags.to_le_bytes());
        told.extend([0; 18]);
    }
    let mut list = vec![0x16, 0x24, 1, 0x17, 0x24, 1, 0x08, 0xD6];
    list.extend(u16::try_from(told.len() + 1).unwrap().to_le_bytes());
    list.extend(told);
    list
}

const IN_TABLE: &[u8] = &[0x16, 0x24, 1];

#[test]
fn paragraphs_cells_and_notes_are_read() {
    let first = row(&[(1000, 0x60), (2000, 0)]);
    let second = row(&[(1000, 0x20), (1500, 0), (2000, 0)]);
    let read = read(&file(
        &[
            ("一、总体情况\r", &[], &[]),
            (
                "共\u{13} REF x \u{14}12\u{15}件\u{2}，第\u{13}PAGE\u{14}3\u{15}页\r",
                &[],
                &[],
            ),
            ("类\u{7}", IN_TABLE, &[]),
            ("项\u{7}", IN_TABLE, &[]),
            ("\u{7}", &first, &[]),
            ("\u{7}", IN_TABLE, &[]),
            ("新收\u{7}3\u{7}", IN_TABLE, &[]),
            ("\u{7}", &second, &[]),
            ("完\r", &[], &[]),
            ("\u{2}注\r", &[], &[]),
        ],
        3,
    ));
    assert_eq!(
        shown(&read),
        [
            "Paragraph: 一、总体情况",
            "Paragraph: 共12件，第页",
            "Row { table: 0, row: 0 }: 类 | 项",
            "Row { table: 0, row: 1 }: 新收 | 3",
            "Paragraph: 完",
            "Note: 注",
        ]
    );
    let places = read.tables[0].cells.iter();
    let places: Vec<_> = places
        .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span))
        .collect();
    assert_eq!(
        places,
        [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    );
}

#[test]
fn what_is_not_seen_is_told() {
    let heading: &[u8] = &[0x40, 0x26, 0];
    let read = read(&file(
        &[
            ("看得见", heading, &[]),
            ("藏", heading, &[0x3C, 0x08, 1]),
            ("删", heading, &[0x00, 0x08, 1]),
            ("白", heading, &[0x70, 0x68, 0xFF, 0xFF, 0xFF, 0]),
            ("\r", heading, &[]),
        ],
        0,
    ));
    assert_eq!(shown(&read), ["Heading(1): 看得见"]);
    assert_eq!(read.lines[0].kind, LineKind::Heading(1));
    assert_eq!(
        hidden(&read),
        ["HiddenText: 藏", "Revision: 删", "WhiteText: 白"]
    );
}

#[test]
fn damage_is_borne_and_what_cannot_be_read_is_told() {
    let whole = file(&[("正文\r", &[], &[])], 0);
    is_borne(&whole, 2000);
    let at = whole
        .windows(4)
        .position(|it| it == b"\xEC\xA5\xC1\x00")
        .unwrap();
    let mut old = whole.clone();
    old[at + 2] = 0x65;
    assert!(refused(&old).contains("older than Word 97"));
    let mut locked = whole;
    locked[at + 0x0B] = 1;
    assert!(refused(&locked).contains("locked with a password"));
}
