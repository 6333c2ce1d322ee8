//! The Word report, read back with a zip reader and an XML reader.

mod hostile_template;
mod insertions;
pub(super) mod reading;
mod runs;
pub(super) mod sample;
mod tables;
mod template;

use std::io::Cursor;

use report::{
    document::{
        Block, Document, ParagraphRole,
        edition::{Edition, Remarks},
        grid::{CellContent, CellRole},
    },
    writers::docx::write,
};
use roxmltree::Node;
use zip::{CompressionMethod, ZipArchive};

use self::{
    reading::{WORD, has, is, part, parts, shape, text, value},
    sample::{
        cell, draft, figure, merged_grid, paragraph, printed, report, small, small_grid,
        text_inline,
    },
};
use crate::support::reading::{figure_tags, figures_in_order};

#[test]
fn every_figure_stands_in_a_bookmark_that_the_file_says_whose_it_is() {
    let file = write(&report(Edition::Final)).unwrap();
    let figures = figures_in_order(&file, "word/document.xml");
    let figure = |id: &str, text: &str| (id.to_owned(), text.to_owned());
    assert_eq!(figures[0], figure("disclosed", "1,184"));
    assert_eq!(figures[1], figure("disclosed.power_list", "592"));
    assert_eq!(figures[4], figure("r02", "2"));
    assert!(figures.contains(&figure("r11", "0")), "zero prints");
    let is_blank = |(id, _): &(String, String)| id == "r10";
    assert!(
        !figures.iter().any(is_blank),
        "nothing stands around nothing"
    );
    let names = figure_tags(&file);
    assert_eq!(names.len(), figures.len());
    assert_eq!(names["f_disclosed_power_list__1"], "disclosed.power_list");
}

/// python-docx, the commonest reader of .docx, reads the runs of a paragraph and of its links and
/// nothing deeper.
#[test]
fn every_text_stands_in_a_run_of_its_paragraph() {
    let parts = parts(&write(&report(Edition::Final)).unwrap());
    let tree = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    for run in tree.descendants().filter(|node| is(*node, "r")) {
        let holder = run.parent().unwrap();
        assert!(is(holder, "p") || is(holder, "hyperlink"), "{}", text(run));
    }
}

/// A report whose figures stand in content controls too.
fn with_controls(mut document: Document) -> Document {
    document.style.controls = Some(true);
    document
}

