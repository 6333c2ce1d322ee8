//! Contents list, notes, references, charts and the QR code of the Word report.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use report::document::{compose::document, edition::Edition, printer::Printer};
use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::reading::{WORD, is, text};
use crate::support::{examples, reading::figures_in_order, world};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The example's Word report.
fn file() -> Vec<u8> {
    let report = world(&examples::text("layout.toml")).report();
    let edition = Edition::Final;
    let document = document(&Printer::new(&report, &edition));
    super::write(&document).unwrap()
}

/// Every part of the example's Word report, by name.
fn parts() -> BTreeMap<String, Vec<u8>> {
    let bytes = file();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn xml<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> Document<'a> {
    Document::parse(str::from_utf8(&parts[name]).unwrap()).unwrap()
}

fn all<'a>(tree: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    tree.descendants().filter(|node| is(*node, name)).collect()
}

#[test]
fn every_link_leads_to_a_bookmark_and_ids_are_used_once() {
    let parts = parts();
    let tree = xml(&parts, "word/document.xml");
    let attribute = |node: &Node, name: &str| node.attribute((WORD, name)).unwrap().to_owned();
    let starts = all(&tree, "bookmarkStart");
    let names: BTreeSet<String> = starts.iter().map(|node| attribute(node, "name")).collect();
    let ids: BTreeSet<String> = starts.iter().map(|node| attribute(node, "id")).collect();
    let ends: BTreeSet<String> = all(&tree, "bookmarkEnd")
        .iter()
        .map(|node| attribute(node, "id"))
        .collect();
    assert_eq!((names.len(), ids.len()), (starts.len(), starts.len()));
    assert_eq!(ids, ends);
    let links: Vec<(String, String)> = all(&tree, "hyperlink")
        .iter()
        .map(|node| (text(*node), attribute(node, "anchor")))
        .collect();
    assert!(links.iter().all(|(_, anchor)| names.contains(anchor)));
    let leading_to = |said: &str| {
        let found = links.iter().filter(|(text, _)| text == said);
        found.map(|(_, anchor)| anchor.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(leading_to("附件1"), ["_attachment_1"]);
    assert_eq!(leading_to("附件2"), ["_attachment_2"; 2]);
    // One for the annex itself, one for the line in the list of what is no annex.
    let place = |name: &str| {
        let start = starts.iter().find(|node| attribute(node, "name") == name);
        text(start.unwrap().parent().unwrap())
    };
    assert_eq!(place("_attachment_1"), "附件1");
    assert_eq!(place("_attachment_2"), "　　　2.政府信息公开目录");
}

#[test]
fn fields_are_whole_and_hold_what_they_last_gave() {
    let parts = parts();
    for (name, part) in &parts {
        if !part.starts_with(b"<?xml") {
            continue;
        }
        let tree = Document::parse(str::from_utf8(part).unwrap()).unwrap();
        let mut open: Vec<String> = Vec::new();
        for node in tree.descendants() {
            match node.attribute((WORD, "fldCharType")) {
                Some("begin") => open.push(String::new()),
                Some("separate") => open.last_mut().unwrap().push('|'),
                Some("end") => {
                    let field = open.pop().unwrap();
                    let (_, result) = field.split_once('|').unwrap();
                    assert!(!result.is_empty(), "{name}: {field}");
                    if let Some(outer) = open.last_mut() {
                        outer.push('x');
                    }
                }
                _ => {}
            }
            if is(node, "t")
                && let Some(field) = open.last_mut()
            {
                field.push_str(node.text().unwrap_or_default());
            }
        }
        assert!(open.is_empty(), "{name}");
    }
}

#[test]
fn notes_stand_at_their_marks_and_keep_their_figures() {
    let (file, parts) = (file(), parts());
    let tree = xml(&parts, "word/document.xml");
    let marks: Vec<&str> = all(&tree, "footnoteReference")
        .iter()
        .map(|node| node.attribute((WORD, "id")).unwrap())
        .collect();
    assert_eq!(marks, ["1", "2"]);
    let notes = xml(&parts, "word/footnotes.xml");
    let said: Vec<String> = all(&notes, "footnote").into_iter().map(text).collect();
    assert_eq!(
        said,
        [
            "",
            "",
            " 以本局网站当年发布的条数计，其中统计数据142条。",
            " 不含转载上级机关的信息。"
        ]
    );
    let figures = figures_in_order(&file, "word/footnotes.xml");
    let statistics = ("disclosed.statistics".to_owned(), "142".to_owned());
    assert_eq!(figures, [statistics]);
    let id = |node: &Node| node.attribute((WORD, "id")).unwrap().to_owned();
    let mut ids: Vec<String> = [&tree, &notes]
        .into_iter()
        .flat_map(|part| all(part, "bookmarkStart"))
        .map(|start| id(&start))
        .collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "a number is used once in a file");
}

#[test]
fn the_chart_is_drawn_from_a_workbook_that_word_can_edit() {
    let parts = parts();
    let drawn = xml(&parts, "word/charts/chart1.xml");
    let points = |name: &str| -> Vec<String> {
        let cache = drawn
            .descendants()
            .find(|node| node.tag_name().name() == name);
        cache
            .unwrap()
            .descendants()
            .filter(|node| node.tag_name().name() == "v")
            .map(|node| node.text().unwrap().to_owned())
            .collect()
    };
    assert_eq!(points("numCache"), ["142", "51", "3", "22"]);
    let external = drawn
        .descendants()
        .find_map(|node| node.attribute((RELATIONS, "id")))
        .unwrap();
    let ties = xml(&parts, "word/charts/_rels/chart1.xml.rels");
    let tie = ties
        .descendants()
        .find(|node| node.attribute("Id") == Some(external))
        .unwrap();
    assert_eq!(tie.attribute("Target"), Some("../embeddings/chart1.xlsx"));
    let workbook = parts["word/embeddings/chart1.xlsx"].clone();
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(workbook)).unwrap();
    let cells = workbook.worksheet_range("Sheet1").unwrap();
    let values: Vec<Data> = (1..5)
        .map(|row| cells.get_value((row, 1)).unwrap().clone())
        .collect();
    assert_eq!(values, [142.0, 51.0, 3.0, 22.0].map(Data::Float));
}

