//! Text that means something to some format comes out of every format as it was typed.

use std::io::Cursor;

use calamine::{Data, Reader, Xls, Xlsx, open_workbook_from_rs};
use report::writers::FORMATS;

use crate::support::{
    Project, fonts,
    hostile::{PIECES, year_file},
    reading::word_text,
};

#[test]
fn every_format_shows_hostile_text_as_it_was_typed() {
    let project = Project::new().file("a.toml", year_file());
    let fonts = fonts::folder();
    let fonts = fonts.display();
    let said = project.run(&format!(
        "build a.toml --out out --format all --font-dir {fonts} --draft"
    ));
    assert!(said.code <= 1, "{} {}", said.out, said.err);
    let all = PIECES.join("甲");
    let files = project.files("out");
    assert_eq!(files.len(), FORMATS.len(), "{files:?}");
    let file = |end: &str| {
        let found = files
            .iter()
            .find(|(name, _)| name.rsplit('.').next() == Some(end));
        found.unwrap().1.clone()
    };

    let word = word_text(&file("docx"));
    assert!(word.matches(&all).count() >= 3, "{word}");

    let mut new: Xlsx<_> = open_workbook_from_rs(Cursor::new(file("xlsx"))).unwrap();
    let mut old: Xls<_> = open_workbook_from_rs(Cursor::new(file("xls"))).unwrap();
    for piece in PIECES.iter().copied().chain([all.as_str()]) {
        let shown = Data::String(piece.to_owned());
        let has =
            |range: calamine::Range<Data>| range.used_cells().any(|(_, _, cell)| *cell == shown);
        assert!(has(new.worksheet_range("数据").unwrap()), "{piece}");
        assert!(has(old.worksheet_range("数据").unwrap()), "{piece}");
    }

    let page = String::from_utf8(file("html")).unwrap();
    let page = scraper::Html::parse_document(&page);
    let select = |what: &str| -> Vec<String> {
        let selector = scraper::Selector::parse(what).unwrap();
        page.select(&selector)
            .map(|one| one.text().collect())
            .collect()
    };
    assert!(select("h2")[0].ends_with(&all));
    assert!(select("p").iter().any(|text| text.contains(&all)));
    let labels = select("tbody th");
    assert!(
        PIECES
            .iter()
            .all(|piece| labels.iter().any(|label| label == piece)),
        "{labels:?}"
    );
    assert!(select("b").is_empty() && select("script").len() == 1);
    let data: serde_json::Value = serde_json::from_str(&select("script")[0]).unwrap();
    assert_eq!(data["figures"][0]["label"], all.as_str());
}

/// A control character is told of where it stands, and never reaches a file.
#[test]
fn control_characters_are_told_of_and_left_out() {
    let text = "year = 2012\n[organ]\nname = \"某区某局\"\n[figures.a]\nlabel = \"甲\\u0007乙\"\nvalue = 1\n\
                [[sections]]\nheading = \"概述\"\nbody = \"有\\u0001{{ a }}条。\"\n";
    let project = Project::new().file("a.toml", text);
    let said = project.run("build a.toml --out out --format all --draft --output-format short");
    assert!(said.out.contains("[odd-character]"), "{}", said.out);
    for (name, bytes) in project.files("out") {
        if name
            .rsplit('.')
            .next()
            .is_some_and(|end| ["html", "doc"].contains(&end))
        {
            assert!(
                bytes.iter().all(|byte| *byte >= b' ' || *byte == b'\n'),
                "{name}"
            );
        }
    }
    let word = project
        .files("out")
        .into_iter()
        .find(|(name, _)| name.rsplit('.').next() == Some("docx"));
    assert!(word_text(&word.unwrap().1).contains("有1条。"));
}

/// Every part of every package is XML, wherever a control character was typed.
#[test]
fn control_characters_break_no_part_of_a_package() {
    let text = "year = 2017\n[organ]\nname = \"某区\\u0007某局\"\n[figures.a]\nlabel = \"甲\\u0007乙\"\n\
                unit = \"条\\u0001\"\nvalue = 3\n[figures.a.parts]\n\
                b = { label = \"丙\\u0002\", value = 1 }\nc = { label = \"丁\\uFFFE\", value = 1 }\n\
                [[sections]]\nheading = \"概\\u0003述\"\nbody = \"有{{ a }}条。\\n{{ chart(a) }}\"\n\
                [[relations]]\nsays = \"关\\u0004系\"\nleft = [\"a\"]\nright = [\"a.b\", \"a.c\"]\n";
    let project = Project::new().file("a.toml", text);
    project.run("build a.toml --out out --format docx,xlsx --draft");
    let files = project.files("out");
    assert_eq!(files.len(), 2);
    for (file, bytes) in files {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            // A workbook within is no XML.
            if name.rsplit('.').next() == Some("xlsx") {
                continue;
            }
            let text = std::io::read_to_string(&mut part).unwrap();
            let parsed = roxmltree::Document::parse(&text);
            assert!(parsed.is_ok(), "{file} {name}: {:?}", parsed.err());
        }
    }
}
