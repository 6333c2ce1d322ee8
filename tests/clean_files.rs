//! Final files carry nothing but the report: no remarks, no changes, no person, no path.

use std::{collections::BTreeMap, io::Read as _};

use crate::support::{Project, REAL, examples};

/// The parts of an Office file by name, those of files within it too.
fn parts(bytes: &[u8], within: &str) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = format!("{within}{}", part.name().unwrap());
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if content.starts_with(b"PK") {
            parts.extend(self::parts(&content, &format!("{name}/")));
        } else if let Ok(text) = String::from_utf8(content) {
            parts.insert(name, text);
        }
    }
    parts
}

/// What no final file may hold, and why.
const TRACES: &[(&str, &str)] = &[
    ("<w:ins ", "an insertion that is tracked"),
    ("<w:del ", "a deletion that is tracked"),
    ("<w:moveFrom", "a move that is tracked"),
    ("<w:rPrChange", "a change of type that is tracked"),
    ("<w:vanish", "hidden text"),
    ("<w:webHidden", "hidden text"),
    ("state=\"hidden\"", "a hidden sheet"),
    ("hidden=\"1\"", "a hidden row or column"),
    ("w:rsid", "the mark of a session of editing"),
    ("omment", "a comment"),
    ("<cp:lastPrinted", "when somebody printed it"),
    ("<Manager", "a person"),
    ("<Template", "a path"),
    ("<Hyperlinkbase", "a path"),
    ("file:", "a path"),
    ("C:\\", "a path"),
    ("/home/", "a path"),
    ("/tmp/", "a path"),
    ("/root/", "a path"),
    ("草稿", "the mark of a draft"),
];

#[test]
fn final_files_hold_no_trace_of_how_they_came_about() {
    for text in [
        REAL.to_owned(),
        examples::text("layout.toml"),
        examples::text("form-2021.toml"),
    ] {
        let project = Project::new().file("a.toml", &text);
        let run = project.run("build a.toml --out out");
        assert_eq!(run.code, 0, "{}", run.err);
        let folder = project.path("").display().to_string();
        for (file, bytes) in project.files("out") {
            for (name, part) in parts(&bytes, "") {
                assert!(!name.contains("omment"), "{file} {name}");
                assert!(
                    !part.contains(folder.trim_end_matches('/')),
                    "{file} {name}"
                );
                // The members of a relation are folded away under a mark that unfolds them.
                let mut tags: Vec<&str> = part.split('<').collect();
                tags.retain(|tag| !(tag.starts_with("row ") && tag.contains("outlineLevel")));
                let part = tags.join("<");
                for (trace, what) in TRACES {
                    assert!(!part.contains(trace), "{file} {name}: {what}");
                }
            }
        }
    }
}

/// The people that a file names are the organ and nobody else.
#[test]
fn the_author_is_the_organ() {
    let project = Project::with(REAL);
    project.run("build 2017");
    for (file, bytes) in project.files("out/2017") {
        let core = &parts(&bytes, "")["docProps/core.xml"];
        let tree = roxmltree::Document::parse(core).unwrap();
        for node in tree.descendants() {
            if ["creator", "lastModifiedBy"].contains(&node.tag_name().name()) {
                assert_eq!(node.text(), Some("北京市东城区民政局"), "{file}");
            }
        }
    }
}
