//! What `just fuzz` runs on random input, run here on the inputs that are kept.

use std::{fs, path::Path};

#[path = "../fuzz/src/lib.rs"]
pub(crate) mod targets;

/// Runs a target on every file of a folder of `fuzz/corpus`.
fn replay(folder: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(folder);
    let mut inputs: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    inputs.sort();
    assert!(inputs.len() > 3, "{inputs:?}");
    for input in inputs {
        // Named where it fails.
        println!("{}", input.display());
        run(&fs::read(input).unwrap());
    }
}

#[test]
fn year_files() {
    replay("year_file", targets::year_file::run);
}

#[test]
fn outputs() {
    replay("year_file", targets::outputs::run);
}

#[test]
fn forms() {
    replay("form", targets::form::run);
}

#[test]
fn narratives() {
    replay("narrative", targets::narrative::run);
}

#[test]
fn formulas() {
    replay("formula", targets::formula::run);
}

#[test]
fn numerals() {
    replay("numerals", targets::numerals::run);
}

#[test]
fn templates() {
    replay("template", targets::template::run);
}

#[test]
fn edits() {
    replay("edits", targets::edits::run);
}

#[test]
fn readers() {
    replay("readers", targets::readers::run);
}
