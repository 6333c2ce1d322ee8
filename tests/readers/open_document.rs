//! `OpenDocument` files read back, texts and spreadsheets, as other programs write them.

use std::io::{Cursor, Write as _};

use report::readers::transcript::{Stored, Transcript};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    damaged::{is_borne, refused},
    outputs::{figures, hidden, read, shown},
};

const NAMESPACES: &str = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"tb\" xmlns:style=\"s\" \
     xmlns:draw=\"d\" xmlns:fo=\"f\" xmlns:xlink=\"x\" xmlns:dc=\"dc\" xmlns:meta=\"m\"";

/// A file of this kind with this content, and further parts.
fn packed(kind: &str, content: &str, further: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    for (name, content) in [("mimetype", mimetype.as_str()), ("content.xml", content)]
        .iter()
        .chain(further)
    {
        let options = match *name {
            "mimetype" => stored,
            _ => SimpleFileOptions::default(),
        };
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn content(kind: &str, styles: &str, body: &str) -> String {
    format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
}

/// A text with this body.
fn text(body: &str) -> Vec<u8> {
    packed("text", &content("text", "", body), &[])
}

/// A spreadsheet with these sheets.
fn sheets(styles: &str, body: &str) -> Vec<u8> {
    packed("spreadsheet", &content("spreadsheet", styles, body), &[])
}

fn sheet(rows: &str) -> Vec<u8> {
    sheets(
        "",
        &format!("<table:table table:name=\"表\">{rows}</table:table>"),
    )
}

#[test]
fn paragraphs_headings_lists_and_tables_come_in_order() {
    let file = text(
        "<text:p>\n  某局<text:s text:c=\"2\"/>年报\n</text:p>\
         <text:h text:outline-level=\"1\">一、概述</text:h>\
         <text:list><text:list-item><text:p>甲<text:line-break/>乙</text:p>\
         <text:list><text:list-item><text:p>丙</text:p></text:list-item></text:list></text:list-item></text:list>\
         <table:table><table:table-header-rows><table:table-row>\
         <table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"><text:p>指标</text:p></table:table-cell>\
         <table:covered-table-cell/><table:table-cell><text:p>数</text:p><text:p>量</text:p></table:table-cell>\
         </table:table-row></table:table-header-rows>\
         <table:table-row><table:covered-table-cell table:number-columns-repeated=\"2\"/><table:table-cell><text:p>件</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"><text:p>0</text:p></table:table-cell></table:table-row>\
         </table:table>\
         <text:p>注<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>说明</text:p></text:note-body></text:note>意</text:p>",
    );
    let transcript = read(&file);
    assert_eq!(
        shown(&transcript),
        [
            "Paragraph: 某局  年报 ",
            "Heading(1): 一、概述",
            "Paragraph: 甲 乙",
            "Paragraph: 丙",
            "Row { table: 0, row: 0 }: 指标 | 数 量",
            "Row { table: 0, row: 1 }: 件",
            "Row { table: 0, row: 2 }: 0 | 0 | 0",
            "Row { table: 0, row: 3 }: 0 | 0 | 0",
            "Paragraph: 注意",
            "Note: 说明",
        ]
    );
    let table = &transcript.tables[0];
    assert_eq!((table.rows, table.columns), (4, 3));
    let spans: Vec<_> = table.cells[..3]
        .iter()
        .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span))
        .collect();
    assert_eq!(spans, [(0, 0, 2, 2), (0, 2, 1, 1), (1, 2, 1, 1)]);
    assert_eq!(transcript.unread, []);
    assert_eq!(hidden(&transcript), Vec::<String>::new());
}

