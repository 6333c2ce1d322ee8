//! The container of the old format, and what its first bytes say.

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;

use super::{
    super::transcript::{Hidden, HiddenKind, Transcript},
    number::{place, two},
};
use crate::diagnostic::{Text, say::say};

/// The largest file, in mebibytes.
const LARGEST: usize = 32;
/// The most streams and storages that are looked at.
const MOST_ENTRIES: usize = 4096;
/// The first version that is read.
const WORD_97: u16 = 0x00C1;

/// What is read of a container.
pub(super) struct Container {
    /// The text and how it is set.
    pub(super) document: Vec<u8>,
    /// Where that lies.
    pub(super) table: Vec<u8>,
    /// What is too long to stand in the first.
    pub(super) data: Vec<u8>,
    /// How long the text is, and the parts behind it: notes, heads and feet, remarks, notes at the
    /// end, text boxes.
    pub(super) lengths: Lengths,
}

/// In characters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lengths {
    pub(super) body: usize,
    pub(super) notes: usize,
    pub(super) margins: usize,
    pub(super) remarks: usize,
    pub(super) end_notes: usize,
    pub(super) boxes: usize,
}

/// Whether these bytes are a container that holds a text of Word.
pub(super) fn is_document(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "WordDocument"
        .encode_utf16()
        .chain([0])
        .flat_map(u16::to_le_bytes)
        .collect();
    // An entry begins with its name, at a multiple of its size.
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
        && bytes.chunks(128).any(|chunk| chunk.starts_with(&name))
}

/// Opens a container.
///
/// # Errors
/// It is broken, locked, too old or too large.
pub(super) fn open(bytes: &[u8], transcript: &mut Transcript) -> Result<Container, Text> {
    if bytes.len() > LARGEST * 1024 * 1024 {
        return Err(say!(
            "它太大，超过 {LARGEST} MiB",
            "it is too large, more than {LARGEST} MiB"
        ));
    }
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| broken())?;
    let entries: Vec<String> = file
        .read_root_storage()
        .take(MOST_ENTRIES)
        .map(|entry| entry.name().to_owned())
        .collect();
    for name in entries {
        let kind = match name.as_str() {
            "Macros" => HiddenKind::Macro,
            "ObjectPool" => HiddenKind::EmbeddedObject,
            _ => continue,
        };
        transcript.hidden.push(Hidden {
            kind,
            locator: None,
            content: name,
        });
    }
    let mut stream = |name: &str| -> Option<Vec<u8>> {
        let stream = file.open_stream(name).ok()?;
        let mut content = Vec::new();
        // No stream is longer than the file that it is in.
        let most = u64::try_from(bytes.len()).expect("it is in memory");
        stream.take(most).read_to_end(&mut content).ok()?;
        Some(content)
    };
    let document = stream("WordDocument").ok_or_else(broken)?;
    if two(&document, 0) != Some(0xA5EC) || two(&document, 2).is_none_or(|it| it < WORD_97) {
        return Err(Text::fixed(
            "它是 Word 97 以前的文件，请用 Word 或 WPS 另存为 .docx",
            "it is older than Word 97: save it as .docx",
        ));
    }
    let flags = two(&document, 0x0A).ok_or_else(broken)?;
    if flags & 0x0100 != 0 {
        return Err(Text::fixed(
            "这个 Word 文件有密码，打不开；请先去掉密码",
            "the Word file is locked with a password; remove it first",
        ));
    }
    let name = if flags & 0x0200 == 0 {
        "0Table"
    } else {
        "1Table"
    };
    let table = stream(name).ok_or_else(broken)?;
    let data = stream("Data").unwrap_or(Vec::new());
    let length = |at: usize| place(&document, at).ok_or_else(broken);
    let lengths = Lengths {
        body: length(0x4C)?,
        notes: length(0x50)?,
        margins: length(0x54)?,
        remarks: length(0x5C)?,
        end_notes: length(0x60)?,
        boxes: length(0x64)?,
    };
    Ok(Container {
        document,
        table,
        data,
        lengths,
    })
}

/// That it cannot be read.
pub(super) fn broken() -> Text {
    Text::fixed(
        "这个 Word 文件坏了或不完整，打不开",
        "the Word file is damaged or cut off, and cannot be opened",
    )
}
