//! Sections: which way the paper lies, and what stands over and under the text.

use docx_rs::{
    DocGrid, DocGridType, Footer, Header, PageMargin, PageNum, PageOrientationType, PageSize,
    Paragraph, Run, SectionProperty, create_footer_rid, create_header_rid,
};

use super::{compose::INSERTION, run::plain_run};
use crate::setting::{Look, orientation::Orientation};

/// The section's properties, but for its header and footer.
pub(super) fn section(orientation: Orientation, look: &Look) -> SectionProperty {
    let page = orientation.page(look);
    let length = |twips: u32| i32::try_from(twips).unwrap_or(i32::MAX);
    let lies = match orientation {
        Orientation::Portrait => PageOrientationType::Portrait,
        Orientation::Landscape => PageOrientationType::Landscape,
    };
    let size = PageSize::new().size(page.width, page.height).orient(lies);
    let margin = PageMargin {
        top: length(page.top),
        left: length(page.left),
        bottom: length(page.bottom),
        right: length(page.right),
        header: length(page.header),
        footer: length(page.footer),
        gutter: 0,
    };
    // `linesAndChars` is not condensed by every program; the space between characters does it.
    let grid = DocGrid::new()
        .grid_type(DocGridType::Lines)
        .line_pitch(look.line_pitch as usize);
    SectionProperty::new()
        .page_size(size)
        .page_margin(margin)
        .doc_grid(grid)
}

/// The id by which sections refer to the header of that number.
pub(super) fn header_id(number: usize) -> String {
    create_header_rid(number)
}

/// The id by which sections refer to the footer of that number.
pub(super) fn footer_id(number: usize) -> String {
    create_footer_rid(number)
}

/// `— 1 —` in a style that puts it at the outer edge.
pub(super) fn page_number(style: &str) -> Footer {
    Footer::new().add_paragraph(
        Paragraph::new()
            .style(style)
            .add_run(plain_run("— "))
            .add_page_num(PageNum::new())
            .add_run(plain_run(" —")),
    )
}

/// What stands over every page of a draft; its watermark is inserted later.
pub(super) fn draft_mark(mark: &str) -> Header {
    Header::new().add_paragraph(
        Paragraph::new()
            .style("DraftMark")
            .add_run(plain_run(mark))
            .add_run(Run::new().add_text(INSERTION)),
    )
}
