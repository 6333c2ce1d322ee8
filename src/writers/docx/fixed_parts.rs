//! The parts that hang on the document's properties only: settings, fonts, properties.

use super::{run::printable, xml::Element};
use crate::{
    document::properties::Properties,
    setting::{Face, Look},
};

/// The namespace that `w:` stands for.
pub(super) const WORD_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What Word's menus call the theme.
const THEME_NAME: &str = "公文";

/// The theme's colours, in schema order.
const THEME_COLOURS: [(&str, &str); 12] = [
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

/// The last instant of the reporting year, which stands wherever Word wants a date.
///
/// The time of building would make two builds of one year file differ.
pub(super) fn fixed_date(properties: &Properties) -> String {
    format!("{:04}-12-31T23:59:59Z", properties.year)
}

/// Title, creator, subject, language.
pub(super) fn core_properties(properties: &Properties) -> Vec<u8> {
    let text = |name: &'static str, value: &str| Element::new(name).text(&printable(value));
    let date = |name: &'static str| {
        Element::new(name)
            .attribute("xsi:type", "dcterms:W3CDTF")
            .text(&fixed_date(properties))
    };
    let subject = format!("{}年政府信息公开工作年度报告", properties.year);
    Element::new("cp:coreProperties")
        .attribute(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(text("dc:title", &properties.title))
        .child(text("dc:subject", &subject))
        .child(text("dc:creator", &properties.organ))
        .child(text("cp:lastModifiedBy", &properties.organ))
        .child(date("dcterms:created"))
        .child(date("dcterms:modified"))
        .child(text("dc:language", "zh-CN"))
        .write()
}

/// The program that wrote the file, and whose it is.
pub(super) fn application(properties: &Properties) -> Vec<u8> {
    Element::new("Properties")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )
        .child(Element::new("Application").text(env!("CARGO_PKG_NAME")))
        .child(Element::new("Company").text(&printable(&properties.organ)))
        .write()
}

/// What the file tells programs about the report: whose, of which year, on which form, and the
/// year file it was built from.
pub(super) fn custom_properties(properties: &Properties) -> Vec<u8> {
    let mut root = Element::new("Properties")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        )
        .attribute(
            "xmlns:vt",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        );
    // Numbers below 2 are the format's own.
    for (number, (name, value)) in (2..).zip(properties.particulars()) {
        root.push(
            Element::new("property")
                .attribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
                .attribute("pid", number)
                .attribute("name", name)
                .child(Element::new("vt:lpwstr").text(&printable(&value))),
        );
    }
    root.write()
}

/// Settings of the whole document: left and right pages differ, punctuation is compressed.
pub(super) fn settings(has_notes: bool) -> Vec<u8> {
    let compatibility = |name: &'static str, value: u32| {
        Element::new("w:compatSetting")
            .attribute("w:name", name)
            .attribute("w:uri", "http://schemas.microsoft.com/office/word")
            .attribute("w:val", value)
    };
    // As Chinese Word writes it, but for `adjustLineHeightInTable`: tables are off the grid.
    let compat = Element::new("w:compat")
        .child(Element::new("w:spaceForUL"))
        .child(Element::new("w:balanceSingleByteDoubleByteWidth"))
        .child(Element::new("w:doNotLeaveBackslashAlone"))
        .child(Element::new("w:ulTrailSpace"))
        .child(Element::new("w:doNotExpandShiftReturn"))
        .child(Element::new("w:useFELayout"))
        .child(compatibility("compatibilityMode", 15))
        .child(compatibility(
            "overrideTableStyleFontSizeAndJustification",
            1,
        ))
        .child(compatibility("enableOpenTypeFeatures", 1))
        .child(compatibility("doNotFlipMirrorIndents", 1))
        .child(compatibility("differentiateMultirowTableHeaders", 1));
    let languages = Element::new("w:themeFontLang")
        .attribute("w:val", "en-US")
        .attribute("w:eastAsia", "zh-CN");
    // The two lines over notes are notes of their own, which the settings name.
    let note = |id: i32| Element::new("w:footnote").attribute("w:id", id);
    let notes = has_notes.then(|| {
        Element::new("w:footnotePr")
            .child(Element::value("w:numFmt", "decimalEnclosedCircleChinese"))
            .child(note(-1))
            .child(note(0))
    });
    Element::new("w:settings")
        .attribute("xmlns:w", WORD_NAMESPACE)
        .child(Element::new("w:zoom").attribute("w:percent", 100))
        .child(Element::value("w:defaultTabStop", 420))
        .child(Element::new("w:evenAndOddHeaders"))
        .child(Element::value(
            "w:characterSpacingControl",
            "compressPunctuation",
        ))
        .children(notes)
        .child(compat)
        .child(languages)
        .write()
}

/// A theme of plain colours and our own faces: no style refers to it, but Word wants one.
pub(super) fn theme(look: &Look) -> Vec<u8> {
    let colour = |(name, rgb): (&'static str, &'static str)| {
        Element::new(name).child(Element::new("a:srgbClr").attribute("val", rgb))
    };
    let colours = THEME_COLOURS.iter().copied().map(colour);
    let face = |name: &'static str, typeface: &str| {
        Element::new(name).attribute("typeface", typeface.to_owned())
    };
    let faces = |name: &'static str, east_asian: &str| {
        Element::new(name)
            .child(face("a:latin", look.face(Face::Latin)))
            .child(face("a:ea", east_asian))
            .child(face("a:cs", ""))
    };
    let fill = || {
        let colour = Element::new("a:schemeClr").attribute("val", "phClr");
        Element::new("a:solidFill").child(colour)
    };
    // The schema wants three of each, for subtle, moderate and intense.
    let three = |name: &'static str, style: Element| Element::new(name).children(vec![style; 3]);
    let line = Element::new("a:ln").attribute("w", 6350).child(fill());
    let effect = Element::new("a:effectStyle").child(Element::new("a:effectLst"));
    let format = Element::new("a:fmtScheme")
        .attribute("name", THEME_NAME)
        .child(three("a:fillStyleLst", fill()))
        .child(three("a:lnStyleLst", line))
        .child(three("a:effectStyleLst", effect))
        .child(three("a:bgFillStyleLst", fill()));
    let elements = Element::new("a:themeElements")
        .child(
            Element::new("a:clrScheme")
                .attribute("name", THEME_NAME)
                .children(colours),
        )
        .child(
            Element::new("a:fontScheme")
                .attribute("name", THEME_NAME)
                .child(faces("a:majorFont", look.face(Face::Hei)))
                .child(faces("a:minorFont", look.face(Face::Body))),
        )
        .child(format);
    Element::new("a:theme")
        .attribute(
            "xmlns:a",
            "http://schemas.openxmlformats.org/drawingml/2006/main",
        )
        .attribute("name", THEME_NAME)
        .child(elements)
        .write()
}

/// The faces in use, each with the one to take where it is not installed.
pub(super) fn font_table(look: &Look) -> Vec<u8> {
    let fonts = look.faces().map(|(face, name, substitute)| {
        let is_latin = face == Face::Latin;
        let mut font = Element::new("w:font").attribute("w:name", name.to_owned());
        if let Some(substitute) = substitute {
            font.push(Element::value("w:altName", substitute));
        }
        font.child(Element::value(
            "w:charset",
            if is_latin { "00" } else { "86" },
        ))
        .child(Element::value(
            "w:family",
            if is_latin { "roman" } else { "auto" },
        ))
        .child(Element::value("w:pitch", "variable"))
    });
    Element::new("w:fonts")
        .attribute("xmlns:w", WORD_NAMESPACE)
        .children(fonts)
        .write()
}
