//! Rich text files read back: our own .doc, and such as other programs write.

use std::collections::{BTreeMap, BTreeSet};

use report::readers::transcript::LineKind;

use super::{
    damaged::is_borne,
    outputs::{self, figures, hidden, read, shown},
};

fn of(text: &str) -> report::readers::Transcript {
    read(format!("{{\\rtf1\\ansi\\ansicpg936\\uc1 {text}}}").as_bytes())
}

fn lines(text: &str) -> Vec<String> {
    shown(&of(text))
}

/// The .doc holds what the .docx does: each figure under its tag with its text, in the same order,
/// and tables of the same cells.
#[test]
fn a_doc_says_what_the_docx_says() {
    for file in outputs::year_files() {
        let doc = outputs::built_of(&file, "doc");
        let docx = read(&outputs::built_of(&file, "docx").bytes);
        let transcript = read(&doc.bytes);
        assert_eq!(transcript.unread, [], "{}", doc.name);
        for name in ["organ", "year", "form", "year-file-sha256"] {
            let (here, there) = (transcript.properties.get(name), docx.properties.get(name));
            assert_eq!(here, there, "{}: {name}", doc.name);
        }
        let grouped = |all: Vec<(String, String)>| {
            let mut by_tag: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for (tag, text) in all {
                by_tag.entry(tag).or_default().insert(text);
            }
            by_tag
        };
        let (here, there) = (grouped(figures(&transcript)), grouped(figures(&docx)));
        assert!(here.len() > 1, "{}", doc.name);
        // A chart is a table here, and its figures are tagged.
        for (tag, texts) in &there {
            let found = here.get(tag);
            assert!(
                found.is_some_and(|found| texts.is_subset(found)),
                "{}: {tag} {texts:?} {found:?}",
                doc.name
            );
        }
        let spans = |transcript: &report::readers::Transcript| -> Vec<Vec<_>> {
            let tables = transcript.tables.iter();
            let cells = tables.map(|table| {
                let cell = |cell: &report::readers::transcript::TableCell| {
                    let piece = &transcript.lines[cell.line].pieces[cell.piece];
                    let place = (cell.row, cell.column, cell.row_span, cell.column_span);
                    (place, piece.text.clone())
                };
                table.cells.iter().map(cell).collect()
            });
            cells.collect()
        };
        let there = spans(&docx);
        let here: Vec<_> = spans(&transcript)
            .into_iter()
            .filter(|one| there.contains(one))
            .collect();
        assert_eq!(here, there, "{}", doc.name);
    }
}

#[test]
fn the_text_of_our_own_doc_is_what_the_eye_sees() {
    let doc = outputs::built_of(&outputs::year_files()[0], "doc");
    let transcript = read(&doc.bytes);
    let text: Vec<&str> = transcript
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Paragraph)
        .map(|line| line.pieces[0].text.as_str())
        .collect();
    assert!(text.iter().any(|line| line.ends_with('。')), "{text:?}");
    assert!(
        transcript
            .lines
            .iter()
            .any(|line| line.kind == LineKind::Heading(0))
    );
    assert!(
        transcript
            .lines
            .iter()
            .any(|line| line.kind == LineKind::Heading(1))
    );
}

#[test]
fn characters_are_read_however_they_are_written() {
    for (text, expected) in [
        ("\\u20844?\\u24320?592\\'cc\\'f5\\par", "公开592条"),
        // Two units for one character, and bytes in the encoding of a font.
        ("\\u-10179?\\u-8704?\\par", "😀"),
        (
            "{\\fonttbl{\\f1\\fcharset128 MS;}}{\\f1 \\'93\\'fa}\\'c8\\'d5\\par",
            "日日",
        ),
        ("\\uc2\\u20844??\\uc0\\u24320 x\\par", "公开x"),
        (
            "a\\~b\\_c\\-d\\emdash\\tab\\{\\}\\\\\\par",
            "a\u{A0}b-cd— {}\\",
        ),
        ("{\\upr{?}{\\*\\ud{\\u20844?}}}\\par", "公"),
        ("{\\*\\unknown gone}{\\unknown kept}\\par", "kept"),
        ("\\u20844\\emdash x\\par", "公x"),
    ] {
        assert_eq!(lines(text), [format!("Paragraph: {expected}")], "{text}");
    }
}

