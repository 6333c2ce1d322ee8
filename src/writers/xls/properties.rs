//! What the file says about itself: title, subject, author, and the year file it was built from.

use super::record::Content;
use crate::document::properties::Properties;

/// A text of so many bytes, its last zero included.
const TEXT: u32 = 30;
/// A small number.
const SHORT: u32 = 2;
/// Texts are UTF-8.
const UTF_8: u16 = 65001;

/// The kind of property set that holds a summary: F29F85E0-4FF9-1068-AB91-08002B27B3D9.
const SUMMARY: [u8; 16] = [
    0xE0, 0x85, 0x9F, 0xF2, 0xF9, 0x4F, 0x68, 0x10, 0xAB, 0x91, 0x08, 0x00, 0x2B, 0x27, 0xB3, 0xD9,
];

/// The stream that every program shows under “properties”.
pub(super) fn summary(properties: &Properties) -> Vec<u8> {
    let subject = properties.statistics_subject();
    let particulars = properties.particulars();
    let particulars = particulars.map(|(name, value)| format!("{name}={value}"));
    let comments = particulars.join(" ");
    let texts = [
        (2, &properties.title),
        (3, &subject),
        (4, &properties.organ),
        (6, &comments),
    ];
    let mut values = vec![(
        1_u32,
        Content::new()
            .long(SHORT)
            .short(UTF_8)
            .short(0)
            .finish()
            .to_vec(),
    )];
    for (number, text) in texts {
        let mut bytes = text.replace('\0', "").into_bytes();
        bytes.push(0);
        let length = size(bytes.len());
        // Every value starts at a multiple of four.
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        let value = Content::new().long(TEXT).long(length).bytes(&bytes);
        values.push((number, value.finish().to_vec()));
    }
    // Size and count, then number and offset of each value, then the values.
    let mut offset = size(8 + 8 * values.len());
    let mut table = Content::new();
    let mut contents = Content::new();
    for (number, value) in &values {
        table = table.long(*number).long(offset);
        contents = contents.bytes(value);
        offset += size(value.len());
    }
    Content::new()
        .shorts(&[0xFFFE, 0])
        .long(0x0002_0006)
        .bytes(&[0; 16])
        .long(1)
        .bytes(&SUMMARY)
        .long(48)
        .long(offset)
        .long(size(values.len()))
        .bytes(table.finish())
        .bytes(contents.finish())
        .finish()
        .to_vec()
}

/// A size or a count as the stream holds it.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a title and a name are shorter than 4 GiB")
}