#[test]
fn where_asked_for_every_figure_is_a_control_as_well() {
    let file = write(&with_controls(report(Edition::Final))).unwrap();
    let body = part(&file, "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let controls: Vec<(String, String)> = tree
        .descendants()
        .filter(|node| is(*node, "sdt"))
        .map(|control| (value(control, "tag"), text(control)))
        .collect();
    // Word shows its own words in a control around nothing, and prints them.
    assert!(controls.iter().all(|(_, text)| !text.is_empty()));
    assert_eq!(controls, figures_in_order(&file, "word/document.xml"));

    let properties = tree.descendants().filter(|node| is(*node, "sdtPr"));
    let ids: Vec<String> = properties.clone().map(|one| value(one, "id")).collect();
    let expected: Vec<String> = (1..=controls.len()).map(|id| id.to_string()).collect();
    assert_eq!(ids, expected);
    for one in properties {
        assert_eq!(value(one, "lock"), "contentLocked");
        assert!(!one.children().any(|child| is(child, "text")));
    }
}

#[test]
fn long_title_of_a_control_is_cut_and_its_id_never() {
    let id = "长".repeat(80);
    let document = small(vec![figure(&id, &"签".repeat(80), "1")]);
    let file = write(&with_controls(document)).unwrap();
    let body = part(&file, "word/document.xml");
    assert!(body.contains(&format!("<w:alias w:val=\"{}…\"/>", "签".repeat(63))));
    assert!(body.contains(&format!("<w:tag w:val=\"{id}\"/>")));
    assert_eq!(figure_tags(&file).into_values().collect::<Vec<_>>(), [id]);
}

#[test]
fn table_repeats_its_header_and_never_splits_a_row() {
    let body = part(
        &write(&report(Edition::Final)).unwrap(),
        "word/document.xml",
    );
    let tree = roxmltree::Document::parse(&body).unwrap();
    let table = tree.descendants().find(|node| is(*node, "tbl")).unwrap();
    let rows: Vec<Node> = table.children().filter(|node| is(*node, "tr")).collect();
    assert_eq!(rows.len(), 72);
    let repeated = rows.iter().filter(|row| has(**row, "tblHeader")).count();
    assert_eq!(repeated, 1);
    assert!(rows.iter().all(|row| has(*row, "cantSplit")));
    assert_eq!(text(rows[0]), "统计指标单位统计数");
    assert_eq!(value(table, "tblCaption"), "政府信息公开情况统计表");

    let columns: Vec<usize> = table
        .descendants()
        .filter(|node| is(*node, "gridCol"))
        .map(|column| column.attribute((WORD, "w")).unwrap().parse().unwrap())
        .collect();
    assert_eq!(columns, [6007, 1060, 1767]);
    // 156 mm between the margins of A4, less a border.
    assert_eq!(columns.iter().sum::<usize>(), 8834);
}

#[test]
fn merged_cells_fill_every_row_to_the_full_width() {
    let document = small_grid(merged_grid());
    let body = part(&write(&document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let rows: Vec<Vec<String>> = tree
        .descendants()
        .filter(|node| is(*node, "tr"))
        .map(|row| {
            row.children()
                .filter(|cell| is(*cell, "tc"))
                .map(shape)
                .collect()
        })
        .collect();
    assert_eq!(
        rows,
        [
            vec!["甲 span 1 merge restart", "乙 span 2 merge -"],
            vec![
                " span 1 merge continue",
                "丙 span 1 merge -",
                "丁 span 1 merge -"
            ],
            vec![" span 1 merge -", "戊 span 2 merge restart"],
            vec!["己 span 1 merge -", " span 2 merge continue"],
        ]
    );
}

#[test]
fn overlapping_cells_are_refused() {
    let mut grid = merged_grid();
    grid.rows[1].push(cell(0, "压", CellRole::Label));
    let error = write(&small_grid(grid)).unwrap_err().to_string();
    assert_eq!(
        error,
        "cells of row 2 of the table `合并` overlap or leave its columns"
    );
}

#[test]
fn wide_table_lies_in_a_section_of_its_own() {
    let mut grid = merged_grid();
    grid.landscape = true;
    let mut document = small(vec![text_inline("前")]);
    document.blocks.push(Block::PageBreak);
    document
        .blocks
        .push(Block::Title(vec![text_inline("宽表")]));
    document.blocks.push(Block::Grid(grid));
    document
        .blocks
        .push(paragraph(ParagraphRole::TableFooter, "填表人"));
    document.blocks.push(paragraph(ParagraphRole::Body, "后"));
    let body = part(&write(&document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let sections: Vec<(&str, usize)> = tree
        .descendants()
        .filter(|node| is(*node, "sectPr"))
        .map(|section| {
            let size = section.children().find(|node| is(*node, "pgSz")).unwrap();
            let footers = section
                .children()
                .filter(|node| is(*node, "footerReference"));
            (size.attribute((WORD, "w")).unwrap(), footers.count())
        })
        .collect();
    assert_eq!(sections, [("11906", 2), ("16838", 2), ("11906", 2)]);
    assert!(!has(tree.root(), "pageBreakBefore"));
}

#[test]
fn page_break_is_carried_by_the_next_paragraph() {
    let mut document = small(vec![text_inline("前")]);
    document.blocks.push(Block::PageBreak);
    document
        .blocks
        .push(paragraph(ParagraphRole::AnnexMark, "附件1"));
    let body = part(&write(&document).unwrap(), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let paragraphs: Vec<(String, bool)> = tree
        .descendants()
        .filter(|node| is(*node, "p"))
        .map(|node| (text(node), has(node, "pageBreakBefore")))
        .collect();
    assert_eq!(paragraphs, [("前".into(), false), ("附件1".into(), true)]);
}

#[test]
fn draft_says_so_on_every_page_and_carries_its_findings() {
    let parts = parts(&write(&report(draft())).unwrap());
    assert!(parts["word/header1.xml"].contains("草稿 DRAFT"));
    assert!(parts["word/header2.xml"].contains("草稿 DRAFT"));
    let tree = roxmltree::Document::parse(&parts["word/comments.xml"]).unwrap();
    let comments: Vec<(&str, Vec<String>)> = tree
        .descendants()
        .filter(|node| is(*node, "comment"))
        .map(|comment| {
            let lines = comment.children().filter(|node| is(*node, "p")).map(text);
            (comment.attribute((WORD, "id")).unwrap(), lines.collect())
        })
        .collect();
    let remarks = vec![
        "分项之和为 591，不等于 592".to_owned(),
        "差 1 <件> & 待核".to_owned(),
    ];
    assert_eq!(comments, [("0", remarks.clone()), ("1", remarks)]);
    assert!(parts["[Content_Types].xml"].contains("/word/comments.xml"));
}

#[test]
fn finding_on_a_cell_becomes_a_comment_at_that_cell() {
    let mut grid = merged_grid();
    let mut wrong = printed("wrong", "误", "9");
    wrong.remarks = vec!["不符".to_owned()];
    grid.rows[3][0].content = CellContent::Figure(wrong);
    let mut document = small_grid(grid);
    document.edition = Edition::Draft(Remarks::new());
    let parts = parts(&write(&document).unwrap());
    let tree = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let commented = tree
        .descendants()
        .find(|node| is(*node, "commentReference"))
        .unwrap();
    let cell = commented.ancestors().find(|node| is(*node, "tc")).unwrap();
    let mark = cell.descendants().find(|node| is(*node, "bookmarkStart"));
    let name = mark.and_then(|mark| mark.attribute((WORD, "name")));
    assert_eq!((text(cell).as_str(), name), ("9", Some("f_wrong__1")));
    assert_eq!(parts["word/comments.xml"].matches("不符").count(), 1);

    document.edition = Edition::Final;
    assert!(!part(&write(&document).unwrap(), "word/document.xml").contains("comment"));
}

#[test]
fn page_is_that_of_the_standard() {
    let parts = parts(&write(&report(Edition::Final)).unwrap());
    let body = &parts["word/document.xml"];
    // 210 × 297 mm; 37 mm above, 26 right, 35 below, 28 left; 22 lines in the 225 mm between.
    assert!(body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\""));
    assert!(body.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
    assert!(body.contains("<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>"));
    assert!(parts["word/footer1.xml"].contains("OddPageNumber"));
    assert!(parts["word/footer2.xml"].contains("EvenPageNumber"));
    let settings = &parts["word/settings.xml"];
    assert!(settings.contains("<w:evenAndOddHeaders/>"));
    assert!(settings.contains("w:name=\"compatibilityMode\""));
}

#[test]
fn every_style_in_use_is_defined() {
    let parts = parts(&write(&report(draft())).unwrap());
    let styles = roxmltree::Document::parse(&parts["word/styles.xml"]).unwrap();
    let defined: Vec<&str> = styles
        .descendants()
        .filter_map(|node| node.attribute((WORD, "styleId")))
        .collect();
    for part in parts.values() {
        let tree = roxmltree::Document::parse(part).unwrap();
        for style in tree.descendants().filter(|node| is(*node, "pStyle")) {
            let id = style.attribute((WORD, "val")).unwrap();
            assert!(defined.contains(&id), "{id}");
        }
    }
}

#[test]
fn final_file_has_no_trace_of_remarks() {
    let parts = parts(&write(&report(Edition::Final)).unwrap());
    let names: Vec<&str> = parts.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/app.xml",
            "docProps/core.xml",
            "docProps/custom.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "word/settings.xml",
            "word/styles.xml",
            "word/theme/theme1.xml",
        ]
    );
    assert!(!parts["word/document.xml"].contains("omment"));
}

#[test]
fn same_document_gives_the_same_bytes_and_large_parts_are_deflated() {
    let first = write(&report(draft())).unwrap();
    write(&small(vec![text_inline("其间")])).unwrap();
    assert_eq!(first, write(&report(draft())).unwrap());

    let mut archive = ZipArchive::new(Cursor::new(first)).unwrap();
    assert_eq!(
        archive.by_index(0).unwrap().name().unwrap(),
        "[Content_Types].xml"
    );
    for index in 0..archive.len() {
        let file = archive.by_index(index).unwrap();
        // What is small is stored as it is.
        let expected = if file.size() < 2048 {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        assert_eq!(file.compression(), expected);
    }
}

#[test]
fn marks_are_escaped_once_and_control_characters_dropped() {
    let mut document = small(vec![
        text_inline("一<二>&\"三\"\u{1}\u{FFFE}\u{B}四 &amp;"),
        figure("a&b", "标<签>&\"引\"", "1\u{0}2"),
    ]);
    document.properties.title = "题<&>\u{2}".to_owned();
    let parts = parts(&write(&with_controls(document)).unwrap());
    let tree = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    assert_eq!(text(tree.root()), "一<二>&\"三\"四 &amp;12");
    assert_eq!(value(tree.root(), "tag"), "a&b");
    assert_eq!(value(tree.root(), "alias"), "标<签>&\"引\"");
    assert!(parts["docProps/core.xml"].contains("题&lt;&amp;&gt;</dc:title>"));
}

/// The attributes of the first element of that name in a part, as `name=value`.
fn said(file: &[u8], name: &str, element: &str) -> Vec<String> {
    let part = part(file, name);
    let tree = roxmltree::Document::parse(&part).unwrap();
    let found = tree.descendants().find(|node| is(*node, element));
    let attributes = found.unwrap().attributes();
    attributes
        .map(|one| format!("{}={}", one.name(), one.value()))
        .collect()
}

#[test]
fn a_report_with_a_date_is_made_on_that_day() {
    let mut document = report(Edition::Final);
    document.properties.date = chrono::NaiveDate::from_ymd_opt(2018, 3, 10);
    let core = part(&write(&document).unwrap(), "docProps/core.xml");
    assert!(
        core.contains("2018-03-10T00:00:00Z</dcterms:created>"),
        "{core}"
    );
}

#[test]
fn lines_are_as_high_as_the_grids_where_a_viewer_knows_no_grid() {
    let file = write(&report(Edition::Final)).unwrap();
    let styles = part(&file, "word/styles.xml");
    let tree = roxmltree::Document::parse(&styles).unwrap();
    let spacing = |id: &str| {
        let style = tree
            .descendants()
            .find(|node| is(*node, "style") && node.attribute((WORD, "styleId")) == Some(id));
        let spacing = style
            .unwrap()
            .descendants()
            .find(|node| is(*node, "spacing"));
        let said = |name| spacing.unwrap().attribute((WORD, name)).unwrap().to_owned();
        (said("line"), said("lineRule"))
    };
    let exact = ("579".to_owned(), "exact".to_owned());
    for id in [
        "ReportBody",
        "Heading1",
        "Heading2",
        "Attachment",
        "Signature",
    ] {
        assert_eq!(spacing(id), exact, "{id}");
    }
    // What somebody adds grows with what it holds.
    assert_eq!(spacing("Normal").1, "auto");
    assert_eq!(
        said(&file, "word/styles.xml", "lang"),
        ["val=zh-CN", "eastAsia=zh-CN", "bidi=ar-SA"]
    );
}

#[test]
fn a_page_number_is_a_field_in_runs_of_its_own() {
    let file = write(&report(Edition::Final)).unwrap();
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
        let footer = part(&file, footer);
        let tree = roxmltree::Document::parse(&footer).unwrap();
        let runs = tree.descendants().filter(|node| is(*node, "r"));
        let runs: Vec<String> = runs
            .map(|run| {
                let children = run.children().filter(|one| !is(*one, "rPr"));
                let names: Vec<&str> = children.map(|one| one.tag_name().name()).collect();
                format!("{} {}", names.join(","), text(run))
                    .trim()
                    .to_owned()
            })
            .collect();
        let field = ["fldChar", "instrText", "fldChar", "t 1", "fldChar"];
        assert_eq!(runs[1..6], field, "{runs:?}");
    }
}

#[test]
fn margins_are_mirrored_where_that_is_asked_for() {
    let mut document = report(Edition::Final);
    let mirrors = |document: &Document| {
        part(&write(document).unwrap(), "word/settings.xml").contains("<w:mirrorMargins/>")
    };
    assert!(!mirrors(&document));
    document.style.mirror_margins = Some(true);
    assert!(mirrors(&document));
}

#[test]
fn a_table_is_described_by_its_heads_and_figures() {
    let told = said(
        &write(&report(Edition::Final)).unwrap(),
        "word/document.xml",
        "tblDescription",
    );
    assert!(
        told[0].starts_with("val=统计指标、单位、统计数：共"),
        "{told:?}"
    );
}

#[test]
fn properties_name_the_organ_and_no_clock() {
    let core = part(
        &write(&report(Edition::Final)).unwrap(),
        "docProps/core.xml",
    );
    let tree = roxmltree::Document::parse(&core).unwrap();
    let lines: Vec<String> = tree
        .root_element()
        .children()
        .map(|node| format!("{} {}", node.tag_name().name(), node.text().unwrap()))
        .collect();
    assert_eq!(
        lines,
        [
            "title 北京市东城区民政局2017年政府信息公开年度报告",
            "subject 2017年政府信息公开工作年度报告",
            "creator 北京市东城区民政局",
            "lastModifiedBy 北京市东城区民政局",
            "created 2017-12-31T23:59:59Z",
            "modified 2017-12-31T23:59:59Z",
            "language zh-CN",
        ]
    );
}
