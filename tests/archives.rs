//! The archives that the program writes are the same on every system.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::support::{Project, examples};

/// Where the list of an archive's files says on which system each was packed: the number of Unix.
const UNIX: u8 = 3;

/// How many files stand in an archive and in the archives within it; each was packed on Unix.
fn packed_on_unix(name: &str, bytes: &[u8]) -> usize {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    let mut seen = 0;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("it is there");
        let start = usize::try_from(file.central_header_start()).expect("it is small");
        assert_eq!(bytes[start..start + 4], *b"PK\x01\x02");
        assert_eq!(bytes[start + 5], UNIX, "{name}: {:?}", file.name());
        let mut within = Vec::new();
        file.read_to_end(&mut within).expect("it unpacks");
        drop(file);
        seen += 1;
        if within.starts_with(b"PK") {
            seen += packed_on_unix(name, &within);
        }
    }
    seen
}

#[test]
fn every_entry_says_the_same_system() {
    let project = Project::new()
        .file("2016.toml", examples::text("layout.toml"))
        .file("2021.toml", examples::text("form-2021.toml"));
    for (words, folder) in [
        (
            "build 2016.toml --format docx,xlsx --package --out layout",
            "layout",
        ),
        (
            "build 2021.toml --format docx,xlsx --package --out form",
            "form",
        ),
        ("workbook 2021.toml --out sent/workbook.xlsx", "sent"),
        (
            "diff 2016.toml 2021.toml --output-format xlsx=compared/compared.xlsx",
            "compared",
        ),
    ] {
        std::fs::create_dir_all(project.path(folder)).unwrap();
        let said = project.run(words);
        assert!(said.code < 2, "{words}: {}", said.err);
        let archives = project.files(folder);
        let archives = archives
            .iter()
            .filter(|(_, bytes)| bytes.starts_with(b"PK"));
        let entries: usize = archives
            .map(|(name, bytes)| packed_on_unix(name, bytes))
            .sum();
        assert!(entries > 5, "{words}: {entries}");
    }
}