#[test]
fn the_figures_of_bookmarks_are_those_that_the_file_tells() {
    let about = format!(
        "<office:document-meta {NAMESPACES}><office:meta><meta:user-defined meta:name=\"organ\">某局</meta:user-defined>\
         <dc:creator>张三</dc:creator><meta:initial-creator>某局</meta:initial-creator>\
         <meta:user-defined meta:name=\"report.figures\">{{\"f_a_b__1\":\"a.b|share\"}}</meta:user-defined></office:meta></office:document-meta>"
    );
    let body = "<text:p>占<text:bookmark-start text:name=\"f_a_b__1\"/>5<text:span>0%</text:span><text:bookmark-end text:name=\"f_a_b__1\"/>，\
                <text:bookmark-start text:name=\"f_c__1\"/>3<text:bookmark-end text:name=\"f_c__1\"/>件，<text:bookmark-start text:name=\"_heading\"/>4<text:bookmark-end text:name=\"_heading\"/></text:p>";
    let file = packed("text", &content("text", "", body), &[("meta.xml", &about)]);
    let transcript = read(&file);
    let own = |tag: &str, text: &str| (tag.to_owned(), text.to_owned());
    assert_eq!(
        figures(&transcript),
        [own("a.b|share", "50%"), own("f_c__1", "3")]
    );
    assert_eq!(transcript.properties["organ"], "某局");
    assert_eq!(hidden(&transcript), ["PersonalProperty: creator: 张三"]);
}

#[test]
fn what_is_not_seen_of_a_text_is_told_and_left_out() {
    let styles = "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
                  <style:style style:name=\"W\" style:family=\"text\"><style:text-properties fo:color=\"#FFFFFF\"/></style:style>\
                  <style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:color=\"#ffffff\" fo:background-color=\"#000000\"/></style:style>";
    let body = "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:insertion><office:change-info><dc:creator>张三</dc:creator></office:change-info></text:insertion></text:changed-region>\
         <text:changed-region text:id=\"c2\"><text:deletion><office:change-info><dc:creator>张三</dc:creator></office:change-info><text:p>九件</text:p></text:deletion></text:changed-region></text:tracked-changes>\
         <text:p>共<text:change text:change-id=\"c2\"/><text:change-start text:change-id=\"c1\"/>五件<text:change-end text:change-id=\"c1\"/>。<text:span text:style-name=\"H\">暗</text:span>\
         <text:span text:style-name=\"W\">白</text:span><text:span text:style-name=\"B\">亮</text:span>\
         <office:annotation><dc:creator>张三</dc:creator><text:p>请核</text:p></office:annotation>第<text:page-number>3</text:page-number>页\
         <draw:frame><draw:image xlink:href=\"http://a/b.png\"/></draw:frame><draw:frame><draw:text-box><text:p>框中</text:p></draw:text-box></draw:frame></text:p>\
         <text:section text:display=\"none\"><text:p>整段</text:p></text:section>\
         <table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>甲</text:p></table:table-cell><table:covered-table-cell><text:p>盖住</text:p></table:covered-table-cell></table:table-row></table:table>";
    let file = packed(
        "text",
        &content("text", styles, body),
        &[
            ("Basic/Standard/Module1.xml", "<m/>"),
            ("Basic/script-lc.xml", "<m/>"),
        ],
    );
    let transcript = read(&file);
    assert_eq!(
        shown(&transcript),
        [
            "Paragraph: 共五件。亮第页",
            "Paragraph: 框中",
            "Row { table: 0, row: 0 }: 甲",
        ]
    );
    assert_eq!(
        hidden(&transcript),
        [
            "ExternalLink: http://a/b.png",
            "Revision: 九件",
            "Revision: 五件",
            "HiddenText: 暗",
            "WhiteText: 白",
            "Comment: 请核",
            "HiddenText: 整段",
            "HiddenText: 盖住",
            "Macro: Basic/Standard/Module1.xml",
        ]
    );
}

#[test]
fn a_chart_of_a_text_says_the_numbers_that_it_draws() {
    let chart = format!(
        "<office:document-content {NAMESPACES} xmlns:chart=\"c\"><office:body><office:chart><chart:chart><table:table table:name=\"local-table\">\
         <table:table-header-rows><table:table-row><table:table-cell/><table:table-cell><text:p>件</text:p></table:table-cell></table:table-row></table:table-header-rows>\
         <table:table-rows><table:table-row><table:table-cell><text:p>规章</text:p></table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table-rows>\
         </table:table></chart:chart></office:chart></office:body></office:document-content>"
    );
    let body =
        "<text:p>图<draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame></text:p>";
    let file = packed(
        "text",
        &content("text", "", body),
        &[("Object 1/content.xml", &chart)],
    );
    let transcript = read(&file);
    assert_eq!(shown(&transcript), ["Paragraph: 图", "Paragraph: 规章 3"]);
    assert_eq!(hidden(&transcript), Vec::<String>::new());
}

