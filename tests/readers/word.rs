//! Word files read back: ours, and such as other programs write.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Write as _},
    time::Duration,
};

use report::{
    diagnostic::Language,
    document::{compose::document, edition::Edition, printer::Printer},
    readers::{
        self, Transcript,
        transcript::{HiddenKind, Line, LineKind},
    },
    writers::docx,
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::support::{REAL, effort, examples, world};

fn built(text: &str) -> Vec<u8> {
    let report = world(text).report();
    let edition = Edition::Final;
    docx::write(&document(&Printer::new(&report, &edition))).unwrap()
}

fn read(bytes: &[u8]) -> Transcript {
    readers::read(bytes)
        .map_err(|why| why.into_words(Language::English))
        .unwrap()
}

/// A Word file of these paragraphs and tables, as little of one as readers take.
fn hand_made(body: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document =
        format!("<w:document xmlns:w=\"{namespace}\"><w:body>{body}</w:body></w:document>");
    for (name, content) in [
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn lines(transcript: &Transcript) -> Vec<String> {
    let text = |line: &Line| {
        let pieces: Vec<&str> = line
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        pieces.join("|")
    };
    transcript.lines.iter().map(text).collect()
}

#[test]
fn every_figure_of_a_report_is_read_back_under_its_tag() {
    for text in examples::that_hold().into_iter().chain([REAL.to_owned()]) {
        let report = world(&text).report();
        let transcript = read(&built(&text));
        let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for piece in transcript.lines.iter().flat_map(|line| &line.pieces) {
            for figure in &piece.figures {
                let printed = piece.text.get(figure.range.clone()).unwrap();
                found.entry(&figure.tag).or_default().insert(printed);
            }
        }
        let mut compared = 0;
        for (_, figure) in report.figures.iter() {
            let Some(texts) = found.get(figure.id.as_str()) else {
                continue;
            };
            // The same number, in whatever form the text prints it.
            let plain = figure.as_typed();
            let as_told = |text: &&str| {
                text.replace(',', "") == plain
                    || (!text.is_empty() && text.chars().all(|c| !c.is_ascii_digit()))
            };
            assert!(
                texts.iter().all(as_told),
                "{}: {texts:?} {plain}",
                figure.id
            );
            compared += 1;
        }
        assert!(compared >= 2, "{compared}");
        assert_eq!(transcript.unread, []);
        assert_eq!(transcript.properties["year"], report.year.to_string());
        assert_eq!(transcript.properties["organ"], report.organ.name);
    }
}

#[test]
fn changes_that_were_tracked_are_read_as_accepted_and_told() {
    let transcript = read(&hand_made(
        "<w:p><w:r><w:t>公开</w:t></w:r><w:del><w:r><w:delText>592</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>593</w:t></w:r></w:ins><w:r><w:t>条。</w:t></w:r></w:p>",
    ));
    assert_eq!(lines(&transcript), ["公开593条。"]);
    let told: Vec<_> = transcript
        .hidden
        .iter()
        .map(|one| (one.kind, one.content.as_str()))
        .collect();
    assert_eq!(
        told,
        [(HiddenKind::Revision, "592"), (HiddenKind::Revision, "593")]
    );
}

#[test]
fn what_is_not_seen_is_no_text_and_told() {
    let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        run("", "公开"),
        run("<w:vanish/>", "592"),
        run("<w:color w:val=\"FFFFFF\"/>", "7"),
        run(
            "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>",
            "593"
        ),
        run("<w:vanish w:val=\"0\"/>", "条"),
    );
    let transcript = read(&hand_made(&body));
    assert_eq!(lines(&transcript), ["公开593条"]);
    let told: Vec<_> = transcript
        .hidden
        .iter()
        .map(|one| (one.kind, one.content.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (HiddenKind::HiddenText, "592"),
            (HiddenKind::WhiteText, "7")
        ]
    );
}

#[test]
fn numbers_of_pages_are_left_out_and_other_fields_are_read() {
    let field = |code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let body = format!(
        "<w:p>{}{}{}<w:fldSimple w:instr=\"NUMPAGES\"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>",
        field("PAGE", "3"),
        field("REF _heading_1 \\h", "第一部分"),
        field("DDEAUTO cmd \"/c\"", "x"),
    );
    let transcript = read(&hand_made(&body));
    assert_eq!(lines(&transcript), ["第一部分x"]);
    let told: Vec<_> = transcript.hidden.iter().map(|one| one.kind).collect();
    assert_eq!(told, [HiddenKind::ActiveField]);
}

/// One cell over two rows, one over two columns, a table in a cell.
#[test]
fn merged_cells_are_one_and_tables_in_cells_come_behind_their_row() {
    let cell = |look: &str, text: &str| {
        format!("<w:tc><w:tcPr>{look}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let within = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", "内"));
    let nested = format!("<w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p>{within}</w:tc>");
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{nested}</w:tr></w:tbl>",
        cell("<w:vMerge w:val=\"restart\"/>", "甲"),
        cell("<w:gridSpan w:val=\"2\"/>", "乙"),
        cell("<w:vMerge/>", ""),
        cell("", "丙"),
    );
    let transcript = read(&hand_made(&body));
    assert_eq!(lines(&transcript), ["甲|乙", "丙|丁", "内"]);
    let [outer, inner] = transcript.tables.as_slice() else {
        panic!("{:?}", transcript.tables);
    };
    assert_eq!((outer.rows, outer.columns, inner.rows), (2, 3, 1));
    let places: Vec<_> = outer
        .cells
        .iter()
        .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span))
        .collect();
    assert_eq!(
        places,
        [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    );
    let place = transcript.lines[1].pieces[1].locator.text();
    assert_eq!(place.into_words(Language::Chinese), "表1 第2行第3列");
    assert_eq!(transcript.lines[2].kind, LineKind::Row { table: 1, row: 0 });
}

