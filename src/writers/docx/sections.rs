//! Sections: which way the paper lies, and what stands over and under the text.
//!
//! Paper and margins are docx-rs's, whose elements are right by themselves; where they belong is
//! said here.

use docx_rs::{BuildXML, PageMargin, PageOrientationType, PageSize};

use super::{
    apply_template::Applied,
    drawing::RELATIONSHIPS,
    fixed_parts::WORD_NAMESPACE,
    inline::{end_field, start_field, text_run},
    part_kind::{FOOTER, HEADER, Kind},
    style_ids::StyleIds,
    watermark::watermark,
    writing::start_paragraph,
    xml_writer::XmlWriter,
};
use crate::setting::{
    Look, Page,
    orientation::Orientation,
    paragraph_style::ParagraphStyle,
    styles::{DRAFT_MARK, EVEN_PAGE_NUMBER, ODD_PAGE_NUMBER},
};

/// The properties of a section.
pub(super) fn section(
    xml: &mut XmlWriter,
    orientation: Orientation,
    look: &Look,
    applied: &Applied<'_>,
) {
    let page = orientation.page(look);
    xml.start("w:sectPr", &[]);
    if applied.has_own_headers() {
        references(xml, "w:headerReference", &HEADER);
    } else {
        applied.put_taken(xml, "w:headerReference");
    }
    if applied.has_own_footers() {
        references(xml, "w:footerReference", &FOOTER);
    } else {
        applied.put_taken(xml, "w:footerReference");
    }
    let lies = match orientation {
        Orientation::Portrait => PageOrientationType::Portrait,
        Orientation::Landscape => PageOrientationType::Landscape,
    };
    element(
        xml,
        &PageSize::new().size(page.width, page.height).orient(lies),
    );
    element(xml, &margins(page));
    applied.put_taken(xml, "w:pgNumType");
    if !applied.put_taken(xml, "w:cols") {
        xml.empty("w:cols", &[("w:space", &425), ("w:num", &1)]);
    }
    applied.put_taken(xml, "w:titlePg");
    if !applied.put_taken(xml, "w:docGrid") {
        // `linesAndChars` is not condensed by every program; the space between characters does it.
        xml.empty(
            "w:docGrid",
            &[("w:type", &"lines"), ("w:linePitch", &look.line_pitch)],
        );
    }
    xml.end("w:sectPr");
}

/// The references to the parts over or under right and left pages.
fn references(xml: &mut XmlWriter, name: &str, kind: &Kind) {
    for (number, side) in (1..).zip(["default", "even"]) {
        xml.empty(name, &[("w:type", &side), ("r:id", &kind.id(number))]);
    }
}

fn margins(page: &Page) -> PageMargin {
    let length = |twips: u32| i32::try_from(twips).expect("a margin is no wider than paper");
    PageMargin {
        top: length(page.top),
        left: length(page.left),
        bottom: length(page.bottom),
        right: length(page.right),
        header: length(page.header),
        footer: length(page.footer),
        gutter: 0,
    }
}

/// Puts an element of docx-rs behind what is there.
fn element(xml: &mut XmlWriter, element: &impl BuildXML) {
    let bytes = element.build();
    xml.written(str::from_utf8(&bytes).expect("XML is text"));
}

/// What stands over every page of a draft: its mark, and the watermark across the page.
pub(super) fn draft_mark(mark: &str, styles: &StyleIds) -> Vec<u8> {
    let mut xml = page_part("w:hdr", &DRAFT_MARK, styles);
    text_run(&mut xml, mark, None);
    watermark(&mut xml);
    xml.end("w:p");
    xml.finish("w:hdr")
}

/// The numbers of right and of left pages, `— 1 —`, in styles that put them at the outer edge.
pub(super) fn page_numbers(styles: &StyleIds) -> [Vec<u8>; 2] {
    [&ODD_PAGE_NUMBER, &EVEN_PAGE_NUMBER].map(|style| {
        let mut xml = page_part("w:ftr", style, styles);
        text_run(&mut xml, "— ", None);
        // Viewers that know no fields in one piece show what stands between these marks.
        start_field(&mut xml, "PAGE");
        text_run(&mut xml, "1", None);
        end_field(&mut xml);
        text_run(&mut xml, " —", None);
        xml.end("w:p");
        xml.finish("w:ftr")
    })
}

/// The start of a part over or under a page, up to the text of its only paragraph.
fn page_part(root: &str, style: &ParagraphStyle, styles: &StyleIds) -> XmlWriter {
    let mut xml = XmlWriter::part(
        root,
        &[("xmlns:w", &WORD_NAMESPACE), ("xmlns:r", &RELATIONSHIPS)],
    );
    start_paragraph(&mut xml, style, styles);
    xml.end("w:pPr");
    xml
}
