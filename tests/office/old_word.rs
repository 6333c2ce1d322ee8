//! The .doc, opened by LibreOffice beside the .docx of the same report.

use report::{
    document::{
        Block, Document, ParagraphRole, compose::document, edition::Edition, inline::Inline,
        printer::Printer,
    },
    writers::{doc::write, docx},
};

use super::{
    conversion::converted,
    page::{lines, long_text},
};
use crate::{
    docx_sample,
    support::{REAL, examples, reading::part, world},
};

fn composed(text: &str) -> Document {
    let report = world(text).report();
    let edition = Edition::Final;
    document(&Printer::new(&report, &edition))
}

/// The text of every page, without white space, and how many lines each has.
fn pages(pdf: &[u8]) -> Vec<(String, usize)> {
    let mut pages: Vec<(String, usize)> = Vec::new();
    // A head that is repeated on the next page is no new text, and LibreOffice repeats none in
    // this format.
    let heads = ["统计指标", "统计数", "单位"];
    let is_head = |text: &str| {
        let rest = heads
            .iter()
            .fold(text.to_owned(), |text, head| text.replace(head, ""));
        rest.is_empty()
    };
    for line in lines(pdf).iter().filter(|line| !is_head(&line.text)) {
        if pages.len() < line.page {
            pages.resize(line.page, (String::new(), 0));
        }
        let page = &mut pages[line.page - 1];
        page.0.push_str(&line.text);
        page.1 += 1;
    }
    pages
}

/// Cells of one row may stand a hair higher or lower, and are then read in another order.
fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters
}

#[test]
fn pages_lines_and_text_are_those_of_the_new_format() {
    let texts = [
        long_text(),
        REAL.to_owned(),
        examples::text("form-2021.toml"),
    ];
    let documents: Vec<Document> = texts
        .iter()
        .map(|text| without_controls(composed(text)))
        .collect();
    let files: Vec<[Vec<u8>; 2]> = documents
        .iter()
        .map(|one| [write(one).unwrap(), docx::write(one).unwrap()])
        .collect();
    let named: Vec<(&str, &[u8])> = files
        .iter()
        .flat_map(|[old, new]| [("doc", old.as_slice()), ("docx", new.as_slice())])
        .collect();
    let Some(pdfs) = converted(&named, "pdf") else {
        return;
    };
    for (pair, text) in pdfs.chunks(2).zip(&texts) {
        let (old, new) = (pages(&pair[0]), pages(&pair[1]));
        assert_eq!(
            old.len(),
            new.len(),
            "pages of {}",
            &text.lines().next().unwrap()
        );
        let whole = |pages: &[(String, usize)]| {
            let all: String = pages.iter().map(|(text, _)| text.as_str()).collect();
            sorted(&all)
        };
        assert_eq!(whole(&old), whole(&new));
    }
    let (old, new) = (pages(&pdfs[0]), pages(&pdfs[1]));
    assert_eq!(old, new, "every line of plain text");
    assert_eq!(old[1].1, 22 + 1, "22 lines and the number of the page");
    let of_real = [lines(&pdfs[2]), lines(&pdfs[3])];
    let [old, new] = of_real.map(|lines| {
        let of_text = lines.into_iter().take_while(|line| line.text != "附件");
        of_text.map(|line| line.text).collect::<Vec<String>>()
    });
    assert_eq!(old, new, "every line of the report of 2017");
}

/// The report with its figures as plain text, which breaks alike in both formats: beside a content
/// control LibreOffice leaves no gap between 汉字 and digits.
fn without_controls(mut document: Document) -> Document {
    for block in &mut document.blocks {
        let (Block::Paragraph { content, .. } | Block::Heading { content, .. }) = block else {
            continue;
        };
        let mut text = String::new();
        let mut plain = Vec::new();
        for inline in std::mem::take(content) {
            match inline {
                Inline::Text(more) => text.push_str(&more),
                Inline::Figure(figure) => text.push_str(&figure.text),
                other => {
                    plain.push(Inline::Text(std::mem::take(&mut text)));
                    plain.push(other);
                }
            }
        }
        plain.push(Inline::Text(text));
        *content = plain;
    }
    document
}

#[test]
fn the_number_of_a_note_is_raised_where_it_stands_and_before_the_note() {
    let report = composed(&examples::text("layout.toml"));
    let Some(back) = converted(&[("doc", &write(&report).unwrap())], "docx") else {
        return;
    };
    let part = |name: &str| part(&back[0], name).unwrap();
    let styles = part("word/styles.xml");
    let styles = roxmltree::Document::parse(&styles).unwrap();
    for (name, mark) in [
        ("word/document.xml", "footnoteReference"),
        ("word/footnotes.xml", "footnoteRef"),
    ] {
        let text = part(name);
        let text = roxmltree::Document::parse(&text).unwrap();
        let is = |node: &roxmltree::Node<'_, '_>, name| node.tag_name().name() == name;
        let value = |node: roxmltree::Node<'_, '_>| {
            let mut values = node.attributes().filter(|one| one.name() == "val");
            values.next().unwrap().value().to_owned()
        };
        let marks: Vec<_> = text.descendants().filter(|node| is(node, mark)).collect();
        assert_eq!(marks.len(), 2, "{name}");
        for mark in marks {
            let run = mark.parent().unwrap();
            let style = run.descendants().find(|node| is(node, "rStyle")).unwrap();
            let style = value(style);
            let mut known = styles.descendants().filter(|node| is(node, "style"));
            let style = known.find(|one| one.attributes().any(|id| id.value() == style));
            let mut said = style.unwrap().descendants();
            let raised = said.find(|node| is(node, "vertAlign")).map(value);
            assert_eq!(raised.as_deref(), Some("superscript"), "{name}");
        }
    }
}

#[test]
fn hostile_text_is_shown_as_it_was_typed() {
    let typed = "{\\rtf1 x} \\par } <script>alert(1)</script> a & b \"c\" =1+1 𠀀𪚥 🏛 完";
    let mut hostile: Document = docx_sample::small(vec![Inline::Text(typed.to_owned())]);
    hostile.blocks.push(Block::Paragraph {
        role: ParagraphRole::Body,
        anchor: None,
        content: vec![Inline::Text("a\u{1}b\u{7}c".to_owned())],
    });
    let bytes = write(&hostile).unwrap();
    let Some(text) = converted(&[("doc", &bytes)], "txt:Text (encoded):UTF8") else {
        return;
    };
    let text = String::from_utf8(text[0].clone()).unwrap();
    assert!(text.contains(typed), "{text}");
    assert!(text.contains("abc"), "{text}");
}