/// A file of another's hand may be broken anywhere: an error or a transcript, and soon.
/// Boxes within boxes, this many: each holds a word, a drawn one, and the next.
fn boxes(levels: usize) -> String {
    let open = (1..=levels).map(|level| {
        format!(
            "<w:p><w:r><w:t>第{level}层</w:t></w:r><w:r><w:pict><textpath string=\"画{level}\"/>\
             <w:txbxContent>"
        )
    });
    let close = "</w:txbxContent></w:pict></w:r></w:p>".repeat(levels);
    format!("{}{close}", open.collect::<String>())
}

#[test]
fn what_a_box_within_a_box_says_is_read_once() {
    let transcript = read(&hand_made(&boxes(3)));
    assert_eq!(lines(&transcript), ["第1层", "第2层", "第3层"]);
    let hidden = transcript.hidden.iter().map(|one| one.content.as_str());
    assert_eq!(hidden.collect::<Vec<_>>(), ["画1", "画2", "画3"]);
    assert!(transcript.unread.is_empty(), "{:?}", transcript.unread);
    // Beside each other, and as a second copy for programs of old.
    let one = |says: &str| {
        format!("<w:txbxContent><w:p><w:r><w:t>{says}</w:t></w:r></w:p></w:txbxContent>")
    };
    let (left, right) = (one("左"), one("右"));
    let copies = format!(
        "<w:p><w:r><w:pict><AlternateContent><Choice><g>{left}{right}</g></Choice>\
         <Fallback><g>{left}{right}</g></Fallback></AlternateContent></w:pict></w:r></w:p>"
    );
    assert_eq!(lines(&read(&hand_made(&copies))), ["左", "右"]);
}

#[test]
fn boxes_deep_within_boxes_take_no_longer_for_each_level() {
    let (transcript, worked) = effort::of(|| read(&hand_made(&boxes(400))));
    assert!(worked < Duration::from_secs(5), "{worked:?}");
    let lines = lines(&transcript);
    assert_eq!(lines.first().unwrap(), "第1层");
    assert!((16..64).contains(&lines.len()), "{lines:?}");
    let unread = transcript.unread.iter();
    let unread: Vec<&str> = unread.map(|why| why.get(Language::English)).collect();
    assert_eq!(
        unread,
        ["what lies too deep within other things was not read"]
    );
}

#[test]
fn a_broken_file_is_an_error_and_never_more() {
    let whole = built(&examples::text("minimal.toml"));
    for end in (0..whole.len()).step_by(97) {
        let _ = readers::read(&whole[..end]);
    }
    let mut state = 7_u32;
    for _ in 0..300 {
        let mut bytes = whole.clone();
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = usize::try_from(state).unwrap() % bytes.len();
        bytes[at] ^= 1 << (state % 8);
        let _ = readers::read(&bytes);
    }
    for depth in [100, 20_000] {
        let runs = "<w:ins>".repeat(depth) + &"</w:ins>".repeat(depth);
        let deep = read(&hand_made(&format!("<w:p>{runs}</w:p>")));
        assert_eq!(deep.unread.len(), 1, "{depth}");
        let tables = "<w:tbl><w:tr><w:tc>".repeat(depth) + &"</w:tc></w:tr></w:tbl>".repeat(depth);
        assert_eq!(read(&hand_made(&tables)).unread.len(), 1, "{depth}");
    }
    let declared = hand_made("<w:p/>");
    assert!(readers::read(&declared).is_ok());
    let bomb = hand_made(&"<w:p/>".repeat(700_000));
    assert!(readers::read(&bomb).is_err());
}
