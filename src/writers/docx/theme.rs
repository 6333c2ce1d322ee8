//! A theme of plain colours and our own faces: no style refers to it, but Word wants one.

use super::xml_writer::XmlWriter;
use crate::setting::{Face, Look};

/// What Word's menus call the theme.
const NAME: &str = "公文";

/// The theme's colours, in schema order.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", "44546A"),
    ("a:lt2", "E7E6E6"),
    ("a:accent1", "C00000"),
    ("a:accent2", "1F4E79"),
    ("a:accent3", "7F7F7F"),
    ("a:accent4", "BF9000"),
    ("a:accent5", "2E75B6"),
    ("a:accent6", "548235"),
    ("a:hlink", "0563C1"),
    ("a:folHlink", "954F72"),
];

/// The whole part.
pub(super) fn part(look: &Look) -> Vec<u8> {
    let mut xml = XmlWriter::part(
        "a:theme",
        &[
            (
                "xmlns:a",
                &"http://schemas.openxmlformats.org/drawingml/2006/main",
            ),
            ("name", &NAME),
        ],
    );
    xml.start("a:themeElements", &[]);
    xml.start("a:clrScheme", &[("name", &NAME)]);
    for (name, rgb) in COLOURS {
        xml.start(name, &[]);
        xml.empty("a:srgbClr", &[("val", &rgb)]);
        xml.end(name);
    }
    xml.end("a:clrScheme");
    xml.start("a:fontScheme", &[("name", &NAME)]);
    for (name, face) in [("a:majorFont", Face::Hei), ("a:minorFont", Face::Body)] {
        xml.start(name, &[]);
        xml.empty("a:latin", &[("typeface", &look.face(Face::Latin))]);
        xml.empty("a:ea", &[("typeface", &look.face(face))]);
        xml.empty("a:cs", &[("typeface", &"")]);
        xml.end(name);
    }
    xml.end("a:fontScheme");
    format(&mut xml);
    xml.end("a:themeElements");
    xml.finish("a:theme")
}

/// Fills, lines and effects; the schema wants three of each, for subtle, moderate and intense.
fn format(xml: &mut XmlWriter) {
    xml.start("a:fmtScheme", &[("name", &NAME)]);
    three(xml, "a:fillStyleLst", fill);
    three(xml, "a:lnStyleLst", |xml| {
        xml.start("a:ln", &[("w", &6350)]);
        fill(xml);
        xml.end("a:ln");
    });
    three(xml, "a:effectStyleLst", |xml| {
        xml.start("a:effectStyle", &[]);
        xml.empty("a:effectLst", &[]);
        xml.end("a:effectStyle");
    });
    three(xml, "a:bgFillStyleLst", fill);
    xml.end("a:fmtScheme");
}

fn three(xml: &mut XmlWriter, name: &str, one: impl Fn(&mut XmlWriter)) {
    xml.start(name, &[]);
    for _ in 0..3 {
        one(xml);
    }
    xml.end(name);
}

fn fill(xml: &mut XmlWriter) {
    xml.start("a:solidFill", &[]);
    xml.empty("a:schemeClr", &[("val", &"phClr")]);
    xml.end("a:solidFill");
}
