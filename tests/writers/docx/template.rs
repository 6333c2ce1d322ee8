//! A template that was one of our own reports, changed as another program might have it.

use std::io::{Cursor, Write as _};

use report::{
    document::{Block, ParagraphRole, edition::Edition},
    writers::docx::{write, write_like},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    reading::{WORD, has, is, part, parts, text, value},
    sample::{paragraph, report, small, text_inline},
};

/// A report as a template, with one of its parts changed.
fn template(changed: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let parts = parts(&write(&small(vec![text_inline("样")])).unwrap());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &parts {
        let text = if name == changed {
            let after = change(text);
            assert_ne!(*text, after, "nothing is changed");
            after
        } else {
            text.clone()
        };
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_stays_with_the_next_says_so_though_a_style_of_the_template_does_not() {
    let loose = template("word/styles.xml", |styles| {
        styles.replace("<w:keepNext/>", "")
    });
    let parts = parts(&write_like(&report(Edition::Final), &loose, &mut Vec::new()).unwrap());
    assert!(!parts["word/styles.xml"].contains("keepNext"));
    let tree = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let kept = |style: &str| {
        let paragraphs = tree.descendants().filter(|node| is(*node, "p"));
        let mut of_style = paragraphs
            .filter(|node| has(*node, "pStyle") && value(*node, "pStyle") == style)
            .peekable();
        assert!(of_style.peek().is_some(), "{style}");
        of_style.all(|node| has(node, "keepNext"))
    };
    for style in ["Title", "Heading1", "Heading2", "Signature", "AnnexMark"] {
        assert!(kept(style), "{style}");
    }
    assert!(!kept("Date"));
}

#[test]
fn a_page_that_no_paper_has_is_not_taken_over() {
    let sides = |old: &str, new: &str| {
        let house = template("word/document.xml", |body| body.replace(old, new));
        let mut document = small(vec![text_inline("文")]);
        document.blocks.push(Block::Title(vec![text_inline("题")]));
        document.blocks.push(paragraph(ParagraphRole::Body, "后"));
        let body = part(
            &write_like(&document, &house, &mut Vec::new()).unwrap(),
            "word/document.xml",
        );
        let tree = roxmltree::Document::parse(&body).unwrap();
        let length = |element: &str, name: &str| {
            let found = tree.descendants().find(|node| is(*node, element));
            let length = found.unwrap().attribute((WORD, name)).unwrap();
            length.parse::<u32>().unwrap()
        };
        assert_eq!(text(tree.root()), "文题后");
        [length("pgSz", "h"), length("pgMar", "left")]
    };
    let standard = [16_838, 1_587];
    assert_eq!(sides("w:left=\"1587\"", "w:left=\"1701\""), [16_838, 1_701]);
    assert_eq!(sides("w:h=\"16838\"", "w:h=\"31680\""), [31_680, 1_587]);
    for (old, new) in [
        // The largest paper that Word knows is of 22 inches.
        ("w:h=\"16838\"", "w:h=\"31681\""),
        ("w:h=\"16838\"", "w:h=\"2147483647\""),
        ("w:h=\"16838\"", "w:h=\"99999999999999999999\""),
        ("w:left=\"1587\"", "w:left=\"-2147483648\""),
        // Paper without room for a line.
        ("w:left=\"1587\"", "w:left=\"9500\""),
        ("w:top=\"2098\"", "w:top=\"16838\""),
    ] {
        assert_eq!(sides(old, new), standard, "{new}");
    }
}

#[test]
fn how_the_template_numbers_its_pages_and_begins_is_taken_over() {
    let house = template("word/document.xml", |body| {
        body.replace(
            "<w:cols ",
            "<w:pgNumType w:fmt=\"numberInDash\" w:start=\"3\"/><w:cols ",
        )
        .replace("<w:docGrid ", "<w:titlePg/><w:docGrid ")
    });
    let written = |file: Vec<u8>| part(&file, "word/document.xml");
    let body =
        written(write_like(&small(vec![text_inline("文")]), &house, &mut Vec::new()).unwrap());
    let tree = roxmltree::Document::parse(&body).unwrap();
    let numbers = tree.descendants().find(|node| is(*node, "pgNumType"));
    assert_eq!(numbers.unwrap().attribute((WORD, "start")), Some("3"));
    assert!(has(tree.root(), "titlePg"));
    let ours = written(write(&small(vec![text_inline("文")])).unwrap());
    assert!(!ours.contains("titlePg") && !ours.contains("pgNumType"));
}
