//! How blocks stand on pages, in the formats that have pages.

use report::{
    document::{
        Block, ContentsEntry, Document, ParagraphRole, chart::Chart, compose, edition::Edition,
        grid::CellRole, printer::Printer,
    },
    writers::{doc, docx},
};
use roxmltree::Node;

use crate::support::{examples, world};

use super::docx::{
    reading::{WORD, has, is, part, text},
    sample::{cell, merged_grid, paragraph, printed, small, small_grid, text_inline},
};

/// A heading, by its anchor.
fn heading(anchor: &str, words: &str) -> Block {
    Block::Heading {
        anchor: anchor.to_owned(),
        level: 1,
        content: vec![text_inline(words)],
    }
}

/// A contents list and these headings, each with what the list says of it.
fn listed(headings: &[(&str, &str)], between: &[Block]) -> Document {
    let mut document = small(Vec::new());
    let entries = headings.iter().map(|(anchor, words)| ContentsEntry {
        level: 1,
        text: (*words).to_owned(),
        anchor: (*anchor).to_owned(),
    });
    document.blocks = vec![Block::Contents(entries.collect())];
    for (anchor, words) in headings {
        document.blocks.push(heading(anchor, words));
        document.blocks.extend_from_slice(between);
    }
    document
}

/// The pages in the contents list of the .docx; those of the .doc are the same.
fn pages(document: &Document) -> Vec<usize> {
    let body = part(&docx::write(document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let links = tree.descendants().filter(|node| is(*node, "hyperlink"));
    let pages: Vec<usize> = links
        .map(|link| {
            let said = text(link);
            let words = said.trim_end_matches(|one: char| one.is_ascii_digit());
            said.strip_prefix(words).unwrap().parse().unwrap()
        })
        .collect();
    let rich = rich_text(document);
    let fields = rich.split("PAGEREF ").skip(1);
    let same: Vec<usize> = fields
        .map(|field| {
            let (_, result) = field.split_once("{\\fldrslt ").unwrap();
            result.split('}').next().unwrap().parse().unwrap()
        })
        .collect();
    assert_eq!(same, pages);
    pages
}

fn rich_text(document: &Document) -> String {
    String::from_utf8(doc::write(document).unwrap()).unwrap()
}

#[test]
fn a_contents_list_longer_than_a_page_is_counted_as_such() {
    let lines = |count: usize| -> Vec<usize> {
        let anchors: Vec<String> = (1..=count).map(|number| format!("h{number}")).collect();
        let headings: Vec<(&str, &str)> = anchors
            .iter()
            .map(|anchor| (anchor.as_str(), "一、概述"))
            .collect();
        pages(&listed(&headings, &[]))
    };
    // 22 lines to the page; `目　录` takes two.
    assert_eq!(lines(20).first(), Some(&2));
    assert_eq!(lines(21).first(), Some(&3));
    assert_eq!(lines(42).first(), Some(&3));
    assert_eq!(lines(43).first(), Some(&4));
}

#[test]
fn a_table_that_just_fits_with_its_text_is_counted_on_their_page() {
    let text = examples::text("form-2021.toml");
    let text = text.replacen("[organ]", "[report]\ncontents = true\n\n[organ]", 1);
    let report = world(&text).report();
    let document = compose::document(&Printer::new(&report, &Edition::Final));
    // As LibreOffice lays it out too.
    assert_eq!(pages(&document), [2, 2, 3, 4, 4, 4]);
}

#[test]
fn headings_of_the_same_words_are_each_listed_with_their_own_page() {
    let headings = [
        ("first", "一、概述"),
        ("second", "一、概述"),
        ("third", "一、概述"),
    ];
    let break_behind = [paragraph(ParagraphRole::Body, "文"), Block::PageBreak];
    assert_eq!(pages(&listed(&headings, &break_behind)), [2, 3, 4]);
}

/// Free above each paragraph of the body outside tables, where it says so itself, and whether it
/// starts a page; `table` for tables.
fn stand(document: &Document) -> Vec<String> {
    let body = part(&docx::write(document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let body = tree.descendants().find(|node| is(*node, "body")).unwrap();
    let said = |node: Node| {
        if is(node, "tbl") {
            return "table".to_owned();
        }
        let spacing = node.descendants().find(|inner| is(*inner, "spacing"));
        let before = spacing.and_then(|spacing| spacing.attribute((WORD, "before")));
        let page = if has(node, "pageBreakBefore") {
            " on a new page"
        } else {
            ""
        };
        format!("{}{}{page}", text(node), before.unwrap_or("-"))
    };
    let blocks = body.children().filter(|node| !is(*node, "sectPr"));
    blocks.map(said).collect()
}

#[test]
fn tables_stand_apart_and_on_a_new_page_at_its_head() {
    let mut document = small_grid(merged_grid());
    document.blocks.extend([
        Block::Grid(merged_grid()),
        Block::PageBreak,
        Block::Grid(merged_grid()),
    ]);
    assert_eq!(
        stand(&document),
        [
            "表-",
            "table",
            "240",
            "table",
            "0 on a new page",
            "table",
            // Word would add a full line.
            "0",
        ]
    );
    document.blocks.push(paragraph(ParagraphRole::Body, "后"));
    assert_eq!(stand(&document).last().unwrap(), "后120");
}

fn chart() -> Block {
    Block::Chart(Chart {
        title: "图".to_owned(),
        description: "甲1，乙2".to_owned(),
        series: "2017年".to_owned(),
        bars: vec![printed("a", "甲", "1"), printed("b", "乙", "2")],
    })
}

/// How many rows each table of the .doc has, and the paragraph before each.
fn tables(document: &Document) -> Vec<(usize, String)> {
    let rich = rich_text(document);
    let mut tables: Vec<(usize, String)> = Vec::new();
    let mut before = String::new();
    for piece in rich.split("\\par\n") {
        let rows = piece.matches("\\row\n").count();
        if rows > 0 {
            tables.push((rows, before));
        }
        before = piece.rsplit("\\row\n").next().unwrap().to_owned();
    }
    tables
}

#[test]
fn a_chart_of_the_doc_stands_apart_from_the_table_before_it() {
    let mut document = small_grid(merged_grid());
    document.blocks.push(chart());
    let rows: Vec<usize> = tables(&document).iter().map(|(rows, _)| *rows).collect();
    // The figures of the chart stand under their heads.
    assert_eq!(rows, [4, 3]);
}

#[test]
fn a_page_break_before_a_chart_is_one_in_the_doc_too() {
    let mut document = small(vec![text_inline("前")]);
    document.blocks.push(chart());
    let starts_page = |document: &Document| {
        let tables = tables(document);
        assert_eq!(tables.len(), 1);
        tables[0].1.contains("\\pagebb")
    };
    assert!(!starts_page(&document));
    document.blocks.insert(1, Block::PageBreak);
    assert!(starts_page(&document));
}

/// Whether the text before a table stays on its page, in both formats.
fn stays_with_table(is_short: bool) -> bool {
    let mut grid = merged_grid();
    grid.keep_together = is_short;
    let document = small_grid(grid);
    let body = part(&docx::write(&document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let text = tree.descendants().find(|node| is(*node, "p")).unwrap();
    let rich = rich_text(&document);
    let (before, _) = rich.split_once("\\trowd").unwrap();
    let (_, paragraph) = before.rsplit_once("\\pard").unwrap();
    assert_eq!(has(text, "keepNext"), paragraph.contains("\\keepn"));
    has(text, "keepNext")
}

#[test]
fn text_stays_with_the_table_it_announces_where_a_page_holds_that() {
    assert!(stays_with_table(true));
    assert!(!stays_with_table(false));
}

#[test]
fn fields_under_a_table_have_room_to_be_signed_and_no_rules() {
    let mut fields = merged_grid();
    fields.header_rows = 0;
    fields.rows = vec![vec![
        cell(0, "审核人：", CellRole::Label),
        cell(1, "填报人：李某", CellRole::Label),
    ]];
    let mut document = small_grid(merged_grid());
    document.blocks.push(Block::Fields(fields));
    let body = part(&docx::write(&document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let tables: Vec<Node> = tree.descendants().filter(|node| is(*node, "tbl")).collect();
    let rules: Vec<&str> = tables
        .iter()
        .filter_map(|table| table.descendants().find(|node| is(*node, "insideV")))
        .filter_map(|rule| rule.attribute((WORD, "val")))
        .collect();
    assert_eq!(rules, ["single", "nil"]);
    let height = tables[1].descendants().find(|node| is(*node, "trHeight"));
    // 12 mm.
    assert_eq!(height.unwrap().attribute((WORD, "val")), Some("681"));
    // All above stays with them on their page.
    let mut rows = tables[0].descendants().filter(|node| is(*node, "tr"));
    assert!(has(rows.next_back().unwrap(), "keepNext"));

    let rich = rich_text(&document);
    let (_, row) = rich.rsplit_once("\\trowd").unwrap();
    assert!(
        row.contains("\\trrh681") && !row.contains("\\brdrs"),
        "{row}"
    );
}

#[test]
fn overlapping_cells_are_refused_in_the_doc_too() {
    let mut grid = merged_grid();
    grid.rows[1].push(cell(0, "压", CellRole::Label));
    let error = doc::write(&small_grid(grid)).unwrap_err().to_string();
    assert_eq!(
        error,
        "cells of row 2 of the table `合并` overlap or leave its columns"
    );
}

#[test]
fn both_formats_lay_every_section_alike() {
    let mut wide = merged_grid();
    wide.landscape = true;
    let mut document = small_grid(merged_grid());
    document.blocks.extend([
        heading("wide", "一、宽表"),
        Block::Grid(wide.clone()),
        Block::Grid(wide),
        heading("upright", "二、立表"),
        Block::Grid(merged_grid()),
    ]);
    let body = part(&docx::write(&document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let sizes = tree.descendants().filter(|node| is(*node, "pgSz"));
    let word: Vec<(String, String, bool)> = sizes
        .map(|size| {
            let length = |name| size.attribute((WORD, name)).unwrap().to_owned();
            let lies = size.attribute((WORD, "orient")) == Some("landscape");
            (length("w"), length("h"), lies)
        })
        .collect();
    let rich = rich_text(&document);
    let sections = rich.split("\\sectd").skip(1);
    let doc: Vec<(String, String, bool)> = sections
        .map(|section| {
            let words = section.split('\n').next().unwrap();
            let length = |name| {
                let (_, after) = words.split_once(name).unwrap();
                after.split('\\').next().unwrap().to_owned()
            };
            let lies = words.contains("\\lndscpsxn");
            (length("\\pgwsxn"), length("\\pghsxn"), lies)
        })
        .collect();
    let page = |width: &str, height: &str, lies| (width.to_owned(), height.to_owned(), lies);
    let upright = page("11906", "16838", false);
    let across = page("16838", "11906", true);
    assert_eq!(word, [upright.clone(), across, upright]);
    assert_eq!(doc, word);
}

#[test]
fn a_long_title_in_the_list_of_attachments_goes_on_under_its_own_start() {
    let attachment = paragraph(ParagraphRole::Attachment, "附件：1.政府信息公开情况统计表");
    let mut document = small(Vec::new());
    document.blocks = vec![attachment];
    let body = part(&docx::write(&document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let indent = tree.descendants().find(|node| is(*node, "ind")).unwrap();
    let twips = |name| -> u32 { indent.attribute((WORD, name)).unwrap().parse().unwrap() };
    let (left, hanging) = (twips("left"), twips("hanging"));
    // Two characters are free before 附件：, which is three characters wide.
    assert_eq!(left * 3, hanging * 5);
    let rich = rich_text(&document);
    assert!(rich.contains(&format!("\\li{left}\\fi-{hanging}\\ri0")));
}
