//! PDFs that cannot be read.

use std::io::Write as _;

pub(super) use super::super::damaged::refused;
use super::{
    super::{damaged::is_borne, outputs},
    drawn::{Page, file},
};

#[test]
fn damage_is_borne() {
    let least = crate::support::examples::folder().join("minimal.toml");
    is_borne(&outputs::built_of(&least, "pdf").bytes, 200);
    let page = Page::default()
        .say((100.0, 100.0), 10.0, "正文")
        .grid(&[100.0, 200.0, 300.0], &[200.0, 220.0, 240.0]);
    is_borne(&file(&[page], ""), 2000);
}

#[test]
fn why_it_cannot_be_read_is_told() {
    assert_eq!(
        refused(b"%PDF-1.7\nnothing"),
        "the PDF is damaged or cut off, and cannot be opened"
    );
    assert_eq!(
        refused(&file(&[Page::default()], "")),
        "the PDF has no text"
    );
    let locked = b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
        2 0 obj <</Type /Pages /Count 0 /Kids []>> endobj\n\
        3 0 obj <</Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) \
        /U (01234567890123456789012345678901) /P -4>> endobj\n\
        trailer <</Root 1 0 R /Encrypt 3 0 R /ID [(a) (a)]>>\n%%EOF";
    let why = refused(locked);
    assert!(why.contains("encrypted"), "{why}");
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A stream that unpacks to a thousand times its size, and one that is packed so twice.
#[test]
fn what_unpacks_without_end_is_refused() {
    let once = deflated(&vec![b' '; 200 * 1024 * 1024]);
    let twice = deflated(&once);
    for (filter, bomb) in [
        ("/FlateDecode", once),
        ("[/FlateDecode /FlateDecode]", twice),
    ] {
        let mut bytes = file(&[Page::default().say((9.0, 9.0), 9.0, "字")], "");
        writeln!(
            bytes,
            "99 0 obj <</Filter {filter} /Length {}>> stream",
            bomb.len()
        )
        .unwrap();
        bytes.extend(bomb);
        bytes.extend(b"\nendstream endobj\n");
        let why = refused(&bytes);
        assert!(why.contains("too large when it is unpacked"), "{why}");
    }
}

/// A drawing that draws itself twice, and one that is drawn a thousand times by a thousand.
#[test]
fn what_draws_without_end_is_refused() {
    let form = |number: u32, content: &str| {
        let length = content.len();
        format!(
            "{number} 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {length} \
             /Resources <</XObject <</A 50 0 R /B 51 0 R /C 52 0 R>>>>>> stream\n{content}\nendstream endobj\n"
        )
    };
    let thousand = "/C Do ".repeat(3000);
    for [first, second, third] in [
        ["/A Do /A Do", "", ""],
        [thousand.as_str(), "", thousand.as_str()],
    ] {
        let page = Page::default().draw("/X Do");
        let mut bytes = file(&[page], "");
        let text = String::from_utf8(bytes).unwrap();
        let text = text.replace("/P 5 0 R", "/X 50 0 R");
        bytes = text.into_bytes();
        for (number, content) in [(50, first), (51, second), (52, third)] {
            bytes.extend(form(number, content).into_bytes());
        }
        let why = refused(&bytes);
        assert!(
            why.contains("more than") || why.contains("no text"),
            "{why}"
        );
    }
}
