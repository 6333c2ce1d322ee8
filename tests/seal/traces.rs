//! A page on paper is traced to the year file and the figures that it was made of.

use std::io::{Cursor, Read as _};

use report::{facts::figure_set, source::fingerprint};
use zip::ZipArchive;

use super::{CHECKER, built, seal_of};
use crate::support::{REAL, changed, small, world};

/// All parts of a file in an archive, one behind another.
fn parts(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for index in 0..archive.len() {
        archive
            .by_index(index)
            .unwrap()
            .read_to_end(&mut all)
            .unwrap();
    }
    String::from_utf8_lossy(&all).into_owned()
}

#[test]
fn the_proof_sheet_and_the_web_page_carry_the_starts_of_both_hashes_and_the_report_does_not() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    let seal: toml::Table = seal_of(&project).parse().unwrap();
    let hash = |hash: &toml::Value| figure_set::short(hash["sha256"].as_str().unwrap()).to_owned();
    let (year_file, figures) = (hash(&seal["input"][0]), hash(&seal["figures"]));
    assert_eq!(year_file, figure_set::short(&fingerprint(REAL.as_bytes())));
    assert_eq!(year_file.len(), 12);
    let trace = format!("年度文件 {year_file}，数字 {figures}");
    for (name, bytes) in project.files("out/2017") {
        match name.rsplit_once('.').unwrap().1 {
            "xlsx" => assert_eq!(parts(&bytes).matches(&trace).count(), 1),
            "html" => assert!(String::from_utf8(bytes).unwrap().contains(&trace)),
            _ => assert!(!parts(&bytes).contains(&trace)),
        }
    }
}

#[test]
fn the_figures_are_the_same_set_wherever_they_stand_and_whatever_they_are_called() {
    let one = "[figures]\nb = { label = \"甲\", value = 3, unit = \"条\" }\na = { label = \"乙\", value = \"300余\" }\n";
    let other = "# 说明\n[figures]\na = { label = \"丙\", value = \"300余\" }\nb = { label = \"丁\", value = 3, unit = \"件\" }\n";
    let canonical = |text: &str| figure_set::canonical(&world(&small(text)).report());
    assert_eq!(canonical(one), canonical(other));
    assert!(
        canonical(one)
            .starts_with("[\"a\",\"approximate\",\"300余\"]\n[\"b\",\"reported\",\"3\"]\n")
    );
    // A cell that nobody filled in is a figure without a value.
    assert!(canonical(one).contains("\"not-reported\",null]\n"));
    assert_ne!(
        canonical(one),
        canonical(&changed(one, "value = 3", "value = 4"))
    );
    assert_ne!(
        canonical(one),
        canonical(&changed(one, "value = 3", "value = \"?\""))
    );
}