/// What the cells store.
fn stored(transcript: &Transcript) -> Vec<Option<Stored>> {
    let pieces = transcript.lines.iter().flat_map(|line| &line.pieces);
    pieces.map(|piece| piece.stored.clone()).collect()
}

#[test]
fn cells_show_what_is_displayed_and_keep_what_is_stored() {
    let file = sheets(
        "",
        "<table:table table:name=\"表 1\"><table:table-column table:number-columns-repeated=\"16384\"/>\
         <table:table-row><table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"2\"><text:p>合计</text:p></table:table-cell><table:covered-table-cell/>\
         <table:table-cell office:value-type=\"float\" office:value=\"12345\" table:formula=\"of:=SUM([.A2:.B2];[$'表 1'.A2])\"><text:p>12,345</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"percentage\" office:value=\"0.651\"><text:p>65.1%</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"3\" table:number-columns-repeated=\"2\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
         <table:named-expressions><table:named-range table:name=\"a.b\" table:cell-range-address=\"$'表 1'.$C$1\"/></table:named-expressions>",
    );
    let transcript = read(&file);
    assert_eq!(
        shown(&transcript),
        [
            "Row { table: 0, row: 0 }: 合计 | 12,345",
            "Row { table: 0, row: 1 }: 65.1% | 3 | 3",
        ]
    );
    let table = &transcript.tables[0];
    assert_eq!(table.sheet.as_deref(), Some("表 1"));
    assert_eq!(table.cells[0].column_span, 2);
    let number = |number: &str, formula: Option<&str>| {
        Some(Stored {
            number: Some(number.parse().unwrap()),
            formula: formula.map(str::to_owned),
        })
    };
    let expected = [
        number("12345", Some("SUM(A2:B2,'表 1'!A2)")),
        number("0.651", None),
        number("3", None),
        number("3", None),
    ];
    assert_eq!(stored(&transcript)[1..], expected);
    assert_eq!(
        figures(&transcript),
        [("a.b".to_owned(), "12,345".to_owned())]
    );
    let place = &transcript.lines[0].pieces[1].locator;
    assert_eq!(
        place.text().get(report::diagnostic::Language::Chinese),
        "表 1!C1"
    );
}

#[test]
fn a_display_that_is_not_that_of_the_number_is_not_believed() {
    let cell = |value: &str, shown: &str| {
        format!(
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{shown}</text:p></table:table-cell></table:table-row>"
        )
    };
    let transcript = read(&sheet(&format!(
        "{}{}",
        cell("592", "约592条"),
        cell("592", "593")
    )));
    assert_eq!(
        shown(&transcript),
        [
            "Row { table: 0, row: 0 }: 约592条",
            "Row { table: 0, row: 1 }: 592"
        ]
    );
    assert_eq!(hidden(&transcript), ["HiddenText: 593"]);
}

