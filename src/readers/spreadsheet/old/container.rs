//! The container of the old format: a file system in a file.

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;

use crate::{
    diagnostic::{Text, say::say},
    readers::transcript::{Hidden, HiddenKind, Transcript},
};

/// The largest file, in mebibytes.
const LARGEST: usize = 32;
/// The most streams and storages that are looked at.
const MOST_ENTRIES: usize = 4_096;

/// What is read of a container.
pub(super) struct Container {
    pub(super) workbook: Vec<u8>,
    pub(super) summary: Option<Vec<u8>>,
}

/// Whether these bytes are a container that holds a spreadsheet.
pub(super) fn is_container(bytes: &[u8]) -> bool {
    const NAMES: [&str; 2] = ["Workbook", "Book"];
    let is_container = bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let entry = |name: &str| -> Vec<u8> {
        let ended = name.encode_utf16().chain([0]);
        ended.flat_map(u16::to_le_bytes).collect()
    };
    // An entry begins with its name, at a multiple of its size.
    is_container
        && NAMES.iter().any(|name| {
            let entry = entry(name);
            bytes.chunks(128).any(|chunk| chunk.starts_with(&entry))
        })
}

/// Opens a container.
///
/// # Errors
/// It is broken or too large.
pub(super) fn open(bytes: &[u8], transcript: &mut Transcript) -> Result<Container, Text> {
    if bytes.len() > LARGEST * 1024 * 1024 {
        return Err(say!(
            "它太大，超过 {LARGEST} MiB",
            "it is too large, more than {LARGEST} MiB"
        ));
    }
    let broken = |_| Text::fixed("这个 .xls 文件坏了", "the .xls file is broken");
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    let entries: Vec<String> = file
        .read_root_storage()
        .take(MOST_ENTRIES)
        .map(|entry| entry.name().to_owned())
        .collect();
    for name in &entries {
        let kind = if name == "_VBA_PROJECT_CUR" || name == "Macros" {
            HiddenKind::Macro
        } else if name.starts_with("MBD") || name == "ObjectPool" {
            HiddenKind::EmbeddedObject
        } else if name == "Revision Log" || name == "User Names" {
            HiddenKind::Revision
        } else {
            continue;
        };
        transcript.hidden.push(Hidden {
            kind,
            locator: None,
            content: name.clone(),
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
    let workbook = stream("Workbook").or_else(|| stream("Book"));
    let workbook = workbook.ok_or(Text::fixed("这个 .xls 文件坏了", "the .xls file is broken"))?;
    Ok(Container {
        workbook,
        summary: stream("\u{5}SummaryInformation"),
    })
}
