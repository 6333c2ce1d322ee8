//! Templates that a stranger made: what comes into the report is well-formed and reaches nowhere.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _, Write as _},
    time::{Duration, Instant},
};

use report::{
    diagnostic::{Language, Text},
    document::edition::{Edition, Remarks},
    writers::docx::{write, write_like},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::sample::{report, small, text_inline};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";

/// The parts of a Word file.
type Parts = BTreeMap<String, Vec<u8>>;

fn packed(parts: &Parts) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn unpacked(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// A report of ours as a template that has a header of this text, which refers to other parts so.
fn house(header: &str, references: &str) -> Parts {
    let mut parts = unpacked(&write(&small(vec![text_inline("样")])).unwrap());
    let text = |parts: &Parts, name: &str| String::from_utf8(parts[name].clone()).unwrap();
    let body = text(&parts, "word/document.xml").replace(
        "<w:footerReference",
        "<w:headerReference w:type=\"default\" r:id=\"rIdH\"/><w:footerReference",
    );
    let list = text(&parts, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        &format!("<Relationship Id=\"rIdH\" Type=\"{RELATIONSHIPS}/header\" Target=\"header9.xml\"/></Relationships>"),
    );
    let header = format!(
        "<w:hdr xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONSHIPS}\" xmlns:a=\"urn:a\" xmlns:o=\"urn:o\"><w:p>{header}</w:p></w:hdr>"
    );
    let references = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{references}</Relationships>"
    );
    for (name, text) in [
        ("word/document.xml", body),
        ("word/_rels/document.xml.rels", list),
        ("word/header9.xml", header),
        ("word/_rels/header9.xml.rels", references),
    ] {
        parts.insert(name.to_owned(), text.into_bytes());
    }
    parts.insert("word/media/logo.png".to_owned(), PNG.to_vec());
    parts
}

fn picture(id: &str) -> String {
    format!("<w:r><w:drawing><a:blip r:embed=\"{id}\"/></w:drawing></w:r>")
}

fn reference(id: &str, kind: &str, target: &str, more: &str) -> String {
    format!(
        "<Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\" {more}/>"
    )
}

/// The report in that look, or why there is none. Whatever is written is well-formed, and every
/// relationship leads to a part that is there.
fn built(parts: &Parts) -> Result<Parts, String> {
    built_with_notes(parts, &mut Vec::new())
}

fn built_with_notes(parts: &Parts, notes: &mut Vec<Text>) -> Result<Parts, String> {
    let document = report(Edition::Final);
    let bytes = write_like(&document, &packed(parts), notes).map_err(|error| error.to_string())?;
    let built = unpacked(&bytes);
    for (name, content) in &built {
        assert!(!name.contains(".."), "{name}");
        let ending = name.rsplit('.').next();
        if !matches!(ending, Some("xml" | "rels")) {
            continue;
        }
        let text = str::from_utf8(content).unwrap_or_else(|_| panic!("{name} is not UTF-8"));
        assert!(!text.contains("External"), "{name}: {text}");
        let tree =
            roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for relationship in tree.descendants().filter(|node| {
            node.has_tag_name((
                "http://schemas.openxmlformats.org/package/2006/relationships",
                "Relationship",
            ))
        }) {
            let target = relationship.attribute("Target").unwrap();
            let name = target.rsplit('/').next().unwrap();
            assert!(
                built
                    .keys()
                    .any(|part| part.rsplit('/').next() == Some(name)),
                "{target}"
            );
        }
    }
    Ok(built)
}

fn header(parts: &Parts) -> String {
    String::from_utf8(parts["word/header1.xml"].clone()).unwrap()
}

#[test]
fn a_header_comes_with_its_picture() {
    let parts = house(
        &picture("rId1"),
        &reference("rId1", "image", "media/logo.png", ""),
    );
    let built = built(&parts).unwrap();
    assert!(
        header(&built).contains("r:embed=\"rId1\""),
        "{}",
        header(&built)
    );
    assert_eq!(built["word/media/template1.png"], PNG);
    let list = str::from_utf8(&built["word/_rels/header1.xml.rels"]).unwrap();
    assert!(
        list.contains("Target=\"/word/media/template1.png\""),
        "{list}"
    );
    // A draft has headers of its own.
    let draft = write_like(
        &report(Edition::Draft(Remarks::new())),
        &packed(&parts),
        &mut Vec::new(),
    )
    .unwrap();
    let draft = unpacked(&draft);
    assert!(
        !draft.keys().any(|name| name.contains("template")),
        "{:?}",
        draft.keys()
    );
}

#[test]
fn what_reaches_out_of_a_template_does_not_come_along() {
    let external = "TargetMode=\"External\"";
    for (text, references, gone) in [
        (
            picture("rId1"),
            reference("rId1", "image", "http://x.example/p.png", external),
            "drawing",
        ),
        (
            "<w:object><o:OLEObject r:id=\"rId1\"/></w:object>".to_owned(),
            reference("rId1", "oleObject", "embeddings/o.bin", ""),
            "OLE",
        ),
        (
            "<w:hyperlink r:id=\"rId1\"><w:r><w:t>网站</w:t></w:r></w:hyperlink>".to_owned(),
            reference("rId1", "hyperlink", "http://x.example/", external),
            "r:id=",
        ),
        (
            "<w:fldSimple w:instr=\"DDEAUTO c:\\\\x\"><w:r/></w:fldSimple>".to_owned(),
            String::new(),
            "DDE",
        ),
    ] {
        let built = built(&house(
            &format!("<w:r><w:t>文头</w:t></w:r>{text}"),
            &references,
        ))
        .unwrap();
        assert!(
            header(&built).contains("文头") && !header(&built).contains(gone),
            "{}",
            header(&built)
        );
        assert!(!built.keys().any(|name| name.contains("embeddings/o")));
    }
}

#[test]
fn odd_encodings_and_names_become_ours() {
    let mut parts = house("<w:r><w:t>文头</w:t></w:r>", "");
    let text = String::from_utf8(parts["word/header9.xml"].clone()).unwrap();
    let wide = format!("\u{FEFF}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    parts.insert("word/header9.xml".to_owned(), wide);
    assert!(header(&built(&parts).unwrap()).contains("文头"));
    let mut parts = house("<w:r><w:t>文头</w:t></w:r>", "");
    let list = String::from_utf8(parts["word/_rels/document.xml.rels"].clone()).unwrap();
    let list = list.replace("header9.xml", "../../../../evil.xml");
    parts.insert("word/_rels/document.xml.rels".to_owned(), list.into_bytes());
    let evil = parts.remove("word/header9.xml").unwrap();
    parts.insert("word/../../../../evil.xml".to_owned(), evil);
    assert!(built(&parts).unwrap_err().contains("outside of the file"));
}

#[test]
fn a_part_that_is_not_what_it_should_be_is_named() {
    let with = |name: &str, content: &str| {
        let mut parts = house("", "");
        parts.insert(name.to_owned(), content.as_bytes().to_vec());
        built(&parts).unwrap_err()
    };
    assert_eq!(
        with("word/styles.xml", "<x/>"),
        "the part word/styles.xml cannot be read: its root element should be w:styles, it is x"
    );
    assert_eq!(
        with(
            "word/header9.xml",
            "<!DOCTYPE x SYSTEM \"http://x.example/x.dtd\"><x/>"
        ),
        "the part word/header9.xml cannot be read: it declares a document type (DOCTYPE)"
    );
    for (name, content) in [
        ("word/header9.xml", "not XML"),
        ("word/header9.xml", "<w:ftr xmlns:w=\"urn:other\"/>"),
        ("word/document.xml", "<w:document xmlns:w=\"urn:other\"/>"),
        ("word/theme/theme1.xml", "<x/>"),
        (
            "word/styles.xml",
            "<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>",
        ),
        ("word/_rels/document.xml.rels", "<Relationships"),
    ] {
        with(name, content);
    }
}

#[test]
fn a_header_stands_on_pages_that_there_are() {
    let mut parts = house("", "");
    let body = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let odd = body.replace(
        "w:type=\"default\" r:id=\"rIdH\"",
        "w:type=\"all\" r:id=\"rIdH\"",
    );
    assert_ne!(body, odd);
    parts.insert("word/document.xml".to_owned(), odd.into_bytes());
    assert!(built(&parts).unwrap_err().contains("on which pages"));
}

#[test]
fn what_is_no_picture_that_word_shows_is_left_out_and_the_rest_is_built() {
    let text = "<w:r><w:t>文头</w:t></w:r>";
    let of = |name: &str, content: &[u8]| {
        let target = format!("media/{name}");
        let twice = picture("rId1").repeat(2);
        let mut parts = house(
            &format!("{text}{twice}"),
            &reference("rId1", "image", &target, ""),
        );
        parts.insert(format!("word/{target}"), content.to_vec());
        let mut notes = Vec::new();
        let built = built_with_notes(&parts, &mut notes).unwrap();
        let notes: Vec<String> = notes
            .into_iter()
            .map(|note| note.into_words(Language::English))
            .collect();
        (built, notes)
    };
    for (name, content) in [
        ("logo.png", &b"MZ\x90"[..]),
        ("logo.emz", b"\x1F\x8B\x08\0 and so on"),
        ("logo.webp", b"RIFF\0\0\0\0WEBPVP8 "),
        ("logo.wmf", b"\x03\0\x09\0"),
    ] {
        let (built, notes) = of(name, content);
        let header = header(&built);
        assert!(
            header.contains("文头") && !header.contains("drawing"),
            "{header}"
        );
        let taken = built
            .keys()
            .any(|part| part.starts_with("word/media/template"));
        assert!(!taken, "{name}");
        assert_eq!(notes.len(), 1, "{notes:?}");
        let told = format!("left out the template's picture word/media/{name}: it is no PNG");
        assert!(notes[0].starts_with(&told), "{notes:?}");
    }
    // Drawings of Windows without a frame, of both types.
    for content in [&b"\x01\0\x09\0\0\x03"[..], b"\x02\0\x09\0\0\x03"] {
        let (built, notes) = of("logo.wmf", content);
        assert_eq!(built["word/media/template1.wmf"], content);
        assert_eq!(notes, Vec::<String>::new());
    }
}

#[test]
fn what_is_not_taken_over_is_not_unpacked_and_what_is_has_its_bounds() {
    let start = Instant::now();
    let mut parts = house("", "");
    for number in 0..4 {
        parts.insert(format!("word/media/big{number}.bin"), vec![0; 40 << 20]);
    }
    assert!(built(&parts).is_ok(), "nobody asks for them");
    let mut parts = house("", "");
    let many = format!(
        "<w:styles xmlns:w=\"{WORD}\">{}</w:styles>",
        "<a/>".repeat(700_000)
    );
    parts.insert("word/styles.xml".to_owned(), many.into_bytes());
    assert!(built(&parts).unwrap_err().contains("too many elements"));
    parts.insert("word/styles.xml".to_owned(), vec![b' '; 31 << 20]);
    assert!(built(&parts).unwrap_err().contains("beyond the limit"));
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_template_with_any_byte_changed_gives_a_sound_report_or_none() {
    let parts = house(
        &format!("<w:r><w:t>文头</w:t></w:r>{}", picture("rId1")),
        &reference("rId1", "image", "media/logo.png", ""),
    );
    let names = [
        "word/styles.xml",
        "word/theme/theme1.xml",
        "word/footer1.xml",
        "word/header9.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/header9.xml.rels",
    ];
    let mut state = 7_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap() % below
    };
    let mut sound = 0;
    for round in 0..140 {
        let mut changed = parts.clone();
        let content = changed.get_mut(names[round % names.len()]).unwrap();
        for _ in 0..=next(3) {
            let at = next(content.len());
            match next(3) {
                0 => content[at] = b"<>\"&/:=a \x01\xFF"[next(11)],
                1 => drop(content.remove(at)),
                _ => content.insert(at, b"<>\"&/:=a \x01\xFF"[next(11)]),
            }
        }
        sound += usize::from(built(&changed).is_ok());
    }
    assert!(sound > 20, "only {sound} were built");
}