#[test]
fn merged_cells_are_one_and_tables_in_cells_come_behind_their_row() {
    let transcript = of(
        "\\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl A\\cell B\\cell\\row\
         \\trowd\\clvmrg\\cellx1005\\cellx2000\\cellx3000\\pard\\intbl\\cell C\\cell D\\par\
         \\pard\\intbl\\itap2 in\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\nestrow}\\pard\\intbl\\cell\\row\\pard end\\par",
    );
    assert_eq!(
        shown(&transcript),
        [
            "Row { table: 0, row: 0 }: A | B",
            "Row { table: 0, row: 1 }: C | D",
            "Row { table: 1, row: 0 }: in",
            "Paragraph: end"
        ]
    );
    let places: Vec<_> = transcript.tables[0]
        .cells
        .iter()
        .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span))
        .collect();
    assert_eq!(
        places,
        [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    );
}

#[test]
fn what_is_hidden_is_told_and_is_no_text() {
    let transcript = of(
        "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}{\\*\\template \\\\\\\\host\\\\a.dot}\
         {\\info{\\operator Zhang}}\
         a{\\v 592}{\\cf1 7}{\\cf1\\chcbpat2 8}{\\deleted 5}{\\revised 6}{\\*\\annotation\\pard note}\
         {\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 00ff}{\\result shown}}\
         {\\field{\\*\\fldinst INCLUDETEXT x}{\\fldrslt y}}{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\
         {\\pict\\pngblip 89504e47}\\par",
    );
    assert_eq!(shown(&transcript), ["Paragraph: a86showny"]);
    assert_eq!(
        hidden(&transcript),
        [
            "HiddenText: 592",
            "WhiteText: 7",
            "Revision: 5",
            "Revision: 6",
            "Comment: note",
            "EmbeddedObject: Excel.Sheet.8",
            "ActiveField: INCLUDETEXT x",
            "ExternalLink: \\\\host\\a.dot",
            "PersonalProperty: lastModifiedBy: Zhang"
        ]
    );
}

#[test]
fn notes_boxes_and_margins_stand_in_their_order() {
    let transcript = of(
        "{\\footer\\pard foot\\par}a{\\super\\chftn{\\footnote\\pard note\\par}}b\
         {\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt box\\par}}{\\shprslt old}}\\par c\\par",
    );
    assert_eq!(
        shown(&transcript),
        [
            "Paragraph: ab",
            "Paragraph: box",
            "Paragraph: c",
            "Note: note",
            "Margin: foot"
        ]
    );
}

#[test]
fn a_figure_is_found_by_its_bookmark() {
    let transcript = of(
        "{\\*\\userprops{\\propname report.figures}\\proptype30{\\staticval \\{\"f_a__1\":\"a|share\"\\}}}\
         x{\\*\\bkmkstart f_a__1}{\\b 59}2{\\*\\bkmkend f_a__1}y{\\*\\bkmkstart f_b__1}7{\\*\\bkmkend f_b__1}\\par",
    );
    let found = figures(&transcript);
    let expected = [("a|share", "592"), ("f_b__1", "7")];
    assert_eq!(
        found,
        expected.map(|(tag, text)| (tag.to_owned(), text.to_owned()))
    );
}

#[test]
fn a_damaged_file_is_borne_and_what_is_cut_off_told() {
    let least = crate::support::examples::folder().join("minimal.toml");
    let whole = outputs::built_of(&least, "doc").bytes;
    is_borne(&whole, 500);
    assert_eq!(read(&whole[..whole.len() / 2]).unread.len(), 1);
    assert_eq!(of("x\\par").unread, []);
    for depth in [499, 100_000] {
        let deep = "{".repeat(depth) + "x" + &"}".repeat(depth);
        let read = report::readers::read(format!("{{\\rtf1 {deep}}}").as_bytes());
        assert_eq!(read.is_ok(), depth < 500, "{depth}");
    }
    let cells = format!("{{\\rtf1 {}\\row}}", "\\cell".repeat(1_000_000));
    assert!(super::damaged::refused(cells.as_bytes()).contains("cells"));
}
