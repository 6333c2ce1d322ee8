//! The parts that hang on the document's properties and its look only: settings, fonts, properties.

use super::xml_writer::{Attributes, XmlWriter};
use crate::{
    document::properties::Properties,
    setting::{Face, Look},
    writers::figure_bookmarks::FigureBookmarks,
};

/// The namespace that `w:` stands for.
pub(super) const WORD_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The report's date, which stands wherever Word wants one.
///
/// The time of building would make two builds of one year file differ.
pub(super) fn fixed_date(properties: &Properties) -> String {
    properties.dated().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Title, creator, subject, language.
pub(super) fn core_properties(properties: &Properties) -> Vec<u8> {
    let subject = format!("{}年政府信息公开工作年度报告", properties.year);
    let date = fixed_date(properties);
    let dated: Attributes<'_> = &[("xsi:type", &"dcterms:W3CDTF")];
    let mut xml = XmlWriter::part(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.data("dc:title", &[], &properties.title);
    xml.data("dc:subject", &[], &subject);
    xml.data("dc:creator", &[], &properties.organ);
    xml.data("cp:lastModifiedBy", &[], &properties.organ);
    xml.data("dcterms:created", dated, &date);
    xml.data("dcterms:modified", dated, &date);
    xml.data("dc:language", &[], "zh-CN");
    xml.finish("cp:coreProperties")
}

/// The program that wrote the file, and whose it is.
pub(super) fn application(properties: &Properties) -> Vec<u8> {
    let mut xml = XmlWriter::part(
        "Properties",
        &[(
            "xmlns",
            &"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )],
    );
    xml.data("Application", &[], env!("CARGO_PKG_NAME"));
    xml.data("Company", &[], &properties.organ);
    xml.finish("Properties")
}

/// What the file tells programs about the report in custom properties: whose, of which year, on
/// which form, the year file it was built from; and whose the bookmarks of figures are.
pub(super) fn custom_properties(properties: &Properties, figures: &FigureBookmarks) -> Vec<u8> {
    let mut xml = XmlWriter::part(
        "Properties",
        &[
            (
                "xmlns",
                &"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            ),
            (
                "xmlns:vt",
                &"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
            ),
        ],
    );
    // Numbers below 2 are the format's own.
    let particulars = properties.particulars();
    let particulars = particulars.map(|(name, value)| (name.to_owned(), value));
    let all = particulars.into_iter().chain(figures.properties());
    for (number, (name, value)) in (2..).zip(all) {
        xml.start(
            "property",
            &[
                ("fmtid", &"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                ("pid", &number),
                ("name", &name),
            ],
        );
        xml.data("vt:lpwstr", &[], &value);
        xml.end("property");
    }
    xml.finish("Properties")
}

/// Settings of the whole document: whether left and right pages differ in what stands over and under
/// the text, and in their margins; punctuation is compressed.
pub(super) fn settings(differs_by_side: bool, mirrors_margins: bool, has_notes: bool) -> Vec<u8> {
    let mut xml = XmlWriter::part("w:settings", &[("xmlns:w", &WORD_NAMESPACE)]);
    xml.empty("w:zoom", &[("w:percent", &100)]);
    if mirrors_margins {
        xml.empty("w:mirrorMargins", &[]);
    }
    xml.value("w:defaultTabStop", &420);
    if differs_by_side {
        xml.empty("w:evenAndOddHeaders", &[]);
    }
    xml.value("w:characterSpacingControl", &"compressPunctuation");
    if has_notes {
        xml.start("w:footnotePr", &[]);
        xml.value("w:numFmt", &"decimalEnclosedCircleChinese");
        // The two lines over notes are notes of their own, which the settings name.
        xml.empty("w:footnote", &[("w:id", &-1)]);
        xml.empty("w:footnote", &[("w:id", &0)]);
        xml.end("w:footnotePr");
    }
    compatibility(&mut xml);
    xml.empty(
        "w:themeFontLang",
        &[("w:val", &"zh-CN"), ("w:eastAsia", &"zh-CN")],
    );
    xml.finish("w:settings")
}

/// As Chinese Word writes it, but for `adjustLineHeightInTable`: tables are off the grid.
fn compatibility(xml: &mut XmlWriter) {
    xml.start("w:compat", &[]);
    for name in [
        "w:spaceForUL",
        "w:balanceSingleByteDoubleByteWidth",
        "w:doNotLeaveBackslashAlone",
        "w:ulTrailSpace",
        "w:doNotExpandShiftReturn",
        "w:useFELayout",
    ] {
        xml.empty(name, &[]);
    }
    for (name, value) in [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ] {
        xml.empty(
            "w:compatSetting",
            &[
                ("w:name", &name),
                ("w:uri", &"http://schemas.microsoft.com/office/word"),
                ("w:val", &value),
            ],
        );
    }
    xml.end("w:compat");
}

/// The faces in use, each with the one to take where it is not installed.
pub(super) fn font_table(look: &Look) -> Vec<u8> {
    let mut xml = XmlWriter::part("w:fonts", &[("xmlns:w", &WORD_NAMESPACE)]);
    for (face, name, substitute) in look.faces() {
        let (charset, family) = if face == Face::Latin {
            ("00", "roman")
        } else {
            ("86", "auto")
        };
        xml.start("w:font", &[("w:name", &name)]);
        if let Some(substitute) = substitute {
            xml.value("w:altName", &substitute);
        }
        xml.value("w:charset", &charset);
        xml.value("w:family", &family);
        xml.value("w:pitch", &"variable");
        xml.end("w:font");
    }
    xml.finish("w:fonts")
}
