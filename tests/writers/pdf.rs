//! The PDF, read as bytes: what stands outside of its compressed streams, which is its structure.

use std::collections::BTreeMap;

use report::{
    document::{compose::document, edition::Edition, printer::Printer},
    facts,
    writers::pdf::{self, missing_face::NoChineseFace},
};

use crate::support::{
    Project, REAL,
    fonts::{self, FONT, Fonts},
    reading::word_figures,
    small, world,
};

/// The PDF of a year file in the font of the tests, its bytes as characters.
fn printed(year_file: &str, fonts: &Fonts) -> anyhow::Result<String> {
    let report = world(year_file).report();
    let edition = Edition::Final;
    let document = document(&Printer::new(&report, &edition));
    let bytes = pdf::write(&document, &facts::of(&report), fonts, &mut Vec::new())?;
    Ok(bytes.into_iter().map(char::from).collect())
}

fn real() -> String {
    printed(REAL, &Fonts::of_tests()).unwrap()
}

/// What stands behind each occurrence of `mark`, up to `end`.
fn behind<'a>(text: &'a str, mark: &str, end: &str) -> Vec<&'a str> {
    let pieces = text.split(mark).skip(1);
    pieces
        .map(|piece| piece.split(end).next().unwrap())
        .collect()
}

/// Where a table of the font of the tests starts, and how long it is.
fn table(name: [u8; 4]) -> (usize, usize) {
    let count = usize::from(u16::from_be_bytes([FONT[4], FONT[5]]));
    let record = (0..count)
        .map(|table| 12 + 16 * table)
        .find(|start| FONT[*start..start + 4] == name)
        .unwrap();
    let number = |at: usize| {
        let bytes = FONT[record + at..record + at + 4].try_into().unwrap();
        u32::from_be_bytes(bytes) as usize
    };
    (number(8), number(12))
}

/// The font of the tests with another word of its maker on embedding (`fsType`).
fn with_rights(bits: u16) -> Vec<u8> {
    with_said(8, bits)
}

/// The font of the tests with another number in its table `OS/2`.
fn with_said(place: usize, number: u16) -> Vec<u8> {
    let mut font = FONT.to_vec();
    let (start, _) = table(*b"OS/2");
    font[start + place..start + place + 2].copy_from_slice(&number.to_be_bytes());
    font
}

#[test]
fn it_says_what_it_is_and_whose() {
    let pdf = real();
    assert!(pdf.starts_with("%PDF-1.7"));
    for said in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/Lang(zh-CN)",
        "/Marked true",
        "/DisplayDocTitle true",
        "/AFRelationship/Data",
        "/S/GTS_PDFA1",
        "/Outlines",
    ] {
        assert!(pdf.contains(said), "{said}");
    }
    assert_eq!(behind(&pdf, "/Type/Page/", ">>").len(), 8);
    // A font is embedded in part.
    assert!(pdf.contains("+ReportTestSong"));
    assert!(pdf.len() < 225_000, "{}", pdf.len());
}

#[test]
fn every_figure_of_the_word_report_is_in_the_structure() {
    let report = world(REAL).report();
    let edition = Edition::Final;
    let document = document(&Printer::new(&report, &edition));
    let word = report::writers::docx::write(&document).unwrap();
    let figures = word_figures(&word).into_iter();
    let expected: BTreeMap<String, usize> = figures.map(|(id, texts)| (id, texts.len())).collect();
    let pdf = real();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for id in behind(&pdf, "/ID(U", ")") {
        let (id, number) = id.rsplit_once('#').unwrap();
        let count = found.entry(id.to_owned()).or_default();
        *count += 1;
        assert_eq!(number, count.to_string(), "{id}");
    }
    assert!(found.len() > 20);
    assert_eq!(found, expected);
}

#[test]
fn heads_of_tables_say_what_they_are_heads_of() {
    let pdf = real();
    let heads = behind(&pdf, "/S/TH/", "endobj");
    let scoped = |scope: &str| {
        let mark = format!("/Scope/{scope}");
        heads.iter().filter(|head| head.contains(&mark)).count()
    };
    assert_eq!(scoped("Column"), 3);
    assert_eq!(scoped("Row"), heads.len() - 3);
    assert!(scoped("Row") > 60);
}

#[test]
fn drawings_are_told_in_words() {
    let layout = include_str!("../../examples/layout.toml");
    let pdf = printed(layout, &Fonts::of_tests()).unwrap();
    // The chart and the code.
    let drawings = behind(&pdf, "/S/Figure/", "endobj");
    assert_eq!(drawings.len(), 2);
    assert!(drawings.iter().all(|drawing| drawing.contains("/Alt")));
    assert!(pdf.contains("/S/Note/") && pdf.contains("/S/TOCI/") && pdf.contains("/S/Link/"));
}

#[test]
fn the_same_report_and_font_give_the_same_bytes() {
    assert_eq!(real(), real());
}

#[test]
fn without_a_chinese_font_there_is_none() {
    let nothing = printed(REAL, &Fonts(Vec::new())).unwrap_err();
    assert!(nothing.is::<NoChineseFace>());
    let broken = printed(REAL, &Fonts(vec![("a.ttf", b"no font at all".to_vec())]));
    assert!(broken.unwrap_err().is::<NoChineseFace>());
}

