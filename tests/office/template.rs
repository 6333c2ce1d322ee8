//! A Word file of the organ as template of the report.

use std::collections::BTreeMap;

use super::conversion::converted;
use crate::support::{
    Project, changed,
    examples::styled,
    reading::{part, word_figures, word_file},
};

/// A Word file as another program writes it: its own page, header, and styles.
const HOUSE: &str = include_str!("house.fodt");

#[test]
fn a_template_gives_its_styles_headers_and_page() {
    let Some(house) = converted(&[("fodt", HOUSE.as_bytes())], "docx") else {
        return;
    };
    let text = styled("[style]\ntemplate = \"house.docx\"\n");
    let project = Project::new()
        .file("a.toml", &text)
        .file("house.docx", &house[0]);
    let said = project.run("build a.toml --out out");
    assert_eq!(said.code, 0, "{}", said.err);
    let bytes = word_file(&project);
    // What the report says stays the same.
    let plain = Project::new().file("a.toml", styled(""));
    plain.run("build a.toml --out out");
    assert_eq!(word_figures(&bytes), word_figures(&word_file(&plain)));

    let body = part(&bytes, "word/document.xml").unwrap();
    // 30 mm at both sides; upright sections only in this report.
    assert!(body.contains("w:left=\"1701\""), "{body}");
    assert!(!body.contains("w:top=\"2098\""));
    let styles = part(&bytes, "word/styles.xml").unwrap();
    assert!(
        styles.contains("C00000"),
        "the colour of the template's title"
    );
    let Some(pdf) = converted(&[("docx", &bytes)], "txt") else {
        return;
    };
    let opened = String::from_utf8_lossy(&pdf[0]);
    assert!(opened.contains("某市某区统计局"), "{opened}");
    let headers: Vec<String> = (1..5)
        .filter_map(|number| part(&bytes, &format!("word/header{number}.xml")))
        .collect();
    assert!(
        headers
            .iter()
            .any(|header| header.contains("某区统计局公文用纸"))
    );
    assert_valid(&bytes);

    // A draft says so all the same.
    let failing = changed(&text, "value = 142", "value = 143");
    let project = project.file("a.toml", failing);
    assert_eq!(project.run("build a.toml --out out --draft").code, 1);
    let files: BTreeMap<String, Vec<u8>> = project.files("out").into_iter().collect();
    let draft = files
        .iter()
        .find(|(name, _)| name.ends_with("（草稿）.docx"))
        .unwrap()
        .1;
    assert!(part(draft, "word/header1.xml").unwrap().contains("草稿"));
    assert!(part(draft, "word/comments.xml").is_some());
    assert_valid(draft);
}

/// Every relationship leads to a part, and every part has a type.
fn assert_valid(bytes: &[u8]) {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let ties = part(bytes, "word/_rels/document.xml.rels").unwrap();
    let tree = roxmltree::Document::parse(&ties).unwrap();
    for tie in tree.root_element().children() {
        let target = format!("word/{}", tie.attribute("Target").unwrap());
        assert!(names.contains(&target), "{target}");
    }
    let body = part(bytes, "word/document.xml").unwrap();
    for id in body.split("r:id=\"").skip(1) {
        let id = id.split('"').next().unwrap();
        assert!(ties.contains(&format!("Id=\"{id}\"")), "{id}");
    }
}
