//! `report build --package`: one archive of all that a build wrote.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::support::{Project, REAL, examples};

const ARCHIVE: &str = "北京市东城区民政局2017年政府信息公开年度报告.zip";

/// The files of an archive in their order, each with its contents.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("it is there");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("it unpacks");
            (file.name().expect("it is UTF-8").into_owned(), bytes)
        })
        .collect()
}

/// What a build of the real report writes, by name.
fn built(arguments: &str) -> BTreeMap<String, Vec<u8>> {
    let project = Project::new().file("data/2017.toml", REAL);
    let run = project.run(&format!("build 2017 {arguments}"));
    assert_eq!(run.code, 0, "{}", run.err);
    project.files("out/2017").into_iter().collect()
}

#[test]
fn the_archive_holds_what_was_built_under_the_same_names() {
    let files = built("--format docx,xlsx,html --package");
    let packed = unpacked(&files[ARCHIVE]);
    let names: Vec<&str> = packed.iter().map(|(name, _)| name.as_str()).collect();
    let report = "北京市东城区民政局2017年政府信息公开年度报告";
    let statistics = "北京市东城区民政局政府信息公开情况统计表(2017年度)";
    assert_eq!(
        names,
        [
            "index.html",
            &format!("{report}.docx"),
            &format!("{statistics}.xlsx"),
            &format!("{report}.html"),
            "facts.json",
            "facts.csv",
            "SHA256SUMS",
        ]
    );
    for (name, bytes) in &packed {
        if let Some(beside) = files.get(name) {
            assert_eq!(beside, bytes, "{name}");
        }
    }
    assert_eq!(files.len(), 4);
    // Without the option there is none.
    assert!(!built("--format docx").contains_key(ARCHIVE));
}

/// By the format's list: Unix, wherever the program runs.
const UNIX: u8 = 3;

#[test]
fn no_archive_tells_which_system_it_was_made_on() {
    let files = built("--format docx,xlsx --package");
    for (name, bytes) in &files {
        let entries = bytes
            .windows(6)
            .filter(|head| head.starts_with(b"PK\x01\x02"));
        let systems: Vec<u8> = entries.map(|head| head[5]).collect();
        assert!(!systems.is_empty(), "{name}");
        assert!(systems.iter().all(|system| *system == UNIX), "{name}");
    }
}

#[test]
fn every_file_has_its_checksum_and_its_line_on_the_page() {
    let files = built("--package");
    let mut packed: BTreeMap<String, Vec<u8>> = unpacked(&files[ARCHIVE]).into_iter().collect();
    let sums = String::from_utf8(packed.remove("SHA256SUMS").unwrap()).unwrap();
    let page = String::from_utf8(packed["index.html"].clone()).unwrap();
    let mut told: BTreeMap<&str, &str> = BTreeMap::new();
    for line in sums.lines() {
        let (hash, name) = line.split_once("  ").unwrap();
        told.insert(name, hash);
    }
    assert_eq!(told.len(), packed.len());
    for (name, bytes) in &packed {
        let digest = Sha256::digest(bytes);
        let hash: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(told[name.as_str()], hash.concat(), "{name}");
        assert!(
            name == "index.html" || page.contains(&hash.concat()),
            "{name}"
        );
    }
    assert!(
        page.starts_with("<!DOCTYPE html><html lang=\"zh-CN\">"),
        "{page}"
    );
    assert!(page.contains("default-src 'none'") && !page.contains("<script"));
}

#[test]
fn the_facts_are_a_table_and_json_of_the_same_figures() {
    let files = built("--package");
    let packed: BTreeMap<String, Vec<u8>> = unpacked(&files[ARCHIVE]).into_iter().collect();
    let facts: serde_json::Value = serde_json::from_slice(&packed["facts.json"]).unwrap();
    let figures = facts["figures"].as_array().unwrap();
    let table = String::from_utf8(packed["facts.csv"].clone()).unwrap();
    let table = table.strip_prefix('\u{FEFF}').unwrap();
    let lines: Vec<&str> = table.split_terminator("\r\n").collect();
    assert_eq!(
        lines[0],
        "organ,year,form,id,label,value,unit,approximate,formula"
    );
    assert_eq!(lines.len(), 1 + figures.len());
    assert!(
        lines.contains(&"北京市东城区民政局,2017,2014,disclosed,主动公开政府信息,592,条,,"),
        "{table}"
    );
}

#[test]
fn the_same_year_file_gives_the_same_archive() {
    let twice = [built("--package"), built("--package")];
    assert_eq!(twice[0][ARCHIVE], twice[1][ARCHIVE]);
}

#[test]
fn a_draft_is_called_one_and_says_so() {
    let project = Project::new().file("data/2017.toml", examples::text("failing.toml"));
    let run = project.run("build data/2017.toml --draft --package --out out");
    assert_eq!(run.code, 1, "{}", run.err);
    let files = project.files("out");
    let (_, bytes) = files
        .iter()
        .find(|(name, _)| name.ends_with("（草稿）.zip"))
        .unwrap();
    let packed = unpacked(bytes);
    let page = String::from_utf8(packed[0].1.clone()).unwrap();
    assert!(page.contains("草稿 DRAFT，不得公布"));
}

#[test]
fn nothing_is_written_where_an_attachment_is_called_like_a_file_of_the_archive() {
    let attached = "\n[[attachments]]\ntitle = \"目录\"\npath = \"Index.html\"\n";
    let project = Project::new()
        .file("2017.toml", format!("{REAL}{attached}"))
        .file("Index.html", "目录");
    let run = project.run("build 2017 --package --lang zh");
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("另有一个文件也叫 Index.html"),
        "{}",
        run.err
    );
    assert!(project.files("out").is_empty());
    assert_eq!(project.run("build 2017").code, 0);
}