#[test]
fn every_drawing_has_a_number_of_its_own_and_says_what_it_shows() {
    let parts = parts();
    let tree = xml(&parts, "word/document.xml");
    let drawings: Vec<(&str, &str)> = tree
        .descendants()
        .filter(|node| node.tag_name().name() == "docPr")
        .map(|node| {
            (
                node.attribute("id").unwrap(),
                node.attribute("descr").unwrap(),
            )
        })
        .collect();
    assert_eq!(
        drawings,
        [
            (
                "1",
                "条形图，主动公开政府信息（条）：统计数据142，统计分析51，规范性文件3，业务动态及其他22"
            ),
            ("2", "二维码：https://www.example.gov.cn/xxgk/nb/2016.html")
        ]
    );
}

/// Decoded by a reader that shares no code with the encoder.
#[test]
fn the_code_leads_to_the_address_of_the_report() {
    let parts = parts();
    let decoder = png::Decoder::new(Cursor::new(parts["word/media/picture1.png"].clone()));
    let mut picture = decoder.read_info().unwrap();
    let mut pixels = vec![0; picture.output_buffer_size().unwrap()];
    let frame = picture.next_frame(&mut pixels).unwrap();
    let width = usize::try_from(frame.width).unwrap();
    let height = usize::try_from(frame.height).unwrap();
    let mut grey = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        let byte = pixels[y * frame.line_size + x / 8];
        if byte >> (7 - x % 8) & 1 == 1 { 255 } else { 0 }
    });
    let codes = grey.detect_grids();
    let (_, content) = codes[0].decode().unwrap();
    assert_eq!(content, "https://www.example.gov.cn/xxgk/nb/2016.html");
}

#[test]
fn without_an_address_there_is_no_code() {
    let text = examples::text("layout.toml");
    let without = text.replace("url ", "# url ");
    assert_ne!(text, without);
    let report = world(&without).report();
    let edition = Edition::Final;
    let bytes = super::write(&document(&Printer::new(&report, &edition))).unwrap();
    let body = super::reading::part(&bytes, "word/document.xml");
    assert!(!body.contains("二维码"));
}

#[test]
fn properties_name_the_year_file_that_the_report_was_built_from() {
    let parts = parts();
    let custom = xml(&parts, "docProps/custom.xml");
    let properties: Vec<(&str, &str)> = custom
        .root_element()
        .children()
        .map(|node| {
            let value = node.first_element_child().unwrap().text().unwrap();
            (node.attribute("name").unwrap(), value)
        })
        .collect();
    assert_eq!(
        properties[..3],
        [
            ("organ", "某市某区统计局"),
            ("year", "2016"),
            ("form", "2014")
        ]
    );
    let (name, fingerprint) = properties[3];
    assert_eq!((name, fingerprint.len()), ("year-file-sha256", 64));
}