#[test]
fn what_is_not_seen_of_a_spreadsheet_is_told() {
    let file = sheets(
        "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
         <style:style style:name=\"w\" style:family=\"table-cell\"><style:text-properties fo:color=\"#ffffff\"/></style:style>",
        "<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>张三</dc:creator></office:change-info><table:previous><table:change-track-table-cell><text:p>旧数</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>\
         <table:table table:name=\"表\"><table:table-column table:visibility=\"collapse\"/><table:table-column/>\
         <table:table-row><table:table-cell office:value-type=\"string\" table:style-name=\"w\"><text:p>白</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><office:annotation><dc:creator>张三</dc:creator><dc:date>2017</dc:date><text:p>请核</text:p></office:annotation><text:p>甲</text:p></table:table-cell></table:table-row>\
         <table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"2\"><table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>暗</text:p></table:table-cell></table:table-row>\
         <table:table-row-group><table:table-row table:visibility=\"collapse\"><table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>折</text:p></table:table-cell></table:table-row></table:table-row-group></table:table>\
         <table:table table:name=\"藏\" table:style-name=\"ta2\"/>\
         <table:table table:name=\"'file:///a.ods'#表\"><table:table-source xlink:href=\"file:///a.ods\"/><table:table-row><table:table-cell office:value-type=\"string\"><text:p>外</text:p></table:table-cell></table:table-row></table:table>",
    );
    let transcript = read(&file);
    assert_eq!(
        shown(&transcript),
        [
            "Row { table: 0, row: 0 }: 白 | 甲",
            "Row { table: 0, row: 1 }: 暗",
            "Row { table: 0, row: 2 }: 暗",
            "Row { table: 0, row: 3 }: 折",
        ]
    );
    assert_eq!(
        hidden(&transcript),
        [
            "Revision: 旧数",
            "Comment: B1: 请核",
            "ExternalLink: file:///a.ods",
            "WhiteText: 白",
            "HiddenRows: 暗; 暗",
            "HiddenRows: A:A",
            "HiddenSheet: 藏",
        ]
    );
}

#[test]
fn repeats_without_end_are_refused_and_empty_ones_cost_nothing() {
    let cell = "<table:table-cell table:number-columns-repeated=\"4000000000\" office:value-type=\"string\"><text:p>甲</text:p></table:table-cell>";
    let rows = |cell: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"4000000000\">{cell}</table:table-row>"
        )
    };
    assert!(refused(&sheet(&rows(cell))).contains("too many cells"));
    let table = format!("<table:table>{}</table:table>", rows(cell));
    assert!(refused(&text(&table)).contains("its tables are too large"));
    let covered = "<table:covered-table-cell table:number-columns-repeated=\"4000000000\"/>";
    let table = format!("<table:table>{}</table:table>", rows(covered));
    assert!(refused(&text(&table)).contains("its tables are too large"));
    let empty = rows("<table:table-cell table:number-columns-repeated=\"4000000000\"/>");
    assert_eq!(read(&sheet(&empty.repeat(100))).lines, []);
    let merged = rows("<table:table-cell table:number-columns-spanned=\"9\"/>");
    assert!(refused(&sheet(&merged)).contains("merged"));
}

#[test]
fn what_is_nested_without_end_or_broken_is_one_clear_error_or_told() {
    let deep =
        |open: &str, close: &str| open.repeat(5000) + "<text:p>底</text:p>" + &close.repeat(5000);
    for (open, close) in [
        (
            "<text:list><text:list-item>",
            "</text:list-item></text:list>",
        ),
        ("<text:section>", "</text:section>"),
        (
            "<table:table><table:table-row><table:table-cell>",
            "</table:table-cell></table:table-row></table:table>",
        ),
        (
            "<text:p><draw:frame><draw:text-box>",
            "</draw:text-box></draw:frame></text:p>",
        ),
        ("<text:p><text:span>", "</text:span></text:p>"),
    ] {
        match report::readers::read(&text(&deep(open, close))) {
            Ok(transcript) => assert!(!transcript.unread.is_empty(), "{open}"),
            Err(why) => assert!(
                why.get(report::diagnostic::Language::English)
                    .contains("content.xml")
            ),
        }
    }
    let deep = deep("<table:table-row-group>", "</table:table-row-group>");
    assert!(refused(&sheet(&deep)).contains("nested too deep"));
    for kind in ["text", "spreadsheet"] {
        assert!(refused(&packed(kind, "<a>", &[])).contains("the part content.xml is broken"));
        let bomb = " ".repeat(40 << 20);
        assert!(refused(&packed(kind, &bomb, &[])).contains("content.xml"));
        let locked = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
        let locked = packed(kind, "<a/>", &[("META-INF/manifest.xml", locked)]);
        assert!(refused(&locked).contains("password"));
    }
    assert!(refused(&packed("presentation", "<a/>", &[])).contains("neither"));
}

#[test]
fn damage_is_borne() {
    is_borne(&text("<text:p>甲<text:s/>5件</text:p>"), 300);
    let row = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"5\"/></table:table-row>";
    is_borne(&sheet(row), 300);
}