#[test]
fn of_faces_that_stand_in_the_ordinary_one_is_taken() {
    let heavy = || ("a.otf", with_said(4, 700));
    let stems = |fonts| {
        let pdf = printed(REAL, &Fonts(fonts)).unwrap();
        let stems = behind(&pdf, "/StemV ", "/").into_iter();
        stems
            .map(|stem| stem.trim().to_owned())
            .collect::<Vec<String>>()
    };
    let of_weight = |weight: f32| vec![format!("{}", 10.0 + 0.244 * (weight - 50.0))];
    assert_eq!(
        stems(vec![heavy(), ("b.otf", FONT.to_vec())]),
        of_weight(400.0)
    );
    assert_eq!(stems(vec![heavy()]), of_weight(700.0));
}

/// The font of the tests with its outlines gone, which says all the same what it is.
fn without_outlines() -> Vec<u8> {
    let mut font = FONT.to_vec();
    let (start, length) = table(*b"CFF ");
    font[start..start + length].fill(0);
    font
}

#[test]
fn a_font_that_is_found_and_cannot_be_loaded_is_passed_over() {
    let alone = Fonts(vec![("broken.otf", without_outlines())]);
    let error = printed(REAL, &alone).unwrap_err();
    assert!(error.downcast_ref::<NoChineseFace>().is_some(), "{error:?}");
    let beside = Fonts(vec![
        ("broken.otf", without_outlines()),
        ("test.otf", FONT.to_vec()),
    ]);
    assert_eq!(printed(REAL, &beside).unwrap().len(), real().len());
    // From outside: nothing is written, and the reason told.
    let project = Project::with(REAL).file("fonts/broken.otf", without_outlines());
    let said = project.run("build 2017.toml --format pdf --font-dir fonts");
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    assert!(project.files("out/2017").is_empty());
}

#[test]
fn a_font_whose_maker_forbids_it_is_not_embedded() {
    for (bits, allowed) in [(0x0008, true), (0x0002, false), (0x0100, false)] {
        let fonts = Fonts(vec![("a.otf", with_rights(bits))]);
        assert_eq!(printed(REAL, &fonts).is_ok(), allowed, "{bits:#06x}");
    }
}

#[test]
fn a_build_tells_of_faces_that_are_not_there() {
    let project = Project::with(&small(""));
    let build = format!(
        "build 2017 --format pdf --font-dir {}",
        fonts::folder().display()
    );
    let said = project.run(&format!("{build} --output-format short"));
    assert_eq!(said.code, 0, "{}", said.err);
    let first = said.out.lines().next().unwrap();
    assert!(first.contains("warning[font-missing]"), "{first}");
    assert!(first.contains("仿宋 by Report Test Song"), "{first}");
    assert_eq!(said.out.lines().count(), 1);
    assert_eq!(project.run(&format!("{build} --deny warnings")).code, 1);
    // No format that has pages asks for fonts.
    let said = project.run("build 2017 --format docx,html --output-format short");
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    let settled = Project::with(&small(
        "[checks]\nfont-missing = \"off\"\nmissing-content = \"off\"\n",
    ));
    let said = settled.run(&format!("{build} --output-format short"));
    assert_eq!((said.code, said.out.as_str()), (0, ""));
}

#[test]
fn missing_faces_can_be_waived() {
    let waived =
        "[[waivers]]\ncheck = \"font-missing\"\nat = \"style\"\nreason = \"只供内部传阅\"\n";
    let project = Project::with(&small(waived));
    let build = format!(
        "build 2017 --format pdf --deny warnings --output-format short --font-dir {}",
        fonts::folder().display()
    );
    let said = project.run(&build);
    assert!(!said.out.contains("warning[font-missing]"), "{}", said.out);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.err.contains("waived: font-missing (1)"),
        "{}",
        said.err
    );
    // Where no page is printed nobody knows whether it excuses something.
    let said = project.run("check 2017 --output-format short");
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    // One for something else excuses nothing.
    let other = waived.replace("style", "table");
    let said = Project::with(&small(&other)).run(&build);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("warning[font-missing]"), "{}", said.out);
}

/// Readers take U+FEFF for the order of bytes, and a private character is one in one font alone: no page
/// may have either, and a build goes on without them.
#[test]
fn characters_that_no_page_may_have_stop_no_build() {
    let text = |heading: &str| {
        small(&format!(
            "[[sections]]\nheading = \"{heading}\"\nbody = \"甲\"\n"
        ))
    };
    let pages = |heading: &str| {
        let pdf = printed(&text(heading), &Fonts::of_tests()).unwrap();
        behind(&pdf, "/Type/Page/", ">>").len()
    };
    for odd in ["概\\uFEFF述", "概\\uE5BF述"] {
        assert_eq!(pages(odd), pages("概述"), "{odd}");
    }
}

#[test]
fn a_machine_without_fonts_writes_all_but_the_pdf() {
    let project = Project::with(&small("")).file("empty/readme.txt", "no font");
    let said = project.run("build 2017 --format all --font-dir empty");
    assert_eq!(said.code, 0);
    assert!(
        said.err
            .contains("found no Chinese font, so there is no pdf")
    );
    let written = project.files("out/2017");
    assert_eq!(written.len(), report::writers::FORMATS.len() - 1);
    for asked in ["pdf", "docx,pdf", "all,pdf"] {
        let said = project.run(&format!(
            "build 2017 --format {asked} --font-dir empty --out new"
        ));
        assert_eq!(said.code, 2, "{asked}");
        assert!(said.err.contains("nothing was written"), "{}", said.err);
        assert_eq!(project.files("new"), []);
    }
    let said = project.run("build 2017 --format pdf --font-dir nowhere");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("no such folder"), "{}", said.err);
}
