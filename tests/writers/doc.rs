//! The .doc, read as the Rich Text Format that it is.

use report::{
    document::{Document, compose::document, edition::Edition, printer::Printer},
    writers::doc::write,
};

use super::docx_sample;
use crate::support::{REAL, examples, world};

fn composed(text: &str) -> Document {
    let report = world(text).report();
    let edition = Edition::Final;
    document(&Printer::new(&report, &edition))
}

#[test]
fn it_is_plain_ascii_with_every_group_closed() {
    for text in [REAL.to_owned(), examples::text("layout.toml")] {
        let bytes = write(&composed(&text)).unwrap();
        assert!(bytes.is_ascii());
        assert_eq!(bytes, write(&composed(&text)).unwrap(), "the same bytes");
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("{\\rtf1\\ansi"));
        let (mut depth, mut is_escaped) = (0_i32, false);
        for character in text.chars() {
            match character {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            assert!(depth >= 0);
        }
        assert_eq!(depth, 0);
    }
}

#[test]
fn links_lead_to_bookmarks_and_figures_stand_in_bookmarks_of_their_own() {
    let text =
        String::from_utf8(write(&composed(&examples::text("layout.toml"))).unwrap()).unwrap();
    let names = |mark: &str| -> Vec<&str> {
        let found = text.split(mark).skip(1);
        found
            .map(|rest| rest.split(['}', '"', ' ']).next().unwrap())
            .collect()
    };
    let marks = names("\\bkmkstart ");
    let unique: std::collections::BTreeSet<&&str> = marks.iter().collect();
    assert_eq!(marks.len(), unique.len());
    assert_eq!(
        marks,
        names("\\bkmkend ")
            .into_iter()
            .fold(marks.clone(), |marks, end| {
                assert!(marks.contains(&end));
                marks
            })
    );
    for link in names("HYPERLINK \\\\l \"")
        .into_iter()
        .chain(names("PAGEREF "))
    {
        assert!(marks.contains(&link), "{link}");
    }
    assert!(marks.contains(&"f_disclosed_statistics__1"), "{marks:?}");
    assert!(marks.iter().all(|name| name.len() <= 40));
    // The names with their figures stand in a property, as in the .docx.
    assert!(text.contains("{\\propname report.figures}\\proptype30{\\staticval \\{\"f_"));
}

#[test]
fn a_draft_says_so_and_carries_its_findings_and_a_final_file_neither() {
    let draft =
        String::from_utf8(write(&docx_sample::report(docx_sample::draft())).unwrap()).unwrap();
    assert!(draft.contains("\\headerr") && draft.contains("\\annotation"));
    let last = String::from_utf8(write(&docx_sample::report(Edition::Final)).unwrap()).unwrap();
    assert!(!last.contains("\\headerr") && !last.contains("annotation"));
}

#[test]
fn the_watermark_stands_in_the_middle_of_the_text() {
    let draft = docx_sample::report(docx_sample::draft());
    let draft = String::from_utf8(write(&draft).unwrap()).unwrap();
    let edge = |word: &str| -> u32 {
        let (_, behind) = draft.split_once(word).unwrap();
        let digits = behind.split(|sign: char| !sign.is_ascii_digit());
        { digits }.next().unwrap().parse().unwrap()
    };
    let middle = |first: &str, last: &str| edge(first).midpoint(edge(last));
    let across = middle("\\shpleft", "\\shpright");
    let down = middle("\\shptop", "\\shpbottom");
    // The text is 156 mm wide and 225 mm high; there are 1440 twips to 25.4 mm.
    assert!(across.abs_diff(8844 / 2) <= 2, "{across}");
    assert!(down.abs_diff(12756 / 2) <= 2, "{down}");
}
