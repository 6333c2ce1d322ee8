//! The system that an archive says it was made on, which must not depend on where it was.
//!
//! Source: PKWARE's APPNOTE.TXT, 4.3.12, central directory structure; 4.3.16, its end.

/// The number of Unix in the format's list of systems.
const UNIX: u8 = 3;

/// How many bytes the end of the list of files has where no remark follows it.
const END: usize = 22;

/// How many bytes an entry of the list has before its name.
const HEAD: usize = 46;

/// Says of every file of an archive that it was packed on Unix: the library says so where it runs,
/// and Windows elsewhere.
pub(super) fn say_unix(archive: &mut [u8]) {
    let mut at = list_start(archive);
    while let Some(start) = at {
        at = entry(archive, start);
    }
}

/// Where the list of files starts.
fn list_start(archive: &[u8]) -> Option<usize> {
    let end = archive.get(archive.len().checked_sub(END)?..)?;
    end.strip_prefix(b"PK\x05\x06")?;
    let start: [u8; 4] = end.get(16..20)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(start)).ok()
}

/// Mends the entry that starts there; where the next one does, if there was one.
fn entry(archive: &mut [u8], start: usize) -> Option<usize> {
    let head = archive.get_mut(start..start.checked_add(HEAD)?)?;
    head.strip_prefix(b"PK\x01\x02")?;
    *head.get_mut(5)? = UNIX;
    // The name, what is added to it, and a remark.
    let behind = [28, 30, 32].map(|place| Some([*head.get(place)?, *head.get(place + 1)?]));
    behind.into_iter().try_fold(start + HEAD, |next, length| {
        Some(next + usize::from(u16::from_le_bytes(length?)))
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::{System, ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(system: System) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .system(system)
            .unix_permissions(0o600);
        for name in ["[Content_Types].xml", "表/一.xml"] {
            archive.start_file(name, options).unwrap();
            archive.write_all(b"PK\x01\x02").unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_from_windows_becomes_the_same_as_one_from_unix() {
        let mut windows = archive(System::Dos);
        let unix = archive(System::Unix);
        assert_ne!(windows, unix);
        say_unix(&mut windows);
        assert_eq!(windows, unix);
    }

    #[test]
    fn what_is_no_archive_stays_as_it_is() {
        let whole = archive(System::Dos);
        let without_end = whole.len() - 1;
        for bytes in [&b""[..], b"PK\x05\x06", &whole[..without_end]] {
            let mut mended = bytes.to_vec();
            say_unix(&mut mended);
            assert_eq!(mended, bytes);
        }
    }
}
