//! The parts of an office file, unpacked as they are asked for, within bounds.
//!
//! An archive can unpack to a thousand times its size, and name one stream a thousand times. What
//! it says of itself is not believed: the bytes that come out are counted, over all its parts.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::diagnostic::{Text, say::say};

/// The most parts: no office file has as many.
const MOST_PARTS: usize = 1000;
/// The largest part, in mebibytes.
const LARGEST_PART: u64 = 32;
/// The most that is unpacked of one file, in mebibytes.
const MOST_UNPACKED: u64 = 64;
/// How often larger than the whole file its parts may be; that of text is ten to thirty.
const MOST_GROWN: u64 = 200;
/// What a small file may unpack to, whatever its size, in mebibytes.
const ALWAYS_UNPACKED: u64 = 4;

const MEBIBYTE: u64 = 1024 * 1024;

/// An archive, and how much of it was unpacked.
#[derive(Debug)]
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// The archive of these bytes; nothing is unpacked yet.
    ///
    /// # Errors
    /// It is none, which is said as `broken`, or has too many parts.
    pub fn open(bytes: &'a [u8], broken: Text) -> Result<Self, Text> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken)?;
        if zip.len() > MOST_PARTS {
            return Err(say!(
                "它的部件太多，超过 {MOST_PARTS} 个",
                "it has too many parts, more than {MOST_PARTS}"
            ));
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let grown = size.saturating_mul(MOST_GROWN);
        let left = grown.clamp(ALWAYS_UNPACKED * MEBIBYTE, MOST_UNPACKED * MEBIBYTE);
        Ok(Self { zip, left })
    }

    /// Whether there is a part of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of all parts, in the order of the archive.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        names.map(std::borrow::Cow::into_owned).collect()
    }

    /// The part of this name, unpacked.
    ///
    /// # Errors
    /// There is none, it cannot be unpacked, or it is too large by itself or with those before it.
    pub fn part(&mut self, name: &str) -> Result<Vec<u8>, Text> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Err(say!("它没有部件 {name}", "it has no {name}"));
        };
        let cannot = || say!("部件 {name} 解不开", "the part {name} cannot be unpacked");
        let part = self.zip.by_index(index).map_err(|_| cannot())?;
        let most = self.left.min(LARGEST_PART * MEBIBYTE);
        let mut content = Vec::new();
        // What is one byte too long is too long.
        let mut bounded = part.take(most + 1);
        bounded.read_to_end(&mut content).map_err(|_| cannot())?;
        let unpacked = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if unpacked > LARGEST_PART * MEBIBYTE {
            return Err(say!(
                "部件 {name} 太大，解开超过 {LARGEST_PART} MiB",
                "the part {name} is too large, more than {LARGEST_PART} MiB unpacked"
            ));
        }
        if unpacked > self.left {
            return Err(say!(
                "它解开以后太大，到部件 {name} 为止已经超出限度",
                "it is too large when it is unpacked, beyond the limit with the part {name}"
            ));
        }
        self.left -= unpacked;
        Ok(content)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;
    use crate::diagnostic::Language;

    /// An archive of these parts.
    fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            let options = SimpleFileOptions::default();
            archive.start_file(*name, options).unwrap();
            archive.write_all(content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn open(bytes: &[u8]) -> Result<Archive<'_>, Text> {
        Archive::open(bytes, Text::fixed("坏了", "it is broken"))
    }

    fn refused<T: std::fmt::Debug>(result: Result<T, Text>) -> String {
        result.unwrap_err().into_words(Language::English)
    }

    /// Bytes that hardly pack.
    fn dense(length: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    #[test]
    fn a_part_is_unpacked_when_it_is_asked_for() {
        let bytes = packed(&[("a", b"one".to_vec()), ("b", dense(100_000))]);
        let mut archive = open(&bytes).unwrap();
        assert!(archive.has("a") && !archive.has("c"));
        assert_eq!(archive.part("a").unwrap(), b"one");
        assert_eq!(archive.part("b").unwrap(), dense(100_000));
        assert_eq!(refused(archive.part("c")), "it has no c");
    }

    #[test]
    fn what_is_unpacked_is_bounded_by_what_the_file_holds() {
        // 8 MiB of one byte pack into 8 KB.
        let bytes = packed(&[("a", vec![0; 8 << 20])]);
        let mut archive = open(&bytes).unwrap();
        assert!(refused(archive.part("a")).contains("beyond the limit"));
        let whole = packed(&[("a", vec![0; 3 << 20]), ("b", vec![0; 2 << 20])]);
        let mut archive = open(&whole).unwrap();
        assert!(archive.part("a").is_ok());
        assert!(refused(archive.part("b")).contains("with the part b"));
        // The same beside what does not pack is no bomb.
        let beside = packed(&[("a", vec![0; 8 << 20]), ("b", dense(100_000))]);
        assert!(open(&beside).unwrap().part("a").is_ok());
        let large = packed(&[("a", vec![0; 33 << 20]), ("b", dense(400_000))]);
        let mut archive = open(&large).unwrap();
        assert!(refused(archive.part("a")).contains("more than 32 MiB"));
    }

    #[test]
    fn no_archive_and_one_of_too_many_parts_are_refused() {
        assert_eq!(refused(open(b"PK, and nothing")), "it is broken");
        let names: Vec<String> = (0..=MOST_PARTS).map(|number| number.to_string()).collect();
        let parts: Vec<(&str, Vec<u8>)> = names
            .iter()
            .map(|name| (name.as_str(), Vec::new()))
            .collect();
        assert!(refused(open(&packed(&parts))).contains("too many parts"));
        assert!(open(&packed(&parts[1..])).is_ok());
    }
}
