//! `report verify`: finished files, edited in every way, held against their year file.

#[cfg(test)]
mod command;
#[cfg(test)]
mod digits;
#[cfg(test)]
mod edits;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod unseen;

use std::{
    io::{Cursor, Read as _, Write as _},
    path::Path,
};

use report::{
    compile::{Compiled, compile},
    diagnostic::Language,
    source::Source,
    verify::{Finished, Verified, verify},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{readers::outputs::built_of, support::world_at};

/// A year file and what a build writes of it in one format.
struct Built {
    name: String,
    compiled: Compiled,
    bytes: Vec<u8>,
}

impl Built {
    fn of(file: &Path, format: &str) -> Self {
        let name = file.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read(file).unwrap();
        let mut world = world_at(name, str::from_utf8(&text).unwrap());
        for entry in std::fs::read_dir(file.parent().unwrap()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() && path != file {
                let beside = path.file_name().unwrap().to_str().unwrap();
                world = world.file(beside, std::fs::read(&path).unwrap());
            }
        }
        Self {
            name: file.display().to_string(),
            compiled: compile(&world, Source::new(name, &text).unwrap()),
            bytes: built_of(file, format).bytes,
        }
    }

    /// The real report.
    fn real(format: &str) -> Self {
        Self::of(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("data/2017.toml"),
            format,
        )
    }

    fn verified(&self, found: &[u8]) -> Verified {
        let finished = Finished::read("found", found).unwrap();
        verify(&self.compiled, &finished, &self.bytes).unwrap()
    }

    /// The verdict and the findings, in short, of the file with a part changed.
    fn with_part(&self, part: &str, edit: impl FnOnce(String) -> String) -> Vec<String> {
        told(&self.verified(&with_part(&self.bytes, part, edit)))
    }
}

/// The verdict, and a line a finding: its name, where, and what.
fn told(verified: &Verified) -> Vec<String> {
    let found = verified.found();
    let lines = verified.findings.iter().map(|finding| {
        let place = finding.primary.place;
        let place = found.files.get(place.file).whereabouts(place.span);
        let rule = finding.rule.name;
        let place = place.words(Language::Chinese);
        format!("{rule} {place}: {}", finding.message.get(Language::Chinese))
    });
    [verified.verdict.name().to_owned()]
        .into_iter()
        .chain(lines)
        .collect()
}

/// A part of a package as text.
fn part(package: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The names of the parts of a package.
fn parts(package: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(package)).unwrap();
    archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect()
}

/// A package with one part changed.
pub(crate) fn with_part(
    package: &[u8],
    name: &str,
    edit: impl FnOnce(String) -> String,
) -> Vec<u8> {
    let changed = edit(part(package, name));
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut one = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        one.read_to_end(&mut bytes).unwrap();
        let own = one.name().unwrap().into_owned();
        packed
            .start_file(own.as_str(), SimpleFileOptions::default())
            .unwrap();
        let bytes = if own == name {
            changed.as_bytes()
        } else {
            &bytes
        };
        packed.write_all(bytes).unwrap();
    }
    packed.finish().unwrap().into_inner()
}
